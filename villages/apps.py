"""App config."""

from django.apps import AppConfig


class VillagesConfig(AppConfig):
    """Facts of the villages."""

    name = "villages"
    verbose_name = "Desa"
