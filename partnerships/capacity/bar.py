"""The bar of one ledger, in figures that a template only writes down."""

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
    """Own use, what is promised, and what is left all year; a line where the measured amount ends when it is over."""

    title: str
    parts: list[Part]
    mark: str


def bar(book: Ledger, unit: str) -> Bar:
    """The whole width is what there is, or what is used and promised when that is more."""
    stretches = [
        ("f3", "dipakai sendiri", book.own_use),
        ("f1", "dijanjikan", book.bound_usual),
        ("f2", "sisa sepanjang tahun", book.free_all_year),
        ("f4", "sisa di luar musim sulit saja", book.free_usual - book.free_all_year),
    ]
    whole = max(book.total, sum(size for _, _, size in stretches))
    parts, at = [], Decimal(0)
    for css, name, size in stretches:
        if size:
            parts.append(Part(css, percent(at, whole), percent(size, whole), f"{name} {amount(size, unit)}"))
        at += size
    told = "; ".join(part.words for part in parts) or "tidak ada"
    mark = percent(book.total, whole) if whole > book.total else ""
    return Bar(f"Dari {amount(book.total, unit)}: {told}", parts, mark)


def percent(size: Decimal, whole: Decimal) -> str:
    """A share of the width, with the decimal point that drawings want."""
    return f"{float(100 * size / whole):.1f}%" if whole else "0%"
