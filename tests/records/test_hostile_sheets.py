"""Tables made to exhaust whoever reads them: what a few kilobytes must not cost."""

import io
import random
import time
import tracemalloc
import zipfile

import openpyxl
import pytest

from records.sheets.reading import open_sheet
from records.sheets.sheet import BROKEN, TOO_BIG
from records.verdict import Refused

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET, WORDS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def book(rows: str, words: str = "") -> bytes:
    """A workbook whose first sheet holds this XML between its rows' tags, and these shared strings."""
    made, plain = io.BytesIO(), io.BytesIO()
    source = openpyxl.Workbook()
    source.active.append(["Nama", "Jumlah"])
    source.save(plain)
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c></row>'
    parts = {SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{head}{rows}</sheetData></worksheet>'}
    if words:
        parts[WORDS] = f'<sst xmlns="{MAIN}">{words}</sst>'
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, parts.pop(info.filename, old.read(info)))
        for name, body in parts.items():
            new.writestr(name, body)
    return made.getvalue()


def noise() -> str:
    """What deflate can't shorten, so that the ratio looks like an office's."""
    return "".join(f"<!--{random.Random(n).getrandbits(4000):x}-->" for n in range(400))


def refused(content: bytes, name: str = "tabel.xlsx") -> str:
    with pytest.raises(Refused) as error:
        for _ in open_sheet(content, name).rows:
            pass
    return error.value.verdict.reason


def test_formulas_beyond_the_widest_table_end_the_reading_at_once():
    """Their positions were searched one by one: 200,000 in one row took minutes."""
    content = book(f"<row>{'<c><f>1</f></c>' * 200_000}</row>{noise()}")
    begin = time.perf_counter()
    assert refused(content) == TOO_BIG
    assert time.perf_counter() - begin < 5


def test_formulas_without_results_fill_no_memory():
    """They are no cells to the reader of values, so that its limit of rows does not see them."""
    content = book("<row><c><f/></c></row>" * 900_000 + noise())
    tracemalloc.start()
    assert refused(content) == TOO_BIG
    assert tracemalloc.get_traced_memory()[1] < 80_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("number", ["4000000000", "9" * 30, "9" * 5000, "0", "²"])
def test_a_row_number_that_no_table_has_is_refused(number):
    content = book(f'<row r="{number}"><c><f>1</f></c></row>')
    assert refused(content) in (BROKEN, TOO_BIG)


def test_one_long_text_repeated_by_every_cell_is_too_much():
    """Some kilobytes that would be 200 MB of cells."""
    cells = '<c t="s"><v>0</v></c>' * 60
    content = book(f"<row>{cells}</row>" * 120, f"<si><t>{'panjang' * 4000}</t></si>")
    assert len(content) < 300_000
    tracemalloc.start()
    assert refused(content) == TOO_BIG
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "content",
    [
        b"a," * 100_000 + b"\n1,2\n",
        b"a,b\n" + b"1," * 100_000,
        b'a,b\n1,"' + b"x" * 9_000_000 + b'"\n',
        b'a,b\n1,"' + b"x\n" * 4_000_000,
        b"\n" * 9_000_000,
        b"a,b\n" + b"\n" * 9_000_000,
        b"a,b\n1,\0\n",
        b"\xff\xfea\x00,\x00b\x00\n\x00\x00\xd8,\x00\n\x00",
        b"\xff\xfea\x00,\x00b\x00\n\x001",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"sep=;\n",
    ],
)
def test_a_csv_that_is_no_table_is_refused_with_a_sentence(content):
    begin = time.perf_counter()
    assert refused(content, "tabel.csv")
    assert time.perf_counter() - begin < 6
