"""The moves of a potential: a draft is submitted, somebody else verifies or returns it, it may be opened again."""

from collections.abc import Iterable
from typing import Any

from accounts.permissions import Permission
from records import trail
from records.models import Event
from records.moves import Move, Moves
from villages.models import Potential

Status = Potential.Status
# The acts that make somebody a hand in the figures.
HANDS = ("potential.add", "potential.edit", "potential.import", "potential.photo_remove")


def sent_back(potentials: Iterable[Potential]) -> dict[str, str]:
    """Why each draft among these was sent back, by its id, until it is handed in again; in one query."""
    drafts = [potential.pk for potential in potentials if potential.is_draft]
    steps = ("potential.submit", "potential.return")
    events = Event.objects.filter(
        subject_type=Potential._meta.label_lower, subject_id__in=drafts, action__in=steps
    ).order_by("id")
    last = {event.subject_id: event for event in events} if drafts else {}
    return {pk: event.note for pk, event in last.items() if event.action == "potential.return"}


def wrote(potential: Potential, user: Any) -> bool:
    """Did this person fill in the figures, or change them at any time? The trail remembers every hand."""
    if user.pk == potential.created_by_id:
        return True
    return trail.timeline([potential]).filter(action__in=HANDS, actor=user).exists()


def filled_in_by_themselves(potential: Potential, user: Any) -> str:
    """Nobody verifies what they filled in or changed: two people stand behind a verified figure."""
    own = wrote(potential, user)
    return "Anda yang mengisi atau mengubah potensi ini. Orang lain yang harus memverifikasi." if own else ""


def opened_by_themselves(potential: Potential, user: Any) -> str:
    """Who filled it in opens it again; sending it back is for the second person."""
    own = wrote(potential, user)
    return "Anda yang mengisi atau mengubah potensi ini. Pilih “Ubah lagi” bila perlu diperbaiki." if own else ""


POTENTIAL_MOVES = Moves(
    "potential",
    Potential,
    "status",
    lambda potential: potential.place,
    [
        Move("submit", "Ajukan potensi", (Status.DRAFT,), Status.SUBMITTED, Permission.POTENTIAL_SUBMIT),
        Move(
            "verify",
            "Verifikasi potensi",
            (Status.SUBMITTED,),
            Status.VERIFIED,
            Permission.POTENTIAL_VERIFY,
            barred=filled_in_by_themselves,
        ),
        Move(
            "return",
            "Kembalikan ke pengisi",
            (Status.SUBMITTED,),
            Status.DRAFT,
            Permission.POTENTIAL_VERIFY,
            barred=opened_by_themselves,
        ),
        Move("reopen", "Ubah lagi", (Status.SUBMITTED, Status.VERIFIED), Status.DRAFT, Permission.POTENTIAL_EDIT),
    ],
)
