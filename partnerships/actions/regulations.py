"""Acts on a village's umbrella Perdes, from its draft to its promulgation."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.access import ask
from accounts.permissions import Permission
from partnerships.candidates import why_never
from partnerships.models import VillageRegulation
from partnerships.papers.village_regulation import TEMPLATE, regulation_data, regulation_facts, title_of
from partnerships.workflow import REGULATION_MOVES
from records import trail
from records.issue import issue
from records.models import Paper
from records.moves import hold
from records.verdict import Refused
from villages.models import Region

# The facts in the order in which the law lets them happen (PP 43/2014 pasal 83 and 84).
DATES = ("consulted_on", "agreed_on", "enacted_on", "promulgated_on")
ONLY_DRAFT = "Perdes ini sudah dibahas dengan BPD, jadi rancangannya tidak bisa diubah lagi."
HALF_CONSULTED = "Isi tanggal konsultasi dan bentuknya bersama-sama."


@transaction.atomic
def draft_regulation(
    *, village: Region, title: str, by: Any, consulted_on: date | None = None, consultation: str = "", text: str = ""
) -> VillageRegulation:
    """Begin the one umbrella Perdes of a village."""
    ask(by, Permission.REGULATION_DRAFT, village.place)
    if village.has_ended:
        raise Refused(why_never(village))
    if not village.can_be_party:
        raise Refused("Kelurahan tidak membuat Perdes, jadi tidak bisa menjadi pihak kerja sama desa.")
    hold(village)
    if VillageRegulation.objects.filter(village=village).exists():
        raise Refused("Desa ini sudah punya Perdes tentang kerja sama. Satu Perdes dipakai untuk semua kerja sama.")
    check_consultation(consulted_on, consultation)
    facts = {"title": title, "consulted_on": consulted_on, "consultation": consultation, "text": text}
    regulation = VillageRegulation.objects.create(village=village, created_by=by, **facts)
    trail.record("village_regulation.draft", regulation, by=by, region_code=village.code, new=facts)
    return regulation


@transaction.atomic
def edit_regulation(
    *,
    regulation: VillageRegulation,
    title: str,
    by: Any,
    consulted_on: date | None = None,
    consultation: str = "",
    text: str | None = None,
) -> None:
    """Change the draft, its text where one is given, and what is known of its consultation."""
    ask(by, Permission.REGULATION_DRAFT, regulation.place)
    check_consultation(consulted_on, consultation)
    facts = {"title": title, "consulted_on": consulted_on, "consultation": consultation}
    facts |= {} if text is None else {"text": text}
    old = {name: getattr(regulation, name) for name in facts}
    rows = VillageRegulation.objects.filter(pk=regulation.pk, status=VillageRegulation.Status.DRAFT).update(**facts)
    if rows != 1:
        raise Refused(ONLY_DRAFT)
    trail.record("village_regulation.edit", regulation, by=by, region_code=regulation.village.code, old=old, new=facts)


def check_consultation(consulted_on: date | None, consultation: str) -> None:
    """A consultation has a date and a form, or is not yet held (PP 43/2014 pasal 83 ayat (3)); raises Refused."""
    if bool(consulted_on) != bool(consultation):
        raise Refused(HALF_CONSULTED)


def discuss(*, regulation: VillageRegulation, by: Any) -> None:
    """Bring the consulted draft before the BPD."""
    REGULATION_MOVES.make(regulation, "discuss", by=by, region_code=regulation.village.code)


def agree(*, regulation: VillageRegulation, council_decision: str, agreed_on: date, by: Any) -> None:
    """Record that the BPD agreed (UU 6/2014 pasal 69 ayat (3))."""
    move(regulation, "agree", by, council_decision=council_decision, agreed_on=agreed_on)


def enact(*, regulation: VillageRegulation, number: str, year: int, enacted_on: date, by: Any) -> None:
    """Record that the kades fixed the Perdes, with the village's own number (PP 43/2014 pasal 84 ayat (2))."""
    move(regulation, "enact", by, number=number, year=year, enacted_on=enacted_on)


@transaction.atomic
def promulgate(*, regulation: VillageRegulation, gazette_number: str, promulgated_on: date, by: Any) -> None:
    """Record that the sekdes placed it in the Lembaran Desa (PP 43/2014 pasal 84 ayat (3)); its paper is final now."""
    move(regulation, "promulgate", by, gazette_number=gazette_number, promulgated_on=promulgated_on)
    if regulation.text.strip():
        issue_paper(regulation, by)


def issue_paper(regulation: VillageRegulation, by: Any) -> None:
    """Draw and keep the final Perdes; a text that was made outside the portal has no paper here."""
    regulation.paper = issue(
        kind=Paper.Kind.VILLAGE_REGULATION,
        template=TEMPLATE,
        data=regulation_data(regulation),
        document_date=regulation.promulgated_on,
        subject=regulation,
        title=title_of(regulation),
        region_code=regulation.village.code,
        facts=regulation_facts(regulation),
        by=by,
    )
    VillageRegulation.objects.filter(pk=regulation.pk).update(paper=regulation.paper)


def move(regulation: VillageRegulation, name: str, by: Any, **facts: Any) -> None:
    """Make a move whose date may not lie before the earlier ones; raises Refused."""
    if REGULATION_MOVES.judge(regulation, name, by):
        for field in set(DATES) & set(facts):
            check_order(regulation, field, facts[field])
    REGULATION_MOVES.make(regulation, name, by=by, region_code=regulation.village.code, **facts)


def check_order(regulation: VillageRegulation, field: str, day: date) -> None:
    """Each stage comes on or after the one before it; raises Refused."""
    earlier = last_date_before(regulation, field)
    if earlier and day < earlier[1]:
        raise Refused(f"Tanggal ini tidak boleh sebelum {earlier[0]}.")


def last_date_before(regulation: VillageRegulation, field: str) -> tuple[str, date] | None:
    """The name and the day of the nearest earlier stage that has a date."""
    for name in reversed(DATES[: DATES.index(field)]):
        if day := getattr(regulation, name):
            return regulation._meta.get_field(name).verbose_name, day
    return None
