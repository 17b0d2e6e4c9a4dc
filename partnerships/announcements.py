"""What anyone may read of the announcements to outside parties: the open ones first."""

from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.utils import timezone

from partnerships.models import Announcement, Cooperation, Proposal
from records.formats import tanggal
from records.models import Paper


@dataclass(frozen=True)
class PublicRow:
    """One announcement as anyone may read it: neither offers nor evaluations, and nobody's telephone."""

    announcement: Announcement
    is_open: bool
    state: str


def all_of_them() -> QuerySet[Announcement]:
    """Every announcement, the open ones first, then by day (UU 14/2008 pasal 11)."""
    chosen = Proposal.objects.filter(cooperation=OuterRef("cooperation"), status=Proposal.Status.CHOSEN)
    still = {"closes_on__gte": timezone.localdate(), "cooperation__stage": Cooperation.Stage.OFFER}
    is_open = Case(When(~Exists(chosen), then=Value(True), **still), default=Value(False))
    rows = Announcement.objects.select_related("cooperation__lead", "cooperation__terms", "paper__document")
    return rows.annotate(is_open=is_open).order_by("-is_open", "-dated", "-created_at")


def public_row(announcement: Announcement) -> PublicRow:
    """An announcement with its state in words."""
    until = tanggal(announcement.closes_on)
    if announcement.is_open:
        return PublicRow(announcement, True, f"Terbuka sampai {until}")
    passed = announcement.closes_on < timezone.localdate()
    return PublicRow(announcement, False, f"Ditutup {until}" if passed else "Ditutup")


def still_open(most: int) -> list[PublicRow]:
    """The newest of those that still take offers."""
    return [public_row(each) for each in all_of_them().filter(is_open=True)[:most]]


def paper_of(cooperation: Cooperation) -> Paper | None:
    """The final paper of its announcement."""
    row = Announcement.objects.filter(cooperation=cooperation).select_related("paper__document").first()
    return row.paper if row else None
