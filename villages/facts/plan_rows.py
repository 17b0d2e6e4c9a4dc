"""The rows of RPJM Desa and RKP Desa: their years, what cannot be right, and how a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from villages.models import PlanRow

MOST_YEARS = 8  # an RPJM Desa ends with the term of its Kades (UU 3/2024 pasal 39 ayat (1))
ONCE = "Baris {row} sudah ada dalam {plan} {year}. Ubah baris itu."
NO_END = "Isi tahun akhir RPJM Desa."
BACKWARDS = "Tahun akhir tidak boleh sebelum tahun mulai."
TOO_LONG = f"RPJM Desa paling lama {MOST_YEARS} tahun."
ONE_YEAR = "RKP Desa untuk satu tahun. Samakan tahun akhir dengan tahun mulai."
COST = "Biaya tidak boleh kurang dari nol."


def last_year_of(facts: dict[str, Any]) -> int | None:
    """The last year as it was said; an RKP Desa needs none, for it is of one year (PP 43/2014 pasal 118 ayat (3))."""
    said = facts.get("last_year")
    return facts.get("first_year") if said is None and facts.get("plan") == PlanRow.Plan.ANNUAL else said


def doubts(facts: dict[str, Any]) -> dict[str, str]:
    """What cannot be right, by the field beside which it is told."""
    plan, first, last = facts.get("plan"), facts.get("first_year"), last_year_of(facts)
    found: dict[str, str] = {}
    if plan and first is not None:
        if last is None:
            found["last_year"] = NO_END
        elif plan == PlanRow.Plan.ANNUAL and last != first:
            found["last_year"] = ONE_YEAR
        elif last < first:
            found["last_year"] = BACKWARDS
        elif last > first + MOST_YEARS:
            found["last_year"] = TOO_LONG
    if (facts.get("cost") or 0) < 0:
        found["cost"] = COST
    return found


def natural(row: str) -> list[tuple[int, int, str]]:
    """Row 2 before row 10, and 1.2 before 1.10."""
    parts = row.replace("-", ".").replace("/", ".").split(".")
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts]


@dataclass(frozen=True)
class Book:
    """One plan of some years, with its rows in their order."""

    plan: str
    first_year: int
    last_year: int
    rows: list[PlanRow] = field(default_factory=list)

    @property
    def title(self) -> str:
        """RPJM Desa 2021–2027, or RKP Desa 2027."""
        years = str(self.first_year) if self.first_year == self.last_year else f"{self.first_year}–{self.last_year}"
        return f"{PlanRow.Plan(self.plan).label} {years}"

    @property
    def regulations(self) -> str:
        """By which Perdes; a change of the plan has its own."""
        return ", ".join(dict.fromkeys(row.regulation for row in self.rows))

    @property
    def cost(self) -> int | None:
        """The sum of the costs that are written down."""
        known = [row.cost for row in self.rows if row.cost is not None]
        return sum(known) if known else None


def books_of(rows: Iterable[PlanRow]) -> list[Book]:
    """RPJM Desa before RKP Desa, the latest first."""
    books: dict[tuple[str, int, int], Book] = {}
    for row in sorted(rows, key=lambda each: natural(each.row)):
        key = (row.plan, row.first_year, row.last_year)
        books.setdefault(key, Book(*key)).rows.append(row)
    return sorted(books.values(), key=lambda book: (book.plan == PlanRow.Plan.ANNUAL, -book.first_year, book.last_year))
