"""Acts on the figures of a village by year."""

from typing import Any

from django.db import IntegrityError, transaction

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.verdict import Refused
from villages.actions.common import change, only
from villages.facts.figures import ONCE, doubts
from villages.models import Region, VillageYear

YEAR_FACTS = ("year", "residents", "households", "poor_households", "area", "index", "standing", "score")


@transaction.atomic
def add_year(*, village: Region, by: Any, **facts: Any) -> VillageYear:
    """Write down the figures of one year, once for each year. Raises Refused."""
    ask(by, Permission.YEAR_EDIT, village.place)
    judge(village, only(facts, YEAR_FACTS))
    try:
        with transaction.atomic():
            row = VillageYear.objects.create(village=village, created_by=by, **facts)
    except IntegrityError as error:
        raise Refused(ONCE.format(year=facts["year"])) from error
    trail.record("year.add", row, by=by, region_code=village.code, new=facts)
    return row


@transaction.atomic
def edit_year(*, row: VillageYear, by: Any, **facts: Any) -> None:
    """Change the figures of one year, or which year they are of. Raises Refused."""
    ask(by, Permission.YEAR_EDIT, row.place)
    judge(row.village, only(facts, YEAR_FACTS), except_pk=row.pk)
    try:
        with transaction.atomic():
            old = change(row, facts)
    except IntegrityError as error:
        raise Refused(ONCE.format(year=facts["year"])) from error
    new = {name: facts[name] for name in old}
    trail.record("year.edit", row, by=by, region_code=row.village.code, old=old, new=new)


def judge(village: Region, facts: dict[str, Any], except_pk: str = "") -> None:
    """Nothing is written that cannot be right, and no year twice. Raises Refused."""
    if found := doubts(facts):
        raise Refused(" ".join(found.values()))
    if VillageYear.objects.filter(village=village, year=facts["year"]).exclude(pk=except_pk).exists():
        raise Refused(ONCE.format(year=facts["year"]))
