"""Bars, columns and strips of the sheet: only numbers, in the units of the drawing; nothing is read or written here.

What consists of numbers alone is drawn here too: of many small parts, one by one in a template, comes half the page.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

FULL, EDGE = 100.0, 0.5  # a bar is as wide as its cell, in percent; the edge keeps the outline inside
LEAST = 1.0  # so that a small amount beside a big one is still seen
MONTH_LETTERS = "JFMAMJJASOND"
USED, FREE, LOST = "used", "free", "lost"


@dataclass(frozen=True)
class Segment:
    """One part of a bar, in percent of the drawing's width."""

    kind: str
    x: float
    width: float

    @property
    def svg(self) -> str:
        return f'<rect class="{self.kind}" x="{self.x}%" y="1" width="{self.width}%" height="14"/>'


@dataclass(frozen=True)
class Parts:
    """An amount taken apart: used by the village itself, free to share, and gone in the lean season."""

    used: Decimal
    free: Decimal
    lost: Decimal

    @property
    def total(self) -> Decimal:
        return self.used + self.free + self.lost


@dataclass(frozen=True)
class Column:
    """One column of a chart, in the units of its viewBox."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Cell:
    """One month of a strip, in the units of its viewBox."""

    month: int
    x: float
    width: float
    is_on: bool

    @property
    def letter(self) -> str:
        return MONTH_LETTERS[self.month - 1]

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def svg(self) -> str:
        word = "on" if self.is_on else "off"
        box = f'<rect class="{word}" x="{self.x}" y="1" width="{self.width}" height="18"/>'
        return f'{box}<text class="{word}" x="{self.middle}" y="14" text-anchor="middle">{self.letter}</text>'


def drawn(parts: Iterable[Segment | Cell]) -> SafeString:
    """The parts of one bar or strip, which hold numbers and our own words only."""
    return SafeString("".join(part.svg for part in parts))


def parts_of(quantity: Decimal, own_use: Decimal | None, lean: Decimal | None) -> Parts:
    """What the village uses is taken from what there is when there is least; nothing becomes negative."""
    there = quantity if lean is None else min(lean, quantity)
    used = min(own_use or Decimal(0), there)
    return Parts(used, there - used, quantity - there)


def shares(amounts: Iterable[tuple[Hashable, Decimal]]) -> list[float]:
    """How long each bar is beside the longest of its own class, from 0 to 1: hectares are never laid beside people."""
    rows = list(amounts)
    longest: dict[Hashable, Decimal] = {}
    for group, amount in rows:
        longest[group] = max(amount, longest.get(group, Decimal(0)))
    return [float(amount / longest[group]) if longest[group] else 0.0 for group, amount in rows]


def bar(parts: Parts, share: float) -> list[Segment]:
    """The parts one after the other; empty ones are left out."""
    if parts.total <= 0 or share <= 0:
        return []
    width = max(min(share, 1.0) * (FULL - 2 * EDGE), LEAST)
    segments, x = [], EDGE
    for kind, amount in ((USED, parts.used), (FREE, parts.free), (LOST, parts.lost)):
        if amount > 0:
            piece = width * float(amount / parts.total)
            segments.append(Segment(kind, round(x, 2), round(piece, 2)))
            x += piece
    return segments


def columns(levels: Sequence[int], *, left: float, right: float, base: float, step: float) -> list[Column]:
    """Columns side by side, each as high as its level; at most 44 wide, so that one alone is no wall."""
    if not levels:
        return []
    slot = (right - left) / len(levels)
    width = min(slot * 0.62, 44.0)
    return [
        Column(
            round(left + slot * number + (slot - width) / 2, 1),
            round(base - step * level, 1),
            round(width, 1),
            round(step * level, 1),
        )
        for number, level in enumerate(levels)
    ]


def months(on: Iterable[int], *, width: float = 240.0) -> list[Cell]:
    """Twelve cells from January, those of the months given are on."""
    wanted, each = set(on), width / 12
    return [Cell(month, round((month - 1) * each, 2), round(each, 2), month in wanted) for month in range(1, 13)]


def score_width(score: Decimal | None, highest: int = 5) -> float:
    """How much of the bar a score fills, in percent."""
    if score is None:
        return 0.0
    return round(max(0.0, min(float(score) / highest, 1.0)) * (FULL - 2 * EDGE), 2)
