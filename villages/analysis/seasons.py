"""The seasonal calendar (kalender musim): twelve months, one line for each thing that returns every year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from records.formats import MONTHS, angka
from villages.models import Potential, Region, SeasonEntry

Category = SeasonEntry.Category
# A letter stands in the cell beside the colour: the calendar reads the same in black and white.
SIGNS = {
    Category.PLANTING: "T",
    Category.HARVEST: "P",
    Category.SCARCITY: "K",
    Category.DROUGHT: "A",
    Category.FLOOD: "B",
    Category.AWAY: "M",
    Category.FEAST: "H",
    Category.OTHER: "L",
}
LEAN = "turun"
LEAN_SIGN, LEAN_WORD = "↓", "Potensi berkurang"


@dataclass(frozen=True)
class Cell:
    """One month of one line."""

    month: str
    is_on: bool
    is_now: bool


@dataclass(frozen=True)
class Line:
    """One line of the calendar with its twelve months."""

    name: str
    kind: str  # the class of its colour
    sign: str
    word: str
    span: str
    note: str
    url: str  # where it is changed or told; "" for nobody
    cells: list[Cell]

    @property
    def is_now(self) -> bool:
        """Does it happen this month?"""
        return any(cell.is_on and cell.is_now for cell in self.cells)


@dataclass(frozen=True)
class Calendar:
    """The year of one village."""

    months: list[tuple[str, str, bool]]  # full name, three letters, is it this month
    lines: list[Line]
    key: list[tuple[str, str, str]]  # class, sign and word of what the lines show
    this_month: str

    @property
    def now(self) -> list[str]:
        """What happens this month, in words."""
        return [line.name for line in self.lines if line.is_now]


def months_between(first: int | None, last: int | None) -> list[int]:
    """The months from the first to the last; they may run over the turn of the year."""
    if not first or not last:
        return []
    return [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]


def span_of(first: int, last: int) -> str:
    """The months in words."""
    if first == last:
        return MONTHS[first - 1]
    return f"{MONTHS[first - 1]} sampai {MONTHS[last - 1]}"


def cells_of(on: list[int], today: date) -> list[Cell]:
    """Twelve cells from January."""
    return [Cell(name, number in on, number == today.month) for number, name in enumerate(MONTHS, 1)]


def calendar_of(village: Region, user: Any, today: date, *, can_edit: bool) -> Calendar:
    """The lean seasons of the potentials that the person may see, then the lines that people wrote; two queries."""
    rows = Potential.objects.visible_to(user).filter(village=village, lean_from__isnull=False).order_by("name", "pk")
    entries = sorted(SeasonEntry.objects.filter(village=village), key=by_kind_and_month)
    lines = [lean_line(row, today) for row in rows] + [line_of(entry, today, can_edit) for entry in entries]
    months = [(name, name[:3], number == today.month) for number, name in enumerate(MONTHS, 1)]
    key = list(dict.fromkeys((line.kind, line.sign, line.word) for line in lines))
    return Calendar(months, lines, key, MONTHS[today.month - 1])


def by_kind_and_month(entry: SeasonEntry) -> tuple:
    """Lines of one kind stand together, the earliest first."""
    return (list(Category).index(Category(entry.category)), entry.first_month or 0, entry.name, entry.pk)


def lean_line(potential: Potential, today: date) -> Line:
    """When a potential gives least."""
    first, last = potential.lean_from or 0, potential.lean_until or 0
    left = f", tinggal {angka(potential.lean_quantity)} {potential.unit}" if potential.lean_quantity is not None else ""
    url = reverse("villages:potential-detail", args=[potential.pk])
    cells = cells_of(months_between(first, last), today)
    return Line(potential.name, LEAN, LEAN_SIGN, LEAN_WORD, span_of(first, last), left, url, cells)


def line_of(entry: SeasonEntry, today: date, can_edit: bool) -> Line:
    """A line that somebody wrote."""
    category = Category(entry.category)
    first, last = entry.first_month or 0, entry.last_month or 0
    url = reverse("villages:season-edit", args=[entry.pk]) if can_edit else ""
    cells = cells_of(months_between(first, last), today)
    return Line(entry.name, category.value, SIGNS[category], category.label, span_of(first, last), "", url, cells)
