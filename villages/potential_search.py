"""Finding verified potentials of all villages: what is asked for, and the rows, flat in cost whatever there is."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Case, DecimalField, F, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from accounts import regions
from villages.models import Potential, Region, Unit
from villages.units import convert_between

PER_PAGE = 25
AMOUNT = DecimalField(max_digits=30, decimal_places=10)
Units = dict[str, Unit]  # by symbol
A_HAIR = Decimal("0.000001")  # SQLite counts in binary: 0,3 less 0,1 is a hair under 0,2 there
SHOWN = (
    "name",
    "topic",
    "quantity",
    "lean_quantity",
    "own_use",
    "unit",
    "status",
    "measured_on",
    "verified_at",
    "village__code",
    "village__name",
    "village__kind",
    "village__valid_until",
)


@dataclass(frozen=True)
class Wanted:
    """What is asked for; nothing here comes unread from the address."""

    text: str = ""
    topics: tuple[int, ...] = ()  # those that the words mean
    topic: int | None = None
    kind: str = ""
    region: str = ""  # empty: the whole country
    amount: Decimal | None = None
    unit: Unit | None = None
    order: str = "baru"
    after: str = ""  # the last row of the page before


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
    found = Potential.objects.verified()
    if wanted.topic:
        found = found.filter(topic=wanted.topic)
    if wanted.text:
        named = Q(name__icontains=wanted.text)
        found = found.filter(named | Q(topic__in=wanted.topics) if wanted.topics else named)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.region:
        found = found.filter(village__in=inside(wanted.region).values("pk"))
    if wanted.unit:
        found = enough(found, wanted.unit, wanted.amount, known)
    return found


def enough(found: QuerySet[Potential], unit: Unit, amount: Decimal | None, known: Units) -> QuerySet[Potential]:
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
    if wanted.after:
        last = Potential.objects.filter(pk=wanted.after).values("verified_at")
        same = Q(verified_at=Subquery(last), pk__gt=wanted.after)
        found = found.filter(verified_at__lte=Subquery(last)).filter(Q(verified_at__lt=Subquery(last)) | same)
    return found.order_by("-verified_at", "pk")


def most(found: QuerySet[Potential], wanted: Wanted, known: Units) -> QuerySet[Potential]:
    """Most to share first, counted in the base unit."""
    alike = [each for each in known.values() if wanted.unit and each.dimension == wanted.unit.dimension]
    factor = Case(*[When(unit=each.symbol, then=Value(each.factor)) for each in alike], output_field=AMOUNT)
    amount = free() * factor
    found = found.alias(amount=amount)
    if wanted.after:
        last = Potential.objects.filter(pk=wanted.after).annotate(amount=amount).values("amount")
        found = found.filter(Q(amount__lt=Subquery(last)) | Q(amount=Subquery(last), pk__gt=wanted.after))
    return found.order_by("-amount", "pk")


ORDERS: dict[str, tuple[str, Callable]] = {
    "baru": ("Baru diverifikasi", newest),
    "banyak": ("Paling banyak bisa dibagi", most),
}


def page_of(wanted: Wanted, known: Units) -> tuple[list[Potential], bool]:
    """One page of rows, and whether there are more; nothing is counted, so no list is too long."""
    _, order = ORDERS[wanted.order]
    rows = order(matching(wanted, known), wanted, known).select_related("village").only(*SHOWN)
    found = list(rows[: PER_PAGE + 1])
    return found[:PER_PAGE], len(found) > PER_PAGE


def still_there(pk: str) -> bool:
    """Is the row still verified from which a page would go on?"""
    return Potential.objects.verified().filter(pk=pk).exists()
