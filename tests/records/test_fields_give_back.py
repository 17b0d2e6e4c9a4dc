"""Number and date fields never accept what they can't give back, and read everything that the portal writes."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from records.coordinates import KoordinatField
from records.fields import AngkaField, BilanganField, JamField, RupiahField, TahunField, TanggalField, TypedField
from records.formats import angka, bulan, ribuan, rupiah, tanggal, tanggal_isian
from records.forms import PortalForm
from records.month_field import BulanField
from tests.examples import few


class EveryField(PortalForm):
    """One of each, with the messages that a form gives them."""

    amount = AngkaField(label="Jumlah", min_value=None)
    many = AngkaField(label="Faktor", max_digits=20, decimal_places=10)
    count = BilanganField(label="Banyaknya", min_value=None)
    money = RupiahField(label="Biaya")
    day = TanggalField(label="Tanggal")
    year = TahunField(label="Tahun")
    month = BulanField(label="Bulan")
    clock = JamField(label="Pukul")
    degree = KoordinatField(label="Lintang", example="-7,796", min_value=-11, max_value=6)


FIELDS: dict[str, TypedField] = EveryField().fields  # type: ignore[assignment]
NAMES = sorted(FIELDS)
# What hands, spreadsheets and attackers type: our digits and others', marks, spaces of all kinds, pieces of words.
SIGNS = [*"0123456789.,-−/+_'eE:١１²½Ⅻ", " ", "\u00a0", "\u202f", "\t"]
WORDS = ["Rp", "rp.", "Maret", "mar", "agt", "Senin,", "pukul", "WIB", "NaN", "Infinity", "0x"]
NUMBERS = ["2026", "000", "1.850", ",50", "30", "12"]
TYPED = st.lists(st.sampled_from(SIGNS + WORDS + NUMBERS), max_size=9).map("".join)


def read(name: str, text: str) -> object:
    """What the field makes of a text; None for nothing and for a refusal."""
    try:
        return FIELDS[name].clean(text)
    except ValidationError as error:
        assert all(message and "%(" not in message for message in error.messages), "a refusal speaks"
        return None


@few
@given(st.sampled_from(NAMES), TYPED | st.text(max_size=12))
@example("amount", "-0")
@example("amount", "1.000.000,50")
@example("count", "0001")
@example("day", "29/2/2028")
@example("money", "Rp 1.250.000,00")
@example("month", "mar 2026")
def test_what_is_accepted_is_given_back(name, text):
    value = read(name, text)
    if value is None:
        return
    shown = FIELDS[name].prepare_value(value)
    again = read(name, shown)
    assert (again, type(again)) == (value, type(value)), (text, shown)
    assert FIELDS[name].prepare_value(again) == shown
    assert not str(shown).startswith("-0") or "," in shown


@few
@given(st.sampled_from(NAMES), TYPED)
def test_only_our_own_digits_are_digits(name, text):
    """D20: Python's int() and Decimal() read 1_000, full-width and Arabic digits, NaN and 1e400; a form doesn't."""
    if read(name, text) is not None:
        assert not set(text) & set("_eE١１²½Ⅻ+'") - (set("eE") if name in ("day", "month") else set())
        assert "NaN" not in text
        assert "Infinity" not in text


@few
@given(st.decimals(min_value=-(10**12), max_value=10**16 - 1, places=2))
def test_every_amount_that_is_shown_can_be_typed(value):
    assert read("amount", angka(value)) == value


@few
@given(st.decimals(min_value=0, max_value=10**10 - 1, places=10))
def test_every_factor_that_is_shown_can_be_typed(value):
    assert read("many", angka(value)) == value


@few
@given(st.integers(-(2**31), 2**31 - 1))
def test_every_count_that_is_shown_can_be_typed(value):
    assert read("count", ribuan(value)) == value
    assert read("count", str(value)) == value


@few
@given(st.integers(0, 999_999_999_999_999))
def test_every_sum_that_is_shown_can_be_typed(value):
    for text in (rupiah(value), ribuan(value), str(value), f"Rp {ribuan(value)},00", f"Rp{ribuan(value)},-"):
        assert read("money", text) == value


@few
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)))
def test_every_date_that_is_shown_can_be_typed(value):
    dashed = f"{value.day:02}-{value.month:02}-{value.year}"
    for text in (tanggal(value), tanggal_isian(value), value.isoformat(), dashed):
        assert read("day", text) == value


@few
@given(st.dates())
def test_a_date_out_of_our_time_is_refused_in_words(value):
    """D19: 0001-01-01 and 9999-12-31 are mistakes of typing."""
    assert (read("day", tanggal_isian(value)) == value) is (1900 <= value.year <= 2200)


@few
@given(st.integers(0, 10**6))
def test_years_are_four_digits_of_our_century(value):
    assert (read("year", str(value)) == value) is (2000 <= value <= 2100)


JUNK = ["NaN", "nan", "Infinity", "1e400", "1_000", "１８", "١٨", "0x10", "--5", "+5", "1.00.000", "1 000"]
JUNK += ["1,000,000.50", "9" * 400, "1" + ".000" * 2000, "½", "²", "", " ", "\u00a0", "1/2", "dua"]


@pytest.mark.parametrize("text", JUNK)
@pytest.mark.parametrize("name", ["amount", "many", "count", "money", "year", "degree"])
def test_no_number_is_made_of_junk(name, text):
    assert read(name, text) is None


@few
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)))
def test_every_month_that_is_shown_can_be_typed(value):
    first = value.replace(day=1)
    for text in (bulan(value), f"{value.month}/{value.year}", f"{value:%Y-%m}", FIELDS["month"].show(first)):
        assert read("month", text) == first
    assert read("month", f"13/{value.year}") is None


NO_DATES = ["2025-02-30", "31/4/2026", "0001-01-01", "9999-12-31", "١/٢/٢٠٢٦", "13/13/2026", "3/27/2026"]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date_is_made_of_junk(text):
    assert read("day", text) is None


def test_the_same_text_has_one_meaning():
    """D20: each of these has a defined result."""
    assert read("amount", "1.000.000,50") == Decimal("1000000.50")
    assert read("count", "1.000.000,50") is None
    assert read("money", "1.000.000,50") is None
    assert str(read("amount", "-0")) == "0"
    assert read("amount", "1.850") == read("count", "1.850") == read("money", "1.850") == 1850
    assert read("amount", "1.85") is read("amount", "18.5") is None
