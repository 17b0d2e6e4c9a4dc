"""One table as it was read from a file, its limits, and what is said when it can't be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from records.export import CONTROL, plain_cell
from records.verdict import Refused

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 60

BROKEN = "Berkas ini tidak dapat dibaca. Simpan ulang sebagai .xlsx atau .csv, lalu unggah lagi."
TOO_BIG = "Isi berkas ini terlalu besar. Paling banyak 100.000 baris dan 60 kolom. Bagi menjadi beberapa berkas."
EMPTY = "Berkas ini kosong. Isi dulu baris judul dan datanya."

Cell = str | Decimal | date | None
Line = tuple[int, list[Cell]]


@dataclass
class Sheet:
    """A table: its headings, and its rows under the numbers that a spreadsheet shows.

    A row is at least as long as the header; one cell too many stays on it. `formula_rows` tells the positions
    (from 0) of cells with a formula in a row, at the latest when that row is given. Empty rows are left out.
    """

    header: list[str]
    rows: Iterator[Line]
    header_row: int = 1
    formula_rows: dict[int, list[int]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    total: int = 0  # about how many rows there are; 0 when nobody knows

    def close(self) -> None:
        """Stop reading before the end."""
        self.rows.close()


def typed_text(text: str) -> str | None:
    """A cell's text as it was typed: one of ours without its guard, no control characters, empty as None."""
    if not text.isprintable():
        text = CONTROL.sub("", text)
    return plain_cell(text) or None


def shortened(cells: list[Cell]) -> list[Cell]:
    """Without the empty cells at the end."""
    end = len(cells)
    while end and (cells[end - 1] is None or cells[end - 1] == ""):
        end -= 1
    return cells[:end]


def headings(cells: list[Cell]) -> list[str]:
    """The header's words, one space between them; raises Refused when there are too many."""
    names = [" ".join(str("" if cell is None else cell).split()) for cell in shortened(cells)]
    if len(names) > MAX_COLUMNS:
        raise Refused(TOO_BIG)
    return names


def fitted(cells: list[Cell], width: int) -> list[Cell]:
    """A row as long as the header at least; raises Refused when it is far too long."""
    cells = shortened(cells)
    if len(cells) > MAX_COLUMNS:
        raise Refused(TOO_BIG)
    return cells + [None] * (width - len(cells))
