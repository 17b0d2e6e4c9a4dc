"""Opens an uploaded table, judged by its content and not by its name."""

from records.sheets.csv_text import open_csv
from records.sheets.sheet import BROKEN, EMPTY, MAX_BYTES, Sheet
from records.sheets.xlsx import open_xlsx
from records.sheets.zipcheck import OLE
from records.verdict import Refused

TOO_HEAVY = "Ukuran berkas paling besar 10 MB. Bagi menjadi beberapa berkas."
KINDS = (".xlsx", ".csv", ".txt")
WRONG_KIND = "Pilih berkas .xlsx atau .csv."


def open_sheet(content: bytes, name: str) -> Sheet:
    """The table in a file; raises Refused with a sentence when it can't or must not be read."""
    if not name.lower().endswith(KINDS):
        raise Refused(WRONG_KIND)
    if not content.strip():
        raise Refused(EMPTY)
    if len(content) > MAX_BYTES:
        raise Refused(TOO_HEAVY)
    if content.startswith((b"PK", OLE)):
        return open_xlsx(content)
    if name.lower().endswith(".xlsx"):
        raise Refused(BROKEN)
    return open_csv(content)
