"""What waits for a second person: handed in within their reach, no hand of theirs in it, longest waiting first."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.urls import reverse

from accounts.access import within
from accounts.permissions import Permission
from records.models import Event
from records.verdict import Refused
from villages.models import Kind, Potential
from villages.workflow import HANDS, POTENTIAL_MOVES

HANDED_IN = ("potential.submit", "potential.import")
FILTERS = ("desa", "jenis", "cari")
PER_PAGE = 25
TOP = "#kasus"  # the heading of a case: whoever comes by this address begins there
GONE = "Potensi ini tidak lagi menunggu verifikasi Anda."


def waiting_for(user: Any) -> QuerySet[Potential]:
    """The potentials that this person may verify, each with the moment it was handed in."""
    events = Event.objects.filter(subject_type=Potential._meta.label_lower, subject_id=OuterRef("pk"))
    handed_in = events.filter(action__in=HANDED_IN).order_by("-id").values("at")[:1]
    return (
        Potential.objects.filter(
            within(user, Permission.POTENTIAL_VERIFY, "village__code"), status=Potential.Status.SUBMITTED
        )
        .exclude(created_by=user)
        .filter(~Exists(events.filter(action__in=HANDS, actor=user)))
        .annotate(submitted_at=Coalesce(Subquery(handed_in), F("created_at")))
        .order_by("submitted_at", "pk")
    )


class Row(NamedTuple):
    """One line of the queue, read without the weight of the models around it."""

    pk: str
    name: str
    kind: str
    topic__name: str | None
    village__name: str
    quantity: Decimal
    unit: str
    submitted_at: datetime
    created_by__name: str

    @property
    def classed(self) -> str:
        """Air bersih · Sumber daya alam."""
        return " · ".join(filter(None, (self.topic__name, Kind(self.kind).label)))


class FromVillage(NamedTuple):
    """How much waits from one village."""

    code: str
    name: str
    count: int


@dataclass(frozen=True)
class Queue:
    """The queue as somebody filtered it."""

    rows: QuerySet[Potential]
    village: str
    kind: str
    text: str

    @property
    def is_filtered(self) -> bool:
        return bool(self.village or self.kind or self.text)

    @cached_property
    def query(self) -> str:
        """The filters as they stand in an address."""
        chosen = QueryDict(mutable=True)
        chosen.update({name: value for name, value in zip(FILTERS, self.parts, strict=True) if value})
        return f"?{chosen.urlencode()}" if chosen else ""

    @property
    def parts(self) -> tuple[str, str, str]:
        return self.village, self.kind, self.text

    @property
    def address(self) -> str:
        """Its own page."""
        return reverse("villages:verification-queue") + self.query

    def case(self, pk: str) -> str:
        """The page of one of its cases."""
        return reverse("villages:verification-case", args=[pk]) + self.query + TOP


def queue_of(user: Any, chosen: QueryDict) -> Queue:
    """The queue of this person with the filters of an address; what they do not know is ignored."""
    village, kind, text = (chosen.get(name, "").strip()[:100] for name in FILTERS)
    kind = kind if kind in Kind.values else ""
    rows = waiting_for(user)
    if village:
        rows = rows.filter(village__code=village)
    if kind:
        rows = rows.filter(kind=kind)
    if text:
        rows = rows.filter(name__icontains=text)
    return Queue(rows, village, kind, text)


def villages_in_queue(user: Any) -> list[FromVillage]:
    """The villages from which something waits, by name, and how much; one query."""
    by_village = (
        waiting_for(user).order_by("village__name", "village__code").values_list("village__code", "village__name")
    )
    return [FromVillage._make(row) for row in by_village.annotate(count=Count("pk"))]


def page_of(queue: Queue, villages: list[FromVillage], number: str | None) -> Page:
    """One page of Rows; what the villages tell already is not counted again, and an empty queue isn't read."""
    rows = queue.rows.values_list(*Row._fields)
    paginator = Paginator(rows, PER_PAGE)
    if not (queue.kind or queue.text):
        paginator.count = sum(each.count for each in villages if queue.village in ("", each.code))
    page = paginator.get_page(number)
    page.object_list = [Row._make(row) for row in page.object_list] if paginator.count else []
    return page


@dataclass(frozen=True)
class Place:
    """Where one case stands in the queue, and where to go on."""

    number: int
    count: int
    onward: str  # the next case, or the queue when this is the only one
    queue: str

    @property
    def others(self) -> int:
        return self.count - 1


def place_of(potential: Potential, user: Any, chosen: QueryDict) -> Place:
    """The place of a case in the filtered queue; raises Refused when it does not wait for this person."""
    queue = queue_of(user, chosen)
    keys = list(queue.rows.values_list("pk", flat=True))
    if potential.pk not in keys:
        if not (verdict := POTENTIAL_MOVES.judge(potential, "verify", user)):
            raise Refused(f"{GONE} {verdict.reason}")
        queue = queue_of(user, QueryDict())
        keys = list(queue.rows.values_list("pk", flat=True))
    at = keys.index(potential.pk)
    onward = queue.case(keys[(at + 1) % len(keys)]) if len(keys) > 1 else queue.address
    return Place(at + 1, len(keys), onward, queue.address)
