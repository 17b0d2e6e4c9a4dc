"""Cells of a sheet as they are kept beside a refused row, and given back: text, number or date."""

from datetime import date
from decimal import Decimal
from typing import Any

NUMBER, DATE = "angka", "tanggal"


def pack(cell: Any) -> Any:
    """A cell as JSON keeps it, its type with it."""
    if isinstance(cell, Decimal):
        return {NUMBER: str(cell)}
    if isinstance(cell, date):
        return {DATE: cell.isoformat()[:10]}
    return "" if cell is None else str(cell)


def unpack(kept: Any) -> Any:
    """The cell again."""
    if isinstance(kept, dict):
        return Decimal(kept[NUMBER]) if NUMBER in kept else date.fromisoformat(kept[DATE])
    return kept


def as_text(cell: Any) -> str:
    """A cell as a person would have typed it."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f").replace(".", ",")
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return str(cell).strip()
