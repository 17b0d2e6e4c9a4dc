"""Bars of amounts, in figures that a template only writes down; and the bar of one ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from partnerships.capacity.ledger import Ledger
from partnerships.capacity.words import amount


@dataclass(frozen=True)
class Part:
    """One stretch of the bar: its pattern, where it begins and how long it is in percent, and its words."""

    css: str
    start: str
    width: str
    words: str


@dataclass(frozen=True)
class Bar:
    """Stretches one after the other, and a line at an amount that they are measured against."""

    title: str
    parts: list[Part]
    mark: str
    line: str  # what the line stands for


def bar(book: Ledger, unit: str) -> Bar:
    """Own use, what is promised, what is left; a line where the measured amount ends when more is promised."""
    stretches = [
        ("f3", "dipakai sendiri", book.own_use),
        ("f1", "dijanjikan", book.bound_usual),
        ("f2", "sisa sepanjang tahun", book.free_all_year),
        ("f4", "sisa di luar musim sulit saja", book.free_usual - book.free_all_year),
    ]
    whole = max(book.total, sum(size for _, _, size in stretches))
    parts = stretched(((css, f"{name} {amount(size, unit)}", size) for css, name, size in stretches), whole)
    told = "; ".join(part.words for part in parts) or "tidak ada"
    mark = percent(book.total, whole) if whole > book.total else ""
    return Bar(f"Dari {amount(book.total, unit)}: {told}", parts, mark, "yang ada sekarang")


def stretched(stretches: Iterable[tuple[str, str, Decimal]], whole: Decimal) -> list[Part]:
    """Patterns, words and sizes one after the other; what has no size is left out."""
    parts, at = [], Decimal(0)
    for css, words, size in stretches:
        if size:
            parts.append(Part(css, percent(at, whole), percent(size, whole), words))
        at += size
    return parts


def percent(size: Decimal, whole: Decimal) -> str:
    """A share of the width, with the decimal point that drawings want."""
    return f"{float(100 * size / whole):.1f}%" if whole else "0%"
