"""Every column reads back what it writes, and takes nothing that it could not give back (D20)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.importing.amounts import Angka, Bulan, Bulat, Koordinat, Tahun, Tanggal
from records.importing.kind import Ambiguous
from records.importing.widgets import NomorPanjang, Pilihan, Surel, Teks, Telepon
from records.sheets.reading import open_sheet
from records.sheets.writing import csv_bytes, xlsx_bytes

CHOICES = [("desa", "Desa"), ("rusak_ringan", "Rusak ringan")]
KEPT = {
    "nama": (Teks(150), st.text(max_size=40)),
    "keterangan": (Teks(5000, lines=True), st.text(max_size=60)),
    "jumlah": (Angka(), st.none() | st.decimals(0, 999_999_999_999, places=2)),
    "orang": (Bulat(), st.none() | st.integers(0, 999_999_999)),
    "tahun": (Tahun(), st.none() | st.integers(2000, 2100)),
    "bulan": (Bulan(), st.none() | st.integers(1, 12)),
    "tanggal": (Tanggal(), st.none() | st.dates(date(1900, 1, 1), date(2200, 12, 31))),
    "pemilik": (Pilihan(CHOICES), st.sampled_from(["", "desa", "rusak_ringan"])),
    "lintang": (Koordinat("-7,796", -11, 6), st.none() | st.decimals(-11, 6, places=6)),
    "NIB": (NomorPanjang("NIB", 13), st.sampled_from(["", "0123456789012"])),
    "telepon": (Telepon(30), st.sampled_from(["", "0812 3456 789", "+62 812"])),
    "surel": (Surel(254), st.sampled_from(["", "nama@contoh.id"])),
}
WRITERS = {"csv": csv_bytes, "xlsx": xlsx_bytes}


@pytest.mark.parametrize("form", WRITERS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_exported_is_read_as_what_it_was(form, data):
    values = {name: data.draw(values, name) for name, (_, values) in KEPT.items()}
    cells = [column.render(values[name]) for name, (column, _) in KEPT.items()]
    sheet = open_sheet(WRITERS[form](["penanda", *KEPT], [["x", *cells]]), f"a.{form}")
    [(_, (_, *read))] = sheet.rows
    for cell, (name, (column, _)) in zip(read, KEPT.items(), strict=True):
        assert column.clean(cell) == column.same(values[name]), name


@given(
    st.one_of(st.text(max_size=12), st.from_regex(r"[-0-9.,\s]{1,12}", fullmatch=True), st.decimals(allow_nan=False))
)
@settings(max_examples=400)
def test_a_number_that_was_taken_can_be_given_back(typed):
    for dot in ("", "ribuan", "desimal"):
        try:
            number = Angka().clean(typed, dot=dot)
        except ValueError:
            continue
        assert number is None or (number.is_finite() and number >= 0 and number == round(number, 2))
        assert Angka().clean(Angka().render(number)) == number


@pytest.mark.parametrize(
    ("typed", "as_thousands", "as_decimal"),
    [("1.850", "1850", "1.85"), ("12.500", "12500", "12.5"), ("9.999", 9999, 0)],
)
def test_one_dot_before_three_digits_is_asked_about(typed, as_thousands, as_decimal):
    for column in (Angka(), Bulat()):
        with pytest.raises(Ambiguous):
            column.clean(typed)
    assert Angka().clean(typed, dot="ribuan") == Decimal(as_thousands)
    if as_decimal:
        assert Angka().clean(typed, dot="desimal") == Decimal(as_decimal)
    else:
        with pytest.raises(ValueError, match="paling banyak 2 angka"):
            Angka().clean(typed, dot="desimal")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("18,5", "18.5"),
        ("1.850.000", "1850000"),
        ("1.850,25", "1850.25"),
        ("-0", "0"),
        (Decimal("18.599999999999998"), "18.6"),
        (Decimal("1.85"), "1.85"),
    ],
)
def test_what_can_be_read_in_one_way_is_read(typed, read):
    assert Angka().clean(typed) == Decimal(read)
    assert Angka().clean(typed, dot="ribuan") == Decimal(read)


@pytest.mark.parametrize(
    "typed",
    [
        *[
            "NaN",
            "Infinity",
            "1e400",
            "1_000",
            "１２",
            "1,000,000.50",
            "18.5",
            "0.850",
            "1,850",
            "18,500",
            "-1",
            "9" * 13,
        ],
        *[Decimal("NaN"), Decimal("1e400"), Decimal("33.333"), date(2026, 3, 27), "18 l/dt", "TRUE"],
    ],
)
def test_everything_else_is_refused(typed):
    with pytest.raises(ValueError) as error:
        Angka().clean(typed)
    assert not isinstance(error.value, Ambiguous)


def test_where_the_dot_marks_decimals_commas_before_three_digits_are_unclear():
    assert Angka().clean("18.5", dot="desimal") == Decimal("18.5")
    with pytest.raises(ValueError, match="belum jelas"):
        Angka().clean("1,850", dot="desimal")


@pytest.mark.parametrize("typed", ["2025-02-30", "0001-01-01", "9999-12-31", "٢٧/٣/٢٠٢٦", Decimal(46108), "27/13/2026"])
def test_days_that_are_none_are_refused(typed):
    """D19."""
    with pytest.raises(ValueError, match="belum benar"):
        Tanggal().clean(typed)


def test_a_telephone_kept_as_a_number_has_lost_its_zero():
    with pytest.raises(ValueError, match="nol di depan"):
        Telepon(30).clean(Decimal("8123456789"))
