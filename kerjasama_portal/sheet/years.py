"""The figures of the village on the sheet: the latest that is known of each, and its index year by year."""

from collections.abc import Sequence
from dataclasses import dataclass

from kerjasama_portal.sheet import bars
from records.formats import angka, ribuan
from villages.models import VillageYear

Standing = VillageYear.Standing
MOST_YEARS = 5
LEVELS = {standing: level for level, standing in enumerate(reversed(Standing.values), 1)}
CHART = {"left": 110.0, "right": 298.0, "base": 140.0, "step": 24.0}


@dataclass(frozen=True)
class Figure:
    """One big number; `year` says of when it is, 0 when nobody wrote it down."""

    number: str
    words: str
    year: int


@dataclass(frozen=True)
class IndexColumn:
    """The index of one year."""

    row: VillageYear
    column: bars.Column

    @property
    def is_old_index(self) -> bool:
        """IDM is another measure than Indeks Desa: its column looks different."""
        return self.row.index == VillageYear.Index.IDM


@dataclass(frozen=True)
class Level:
    """One line of the chart's scale."""

    label: str
    y: float


@dataclass(frozen=True)
class IndexChart:
    """Status by year, the last five."""

    columns: list[IndexColumn]
    levels: list[Level]
    finding: str

    @property
    def has_both(self) -> bool:
        """Are both measures shown?"""
        return len({each.row.index for each in self.columns}) > 1


def latest(years: Sequence[VillageYear], name: str) -> VillageYear | None:
    """The latest year in which this figure is known; years come oldest first."""
    return next((row for row in reversed(years) if getattr(row, name) not in (None, "")), None)


def figures_of(years: Sequence[VillageYear]) -> list[Figure]:
    """People, households, land and status, each of the latest year that knows it."""
    return [
        of_number(years, "residents", "jiwa penduduk"),
        of_number(years, "households", "kepala keluarga"),
        of_number(years, "area", "hektare luas wilayah"),
        of_index(years),
    ]


def of_number(years: Sequence[VillageYear], name: str, words: str) -> Figure:
    """2.134 jiwa penduduk."""
    row = latest(years, name)
    if row is None:
        return Figure("–", words, 0)
    value = getattr(row, name)
    return Figure(angka(value) if name == "area" else ribuan(value), words, row.year)


def of_index(years: Sequence[VillageYear]) -> Figure:
    """Maju, Indeks Desa 74,21."""
    row = latest(years, "index")
    if row is None:
        return Figure("–", "status desa", 0)
    score = f" {angka(row.score)}" if row.score is not None else ""
    return Figure(row.get_standing_display(), f"{row.get_index_display()}{score}", row.year)


def chart_of(years: Sequence[VillageYear]) -> IndexChart | None:
    """The status as columns, one to five high; None while no year has one."""
    rows = [row for row in years if row.index][-MOST_YEARS:]
    if not rows:
        return None
    drawn = bars.columns([LEVELS[row.standing] for row in rows], **CHART)
    columns = [IndexColumn(row, column) for row, column in zip(rows, drawn, strict=True)]
    levels = [Level(Standing(name).label, CHART["base"] - CHART["step"] * level) for name, level in LEVELS.items()]
    return IndexChart(columns, levels, index_finding(rows[0], rows[-1]))


def index_finding(first: VillageYear, last: VillageYear) -> str:
    """How the status moved."""
    now = last.get_standing_display().lower()
    if first.year == last.year:
        return f"Status desa {now} pada {last.year}"
    before = first.get_standing_display().lower()
    change = LEVELS[last.standing] - LEVELS[first.standing]
    if not change:
        return f"Status desa tetap {now} sejak {first.year}"
    return f"Status desa {'naik' if change > 0 else 'turun'} dari {before} ({first.year}) ke {now} ({last.year})"
