"""App config."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and their rights."""

    name = "accounts"
    verbose_name = "Akun dan wewenang"
