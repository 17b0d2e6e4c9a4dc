"""Amounts and promises as people read them."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal

from partnerships.capacity.ledger import Ledger, Season
from partnerships.models import Commitment, Cooperation
from partnerships.texts import series
from records.formats import NBSP, angka, tanggal
from records.models import Event

CENT = Decimal("0.01")
SEASONS = {Season.ALL_YEAR: "sepanjang tahun", Season.OUTSIDE_LEAN: "di luar musim sulit"}
EVENTS = {
    "commitment.claim": "{} diminta {}",
    "commitment.change": "Permintaan {1} menjadi {0}",
    "commitment.bind": "{} mengikat untuk {}",
}
UNCLEAR = "Satuan janji yang ada tidak bisa dibandingkan dengan satuan potensi ini."


def amount(value: Decimal, unit: str) -> str:
    """2,5 l/dt; what is left is never told rounded up."""
    return f"{angka(value.quantize(CENT, ROUND_DOWN))}{NBSP}{unit}"


def season(name: str) -> str:
    """In which part of the year, inside a sentence."""
    return SEASONS[Season(name)]


def promised(row: Commitment) -> str:
    """6 l/dt sepanjang tahun, sampai 31 Desember 2028."""
    return f"{amount(row.quantity, row.unit)} {when(row)}"


def holders(rows: Iterable[tuple[Commitment, Cooperation]]) -> str:
    """Who holds the rest: only cooperations in force, which anyone may know."""
    return series([f"{by.caption} ({promised(row)})" for row, by in rows])


def left(book: Ledger, unit: str, part: str) -> str:
    """tinggal 2 l/dt sepanjang tahun; tidak ada sisa …"""
    free = book.free(part)
    return f"tinggal {amount(free, unit)} {season(part)}" if free else f"tidak ada sisa {season(part)}"


def too_little(row: Commitment, book: Ledger) -> str:
    """Why a claim can't bind: which potential, what is asked, what is left, who holds the rest."""
    potential = row.potential
    what = f"{potential.name}, {potential.village.title}: diminta {amount(row.quantity, row.unit)}"
    if book.unclear:
        return f"{what}. {UNCLEAR}"
    held = f" Yang lain dipegang {holders(book.holders)}." if book.holders else ""
    return f"{what}, {left(book, potential.unit, row.season)}.{held}"


def when(row: Commitment) -> str:
    """Beside an amount: in which season, and until when."""
    last = f", sampai {tanggal(row.until)}" if row.until else ""
    return f"{season(row.season)}{last}"


def event(entry: Event, row: Commitment) -> str:
    """One event of a ledger: what was asked, what binds, what was given back, and by which cooperation."""
    quantity = Decimal(entry.new.get("quantity", row.quantity))
    told = amount(quantity, entry.new.get("unit", row.unit))
    if entry.action == "commitment.release":
        was_bound = entry.old.get("status") == Commitment.Status.BINDING
        return f"{told} dilepas {row.cooperation.caption}" if was_bound else f"Klaim {row.cooperation.caption} ditarik"
    return EVENTS[entry.action].format(told, row.cooperation.caption)
