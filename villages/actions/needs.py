"""Acts on what a village lacks."""

from typing import Any

from django.db import transaction

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from villages.actions.common import change, measured, only
from villages.models import Need, Region

NEED_FACTS = ("topic", "name", "quantity", "unit", "households", "urgency", "target_year", "plan_reference")


@transaction.atomic
def add_need(*, village: Region, by: Any, **facts: Any) -> Need:
    """Write down what the village lacks. Raises Refused."""
    ask(by, Permission.NEED_EDIT, village.place)
    need = Need.objects.create(village=village, created_by=by, **measured(only(facts, NEED_FACTS)))
    trail.record("need.add", need, by=by, region_code=village.code, new=facts)
    return need


@transaction.atomic
def edit_need(*, need: Need, by: Any, **facts: Any) -> None:
    """Change a need. Raises Refused."""
    ask(by, Permission.NEED_EDIT, need.place)
    old = change(need, measured(only(facts, NEED_FACTS)))
    new = {name: facts[name] for name in old}
    trail.record("need.edit", need, by=by, region_code=need.village.code, old=old, new=new)
