"""Acts on the rows of a village's plans."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.moves import TOO_LATE
from records.verdict import Refused
from villages.actions.common import change, only
from villages.facts.plan_rows import ONCE, doubts, last_year_of
from villages.models import PlanRow, Region

KEY = ("plan", "first_year", "row")
PLAN_FACTS = (*KEY, "regulation", "last_year", "field", "activity", "location", "volume", "beneficiaries")
PLAN_FACTS += ("cost", "source", "pattern")
IN_USE = "Baris ini dipakai dalam program kerja sama, jadi tidak dapat dihapus."
OTHER_PLAN = "Baris ini dipakai dalam program kerja sama. Rencananya tidak dapat diganti."


@transaction.atomic
def add_plan_row(*, village: Region, by: Any, **facts: Any) -> PlanRow:
    """Write down one row of a plan, once for each number. Raises Refused."""
    ask(by, Permission.NEED_EDIT, village.place)
    facts = judged(village, facts)
    try:
        with transaction.atomic():
            row = PlanRow.objects.create(village=village, created_by=by, **facts)
    except IntegrityError as error:
        raise Refused(once(facts)) from error
    trail.record("plan_row.add", row, by=by, region_code=village.code, new=facts)
    return row


@transaction.atomic
def edit_plan_row(*, plan_row: PlanRow, by: Any, **facts: Any) -> None:
    """Change a row; one that a programme rests on stays in its plan (R9). Raises Refused."""
    ask(by, Permission.NEED_EDIT, plan_row.place)
    held = hold_row(plan_row)
    facts = judged(plan_row.village, facts, except_pk=plan_row.pk)
    if facts["plan"] != held.plan and is_used(held):
        raise Refused(OTHER_PLAN)
    try:
        with transaction.atomic():
            old = change(plan_row, facts)
    except IntegrityError as error:
        raise Refused(once(facts)) from error
    new = {name: facts[name] for name in old}
    trail.record("plan_row.edit", plan_row, by=by, region_code=plan_row.village.code, old=old, new=new)


@transaction.atomic
def remove_plan_row(*, plan_row: PlanRow, by: Any) -> None:
    """Take away a row that nothing refers to; what it said stays in the trail. Raises Refused."""
    ask(by, Permission.NEED_EDIT, plan_row.place)
    held = hold_row(plan_row)
    old = {name: getattr(held, name) for name in PLAN_FACTS}
    try:
        held.delete()
    except ProtectedError as error:
        raise Refused(IN_USE) from error
    trail.record("plan_row.remove", plan_row, by=by, region_code=plan_row.village.code, old=old)


def hold_row(row: PlanRow) -> PlanRow:
    """The row as it stands, held until the act ends. Raises Refused."""
    held = PlanRow.objects.select_for_update().filter(pk=row.pk).first()
    if held is None:
        raise Refused(TOO_LATE)
    return held


def is_used(row: PlanRow) -> bool:
    """Does anything point at it, whichever floor it lies on?"""
    links = [link for link in PlanRow._meta.get_fields(include_hidden=True) if link.auto_created and link.one_to_many]
    return any(link.related_model._base_manager.filter(**{link.field.name: row.pk}).exists() for link in links)


def judged(village: Region, facts: dict[str, Any], except_pk: str = "") -> dict[str, Any]:
    """The facts with the last year of an RKP Desa; nothing that cannot be right, no row twice. Raises Refused."""
    facts = only(facts, PLAN_FACTS) | {"last_year": last_year_of(facts), "row": " ".join(facts["row"].split())}
    if found := doubts(facts):
        raise Refused(" ".join(found.values()))
    same = PlanRow.objects.filter(village=village, **{name: facts[name] for name in KEY})
    if same.exclude(pk=except_pk).exists():
        raise Refused(once(facts))
    return facts


def once(facts: dict[str, Any]) -> str:
    """Which row is there already."""
    return ONCE.format(row=facts["row"], plan=PlanRow.Plan(facts["plan"]).label, year=facts["first_year"])
