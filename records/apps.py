"""App config: the append-only triggers come back after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from records import triggers


def restore_triggers(sender, using, **kwargs):
    """SQLite drops triggers when it rebuilds a table, so they are made again after each migrate."""
    triggers.install(using)


class RecordsConfig(AppConfig):
    """The ground floor."""

    name = "records"
    verbose_name = "Catatan resmi"

    def ready(self) -> None:
        post_migrate.connect(restore_triggers, sender=self, dispatch_uid="records.triggers")
