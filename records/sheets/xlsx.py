"""Reads an XLSX: measured first, then opened by python-calamine in a process of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from records.sheets.formulas import formula_rows
from records.sheets.sheet import (
    BROKEN,
    EMPTY,
    MAX_COLUMNS,
    MAX_ROWS,
    TOO_BIG,
    Cell,
    Line,
    Sheet,
    fitted,
    headings,
    typed_text,
)
from records.sheets.zipcheck import CheckedZip
from records.verdict import Refused

SCRIPT = Path(__file__).with_name("calamine_rows.py")


def decimal(text: str) -> Decimal:
    """A number as the file has it, a whole one without decimals."""
    return Decimal(text.removesuffix(".0"))


def marked_date(thing: dict[str, Any]) -> Any:
    """A date, which JSON carries under its mark."""
    return date.fromisoformat(thing["date"]) if "date" in thing else thing


DECODER = json.JSONDecoder(
    object_hook=marked_date, parse_float=decimal, parse_int=decimal, parse_constant=lambda word: word
)


def cell(value: Any) -> Cell:
    """A cell as we hand it on: text as it was typed, empty as None, yes and no as Excel shows them."""
    if isinstance(value, str):
        return typed_text(value)
    if value is True or value is False:
        return "TRUE" if value else "FALSE"
    return value


class Process:
    """The reading process and its lines; ended with the object, whatever happens."""

    def __init__(self, content: bytes):
        with tempfile.TemporaryFile() as file:
            file.write(content)
            file.seek(0)
            command = [sys.executable, "-I", str(SCRIPT), str(MAX_ROWS + 1), str(MAX_COLUMNS)]
            self.running = subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def line(self) -> Any:
        """The next line; raises Refused when the process ended without its last word."""
        text = self.running.stdout.readline()
        if text:
            return DECODER.decode(text.decode("ascii"))
        code = self.running.wait()
        self.close()
        raise Refused(BROKEN if code in (0, 1) else TOO_BIG)

    def close(self) -> None:
        """Stop it, read or not."""
        if self.running.poll() is None:
            self.running.kill()
        self.running.wait()
        self.running.stdout.close()

    __del__ = close


class Rows:
    """All rows with their numbers, one batch in memory at a time."""

    def __init__(self, process: Process, left: int):
        self.process, self.left = process, left
        self.lines = self.read()

    def read(self) -> Iterator[Line]:
        number = 0
        while (batch := self.process.line()) != "end":
            for row in batch:
                number += 1
                yield number, [None] * self.left + [cell(value) for value in row]
        self.process.close()

    def close(self) -> None:
        """Stop before the end."""
        self.lines.close()
        self.process.close()


def open_xlsx(content: bytes) -> Sheet:
    """The first visible sheet; raises Refused."""
    archive = CheckedZip(content)
    process = Process(content)
    try:
        facts = process.line()
        rows = Rows(process, int(facts["left"]))
        formulas = formula_rows(archive, int(facts["sheet"]))
        header_row, header = first_line(rows)
    except Refused:
        process.close()
        raise
    given = given_rows(rows, len(header), formulas)
    return Sheet(header, given, header_row, formulas, {"jenis": "XLSX"}, max(int(facts["rows"]) - header_row, 0))


def first_line(rows: Rows) -> tuple[int, list[str]]:
    """The first row with words in it: the header."""
    for number, cells in rows.lines:
        if header := headings(cells):
            return number, header
    raise Refused(EMPTY)


def given_rows(rows: Rows, width: int, formulas: dict[int, list[int]]) -> Iterator[Line]:
    """The rows below the header that hold something, were it only a formula without a result."""
    last = 0
    try:
        for last, cells in rows.lines:
            line = fitted(cells, width)
            if any(value is not None for value in line) or last in formulas:
                yield last, line
        yield from ((number, [None] * width) for number in sorted(formulas) if number > last)
    finally:
        rows.close()
