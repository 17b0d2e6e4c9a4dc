"""App config: hangs the cooperation's needs on the meetings between villages, and tells what can be imported."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Cooperations."""

    name = "partnerships"
    verbose_name = "Kerja sama"

    def ready(self) -> None:
        from musyawarah.workflow import MAD_MOVES  # noqa: PLC0415  (models must be loaded first)
        from partnerships.imports import PartnerImport  # noqa: PLC0415
        from partnerships.needs import may_open_for_decision  # noqa: PLC0415
        from records.importing.kind import registry  # noqa: PLC0415

        MAD_MOVES.require("open", may_open_for_decision)
        registry.register(PartnerImport())
