"""Dates, amounts and quantities read as an Indonesian office writes them."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from records import formats

NBSP = "\u00a0"
DAY = datetime.date(2026, 3, 12)
LATE_EVENING_UTC = datetime.datetime(2026, 11, 16, 17, 30, tzinfo=datetime.UTC)


def test_a_date_holds_together():
    assert formats.tanggal(datetime.date(2026, 2, 5)) == f"5{NBSP}Februari{NBSP}2026"


def test_a_moment_counts_as_the_day_it_was_here():
    assert formats.tanggal(LATE_EVENING_UTC) == f"17{NBSP}November{NBSP}2026"


def test_the_day_of_the_week_comes_first():
    assert formats.tanggal_hari(DAY).replace(NBSP, " ") == "Kamis, 12 Maret 2026"


def test_months_on_the_calendar_leaf_are_short():
    assert [formats.bulan_pendek(datetime.date(2026, m, 1)) for m in (5, 8, 12)] == ["Mei", "Agu", "Des"]


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Asia/Jakarta", "pukul 00.30 WIB"),
        ("Asia/Makassar", "pukul 01.30 WITA"),
        ("Asia/Jayapura", "pukul 02.30 WIT"),
    ],
)
def test_times_name_the_zone_of_the_regency(zone, text):
    with timezone.override(zone):
        assert formats.jam(LATE_EVENING_UTC).replace(NBSP, " ") == text


def test_a_bare_time_is_local():
    assert formats.jam(datetime.time(9, 5)).replace(NBSP, " ") == "pukul 09.05 WIB"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "Rp0"), (950, "Rp950"), (1250000, "Rp1.250.000"), (Decimal("1250000.50"), "Rp1.250.001"), (-1500, "-Rp1.500")],
)
def test_rupiah_has_dots_and_no_space(value, text):
    assert formats.rupiah(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("18.50"), "18,5"), (Decimal("1850.25"), "1.850,25"), (9, "9"), (Decimal("1E+3"), "1.000"), (100, "100")],
)
def test_quantities_have_a_comma_and_no_idle_zeros(value, text):
    assert formats.angka(value) == text


@pytest.mark.parametrize(
    "name", ["tanggal", "tanggal_hari", "tanggal_jam", "jam", "rupiah", "ribuan", "angka", "terbilang"]
)
def test_nothing_shows_as_nothing(name):
    assert getattr(formats, name)(None) == ""


def test_zero_is_not_nothing():
    assert (formats.ribuan(0), formats.angka(0), formats.terbilang(0)) == ("0", "0", "nol")


def test_amounts_in_words():
    assert formats.terbilang_rupiah(1250000) == "Satu juta dua ratus lima puluh ribu rupiah"


def test_a_date_in_words_as_a_berita_acara_opens():
    assert formats.tanggal_terbilang(DAY) == "Kamis tanggal dua belas bulan Maret tahun dua ribu dua puluh enam"
