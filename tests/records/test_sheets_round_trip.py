"""What our writer puts into a table, our reader gives back, and no cell becomes a formula (D21)."""

import io
import re
import string
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from records.export import CONTROL
from records.sheets.reading import open_sheet
from records.sheets.writing import UNWRITABLE, csv_bytes, csv_cell, xlsx_bytes

RISKY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    '=HYPERLINK("http://x","klik")',
    "=cmd|' /C calc'!A0",
    "'=1",
    "''",
    " =1",
    "sep=;",
    "_x000D_",
    "<a>&amp;</a>",
]
texts = st.one_of(st.text(max_size=30), st.sampled_from(RISKY), st.text(alphabet=string.printable, max_size=30))
numbers = st.decimals(-(10**12), 10**12, places=2).map(lambda number: number.normalize() + 0)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
cells = st.one_of(st.none(), texts, numbers, days)
tables = st.lists(st.lists(cells, min_size=3, max_size=3), max_size=8)
HEADER = ["Kode desa", "Nama potensi", "Jumlah"]


def carried(value):
    """What a file can carry of a value: no control characters, nothing for nothing."""
    return UNWRITABLE.sub("", CONTROL.sub("", value)) or None if isinstance(value, str) else value


def filled(rows):
    """The rows that hold something, as they should come back, with their numbers."""
    kept = [(number, [carried(value) for value in row]) for number, row in enumerate(rows, 2)]
    return [(number, row) for number, row in kept if any(value is not None for value in row)]


def old_days(rows):
    """Dates before March 1900 are text in a spreadsheet."""
    early = date(1900, 3, 1)
    return [
        (number, [csv_cell(value) if isinstance(value, date) and value < early else value for value in row])
        for number, row in rows
    ]


@given(tables)
@settings(max_examples=60, deadline=None)
def test_a_workbook_gives_back_every_cell(rows):
    sheet = open_sheet(xlsx_bytes(HEADER, rows), "tabel.xlsx")
    assert sheet.header == HEADER
    assert list(sheet.rows) == old_days(filled(rows))
    assert sheet.formula_rows == {}


@given(tables)
@example([["'", "''", None]])
@settings(max_examples=200, deadline=None)
def test_a_csv_gives_back_every_cell_as_its_text(rows):
    sheet = open_sheet(csv_bytes(HEADER, rows), "tabel.csv")
    assert sheet.header == HEADER
    texts = [
        (number, [value if isinstance(value, str) else csv_cell(value) or None for value in row])
        for number, row in filled(rows)
    ]
    assert list(sheet.rows) == texts
    assert sheet.formula_rows == {}
    assert sheet.facts == {"jenis": "CSV", "pengodean": "UTF-8", "pemisah": "titik koma"}


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_of_ours_is_a_formula(text):
    """D21: text in both kinds of file, and the same literal text when read."""
    workbook = xlsx_bytes(["nama", "jumlah"], [[text, Decimal("-1.5")]])
    body = zipfile.ZipFile(io.BytesIO(workbook)).read("xl/worksheets/sheet1.xml")
    assert not re.search(rb"<f[\s/>]", body)
    assert b't="n"><v>-1.5</v>' in body
    assert list(open_sheet(workbook, "a.xlsx").rows) == [(2, [text, Decimal("-1.5")])]
    table = csv_bytes(["nama", "jumlah"], [[text, Decimal("-1.5")]])
    assert list(open_sheet(table, "a.csv").rows) == [(2, [text, "-1,5"])]
    first = table.decode("utf-8-sig").splitlines()[1]
    assert first.lstrip('"')[:1] not in set("=+-@|%\t\r＝")


def test_numbers_beyond_a_spreadsheet_stay_exact():
    long = Decimal("1234567890123456789.25")
    assert list(open_sheet(xlsx_bytes(["a"], [[long]]), "a.xlsx").rows) == [(2, ["1234567890123456789,25"])]
    assert csv_cell(Decimal("1850")) == "1850"
    assert csv_cell(Decimal("18.5")) == "18,5"
    assert csv_cell(2027) == "2027"
    assert list(open_sheet(xlsx_bytes(["a"], [[2027]]), "a.xlsx").rows) == [(2, [Decimal(2027)])]


def test_sheets_for_hints_follow_and_are_not_read():
    content = xlsx_bytes(["nama"], [["Embung"]], more_sheets=[("Petunjuk", ["Kolom", "Isi"], [["nama", "=1+1"]])])
    assert list(open_sheet(content, "a.xlsx").rows) == [(2, ["Embung"])]
    assert len([name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "worksheets/sheet" in name]) == 2
