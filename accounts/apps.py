"""App config."""

from django.apps import AppConfig
from django.db.models import CharField

from accounts.lookups import LiesIn


class AccountsConfig(AppConfig):
    """People and their rights."""

    name = "accounts"
    verbose_name = "Akun dan wewenang"

    def ready(self) -> None:
        CharField.register_lookup(LiesIn)
