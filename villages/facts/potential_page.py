"""One potential as one person sees it: its facts, photos, moves and history."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from records import trail
from records.models import Event
from records.moves import Move
from villages.models import Potential, PotentialPhoto
from villages.workflow import POTENTIAL_MOVES

EVENT_WORDS = {
    "potential.add": "Potensi dicatat",
    "potential.edit": "Isi potensi diubah",
    "potential.import": "Potensi diimpor dari berkas",
    "potential.import_undo": "Impor potensi diurungkan",
    "potential.photo_remove": "Foto dihapus",
    "potential.submit": "Potensi diajukan",
    "potential.verify": "Potensi diverifikasi",
    "potential.return": "Potensi dikembalikan ke pengisi",
    "potential.reopen": "Potensi dibuka untuk diubah lagi",
}
# What may stay empty, as the page names it.
OPTIONAL = {
    "owner": "pemilik",
    "access": "boleh dipakai bersama",
    "condition": "kondisi",
    "source": "didapat dari",
    "point": "letak",
    "measured_on": "tanggal diukur",
}


@dataclass(frozen=True)
class PotentialPage:
    """One potential as one person sees it; its history is for those who work with the village."""

    potential: Potential
    photos: list[PotentialPhoto]
    moves: list[Move]
    can_edit: bool
    can_search: bool  # villages and outside parties that look for it
    waits: bool  # handed in, and this person is not the one who may verify
    events: list[tuple[str, Event]]
    sent_back: Event | None  # with the reason, until it is handed in again

    @property
    def missing(self) -> str:
        """What is not filled in, in one line."""
        return ", ".join(word for name, word in OPTIONAL.items() if not getattr(self.potential, name))


def kept_photos(potential: Potential) -> QuerySet[PotentialPhoto]:
    """The photos that still belong to it."""
    return PotentialPhoto.objects.filter(potential=potential, removed_at__isnull=True).select_related("document")


def photos_of(potential: Potential) -> list[PotentialPhoto]:
    """Its photos, oldest first."""
    return list(kept_photos(potential).order_by("created_at", "pk"))


def photo_of(potential: Potential, pk: str) -> PotentialPhoto:
    """One of its photos; raises Http404."""
    return get_object_or_404(kept_photos(potential).select_related("potential__village"), pk=pk)


def potential_page(potential: Potential, user: Any) -> PotentialPage:
    """Read the photos and the history, and judge the moves."""
    moves = [move for move, _ in POTENTIAL_MOVES.open_to(potential, user)]
    works_here = user.can(Permission.VILLAGE_WORK, potential.place)
    events = list(trail.timeline([potential])) if works_here else []
    steps = [event for event in events if event.action in ("potential.submit", "potential.return")]
    returned = potential.is_draft and steps and steps[0].action == "potential.return"
    return PotentialPage(
        potential=potential,
        photos=photos_of(potential),
        moves=moves,
        can_edit=potential.is_draft and user.can(Permission.POTENTIAL_EDIT, potential.place),
        can_search=potential.status == Potential.Status.VERIFIED
        and user.can(Permission.PARTNER_SEARCH, potential.place),
        waits=potential.status == Potential.Status.SUBMITTED and "verify" not in {move.name for move in moves},
        events=[(EVENT_WORDS.get(event.action, event.action), event) for event in events],
        sent_back=steps[0] if returned else None,
    )
