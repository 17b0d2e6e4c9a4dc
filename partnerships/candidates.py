"""Which villages may be named as candidates, each with the reason when it may not."""

from dataclasses import replace
from datetime import timedelta

from django.db.models import Case, IntegerField, QuerySet, Value, When

from partnerships.models import Cooperation
from villages.finding.choose import MOST_CHOICES, VillageChoice, candidate_villages, choices_from
from villages.models import Region
from villages.regions.gazetteer import inside
from villages.regions.lineage import call_as_on, ended_like, why_ended

KELURAHAN = "Kelurahan tidak bisa menjadi pihak kerja sama desa (UU 6/2014 Pasal 91)."
OTHER_REGENCY = (
    "Desa ini ada di kabupaten lain: ikuti ketentuan kerja sama antar Daerah; fasilitasi provinsi (UU 23/2014). "
    "Kecuali mendirikan BUM Desa bersama: batas kabupaten tidak berlaku (PP 11/2021 Pasal 7 ayat (4))."
)
ELSEWHERE = "Kabupaten lain"  # beside a hit; the whole sentence stands once above
# Words by which an outside party is known when somebody looks for it among the villages.
OUTSIDE_WORDS = frozenset(
    [
        *("pt", "cv", "ud", "firma", "perseroda", "perum", "perumda", "pdam", "bumn", "bumd", "bank"),
        *("koperasi", "ksp", "yayasan", "perkumpulan", "lsm", "ormas"),
        *("universitas", "politeknik", "institut", "kampus", "dinas", "kementerian"),
    ]
)


def why_never(village: Region) -> str:
    """Why a village can't be a party at all: it ended, or it is a kelurahan (UU 6/2014 pasal 91); empty when it can."""
    if village.can_be_party:
        return ""
    return why_ended(village) if village.has_ended else KELURAHAN


def all_ended(villages: QuerySet[Region]) -> list[Region]:
    """These villages, each with what it became, when all of them ended; none while one of them stands."""
    if villages.filter(valid_until__isnull=True).exists():
        return []
    ended = list(villages)
    call_as_on(ended, lambda village: village.valid_until - timedelta(days=1))
    return ended


def why_not_here(cooperation: Cooperation, village: Region) -> str:
    """R2: desa in one kabupaten or kota (Permendagri 96/2017 pasal 3 ayat (1) and (2)); empty when it may."""
    if never := why_never(village):
        return never
    return OTHER_REGENCY if village.regency_code != cooperation.lead.regency_code else ""


def in_short(reason: str) -> str:
    """The reason beside one of many hits."""
    return ELSEWHERE if reason == OTHER_REGENCY else reason


def names_outside_party(text: str) -> bool:
    """Is somebody looking for a company, a university or an office where only villages can be chosen?"""
    return any(word.strip(".,").lower() in OUTSIDE_WORDS for word in text.split())


def candidate_choices(cooperation: Cooperation, text: str) -> list[VillageChoice]:
    """The villages of the lead's kecamatan, or what the search finds: own kecamatan, then own kabupaten first."""
    lead, taken = cooperation.lead, [party.village.code for party in cooperation.parties.all()]
    found = candidate_villages(text, near=[lead.district_code], exclude=[lead.code]).order_by(
        Case(
            When(inside([lead.district_code]), then=Value(0)),
            When(inside([lead.regency_code]), then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        ),
        "name",
        "code",
    )
    choices = choices_from(found[:MOST_CHOICES], taken=taken)
    known = {choice.code for choice in choices}
    ended = [each for each in ended_like(text, lead.regency_code) if each.code not in known]
    return [VillageChoice(each, "", why_ended(each)) for each in ended] + [
        choice if choice.code in taken else replace(choice, reason=in_short(why_not_here(cooperation, choice.village)))
        for choice in choices
    ]
