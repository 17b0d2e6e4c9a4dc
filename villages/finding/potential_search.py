"""Finding verified potentials of all villages: what is asked for, and the rows, flat in cost whatever there is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, DecimalField, F, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from accounts import regions
from villages.facts.units import Measure, convert_between
from villages.finding import names_index
from villages.models import Potential, Region

PER_PAGE = 25
FEW_TOPICS = 3  # rows of more topics lie so dense that they are soon found along the order
FEW = 2500  # so many rows of one name are read and sorted; of more, the first are soon found along the order
AMOUNT = DecimalField(max_digits=30, decimal_places=10)
Units = dict[str, Measure]  # by symbol
A_HAIR = Decimal("0.000001")  # SQLite counts in binary: 0,3 less 0,1 is a hair under 0,2 there


class Found(NamedTuple):
    """One row of the list: what is shown of a potential and its village, read without the weight of two models."""

    pk: str
    name: str
    kind: str
    topic: int | None
    quantity: Decimal
    lean_quantity: Decimal | None
    own_use: Decimal | None
    unit: str
    measured_on: date | None
    verified_at: datetime
    village__code: str
    village__name: str
    village__kind: str

    free = Potential.free
    known_on = Potential.known_on
    is_stale = Potential.is_stale


@dataclass(frozen=True)
class Wanted:
    """What is asked for; nothing here comes unread from the address."""

    text: str = ""
    topics: tuple[int, ...] = ()  # those that the words mean
    topic: int | None = None
    kind: str = ""
    region: str = ""  # empty: the whole country
    amount: Decimal | None = None
    unit: Measure | None = None
    order: str = "baru"
    after: str = ""  # the last row of the page before
    has_few_names: bool = False  # the words are in few names, and SQLite has them by an index

    @property
    def is_near(self) -> bool:
        """Not more than one kabupaten."""
        return bool(self.region) and regions.level(self.region) >= regions.REGENCY

    @property
    def is_sorted(self) -> bool:
        """Few rows, which are read and sorted; else the first ones are looked for along the order."""
        return self.is_near or self.has_few_names


def free() -> Any:
    """Potential.free, as the database counts it."""
    available = Coalesce(F("lean_quantity"), F("quantity"))
    return Greatest(available - Coalesce(F("own_use"), Value(Decimal(0))), Value(Decimal(0)), output_field=AMOUNT)


def inside(region: str) -> QuerySet[Region]:
    """The villages below a code. A range on SQLite, whose LIKE knows no index; elsewhere signs may sort otherwise."""
    if connection.vendor == "sqlite":
        below = Q(code__gte=f"{region}.", code__lt=f"{region}/")
    else:
        below = Q(code__startswith=f"{region}.")
    return Region.objects.filter(Q(code=region) if regions.level(region) == regions.VILLAGE else below)


def matching(wanted: Wanted, known: Units) -> QuerySet[Potential]:
    """The verified potentials that fit, in no order."""
    found = verified(wanted)
    if wanted.topic:
        found = found.filter(topic=wanted.topic)
    if wanted.text:
        meant = Q(topic__in=wanted.topics) if wanted.topics else Q(pk__in=[])
        found = found.filter(meant | named(wanted))
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.region:
        found = found.filter(village__in=inside(wanted.region).values("pk"))
    if wanted.unit:
        found = enough(found, wanted.unit, wanted.amount, known)
    return found


def verified(wanted: Wanted) -> QuerySet[Potential]:
    """Those of every village; of few names not by the index of states, which would list the whole country."""
    if not wanted.has_few_names:
        return Potential.objects.verified()
    return Potential.objects.alias(state=Coalesce(F("status"), Value(""))).filter(state=Potential.Status.VERIFIED)


def named(wanted: Wanted) -> Q:
    """Those whose name holds the words.

    PostgreSQL weighs itself whether its index of names helps; SQLite would take it even for a word in every name.
    """
    return Q(name__part=wanted.text) if wanted.has_few_names else Q(name__icontains=wanted.text)


def weighed(wanted: Wanted) -> Wanted:
    """Are the words in few names? Of one kabupaten or one topic the rows are few in any case."""
    if connection.vendor != "sqlite" or not wanted.text or wanted.topics or wanted.topic or wanted.is_near:
        return wanted
    few = names_index.serves(wanted.text) and names_index.is_in_few(names_index.POTENTIALS, wanted.text, FEW)
    return replace(wanted, has_few_names=few)


def enough(found: QuerySet[Potential], unit: Measure, amount: Decimal | None, known: Units) -> QuerySet[Potential]:
    """Those measured in the same dimension, with at least this much to share."""
    alike = [each for each in known.values() if each.dimension == unit.dimension]
    if not amount:
        return found.filter(unit__in=[each.symbol for each in alike])
    wanted = Q(pk__in=[])
    for each in alike:
        wanted |= Q(unit=each.symbol, free_now__gte=convert_between(amount, unit, each) - A_HAIR)
    return found.alias(free_now=free()).filter(wanted)


def newest(found: QuerySet[Potential], wanted: Wanted, known: Units) -> QuerySet[Potential]:
    """Verified last, first."""
    found = found.alias(key=sort_key(wanted, "verified_at", "created_at"))
    if wanted.after:
        last = last_one("verified_at", wanted)
        found = found.filter(key__lte=last).filter(Q(key__lt=last) | Q(key=last, pk__gt=wanted.after))
    return found.order_by("-key", "pk")


def by_name(found: QuerySet[Potential], wanted: Wanted, known: Units) -> QuerySet[Potential]:
    """From A to Z; of one topic sorted, for its names lie together: far from A a database would read all others."""
    found = found.alias(key=Coalesce(F("name"), F("unit")) if wanted.topic else sort_key(wanted, "name", "unit"))
    if wanted.after:
        last = last_one("name", wanted)
        found = found.filter(key__gte=last).filter(Q(key__gt=last) | Q(key=last, pk__gt=wanted.after))
    return found.order_by("key", "pk")


def sort_key(wanted: Wanted, field: str, spare: str) -> Any:
    """The field, which never is empty here: of many rows along its index, of few as a sum of its own.

    Else a database may read all rows of the country in order to find those few.
    """
    return Coalesce(F(field), F(spare)) if wanted.is_sorted else F(field)


def last_one(field: str, wanted: Wanted) -> Subquery:
    """Where the page before ended."""
    return Subquery(Potential.objects.filter(pk=wanted.after).values(field))


def most(found: QuerySet[Potential], wanted: Wanted, known: Units) -> QuerySet[Potential]:
    """Most to share first, counted in the base unit."""
    alike = [each for each in known.values() if wanted.unit and each.dimension == wanted.unit.dimension]
    factor = Case(*[When(unit=each.symbol, then=Value(each.factor)) for each in alike], output_field=AMOUNT)
    amount = free() * factor
    found = found.alias(amount=amount)
    if wanted.after:
        last = Subquery(Potential.objects.filter(pk=wanted.after).annotate(amount=amount).values("amount"))
        found = found.filter(Q(amount__lt=last) | Q(amount=last, pk__gt=wanted.after))
    return found.order_by("-amount", "pk")


ORDERS: dict[str, tuple[str, Callable]] = {
    "baru": ("Baru diverifikasi", newest),
    "nama": ("Nama, A sampai Z", by_name),
    "banyak": ("Paling banyak bisa dibagi", most),
}


def page_of(wanted: Wanted, known: Units) -> tuple[list[Found], bool]:
    """One page of rows, and whether there are more; nothing is counted, so no list is too long."""
    order = ORDERS[wanted.order][1]
    parts = parts_of(wanted)
    if len(parts) == 1 and not parts[0].has_few_names:
        rows = order(matching(wanted, known), wanted, known)
    else:
        firsts = (order(matching(part, known), part, known).values("pk")[: PER_PAGE + 1] for part in parts)
        rows = order(Potential.objects.filter(pk__in=keys_in(firsts)), replace(wanted, after=""), known)
    found = [Found._make(row) for row in rows.values_list(*Found._fields)[: PER_PAGE + 1]]
    return found[:PER_PAGE], len(found) > PER_PAGE


def keys_in(parts: Iterable[QuerySet[Potential]]) -> list[str]:
    """The keys of all parts, each with its own order and end, in one query."""
    first, *others = [Potential.objects.filter(pk__in=part).values_list("pk", flat=True) for part in parts]
    return [*first.union(*others)]


def parts_of(wanted: Wanted) -> list[Wanted]:
    """Words that mean few topics are asked for in parts: those topics, and the names.

    With an "or" between two indexes a database may read the whole country for a rare topic.
    """
    if wanted.is_near or wanted.topic or not 0 < len(wanted.topics) <= FEW_TOPICS:
        return [weighed(wanted)]
    by_topic = [replace(wanted, text="", topics=(), topic=topic) for topic in wanted.topics]
    return [*by_topic, weighed(replace(wanted, topics=()))]


def still_there(pk: str) -> bool:
    """Is the row still verified from which a page would go on?"""
    return Potential.objects.verified().filter(pk=pk).exists()
