"""Units and amounts: which unit measures what, and exact conversion within one dimension."""

from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from villages.models import Topic, Unit

# A result that never ends (1 l/menit in l/dt) is rounded here, far below the two decimals that records keep.
EXACT = Context(prec=34)

# Everyday words for units; a unit's own symbol and name are known already.
OTHER_WORDS = {
    "hektar": "ha",
    "pohon": "batang",
    "liter/detik": "l/dt",
    "l/detik": "l/dt",
    "lt/dt": "l/dt",
    "liter/menit": "l/menit",
    "kwintal": "kuintal",
    "kwintal/tahun": "kuintal/tahun",
}


class Measure(NamedTuple):
    """What a unit measures, for a page that changes none: read without the weight of a model."""

    symbol: str
    dimension: str
    factor: Decimal


def measures() -> dict[str, Measure]:
    """Every unit by its symbol, in one query; by dimension, as `units`."""
    rows = Unit.objects.order_by("dimension", "symbol").values_list(*Measure._fields)
    return {row[0]: Measure._make(row) for row in rows}


def units() -> dict[str, Unit]:
    """Every unit by its symbol, in one query."""
    return {unit.symbol: unit for unit in Unit.objects.order_by("dimension", "symbol")}


def units_of(topic: Topic) -> list[Unit]:
    """The units in which a topic may be measured: its usual one first, then its first dimension, then its second."""
    wanted = topic.dimensions
    found = Unit.objects.filter(dimension__in=wanted).order_by("symbol")
    return sorted(found, key=lambda unit: (unit.pk != topic.unit_id, wanted.index(unit.dimension)))


def convert(value: Decimal, source: str, target: str) -> Decimal:
    """The same amount in another unit, by symbols; raises ValueError for an unknown unit or another dimension."""
    if source == target:
        return value
    return convert_between(value, *both(source, target))


def both(source: str, target: str) -> tuple[Unit, Unit]:
    """Two units by their symbols, in one query; raises ValueError."""
    found = {unit.symbol: unit for unit in Unit.objects.filter(symbol__in=(source, target))}
    if missing := {source, target} - set(found):
        raise ValueError(f"unknown unit: {', '.join(sorted(missing))}")
    return found[source], found[target]


def convert_between(value: Decimal, source: Unit | Measure, target: Unit | Measure) -> Decimal:
    """Like convert, for units that are already loaded."""
    if source.dimension != target.dimension:
        raise ValueError(f"{source.symbol} and {target.symbol} measure different things")
    amount = Fraction(value) * Fraction(source.factor) / Fraction(target.factor)
    return EXACT.divide(Decimal(amount.numerator), Decimal(amount.denominator))
