"""Acts on what a village lacks."""

from typing import Any

from django.db import transaction

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.verdict import Refused
from villages.actions.common import change, measured, only
from villages.facts.measures import past_year
from villages.models import Need, Region

NEED_FACTS = ("topic", "name", "quantity", "unit", "households", "urgency", "target_year", "plan_reference")
NEED_FACTS += ("all_year", "is_open", "latitude", "longitude")


@transaction.atomic
def add_need(*, village: Region, by: Any, **facts: Any) -> Need:
    """Write down what the village lacks. Raises Refused."""
    ask(by, Permission.NEED_EDIT, village.place)
    require_to_come(facts)
    need = Need.objects.create(village=village, created_by=by, **measured(only(facts, NEED_FACTS)))
    trail.record("need.add", need, by=by, region_code=village.code, new=facts)
    return need


@transaction.atomic
def edit_need(*, need: Need, by: Any, **facts: Any) -> None:
    """Change a need. Raises Refused."""
    ask(by, Permission.NEED_EDIT, need.place)
    require_to_come(facts, Need.objects.filter(pk=need.pk).values_list("target_year", flat=True).first())
    old = change(need, measured(only(facts, NEED_FACTS)))
    new = {name: facts[name] for name in old}
    trail.record("need.edit", need, by=by, region_code=need.village.code, old=old, new=new)


def require_to_come(facts: dict[str, Any], stored: int | None = None) -> None:
    """Nothing can be done by a year that is over; an old row keeps the year that it has. Raises Refused."""
    if why := past_year(facts.get("target_year"), stored):
        raise Refused(why)
