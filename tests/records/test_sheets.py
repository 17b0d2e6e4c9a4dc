"""Uploaded tables are told apart, measured and refused before they open (security notes D22 to D25)."""

import io
import time
import tracemalloc
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from records.sheets.reading import open_sheet
from records.sheets.sheet import MAX_ROWS, TOO_BIG
from records.sheets.writing import csv_bytes, xlsx_bytes
from records.sheets.zipcheck import ENTITIES, LINKED, MACRO, OLD
from records.verdict import Refused

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXT = 'Nama;Jumlah;Catatan\r\nMata air “Jambe”;18,5;"baris satu\nbaris dua; tetap satu sel"\r\n\r\nÉmbung;3;\r\n'
ROWS = [
    (2, ["Mata air “Jambe”", "18,5", "baris satu\nbaris dua; tetap satu sel"]),
    (4, ["Émbung", "3", None]),
]


def book(*rows, **cells) -> bytes:
    """A workbook with these rows from A1, and single cells by their reference."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for place, value in cells.items():
        made.active[place] = value
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def changed(content: bytes, **parts: bytes | None) -> bytes:
    """The same zip with some parts replaced or added (`None` leaves one out)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info.filename, old.read(info))
        for name, body in parts.items():
            if body is not None:
                new.writestr(name, body)
    return buffer.getvalue()


def refusal(content: bytes, name: str = "tabel.xlsx") -> str:
    """Why it isn't read, whether at once or on the way."""
    with pytest.raises(Refused) as error:
        list(open_sheet(content, name).rows)
    return error.value.verdict.reason


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_encodings_are_told_apart_and_reported(content, encoding):
    sheet = open_sheet(content, "tabel.csv")
    assert sheet.header == ["Nama", "Jumlah", "Catatan"]
    assert list(sheet.rows) == ROWS
    assert sheet.facts == {"jenis": "CSV", "pengodean": encoding, "pemisah": "titik koma"}


@pytest.mark.parametrize(("separator", "word"), [(";", "titik koma"), (",", "koma"), ("\t", "tab")])
def test_the_separator_is_read_from_the_header(separator, word):
    text = separator.join(["nama", '"jumlah, kira-kira"', "satuan"]) + "\n" + separator.join(["Embung", "3", "buah"])
    sheet = open_sheet(text.encode(), "tabel.csv")
    assert (sheet.header, sheet.facts["pemisah"]) == (["nama", "jumlah, kira-kira", "satuan"], word)
    assert list(sheet.rows) == [(2, ["Embung", "3", "buah"])]


def test_excel_may_name_the_separator_in_a_first_line():
    sheet = open_sheet(b"sep=;\r\nnama;jumlah\r\nEmbung;3\r\n", "tabel.csv")
    assert (sheet.header, sheet.header_row, list(sheet.rows)) == (["nama", "jumlah"], 2, [(3, ["Embung", "3"])])


def test_a_decimal_comma_between_commas_leaves_a_cell_too_many():
    sheet = open_sheet(b"nama,jumlah\nEmbung,18,5\n", "tabel.csv")
    assert list(sheet.rows) == [(2, ["Embung", "18", "5"])]


@pytest.mark.parametrize(
    "content", [b"nama;jumlah\nEm\0bung;3\n", "nama\n\0".encode("utf-16"), b"nama\n\x81\x8d\n", b"%PDF-1.7 nama\n"]
)
def test_what_is_no_text_is_refused(content):
    assert "Simpan ulang" in refusal(content, "tabel.csv")


def test_an_open_quote_is_refused_with_its_row():
    assert "baris 3" in refusal(b'nama;jumlah\nEmbung;3\n"Sumur;4\nKolam;5\n', "tabel.csv")


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b""), ("a.csv", b" \r\n"), ("a.xlsx", b""), ("a.csv", b";;\n")]
)
def test_an_empty_file_is_told(name, content):
    assert "kosong" in refusal(content, name)


def test_only_tables_are_taken():
    assert "Pilih berkas" in refusal(b"nama\n", "tabel.html")
    assert "tidak dapat dibaca" in refusal(b"nama\n", "tabel.xlsx")
    assert "kata sandi" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "tabel.xlsx")


def test_one_row_over_the_limit_is_refused():
    lines = "nama\n" + "Embung\n" * MAX_ROWS
    assert sum(1 for _ in open_sheet(lines.encode(), "tabel.csv").rows) == MAX_ROWS
    assert refusal((lines + "Embung\n").encode(), "tabel.csv") == TOO_BIG


def test_too_many_columns_are_refused():
    assert refusal((";".join(f"k{n}" for n in range(61)) + "\n").encode(), "tabel.csv") == TOO_BIG
    assert refusal(b"a;b\n1" + b";" * 60 + b"x\n", "tabel.csv") == TOO_BIG
    assert refusal(book(*[[f"k{n}" for n in range(61)]])) == TOO_BIG


def test_a_workbook_gives_typed_cells_exactly():
    day = date(2026, 3, 27)
    row = ["Embung", Decimal("18.5"), Decimal("0.1"), Decimal("1850"), day, Decimal("-7.796"), "1.850", True]
    content = book(["a", "b", "c", "d", "e", "f", "g", "h", "i"], [*row, datetime(2026, 1, 2, 3, 4)])
    [(number, cells)] = open_sheet(content, "tabel.xlsx").rows
    assert (number, cells) == (2, [*row[:-1], "TRUE", "2/1/2026 03.04"])
    assert [type(cell) for cell in cells[:6]] == [str, Decimal, Decimal, Decimal, date, Decimal]


def test_a_table_may_begin_anywhere_and_keeps_its_row_numbers():
    sheet = open_sheet(book(C4="nama", D4="jumlah", C6="Embung", D6=3), "tabel.xlsx")
    assert (sheet.header, sheet.header_row) == (["", "", "nama", "jumlah"], 4)
    assert list(sheet.rows) == [(6, [None, None, "Embung", Decimal(3)])]


def test_the_first_sheet_that_people_see_is_read():
    made = openpyxl.Workbook()
    made.active.append(["rahasia"])
    made.active.sheet_state = "hidden"
    second = made.create_sheet("Data")
    second.append(["nama", "jumlah"])
    second.append(["Embung", "=1+1"])
    buffer = io.BytesIO()
    made.save(buffer)
    sheet = open_sheet(buffer.getvalue(), "tabel.xlsx")
    assert (sheet.header, list(sheet.rows), sheet.formula_rows) == (
        ["nama", "jumlah"],
        [(2, ["Embung", None])],
        {2: [1]},
    )


def test_formulas_are_found_by_row_and_place():
    sheet = open_sheet(book(["a", "b", "c"], B3="=1+1", C3="=SUM(A1)", A9="=2", AA5="=3"), "tabel.xlsx")
    assert sheet.formula_rows == {3: [1, 2], 9: [0], 5: [26]}
    assert [number for number, _ in sheet.rows] == [3, 5, 9]
    sheet = open_sheet(b"a;b;c\n1;=1+1;=cmd|' /C calc'!A0\n2;-1;+1\n", "tabel.csv")
    assert [number for number, _ in sheet.rows] == [2, 3]
    assert sheet.formula_rows == {2: [1, 2]}


def test_a_workbook_in_the_words_of_another_program_is_read_too():
    """Prefixed tags, no references: positions are counted."""
    content = book(["nama", "jumlah"], ["Embung", 3])
    body = (
        b'<?xml version="1.0" encoding="UTF-8"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/'
        b'spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>nama</x:t></x:is></x:c><x:c '
        b't="inlineStr"><x:is><x:t>jumlah</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>Embung</x:t>'
        b"</x:is></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    sheet = open_sheet(changed(content, **{"xl/worksheets/sheet1.xml": body}), "tabel.xlsx")
    assert list(sheet.rows) == [(2, ["Embung", Decimal(2)])]
    assert sheet.formula_rows == {2: [1]}


def test_one_cell_at_the_far_corner_is_refused_quickly():
    """D25: 4 KB that claim a million rows of 16,384 columns."""
    content, began = book(["nama"], XFD1048576="x"), time.monotonic()
    assert len(content) < 8192
    assert refusal(content) == TOO_BIG
    assert time.monotonic() - began < 2


def test_far_cells_without_content_do_no_harm():
    content = book(["nama"], ["Embung"])
    body = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    body = body.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')
    assert list(open_sheet(changed(content, **{"xl/worksheets/sheet1.xml": body}), "tabel.xlsx").rows) == [
        (2, ["Embung"])
    ]


@pytest.mark.parametrize("part", ["xl/media/a.bin", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_zip_bomb_is_refused_before_it_opens(part):
    """D23: below 1 MB, above 400 MB."""
    content = changed(book(["nama"]), **{part: b" " * 420_000_000})
    assert len(content) < 1_000_000
    began = time.monotonic()
    tracemalloc.start()
    assert refusal(content) == TOO_BIG
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()
    assert time.monotonic() - began < 2


def test_a_zip_that_lies_about_its_size_is_refused():
    content = changed(book(["nama"]), **{"xl/media/a.bin": b" " * 50_000_000})
    true, small = (50_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert content.count(true) >= 2
    assert refusal(content.replace(true, small)) == TOO_BIG


def test_many_cells_of_one_long_shared_text_do_not_fill_the_memory():
    """A text of 2 MB named by 60,000 cells: 120 GB, had it been allowed."""
    content = book(["nama"], ["Embung"])
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 60_000))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    texts = f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>{"xyzw, " * 350_000}</t></si></sst>'
    parts = {"xl/worksheets/sheet1.xml": sheet.encode(), "xl/sharedStrings.xml": texts.encode()}
    began = time.monotonic()
    assert refusal(changed(content, **parts)) == TOO_BIG
    assert time.monotonic() - began < 10


def test_many_entries_are_refused():
    content = changed(book(["nama"]), **{f"xl/media/{n}.png": b"" for n in range(1100)})
    assert refusal(content) == TOO_BIG


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>',
        b'<!DOCTYPE foo [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_are_refused(part, head):
    """D24: nothing of the file is read."""
    content = book(["nama"], ["&xxe;"])
    body = zipfile.ZipFile(io.BytesIO(content)).read(part)
    declared = b'<?xml version="1.0" encoding="UTF-8"?>'
    bare = body.partition(b"?>")[2] if body.startswith(b"<?xml") else body
    assert refusal(changed(content, **{part: declared + head + bare})) == ENTITIES
    in_utf16 = (declared.replace(b"UTF-8", b"UTF-16") + head + bare).decode().encode("utf-16")
    assert refusal(changed(content, **{part: in_utf16})) == ENTITIES
    otherwise = declared.replace(b"UTF-8", b"UTF-7") + bare
    assert refusal(changed(content, **{part: otherwise})) == ENTITIES


def test_macros_are_refused_under_any_name():
    content = book(["nama"])
    types = zipfile.ZipFile(io.BytesIO(content)).read("[Content_Types].xml")
    macro = types.replace(b"spreadsheetml.sheet.main", b"macroEnabled.main").replace(
        b"openxmlformats-officedocument.macro", b"ms-excel.sheet.macro"
    )
    assert macro != types
    assert refusal(changed(content, **{"[Content_Types].xml": macro})) == MACRO
    assert refusal(changed(content, **{"xl/vbaProject.bin": b"x"})) == MACRO


def test_links_to_other_files_are_refused_and_hyperlinks_are_not():
    content = book(["nama"])
    assert refusal(changed(content, **{"xl/externalLinks/externalLink1.xml": b"<a/>"})) == LINKED
    assert refusal(changed(content, **{"xl/embeddings/oleObject1.bin": b"x"})) == LINKED
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    for link, answer in (("image", LINKED), ("hyperlink", "")):
        rels = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}{link}" Target="http://x.id/a" TargetMode="External"/>'
            "</Relationships>"
        )
        file = changed(content, **{"xl/worksheets/_rels/sheet1.xml.rels": rels.encode()})
        assert refusal(file) == answer if answer else open_sheet(file, "tabel.xlsx").header == ["nama"]


def test_a_locked_zip_is_refused():
    content = bytearray(book(["nama"]))
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    assert refusal(bytes(content)) == OLD


@pytest.mark.parametrize("cut", [30, 200, -30])
def test_a_broken_zip_is_refused(cut):
    assert "tidak dapat dibaca" in refusal(book(["nama"], ["Embung"])[:cut])


def test_reading_can_stop_before_the_end():
    sheet = open_sheet(xlsx_bytes(["nama"], [[f"Embung {n}"] for n in range(3000)]), "tabel.xlsx")
    assert next(sheet.rows) == (2, ["Embung 0"])
    sheet.close()
    sheet = open_sheet(csv_bytes(["nama"], [["Embung"], ["Sumur"]]), "tabel.csv")
    assert next(sheet.rows) == (2, ["Embung"])
    sheet.close()
