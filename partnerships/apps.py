"""App config."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Cooperations."""

    name = "partnerships"
    verbose_name = "Kerja sama"
