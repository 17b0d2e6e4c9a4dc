"""The potentials on the sheet: what is used and free, when it is scarce, and where it lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString

from kerjasama_portal.sheet import bars, points
from records.formats import NBSP, angka, tanggal
from villages.analysis.seasons import span_of
from villages.facts.units import Measure
from villages.models import Potential

MOST_ROWS, MOST_POINTS, MOST_LEAN = 8, 10, 4


@dataclass(frozen=True)
class Row:
    """One potential with its number, which the map uses too, and its bar."""

    number: int
    potential: Potential
    parts: bars.Parts
    segments: list[bars.Segment]
    finding: str

    @property
    def bar(self) -> SafeString:
        return bars.drawn(self.segments)


@dataclass(frozen=True)
class LeanRow:
    """When one potential gives least."""

    potential: Potential
    cells: list[bars.Cell]
    span: str
    change: str
    finding: str

    @property
    def strip(self) -> SafeString:
        return bars.drawn(self.cells)


@dataclass(frozen=True)
class Spot:
    """One point of the map with its line in the list beside it."""

    number: int
    potential: Potential
    mark: points.Mark

    @property
    def lead(self) -> SafeString:
        """From the point to its number, when that stands beside it."""
        return SafeString(self.mark.lead if self.mark.is_moved else "")

    @property
    def where(self) -> str:
        """Latitude and longitude as people write them, five decimals: about a metre."""
        return f"{degrees(self.potential.latitude, 'LS', 'LU')}, {degrees(self.potential.longitude, 'BB', 'BT')}"


@dataclass(frozen=True)
class PointMap:
    """The map and its list; `more` points found no room."""

    drawing: points.Map
    spots: list[Spot]
    more: int
    finding: str

    @property
    def grid(self) -> SafeString:
        """Lines as far apart as the ruler is long."""
        down = "".join(f'<path class="grid" d="M{x} 1V{self.inner_height}"/>' for x in self.drawing.columns)
        across = "".join(f'<path class="grid" d="M1 {y}H{self.inner_width}"/>' for y in self.drawing.rows)
        return SafeString(down + across)

    @property
    def inner_width(self) -> float:
        return self.drawing.width - 1

    @property
    def inner_height(self) -> float:
        return self.drawing.height - 1

    @property
    def north_x(self) -> float:
        return self.drawing.width - 18

    @property
    def ruler_y(self) -> float:
        return self.drawing.height - 12

    @property
    def ruler_text_x(self) -> float:
        """To the right of the ruler."""
        return round(12 + self.drawing.ruler.length + 6, 1)


def amount(value: Decimal, unit: str) -> str:
    """9 l/dt, held together."""
    return f"{angka(value)}{NBSP}{unit}"


def degrees(value: Decimal | None, below: str, above: str) -> str:
    """7,79321° LS."""
    number = value or Decimal(0)
    return f"{angka(abs(number).quantize(Decimal('0.00001')))}°{NBSP}{below if number < 0 else above}"


def class_of(potential: Potential, units: dict[str, Measure]) -> tuple[str, Decimal]:
    """What its amount may be compared with, and the amount there; an unknown unit is a class of its own."""
    unit = units.get(potential.unit)
    return (unit.dimension, potential.quantity * unit.factor) if unit else (potential.unit, potential.quantity)


def rows_of(potentials: Sequence[Potential], units: dict[str, Measure]) -> list[Row]:
    """Numbered rows with bars; each bar is compared only with others of its own unit class."""
    lengths = bars.shares(class_of(potential, units) for potential in potentials)
    rows = []
    for number, (potential, share) in enumerate(zip(potentials, lengths, strict=True), 1):
        parts = bars.parts_of(potential.quantity, potential.own_use, potential.lean_quantity)
        rows.append(Row(number, potential, parts, bars.bar(parts, share), finding_of(potential, parts)))
    return rows


def finding_of(potential: Potential, parts: bars.Parts) -> str:
    """The bar in words."""
    unit = potential.unit
    said = [f"sisa {amount(parts.free, unit)} dari {amount(parts.total, unit)}"]
    said.append("pemakaian sendiri belum dicatat" if potential.own_use is None else f"dipakai {angka(parts.used)}")
    if parts.lost:
        said.append(f"berkurang {angka(parts.lost)} pada musim sulit")
    return f"{potential.name}: {', '.join(said)}."


def lean_rows_of(potentials: Sequence[Potential]) -> list[LeanRow]:
    """Those with lean months, the earliest first."""
    found = [potential for potential in potentials if potential.lean_months]
    return [lean_row(potential) for potential in sorted(found, key=lambda each: (each.lean_from, each.name))]


def lean_row(potential: Potential) -> LeanRow:
    """One strip of twelve months."""
    span = span_of(potential.lean_from or 1, potential.lean_until or 1)
    change = ""
    if potential.lean_quantity is not None:
        change = f"{angka(potential.quantity)} menjadi {amount(potential.lean_quantity, potential.unit)}"
    cells = bars.months(potential.lean_months)
    return LeanRow(potential, cells, span, change, f"{potential.name} berkurang {span}")


def map_of(rows: Sequence[Row]) -> PointMap | None:
    """Points of those whose place is known; None when no place is."""
    placed = [row for row in rows if row.potential.latitude is not None and row.potential.longitude is not None]
    shown = placed[:MOST_POINTS]
    places = [(float(row.potential.latitude or 0), float(row.potential.longitude or 0)) for row in shown]
    drawing = points.draw(places)
    if drawing is None:
        return None
    spots = [Spot(row.number, row.potential, mark) for row, mark in zip(shown, drawing.marks, strict=True)]
    return PointMap(drawing, spots, len(placed) - len(shown), map_finding(places))


def map_finding(places: Sequence[tuple[float, float]]) -> str:
    """How far apart they lie."""
    if len(places) == 1:
        return "Satu potensi bertitik"
    apart = points.farthest(places)
    way = f"{angka(Decimal(round(apart / 100)) / 10)} km" if apart >= 1000 else f"{round(apart / 10) * 10} m"
    return f"{len(places)} potensi bertitik, paling jauh berjarak {way}"


def measured_words(potentials: Sequence[Potential]) -> str:
    """Of which days the figures are."""
    days: list[date] = sorted({day for potential in potentials if (day := potential.known_on)})
    if not days:
        return ""
    if days[0] == days[-1]:
        return f"Potensi per {tanggal(days[0])}"
    return f"Potensi per {tanggal(days[0])} sampai {tanggal(days[-1])}"
