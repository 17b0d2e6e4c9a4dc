"""Acts on what a village has."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.verdict import Refused
from villages.actions.common import change, only
from villages.models import Potential, Region
from villages.workflow import POTENTIAL_MOVES

POTENTIAL_FACTS = ("kind", "name", "quantity", "unit", "lean_quantity", "own_use", "description", "measured_on")


@transaction.atomic
def add_potential(*, village: Region, by: Any, submit: bool = False, **facts: Any) -> Potential:
    """Write down what the village has, as a draft or handed in at once."""
    ask(by, Permission.POTENTIAL_EDIT, village.place)
    potential = Potential.objects.create(village=village, created_by=by, **only(facts, POTENTIAL_FACTS))
    trail.record("potential.add", potential, by=by, region_code=village.code, new=facts)
    if submit:
        submit_potential(potential=potential, by=by)
    return potential


@transaction.atomic
def edit_potential(*, potential: Potential, by: Any, submit: bool = False, **facts: Any) -> None:
    """Change a draft, and perhaps hand it in; what was submitted or verified is opened again first. Raises Refused."""
    ask(by, Permission.POTENTIAL_EDIT, potential.place)
    old = change(potential, only(facts, POTENTIAL_FACTS), status=Potential.Status.DRAFT)
    new = {name: facts[name] for name in old}
    trail.record("potential.edit", potential, by=by, region_code=potential.village.code, old=old, new=new)
    if submit:
        submit_potential(potential=potential, by=by)


def submit_potential(*, potential: Potential, by: Any) -> None:
    """Hand a draft in for verification."""
    POTENTIAL_MOVES.make(potential, "submit", by=by, region_code=potential.village.code)


def verify_potential(*, potential: Potential, by: Any) -> None:
    """Vouch for a figure that somebody else filled in."""
    facts = {"verified_at": timezone.now(), "verified_by": by}
    POTENTIAL_MOVES.make(potential, "verify", by=by, region_code=potential.village.code, **facts)


def return_potential(*, potential: Potential, reason: str, by: Any) -> None:
    """Send it back to who filled it in, with what must be mended. Raises Refused."""
    if not reason.strip():
        raise Refused("Isi apa yang perlu diperbaiki.")
    POTENTIAL_MOVES.make(potential, "return", by=by, note=reason, region_code=potential.village.code)


def reopen_potential(*, potential: Potential, by: Any) -> None:
    """Make it a draft again; an earlier verification no longer holds (the trail keeps it)."""
    facts = {"verified_at": None, "verified_by": None}
    POTENTIAL_MOVES.make(potential, "reopen", by=by, region_code=potential.village.code, **facts)
