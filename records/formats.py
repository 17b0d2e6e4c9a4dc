"""Dates, times, amounts and quantities as they are written in Indonesian."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from num2words import num2words

NBSP = "\u00a0"
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}

Number = int | Decimal


def local_date(value: datetime.date) -> datetime.date:
    """The calendar day of a date, or of a moment as seen in the regency's zone."""
    if isinstance(value, datetime.datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def tanggal(value: datetime.date | None) -> str:
    """17 November 2026, held together by no-break spaces."""
    if not value:
        return ""
    day = local_date(value)
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}"


def tanggal_hari(value: datetime.date | None) -> str:
    """Kamis, 5 Februari 2026."""
    return f"{hari(value)}, {tanggal(value)}" if value else ""


def hari(value: datetime.date | None) -> str:
    """The name of the day of the week."""
    return DAYS[local_date(value).weekday()] if value else ""


def bulan(value: datetime.date | None) -> str:
    """Maret 2027: a month of a year."""
    return f"{MONTHS[value.month - 1]}{NBSP}{value.year}" if value else ""


def bulan_pendek(value: datetime.date | None) -> str:
    """The first three letters of the month, for the small calendar leaf."""
    return MONTHS[local_date(value).month - 1][:3] if value else ""


def tanggal_isian(value: datetime.date) -> str:
    """27/3/2026, as it is typed into a form."""
    return f"{value.day}/{value.month}/{value.year}"


def zona(moment: datetime.datetime | None = None) -> str:
    """WIB, WITA or WIT: the zone word of the regency."""
    offset = timezone.localtime(moment or timezone.now()).utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset else 0
    return ZONES.get(hours, "")


def jam(value: datetime.datetime | datetime.time | None) -> str:
    """pukul 09.30 WIB; a bare time is a local time."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        word = zona(value) if timezone.is_aware(value) else zona()
        clock = moment.time()
    else:
        clock, word = value, zona()
    return NBSP.join(part for part in ("pukul", f"{clock:%H.%M}", word) if part)


def tanggal_jam(value: datetime.datetime | None) -> str:
    """20 November 2026 pukul 09.10 WIB."""
    return f"{tanggal(value)} {jam(value)}" if value else ""


def ribuan(value: Number | None) -> str:
    """1.250.000: dots between thousands, no decimals."""
    if value is None or value == "":
        return ""
    whole = Decimal(value).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"{int(whole):,}".replace(",", ".")


def rupiah(value: Number | None) -> str:
    """Rp1.250.000: no space after Rp (EYD), no decimals."""
    if value is None or value == "":
        return ""
    text = ribuan(value)
    return f"-Rp{text[1:]}" if text.startswith("-") else f"Rp{text}"


def angka(value: Number | None) -> str:
    """18,5: comma before decimals, dots between thousands, no idle zeros."""
    if value is None or value == "":
        return ""
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def terbilang(value: int | None) -> str:
    """An integer in words: seratus dua puluh lima."""
    if value is None or value == "":
        return ""
    return num2words(int(value), lang="id")


def terbilang_rupiah(value: int | None) -> str:
    """Satu juta dua ratus lima puluh ribu rupiah, with a capital for a line of its own."""
    words = terbilang(value)
    return f"{words[:1].upper()}{words[1:]} rupiah" if words else ""


def tanggal_terbilang(value: datetime.date) -> str:
    """Kamis tanggal dua belas bulan Maret tahun dua ribu dua puluh enam."""
    day = local_date(value)
    return f"{hari(day)} tanggal {terbilang(day.day)} bulan {MONTHS[day.month - 1]} tahun {terbilang(day.year)}"
