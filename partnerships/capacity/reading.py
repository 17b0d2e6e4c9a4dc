"""The pages of the ledger: what a cooperation asks and holds, and what one potential has promised."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from partnerships.capacity import words
from partnerships.capacity.bar import Bar, bar
from partnerships.capacity.claims import binds_at_once, claimable, open_claims, why_each
from partnerships.capacity.ledger import Ledger, Season, Status, ledgers_of
from partnerships.models import Commitment, Cooperation
from records import trail
from records.models import Event
from villages.models import Potential

OVER = "Yang dijanjikan lebih banyak daripada yang ada sekarang. Bicarakan dengan pemegangnya."
HIDDEN = "Potensi yang belum diverifikasi"
MOST_EVENTS = 50


@dataclass(frozen=True)
class Entry:
    """One line of a ledger table."""

    name: str
    amount: str
    note: str = ""
    url: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Book:
    """One potential's ledger as a page shows it."""

    potential: Potential
    entries: list[Entry]
    bar: Bar
    trouble: str
    url: str


@dataclass(frozen=True)
class Line:
    """One thing that a cooperation asks for or holds."""

    commitment: Commitment
    name: str
    what: str
    book: Book | None  # none: its village is changing the figures
    warnings: list[str]

    @property
    def is_claim(self) -> bool:
        """It holds nothing yet."""
        return self.commitment.status == Status.CLAIM


def shown_potentials(user: Any) -> QuerySet[Potential]:
    """Verified figures are there for other villages to rely on; the rest is for those who see it anyway."""
    return (Potential.objects.verified() | Potential.objects.visible_to(user)).select_related("village")


def ledger_url(potential: Potential) -> str:
    """The page of one potential's ledger."""
    return reverse("partnerships:potential-ledger", args=[potential.village.code, potential.pk])


def known_to(user: Any, cooperations: Iterable[Cooperation]) -> set[str]:
    """Those that this person may open."""
    wanted = [cooperation.pk for cooperation in cooperations]
    return set(Cooperation.objects.visible_to(user).filter(pk__in=wanted).values_list("pk", flat=True))


def book_of(potential: Potential, ledger: Ledger, known: set[str]) -> Book:
    """The lines of one ledger: what there is, what its village uses, who holds what, what is left."""
    unit, entries = potential.unit, [Entry("Jumlah", words.amount(ledger.total, potential.unit))]
    if potential.lean_quantity is not None:
        entries.append(Entry("Musim sulit", words.amount(ledger.lean, unit), potential.lean_season))
    entries.append(Entry("Dipakai sendiri", words.amount(ledger.own_use, unit)))
    for row, holder in ledger.holders:
        url = reverse("partnerships:cooperation-detail", args=[holder.pk]) if holder.pk in known else ""
        note = words.when(row)
        entries.append(Entry(f"Dijanjikan, {holder.caption}", words.amount(row.quantity, row.unit), note, url))
    if ledger.free_usual != ledger.free_all_year:
        entries.append(Entry("Sisa di luar musim sulit", words.amount(ledger.free_usual, unit)))
    entries.append(Entry("Sisa sepanjang tahun", words.amount(ledger.free_all_year, unit), strong=True))
    trouble = words.UNCLEAR if ledger.unclear else OVER if ledger.over else ""
    return Book(potential, entries, bar(ledger, unit), trouble, ledger_url(potential))


def books_of(potentials: Sequence[Potential], user: Any) -> dict[str, Book]:
    """The ledgers of these potentials, with links for this person."""
    ledgers = ledgers_of(potentials)
    known = known_to(user, {holder for book in ledgers.values() for _, holder in book.holders})
    return {potential.pk: book_of(potential, ledgers[potential.pk], known) for potential in potentials}


def other_claims(user: Any, potentials: Iterable[str], besides: str = "") -> dict[str, list[Commitment]]:
    """Claims of other cooperations on these potentials, only of those that this person may see at work."""
    rows = Commitment.objects.filter(status=Status.CLAIM, potential__in=list(potentials)).exclude(cooperation=besides)
    rows = rows.filter(cooperation__in=Cooperation.objects.visible_to(user)).select_related("cooperation")
    found: dict[str, list[Commitment]] = defaultdict(list)
    for row in rows.order_by("cooperation__number"):
        found[row.potential_id].append(row)
    return found


def also_claimed(row: Commitment) -> str:
    """The warning beside a potential that two ask for."""
    return f"{row.cooperation.caption} juga meminta {words.promised(row)}. Sepakati dulu siapa mendapat berapa."


def shown_to(user: Any, cooperation: Cooperation) -> list[Commitment]:
    """Those who work on it see all that it asked; whoever only reads it sees what became binding."""
    rows = Commitment.objects.filter(cooperation=cooperation).select_related("potential__village")
    if not user.can(Permission.COOPERATION_VIEW, cooperation.place):
        rows = rows.filter(bound_on__isnull=False)
    return list(rows.order_by("potential__village__code", "potential__name", "created_at"))


def lines_of(user: Any, cooperation: Cooperation, rows: Sequence[Commitment]) -> list[Line]:
    """What it asks and holds, each beside its potential's ledger."""
    keys = {row.potential_id for row in rows}
    seen = {row.pk: row for row in shown_potentials(user).filter(pk__in=keys)}
    books, others = books_of(list(seen.values()), user), other_claims(user, keys, cooperation.pk)
    lacks = lacks_of(cooperation) if any(row.status == Status.CLAIM for row in rows) else {}
    lines = []
    for row in rows:
        name = row.potential.name if row.potential_id in seen else HIDDEN
        warnings = [*filter(None, [lacks.get(row.pk)]), *map(also_claimed, others[row.potential_id])]
        lines.append(Line(row, name, words.promised(row), books.get(row.potential_id), warnings))
    return lines


def lacks_of(cooperation: Cooperation) -> dict[str, str]:
    """Why a claim could not bind today, by its key."""
    claims = list(open_claims(cooperation))
    return why_each(claims, [claim.potential for claim in claims], timezone.localdate())


def may_claim(user: Any, cooperation: Cooperation) -> bool:
    """The lead and its facilitator, while it is prepared; with old data as long as they run."""
    is_open = cooperation.is_prepared or binds_at_once(cooperation)
    return is_open and user.can(Permission.COOPERATION_EDIT, cooperation.place)


def offered(cooperation: Cooperation, rows: Iterable[Commitment]) -> QuerySet[Potential]:
    """The potentials that it may still ask for."""
    taken = [row.potential_id for row in rows if row.status != Status.RELEASED]
    return claimable(cooperation).exclude(pk__in=taken)


def offered_lines(potentials: Sequence[Potential]) -> list[tuple[Potential, str]]:
    """Each with what is left of it."""
    ledgers = ledgers_of(potentials)
    return [(row, words.left(ledgers[row.pk], row.unit, Season.ALL_YEAR)) for row in potentials]


@dataclass(frozen=True)
class Told:
    """One event of a ledger in words."""

    what: str
    event: Event


def history_of(potential: Potential, user: Any) -> list[Told]:
    """What was promised and given back: bindings of public cooperations for all, claims for those who see them."""
    rows = Commitment.objects.filter(potential=potential).select_related("cooperation")
    seen = Cooperation.objects.visible_to(user).values("pk")
    public = Cooperation.objects.public().values("pk")
    rows = rows.filter(Q(cooperation__in=seen) | Q(bound_on__isnull=False, cooperation__in=public))
    by_key = {row.pk: row for row in rows}
    known = known_to(user, {row.cooperation for row in by_key.values()})
    told = []
    for event in trail.timeline(list(by_key.values()))[:MOST_EVENTS]:
        row = by_key[event.subject_id]
        if row.cooperation_id in known or event.action in ("commitment.bind", "commitment.release"):
            told.append(Told(words.event(event, row), event))
    return told


def released_lines(user: Any, rows: Sequence[Commitment]) -> list[tuple[Commitment, str, str]]:
    """What it gave back: the promise, the potential's name while this person may see it, and the amount."""
    gone = [row for row in rows if row.status == Status.RELEASED]
    seen = shown_potentials(user).filter(pk__in={row.potential_id for row in gone})
    keys = set(seen.values_list("pk", flat=True)) if gone else set()
    return [(row, row.potential.name if row.potential_id in keys else HIDDEN, words.promised(row)) for row in gone]
