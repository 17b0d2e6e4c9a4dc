"""App config."""

from django.apps import AppConfig


class MusyawarahConfig(AppConfig):
    """Deliberation."""

    name = "musyawarah"
    verbose_name = "Musyawarah"
