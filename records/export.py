"""Cells of exported tables: a spreadsheet must never run what somebody typed."""

import re
from typing import Any

# What spreadsheets take for a formula or a command, in ASCII and in full width.
RISKY_STARTS = tuple("=+-@|%\t\r\n＝＋－＠")
# Control characters that no spreadsheet stores; tab and line ends stay.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
ESCAPE = "'"


def safe_cell(value: Any) -> Any:
    """A value as it may stand in CSV or XLSX: numbers and dates as they are, risky text behind an apostrophe.

    Text that begins with an apostrophe gets one too, so that `plain_cell` gives every text back as it was.
    """
    if not isinstance(value, str):
        return value
    text = CONTROL.sub("", value)
    risky = text.startswith((*RISKY_STARTS, ESCAPE)) or text.lstrip().startswith(RISKY_STARTS)
    return ESCAPE + text if risky else text


def plain_cell(value: Any) -> Any:
    """The value that safe_cell wrote, for reading our own exports back."""
    return value[1:] if isinstance(value, str) and value.startswith(ESCAPE) else value
