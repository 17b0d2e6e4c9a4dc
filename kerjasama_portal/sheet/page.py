"""The whole sheet as one person sees it; what they may not see is neither shown nor counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from accounts.permissions import Permission
from kerjasama_portal.sheet import bars
from kerjasama_portal.sheet.cooperations import MOST as MOST_COOPERATIONS
from kerjasama_portal.sheet.cooperations import Line, cooperations_of
from kerjasama_portal.sheet.gaps import Gap, Known, gaps_of
from kerjasama_portal.sheet.potentials import (
    MOST_LEAN,
    MOST_ROWS,
    LeanRow,
    PointMap,
    Row,
    lean_rows_of,
    map_of,
    measured_words,
    rows_of,
)
from kerjasama_portal.sheet.years import Figure, IndexChart, chart_of, figures_of
from records.formats import NBSP, angka, ribuan
from villages.analysis.priorities import totals_of
from villages.facts.units import measures
from villages.models import Letterhead, Need, Potential, Region, VillageYear
from villages.papers import emblem_picture, letterhead_of, offices_above
from villages.queries import priorities_of

FIRST = 3
ROOMY, AIRY = 10, 15  # lines that a page holds in the biggest print and in the usual one


@dataclass(frozen=True)
class First:
    """One of the first priorities; its bar is as long as its score."""

    position: int
    name: str
    facts: str
    score: str
    width: float
    finding: str


@dataclass(frozen=True)
class Sheet:
    """Everything on the page."""

    village: Region
    head: Letterhead | None
    emblem: str
    offices: list[str]
    figures: list[Figure]
    chart: IndexChart | None
    rows: list[Row]
    lean: list[LeanRow]
    points: PointMap | None
    firsts: list[First]
    in_force: list[Line]
    prepared: list[Line]
    waiting: list[Potential]
    gaps: list[Gap]
    measured: str
    is_worker: bool

    @property
    def shown(self) -> list[Row]:
        """As many potentials as one page holds."""
        return self.rows[:MOST_ROWS]

    @property
    def more_rows(self) -> int:
        return len(self.rows) - len(self.shown)

    @property
    def has_lost(self) -> bool:
        """Does any bar show what the lean season takes?"""
        return any(row.parts.lost for row in self.shown)

    @property
    def more_cooperations(self) -> int:
        return max(len(self.in_force) - MOST_COOPERATIONS, 0)

    @property
    def lines(self) -> int:
        """How much stands on it, in lines, roughly."""
        cooperations = min(len(self.in_force), MOST_COOPERATIONS)
        spots = len(self.points.spots) if self.points else 0
        return 2 * (len(self.shown) + len(self.lean) + cooperations) + spots

    @property
    def is_dense(self) -> bool:
        """A smaller print is needed to keep it on one page."""
        return self.lines > AIRY

    @property
    def is_roomy(self) -> bool:
        """So little stands on it that a bigger print fills the page."""
        return self.lines <= ROOMY

    @property
    def is_a4(self) -> bool:
        """The size of the village's own paper."""
        return self.head is not None and self.head.size == Letterhead.Size.A4

    @property
    def lead(self) -> str:
        """The village in one line."""
        said = [f"{ribuan(len(self.rows))} potensi terverifikasi"] if self.rows else ["Belum ada potensi terverifikasi"]
        if self.in_force:
            said.append(f"{len(self.in_force)} kerja sama")
        text = f"{', '.join(said)}."
        return f"{text} {self.chart.finding}." if self.chart else text


def sheet_of(village: Region, user: Any) -> Sheet:
    """Read the sheet, with a number of queries that doesn't depend on the rows."""
    is_worker = user.can(Permission.VILLAGE_WORK, village.place)
    seen = list(Potential.objects.seen_at(village, user).order_by("kind", "name", "pk"))
    verified = [each for each in seen if each.status == Potential.Status.VERIFIED]
    years = list(VillageYear.objects.filter(village=village).order_by("year"))
    head = letterhead_of(village)
    rows = rows_of(verified, measures())
    firsts = firsts_of(village, {each.pk for each in verified}) if is_worker else []
    in_force, prepared = cooperations_of(village, user)
    return Sheet(
        village=village,
        head=head,
        emblem=emblem_picture(head),
        offices=offices_above(village),
        figures=figures_of(years),
        chart=chart_of(years),
        rows=rows,
        lean=lean_rows_of(verified)[:MOST_LEAN],
        points=map_of(rows),
        firsts=firsts,
        in_force=in_force,
        prepared=prepared,
        waiting=[each for each in seen if each.status != Potential.Status.VERIFIED],
        gaps=gaps_of(Known(village, years, seen, head, bool(firsts)), user),
        measured=dates_of(verified, years),
        is_worker=is_worker,
    )


def dates_of(potentials: Sequence[Potential], years: Sequence[VillageYear]) -> str:
    """Of when the data are."""
    said = [measured_words(potentials), f"angka desa tahun {years[-1].year}" if years else ""]
    text = ", ".join(each for each in said if each)
    return f"{text[:1].upper()}{text[1:]}"


def firsts_of(village: Region, verified: set[str]) -> list[First]:
    """The first three of the scale, without potentials that nobody has verified yet."""
    lines = priorities_of(village, verified)[:FIRST]
    totals = totals_of(village, [line.item for line in lines])
    return [first_of(line.position, line.item, totals[line.item.pk]) for line in lines]


def first_of(position: int, item: Need | Potential, total: Decimal | None) -> First:
    """One line with its bar, if it was scored."""
    score = angka(total) if total is not None else ""
    finding = f"Prioritas {position}: {item.name}" + (f", nilai {score} dari 5" if score else "")
    return First(position, item.name, facts_of(item), score, bars.score_width(total), finding)


def facts_of(item: Need | Potential) -> str:
    """Kebutuhan · 4 l/dt · 165 KK."""
    how_much = f"{angka(item.quantity)}{NBSP}{item.unit}"
    if isinstance(item, Potential):
        return f"Potensi · {how_much}"
    return f"Kebutuhan · {how_much} · {ribuan(item.households)}{NBSP}KK"
