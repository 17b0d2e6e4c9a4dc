"""Acts on what a village has."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.moves import hold
from records.pictures import Picture
from records.verdict import Refused
from villages.actions.common import change, measured, only
from villages.actions.photos import keep_photos
from villages.models import Potential, Region
from villages.workflow import POTENTIAL_MOVES

POTENTIAL_FACTS = (
    "topic",
    "kind",
    "name",
    "quantity",
    "unit",
    "lean_quantity",
    "lean_from",
    "lean_until",
    "own_use",
    "owner",
    "owner_name",
    "access",
    "condition",
    "source",
    "latitude",
    "longitude",
    "description",
    "measured_on",
)


@transaction.atomic
def add_potential(
    *, village: Region, by: Any, submit: bool = False, photos: Sequence[Picture] = (), **facts: Any
) -> Potential:
    """Write down what the village has, as a draft or handed in at once. Raises Refused."""
    ask(by, Permission.POTENTIAL_EDIT, village.place)
    facts = of_its_kind(measured(only(facts, POTENTIAL_FACTS)))
    potential = Potential.objects.create(village=village, created_by=by, **facts)
    pictures = keep_photos(potential, photos, by)
    trail.record("potential.add", potential, by=by, region_code=village.code, new=facts | pictures)
    if submit:
        submit_potential(potential=potential, by=by)
    return potential


@transaction.atomic
def edit_potential(
    *, potential: Potential, by: Any, submit: bool = False, photos: Sequence[Picture] = (), **facts: Any
) -> None:
    """Change a draft, and perhaps hand it in; what was submitted or verified is opened again first. Raises Refused."""
    ask(by, Permission.POTENTIAL_EDIT, potential.place)
    facts = of_its_kind(measured(only(facts, POTENTIAL_FACTS)))
    if photos:
        hold(potential)
    old = change(potential, facts, status=Potential.Status.DRAFT)
    new = {name: facts[name] for name in old} | keep_photos(potential, photos, by)
    trail.record("potential.edit", potential, by=by, region_code=potential.village.code, old=old, new=new)
    if submit:
        submit_potential(potential=potential, by=by)


def of_its_kind(facts: dict[str, Any]) -> dict[str, Any]:
    """The topic says of which of the four classes it is."""
    topic = facts.get("topic")
    return facts | {"kind": topic.kind} if topic else facts


def submit_potential(*, potential: Potential, by: Any) -> None:
    """Hand a draft in for verification."""
    POTENTIAL_MOVES.make(potential, "submit", by=by, region_code=potential.village.code)


@transaction.atomic
def submit_potentials(*, potentials: Sequence[Potential], by: Any) -> None:
    """Hand several drafts in together: all of them or none. Raises Refused."""
    if not potentials:
        raise Refused("Centang paling sedikit satu potensi.")
    for potential in potentials:
        submit_potential(potential=potential, by=by)


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
