"""App config."""

from django.apps import AppConfig
from django.db.models import CharField
from django.db.models.signals import post_migrate

from villages.finding import names_index


def keep_index(sender, using, **kwargs):
    """The index of names is made, or mended, after each migrate."""
    names_index.install(using)


class VillagesConfig(AppConfig):
    """Facts of the villages."""

    name = "villages"
    verbose_name = "Desa"

    def ready(self) -> None:
        from records.importing.kind import registry  # noqa: PLC0415  (models must be loaded first)
        from villages.imports.needs import NeedImport  # noqa: PLC0415
        from villages.imports.plans import PlanImport  # noqa: PLC0415
        from villages.imports.potentials import PotentialImport  # noqa: PLC0415
        from villages.imports.regions import RegionImport  # noqa: PLC0415

        for kind in (PotentialImport(), NeedImport(), PlanImport(), RegionImport()):
            registry.register(kind)
        CharField.register_lookup(names_index.PartOfName)
        post_migrate.connect(keep_index, sender=self, dispatch_uid="villages.finding.names_index")
