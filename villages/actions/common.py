"""What the acts on a village's facts share."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from records.moves import TOO_LATE
from records.verdict import Refused
from villages.facts.measures import misfit

NOT_A_DRAFT = "Potensi ini bukan draf lagi. Pilih “Ubah lagi” dulu, lalu ubah isinya."


def only(facts: dict[str, Any], allowed: Sequence[str]) -> dict[str, Any]:
    """The facts, which may be no others than these; anything else is a mistake of the caller."""
    if unknown := set(facts) - set(allowed):
        raise TypeError(f"unknown facts: {', '.join(sorted(unknown))}")
    return facts


def change(obj: models.Model, facts: dict[str, Any], **state: Any) -> dict[str, Any]:
    """Write the facts if the row is still in that state; gives the old values of what changed, raises Refused."""
    rows = type(obj)._default_manager.filter(pk=obj.pk, **state)
    old = rows.values(*facts).first() if facts else None
    if old is None or not rows.update(**facts):
        raise Refused(NOT_A_DRAFT if state else TOO_LATE)
    for name, value in facts.items():
        setattr(obj, name, value)
    return {name: value for name, value in old.items() if value != facts[name]}


def measured(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts, whose unit fits their topic; raises Refused."""
    if "topic" in facts and facts["topic"] and "unit" in facts and (why := misfit(facts["topic"], facts["unit"])):
        raise Refused(why)
    return facts
