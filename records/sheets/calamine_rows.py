"""Run as its own process, with limits: reads an XLSX from standard input, writes its first sheet as lines of JSON.

Exit 0 fine, 3 too large, 1 broken; a table that would need more memory than the limit ends the process.
"""

import io
import json
import resource
import sys
from datetime import date, datetime, time
from typing import Any

from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

LIMIT_BYTES = 1024 * 1024 * 1024
LIMIT_SECONDS = 60
BATCH = 500
MOST_LETTERS = 64 * 1024 * 1024  # a text is kept once and may stand in every cell
LETTERS_AT_ONCE = 1024 * 1024


def words(value: Any) -> Any:
    """What JSON has no type for: a bare date is marked, a moment or a time is told as text."""
    if isinstance(value, datetime):
        if value.time() == time(0):
            return {"date": value.date().isoformat()}
        return f"{value.day}/{value.month}/{value.year} {value:%H.%M}"
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return f"{value:%H.%M}" if isinstance(value, time) else str(value)


def first_sheet(book: Any) -> int:
    """The first sheet of cells that people see; -1 when there is none."""
    for place, sheet in enumerate(book.sheets_metadata):
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            return place
    return -1


def say(fact: Any) -> None:
    """One line of the answer."""
    print(json.dumps(fact, default=words))


def main(most_rows: int, most_columns: int) -> int:
    """Measure, then write the rows in batches."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_SECONDS, LIMIT_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        with load_workbook(io.BytesIO(sys.stdin.buffer.read())) as book:
            place = first_sheet(book)
            if place < 0:
                return 1
            sheet = book.get_sheet_by_index(place)
            top, left = sheet.start or (0, 0)
            if top + sheet.height > most_rows or left + sheet.width > most_columns:
                return 3
            say({"sheet": place, "left": left, "rows": top + sheet.height})
            batch, waiting, letters = [], 0, 0
            for row in sheet.iter_rows() if sheet.start else ():
                batch.append(row)
                waiting += sum(len(value) for value in row if type(value) is str)
                if len(batch) == BATCH or waiting > LETTERS_AT_ONCE:
                    letters += waiting
                    if letters > MOST_LETTERS:
                        return 3
                    say(batch)
                    batch, waiting = [], 0
            say(batch)
            say("end")
    except CalamineError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
