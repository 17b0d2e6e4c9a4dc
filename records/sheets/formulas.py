"""Where the formulas of a sheet stand: the reader of cells gives only what they last came to."""

import re
from xml.parsers import expat

from records.sheets.sheet import BROKEN, MAX_COLUMNS, MAX_ROWS, TOO_BIG
from records.sheets.zipcheck import CheckedZip
from records.verdict import Refused

REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
SHEET_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def sheet_part(archive: CheckedZip, place: int) -> str:
    """The path of the sheet at this place of the workbook; raises Refused."""
    book = archive.tree("xl/workbook.xml")
    sheets = [each for each in book.iter() if local(each.tag) == "sheet"]
    links = {link.get("Id"): link.get("Target", "") for link in archive.tree("xl/_rels/workbook.xml.rels")}
    if place >= len(sheets):
        raise Refused(BROKEN)
    wanted = next((value for key, value in sheets[place].items() if key == SHEET_ID or key.endswith("}id")), "")
    target = links.get(wanted, "")
    path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    if path not in archive.entries:
        raise Refused(BROKEN)
    return path


class Finder:
    """Counts rows and cells as a spreadsheet does, and notes those that hold a formula."""

    def __init__(self) -> None:
        self.found: dict[int, list[int]] = {}
        self.row, self.column = 0, -1
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.begin
        self.parser.StartDoctypeDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        raise Refused(BROKEN)

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """A row, a cell or a formula begins."""
        name = tag.rpartition(":")[2]
        if name == "row":
            given = attributes.get("r", "")
            self.row, self.column = int(given) if given.isdecimal() else self.row + 1, -1
        elif name == "c":
            place = REFERENCE.fullmatch(attributes.get("r", ""))
            self.column = column_number(place[1]) if place else self.column + 1
            self.row = int(place[2]) if place else self.row
        elif name == "f":
            self.note()

    def note(self) -> None:
        """A formula stands here; raises Refused outside the largest table: the reader of cells sees no empty one."""
        if not 1 <= self.row <= MAX_ROWS + 1 or not 0 <= self.column < MAX_COLUMNS:
            raise Refused(TOO_BIG)
        if self.column not in (places := self.found.setdefault(self.row, [])):
            places.append(self.column)


def formula_rows(archive: CheckedZip, place: int) -> dict[int, list[int]]:
    """Row number → positions of its cells with a formula; parses only when such a tag may stand in the sheet."""
    part = sheet_part(archive, place)
    if part not in archive.with_formulas:
        return {}
    finder = Finder()
    try:
        for piece in archive.pieces(part):
            finder.parser.Parse(piece, False)
        finder.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise Refused(BROKEN) from error
    return finder.found
