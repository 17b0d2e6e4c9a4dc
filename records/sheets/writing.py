"""Writes tables that people take away: CSV that an Indonesian Excel opens at once, and XLSX; no cell is a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from records.export import safe_cell
from records.formats import tanggal_isian

SEPARATOR = ";"  # what Excel expects where the decimal mark is a comma
BOM = "\ufeff"  # tells Excel that the text is UTF-8
CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # a spreadsheet reads _x0041_ as A
UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")  # no XML and no UTF-8 carries these
DATE_FORMAT = "d/m/yyyy"
MAX_LETTERS = 32_767  # of one cell of a spreadsheet
EXACT_DIGITS = 15  # of a number of a spreadsheet
DAY_ONE = date(1900, 3, 1)  # before it, spreadsheets count a day that never was

MoreSheets = Iterable[tuple[str, Sequence[str], Iterable[Sequence[Any]]]]


def plain_text(value: Any) -> str:
    """Text that may stand in a cell: guarded, without what files can't carry."""
    return safe_cell(UNWRITABLE.sub("", str(value)))[:MAX_LETTERS]


def number_text(value: Decimal | int) -> str:
    """18,5 and 1850: no dots between thousands and no idle zeros, so that it is read in one way only."""
    return format(Decimal(value).normalize(), "f").replace(".", ",")


def csv_cell(value: Any) -> str:
    """A cell of a CSV: numbers and dates as people here write them."""
    if value is None:
        return ""
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
        return number_text(value)
    return tanggal_isian(value) if isinstance(value, date) else plain_text(value)


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The file line by line, for answers that are streamed."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=SEPARATOR, lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerow([csv_cell(name) for name in header])
    yield buffer.getvalue().encode()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([csv_cell(value) for value in row])
        yield buffer.getvalue().encode()


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The whole file."""
    return b"".join(csv_lines(header, rows))


def fits_number(value: Decimal | int) -> bool:
    """Can a spreadsheet keep it exactly?"""
    digits = Decimal(value).normalize().as_tuple()
    return isinstance(digits.exponent, int) and len(digits.digits) <= EXACT_DIGITS and abs(digits.exponent) < 100


def xlsx_cell(sheet: Any, value: Any) -> Any:
    """A typed cell: numbers and dates as such, everything else as text that is never computed."""
    if value is None or value == "":
        return None
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
        return value if fits_number(value) else text_cell(sheet, number_text(value))
    if isinstance(value, date):
        return date_cell(sheet, value) if value >= DAY_ONE else text_cell(sheet, tanggal_isian(value))
    return text_cell(sheet, plain_text(value))


def text_cell(sheet: Any, text: str) -> WriteOnlyCell:
    """Text, whatever it looks like."""
    cell = WriteOnlyCell(sheet)
    cell.value = CODED.sub("_x005F_", text)
    cell.data_type = "s"
    return cell


def date_cell(sheet: Any, day: date) -> WriteOnlyCell:
    """A date, shown as people here write it."""
    cell = WriteOnlyCell(sheet, day)
    cell.number_format = DATE_FORMAT
    return cell


def fill(sheet: Any, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """The headings stay in sight; columns are wide enough to read."""
    sheet.freeze_panes = "A2"
    for place, name in enumerate(header):
        sheet.column_dimensions[get_column_letter(place + 1)].width = max(14, len(name) + 3)
    sheet.append([text_cell(sheet, plain_text(name)) for name in header])
    for row in rows:
        sheet.append([xlsx_cell(sheet, value) for value in row])


def xlsx_bytes(
    header: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "Data", more_sheets: MoreSheets = ()
) -> bytes:
    """The whole file; `more_sheets` are (title, header, rows), for hints and lists."""
    book = Workbook(write_only=True)
    fill(book.create_sheet(title), header, rows)
    for name, head, lines in more_sheets:
        fill(book.create_sheet(name), head, lines)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
