"""How the cells of a column are read and written: as people type them, and every value reads back as it is written.

`clean` gives the value or raises ValueError with a sentence that follows the heading of its column; `render` gives
the cell of an export; `shown` the words of the preview.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from import_export.widgets import Widget

from records.export import CONTROL
from records.fields import SPACES
from records.formats import tanggal_isian
from records.sheets.writing import UNWRITABLE

REMEMBERED = 5000
MOST_CHOICES = 160  # letters of the words to choose from, in one sentence
ROUNDED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)  # what Excel makes of a long number
CHANGED = "{typed} sudah diubah Excel. Jadikan kolomnya teks, lalu ketik lagi nomornya."


class Told(str):
    """A text that was understood though it was not written as it should be; `remark` says how."""

    __slots__ = ("remark",)

    def __new__(cls, text: str, remark: str) -> "Told":
        told = super().__new__(cls, text)
        told.remark = remark
        return told


def typed(cell: Any) -> str:
    """A cell as somebody would have typed it, without idle spaces."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f").replace(".", ",")
    if isinstance(cell, date):
        return tanggal_isian(cell)
    if cell.isprintable():  # neither control characters nor any space but the common one
        return cell.strip() if "  " not in cell else " ".join(cell.split())
    return SPACES.sub(" ", UNWRITABLE.sub("", CONTROL.sub("", cell))).strip()


class Column(Widget):
    """What our columns share; every kind reads in its own way."""

    def clean(self, value: Any, row: Any = None, *, context: Any = None, dot: str = "", **kwargs: Any) -> Any:
        return self.read(value, context, dot)

    def read(self, cell: Any, context: Any, dot: str) -> Any:
        """The value of a cell; raises ValueError."""
        raise NotImplementedError

    def remember(self) -> None:
        """Read each cell once: columns of few different values, whatever the context, repeat them by the thousand."""
        read = lru_cache(REMEMBERED)(partial(self.read, context=None))
        self.clean = lambda value, row=None, *, context=None, dot="", **kwargs: read(value, dot=dot)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "" if value is None else value

    def shown(self, plain: Any) -> str:
        """A plain value in the preview."""
        return str(plain)

    def same(self, value: Any) -> Any:
        """A stored value as it would be read from an export of it."""
        return value


class Teks(Column):
    """Words on one line, or on several."""

    def __init__(self, most: int, *, lines: bool = False) -> None:
        super().__init__()
        self.most, self.lines = most, lines

    def same(self, value: Any) -> str:
        return self.many_lines(value) if self.lines and isinstance(value, str) else typed(value)

    def read(self, cell: Any, context: Any, dot: str) -> str:
        text = self.same(cell)
        if len(text) > self.most:
            raise ValueError(f"terlalu panjang. Paling banyak {self.most} huruf.")
        return text

    def many_lines(self, text: str) -> str:
        """Line ends of one kind only."""
        lines = UNWRITABLE.sub("", CONTROL.sub("", text)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(line.rstrip() for line in lines).strip()


class Surel(Teks):
    """An e-mail address, or nothing."""

    def read(self, cell: Any, context: Any, dot: str) -> str:
        text = super().read(cell, context, dot)
        if text:
            try:
                EmailValidator()(text)
            except ValidationError as error:
                raise ValueError("belum benar. Contoh: nama@contoh.id.") from error
        return text


class Telepon(Teks):
    """A telephone number as text: a number cell has lost the zero in front."""

    def read(self, cell: Any, context: Any, dot: str) -> str:
        if isinstance(cell, Decimal):
            raise ValueError("berisi angka. Ubah kolomnya menjadi teks, agar nol di depan tidak hilang.")
        text = super().read(cell, context, dot)
        require_unrounded(text)
        return text


def require_unrounded(text: str) -> None:
    """A long number that Excel wrote as 1,23457E+12 has lost its digits; raises ValueError."""
    if ROUNDED.fullmatch(text):
        raise ValueError(CHANGED.format(typed=text))


class NomorPanjang(Column):
    """A number that names somebody (NIB, NPWP): digits only, of these lengths."""

    def __init__(self, what: str, *lengths: int) -> None:
        super().__init__()
        self.what, self.lengths = what, lengths

    def read(self, cell: Any, context: Any, dot: str) -> str:
        require_unrounded(typed(cell))
        digits = re.sub(r"[\s.\-]", "", typed(cell))
        if digits and (not re.fullmatch("[0-9]+", digits) or len(digits) not in self.lengths):
            raise ValueError(f"{self.what} harus {' atau '.join(map(str, self.lengths))} angka.")
        return digits


class Pilihan(Column):
    """One of a few words, by what people read or by what is kept."""

    def __init__(self, choices: list[tuple[str, str]]) -> None:
        super().__init__()
        self.labels = dict(choices)
        self.found = {value.casefold(): value for value in self.labels}
        self.found |= {label.casefold(): value for value, label in self.labels.items()}
        self.remember()

    def read(self, cell: Any, context: Any, dot: str) -> str:
        text = typed(cell).casefold()
        if text and text not in self.found:
            raise ValueError(f"pilih salah satu: {first_of(self.labels.values())}.")
        return self.found.get(text, "")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.labels.get(value, value) or ""

    def shown(self, plain: Any) -> str:
        return self.labels.get(plain, plain)


def first_of(words: Iterable[str], most: int = MOST_CHOICES) -> str:
    """All words when they are short together, else the first and where the others stand."""
    every, shown = list(words), []
    for word in every:
        if len(", ".join([*shown, word])) > most:
            return f"{', '.join(shown)}, dan lainnya di lembar Pilihan"
        shown.append(word)
    return ", ".join(shown)
