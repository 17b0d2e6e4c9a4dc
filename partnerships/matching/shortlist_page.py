"""The shortlist side by side: for each thing that was searched for, its candidates under the same criteria."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from partnerships.capacity.words import amount
from partnerships.models import Shortlisted
from records.wording import mid_sentence
from villages.models import Need, Potential, Region


@dataclass(frozen=True)
class Cell:
    """What one candidate is worth under one criterion; empty where it was not asked."""

    who: str
    sentence: str
    value: int | None


@dataclass(frozen=True)
class Line:
    """One criterion across all candidates."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Comparison:
    """The candidates for one need, one potential, or the whole village."""

    thing: Need | Potential | None
    entries: tuple[Shortlisted, ...]
    lines: tuple[Line, ...]

    @property
    def id(self) -> str:
        """The id of its heading."""
        return f"h-{self.thing.pk if self.thing else 'desa'}"

    @property
    def title(self) -> str:
        """Air irigasi, 9 l/dt."""
        if self.thing is None:
            return "Untuk semua kebutuhan dan potensi desa"
        return f"Untuk {mid_sentence(self.thing.name)}, {amount(self.thing.quantity, self.thing.unit)}"

    @property
    def together(self) -> str:
        """What all of them bring, beside what is needed."""
        amounts = [entry.quantity for entry in self.entries if entry.quantity is not None]
        if not isinstance(self.thing, Need) or len(amounts) < 2:
            return ""
        total, unit = sum(amounts, Decimal(0)), self.thing.unit
        return f"Bersama {amount(total, unit)} dari {amount(self.thing.quantity, unit)}."


def live_entries(village: Region) -> QuerySet[Shortlisted]:
    """Who still stands on the list and went into no cooperation yet, best first."""
    rows = Shortlisted.objects.filter(village=village, removed_at__isnull=True, cooperation__isnull=True)
    related = ("village", "need", "own_potential", "candidate", "partner", "potential__village")
    return rows.select_related(*related).order_by("-score", "created_at", "pk")


def comparisons(entries: Iterable[Shortlisted]) -> list[Comparison]:
    """One for each thing, in the order of their best candidate."""
    by_thing: dict[str, list[Shortlisted]] = {}
    for entry in entries:
        by_thing.setdefault(entry.need_id or entry.own_potential_id or "", []).append(entry)
    return [
        Comparison(rows[0].need or rows[0].own_potential, tuple(rows), lines_of(rows)) for rows in by_thing.values()
    ]


def lines_of(rows: list[Shortlisted]) -> tuple[Line, ...]:
    """The criteria in the order of the first candidate that knows them."""
    names = dict.fromkeys((each["criterion"], each["name"]) for row in rows for each in row.reasons)
    return tuple(Line(name, tuple(cell_of(row, slug) for row in rows)) for slug, name in names)


def cell_of(row: Shortlisted, slug: str) -> Cell:
    """What this candidate's reasons say about one criterion."""
    found = next((each for each in row.reasons if each["criterion"] == slug), None)
    who = row.who
    return Cell(who, found["sentence"], found["value"]) if found else Cell(who, "Tidak dihitung", None)
