"""App config."""

from django.apps import AppConfig


class VillagesConfig(AppConfig):
    """Facts of the villages."""

    name = "villages"
    verbose_name = "Desa"

    def ready(self) -> None:
        from records.importing.kind import registry  # noqa: PLC0415  (models must be loaded first)
        from villages.imports.needs import NeedImport  # noqa: PLC0415
        from villages.imports.potentials import PotentialImport  # noqa: PLC0415
        from villages.imports.regions import RegionImport  # noqa: PLC0415

        for kind in (PotentialImport(), NeedImport(), RegionImport()):
            registry.register(kind)
