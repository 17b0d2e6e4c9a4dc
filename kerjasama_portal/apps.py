"""App config of the roof."""

from django.apps import AppConfig

from kerjasama_portal import checks

__all__ = ["checks"]


class PortalConfig(AppConfig):
    """Pages composed from the apps below."""

    name = "kerjasama_portal"
    verbose_name = "Portal"
