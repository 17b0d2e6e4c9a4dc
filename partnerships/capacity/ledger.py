"""How much of a potential is left: its measured amount less its village's own use and what is bound."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Q
from django.utils import timezone

from partnerships.models import Commitment, Cooperation
from villages.facts.units import EXACT, units
from villages.models import Potential, Unit

Status, Season = Commitment.Status, Commitment.Season
AT_ONCE = 10_000  # so many potentials are asked for in one query


@dataclass(frozen=True)
class Supply:
    """What was measured of one potential, in its own unit."""

    quantity: Fraction
    lean: Fraction | None = None  # none: the same all year
    own_use: Fraction = Fraction(0)


@dataclass(frozen=True)
class Promise:
    """One commitment, in the unit of the potential; no amount: its unit measures something else."""

    amount: Fraction | None
    status: str = Status.BINDING
    season: str = Season.ALL_YEAR
    until: date | None = None
    holder: Any = None

    def counts(self, on: date) -> bool:
        """Only what binds holds capacity, its last day included; a claim never does."""
        return self.status == Status.BINDING and (self.until is None or self.until >= on)


@dataclass(frozen=True)
class Ledger:
    """One potential on one day: every amount in its own unit, none of what is free below zero."""

    total: Decimal
    lean: Decimal
    own_use: Decimal
    bound_usual: Decimal
    bound_lean: Decimal
    free_usual: Decimal
    free_lean: Decimal
    free_all_year: Decimal
    over: bool  # more is promised than there is now, as after a lower measurement
    unclear: bool  # a binding promise in a unit that measures something else: nothing counts as free
    holders: tuple[tuple[Commitment, Cooperation], ...] = ()

    def free(self, season: str = Season.ALL_YEAR) -> Decimal:
        """What another promise for this season could take."""
        return self.free_all_year if season == Season.ALL_YEAR else self.free_usual


def ledger(supply: Supply, promises: Iterable[Promise], on: date) -> Ledger:
    """The ledger of these facts, whatever the order in which they came about."""
    binding = [promise for promise in promises if promise.counts(on)]
    known = [promise for promise in binding if promise.amount is not None]
    bound = sum((promise.amount for promise in known), Fraction(0))
    all_year = sum((p.amount for p in known if p.season == Season.ALL_YEAR), Fraction(0))
    lean = supply.quantity if supply.lean is None else supply.lean
    usable, usable_lean = (max(there - supply.own_use, Fraction(0)) for there in (supply.quantity, lean))
    unclear = len(known) < len(binding)
    free, free_lean = max(usable - bound, Fraction(0)), max(usable_lean - all_year, Fraction(0))
    if unclear:
        free = free_lean = Fraction(0)
    return Ledger(
        total=as_decimal(supply.quantity),
        lean=as_decimal(lean),
        own_use=as_decimal(supply.own_use),
        bound_usual=as_decimal(bound),
        bound_lean=as_decimal(all_year),
        free_usual=as_decimal(free),
        free_lean=as_decimal(free_lean),
        free_all_year=as_decimal(min(free, free_lean)),
        over=bound > usable or all_year > usable_lean,
        unclear=unclear,
        holders=tuple(promise.holder for promise in binding if promise.holder),
    )


def fits(supply: Supply, promises: Sequence[Promise], wanted: Promise, on: date) -> bool:
    """Is there room for one more binding promise, exactly, in every season that it asks for?"""
    now = [promise for promise in promises if promise.counts(on)]
    if wanted.amount is None or any(promise.amount is None for promise in now):
        return False
    all_year = [promise for promise in now if promise.season == Season.ALL_YEAR]
    room = [supply.quantity - supply.own_use - sum(promise.amount for promise in now)]
    if wanted.season == Season.ALL_YEAR:
        lean = supply.quantity if supply.lean is None else supply.lean
        room.append(lean - supply.own_use - sum(promise.amount for promise in all_year))
    return wanted.amount <= min(room)


def as_decimal(amount: Fraction) -> Decimal:
    """The exact amount, far below the two decimals that records keep where it never ends."""
    return EXACT.divide(Decimal(amount.numerator), Decimal(amount.denominator))


def supply_of(potential: Potential) -> Supply:
    """The measured facts of a potential; an empty own use is none."""
    lean = None if potential.lean_quantity is None else Fraction(potential.lean_quantity)
    return Supply(Fraction(potential.quantity), lean, Fraction(potential.own_use or 0))


def amount_in(value: Decimal, source: str, target: str, known: dict[str, Unit]) -> Fraction | None:
    """An amount in another unit of the same dimension, exactly; none when the two can't be compared."""
    if source == target:
        return Fraction(value)
    first, second = known.get(source), known.get(target)
    if first is None or second is None or first.dimension != second.dimension:
        return None
    return Fraction(value) * Fraction(first.factor) / Fraction(second.factor)


def promise_of(row: Commitment, unit: str, known: dict[str, Unit]) -> Promise:
    """A commitment in the unit of its potential, with who holds it."""
    amount = amount_in(row.quantity, row.unit, unit, known)
    return Promise(amount, row.status, row.season, row.until, (row, row.cooperation))


def binding_on(on: date) -> Q:
    """Which commitments hold capacity on this day: the same rule as Promise.counts."""
    return Q(status=Status.BINDING) & (Q(until__isnull=True) | Q(until__gte=on))


def promises_of(potentials: Sequence[Potential], on: date) -> dict[str, list[Promise]]:
    """What binds each of these potentials on a day: one query, and one for the units when they differ."""
    unit_of = {potential.pk: potential.unit for potential in potentials}
    keys, rows = list(unit_of), []
    for first in range(0, len(keys), AT_ONCE):
        found = Commitment.objects.filter(binding_on(on), potential__in=keys[first : first + AT_ONCE])
        rows += found.select_related("cooperation__lead").order_by("cooperation__number", "pk")
    known = units() if any(row.unit != unit_of[row.potential_id] for row in rows) else {}
    made: dict[str, list[Promise]] = defaultdict(list)
    for row in rows:
        made[row.potential_id].append(promise_of(row, unit_of[row.potential_id], known))
    return made


def ledgers_of(potentials: Iterable[Potential], on: date | None = None) -> dict[str, Ledger]:
    """The ledger of every one of these potentials on a day, today if none is named."""
    potentials, day = list(potentials), on or timezone.localdate()
    promises = promises_of(potentials, day) if potentials else {}
    return {row.pk: ledger(supply_of(row), promises.get(row.pk, ()), day) for row in potentials}
