"""A cooperation of Ngebel with an outside party, on either initiative, brought to any point before its text."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from partnerships.actions import announcements, cooperations, partners, studies
from partnerships.models import Cooperation, Proposal, Track
from tests.conftest import NGEBEL
from tests.partnerships import cooperation_cases as cases

TODAY = timezone.localdate
START = {
    "title": "Pengolahan kopi bersama mitra",
    "field": "pemberdayaan",
    "purpose": "Kopi Ngebel diolah di desa supaya harganya naik.",
}
APPRAISAL = {
    "benefits": "20 warga bekerja",
    "benefit_value": 120_000_000,
    "costs": "Ruang dan listrik",
    "cost_value": 45_000_000,
    "environment_rule": "Perda 5/2020",
    "environment_result": "Cukup SPPL",
    "spatial_rule": "Perda 1/2012",
    "spatial_result": "Diperbolehkan",
    "uses_asset": True,
    "asset_statement": "Ruang disewakan 3 tahun, tidak dijaminkan",
    "outside_investment": False,
}
STUDY = {"plan_fit": "RKP 2027 baris 12", "feasibility": "Layak", "partner_capacity": "Berpengalaman"}
TERMS = {
    "background": "Kopi dijual mentah",
    "objective": "Kopi diolah di desa",
    "extent": "Sangrai dan pemasaran",
    "requirements": "Berbadan hukum",
    "selection": "Harga 40, pengalaman 30, warga 30",
    "duration": "3 tahun",
    "schedule": "Mei 2026",
}
ANNOUNCED = {
    "number": "140/15/405.29.07/2026",
    "posted_at": "Papan pengumuman balai desa",
    "submit_to": "Kantor Desa Ngebel",
}
IDENTITY = {
    "name": "CV Kopi Wilis Jaya",
    "kind": "swasta",
    "legal_form": "CV",
    "unit": "",
    "business_number": "9120001234567",
    "deed": "",
    "tax_number": "012345678901000",
    "address": "Jalan Raya Ponorogo 5",
    "signatory": "Budi Santosa",
    "signatory_office": "Direktur",
    "contact_person": "Rini Kontakwati",
    "phone": "081234567890",
    "email": "rini@wilis.example.id",
}
LETTER = {
    "letter_number": "021/KWJ/2026",
    "offers": "Mesin sangrai dan pelatihan",
    "expects": "Ruang 60 meter persegi",
    "value": 250_000_000,
    "profile": "Berdiri 2015",
}


def letter(**changes: Any) -> dict[str, Any]:
    """The letter of an offer, written and received today."""
    return LETTER | {"dated": TODAY(), "received_on": TODAY()} | changes


def started(cast, regions, track: str = Track.THIRD_BY_VILLAGE) -> Cooperation:
    """Opened by the sekdes of Ngebel, with a need that is ranked and linked."""
    made = cooperations.start_cooperation(lead=regions[NGEBEL], by=cast.sekdes_ngebel, track=track, **START)
    return cases.prepared(cast, regions, cooperation=cases.fresh(made))


def weighed(cast, cooperation: Cooperation) -> Cooperation:
    """The kajian is written, and the KAK where the village announces."""
    by_village = cooperation.track == Track.THIRD_BY_VILLAGE
    facts = APPRAISAL | {"checked_on": TODAY()} | ({} if by_village else STUDY)
    studies.write_appraisal(cooperation=cases.fresh(cooperation), by=cast.sekdes_ngebel, **facts)
    if by_village:
        studies.write_terms(cooperation=cases.fresh(cooperation), by=cast.perangkat_ngebel, **TERMS)
    return cases.fresh(cooperation)


def announcement(**changes: Any) -> dict[str, Any]:
    """The announcement of today, open for two weeks."""
    return ANNOUNCED | {"dated": TODAY(), "closes_on": TODAY() + timedelta(days=14)} | changes


def announced(cast, regions) -> Cooperation:
    """The village's own initiative: weighed, decided in the musyawarah desa, announced by the kades."""
    cooperation = weighed(cast, started(cast, regions))
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    announcements.announce(cooperation=cases.fresh(cooperation), by=cast.kades_ngebel, **announcement())
    return cases.fresh(cooperation)


def received(
    cast, cooperation: Cooperation, identity: dict | None = None, upload: Any = None, **changes: Any
) -> Proposal:
    """One offer, written down by the sekdes."""
    who = IDENTITY | (identity or {})
    return partners.record_proposal(
        cooperation=cases.fresh(cooperation),
        identity=who,
        letter=letter(**changes),
        upload=upload,
        by=cast.sekdes_ngebel,
    )


def again(proposal: Proposal) -> Proposal:
    """The offer as the next request would load it."""
    row = Proposal.objects.select_related("partner").get(pk=proposal.pk)
    row.cooperation = cases.fresh(row.cooperation)
    return row


def chosen(cast, proposal: Proposal) -> Proposal:
    """Weighed and chosen with its reason."""
    partners.evaluate_proposal(proposal=again(proposal), evaluation="Harga terbaik", by=cast.sekdes_ngebel)
    partners.move_proposal(proposal=again(proposal), move="choose", reason="Paling cocok", by=cast.sekdes_ngebel)
    return again(proposal)


def proposed(cast, regions) -> Proposal:
    """The partner's initiative: its proposal written down, and studied by the village."""
    cooperation = started(cast, regions, Track.THIRD_BY_PARTNER)
    proposal = received(cast, cooperation)
    weighed(cast, cooperation)
    return again(proposal)


def answered(cast, regions) -> Proposal:
    """The musyawarah desa agreed and the kades accepted the proposal by letter."""
    proposal = proposed(cast, regions)
    cases.decided(cast, proposal.cooperation, "ngebel", NGEBEL)
    facts = {"answer": "accept", "number": "140/20/2026", "dated": TODAY()}
    announcements.answer_proposal(proposal=again(proposal), by=cast.kades_ngebel, **facts)
    return again(proposal)
