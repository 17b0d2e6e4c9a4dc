"""Columns of quantities, years, months, dates and coordinates, read by the same fields as forms are."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.core.exceptions import ValidationError

from records.coordinates import KoordinatField
from records.fields import AngkaField, TahunField, TanggalField, TypedField, month_number
from records.formats import MONTHS, angka, tanggal_isian
from records.importing.kind import Ambiguous
from records.importing.widgets import Column, typed

# One dot and three digits: 1850 where a dot groups, 1,85 where it marks decimals.
TWO_READINGS = re.compile(r"(-?)([1-9][0-9]{0,2})\.([0-9]{3})")
POINT = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,9}")
NOISE = Decimal("1e-9")  # what computing with binary fractions leaves behind a number
THOUSANDS, DECIMALS = "ribuan", "desimal"


class Typed(Column):
    """Read by one of the form fields, so that a spreadsheet is read as a form is."""

    sentences: Mapping[str, str] = {}

    def __init__(self, field: TypedField) -> None:
        super().__init__()
        self.field = field
        field.error_messages = dict(self.sentences)
        self.remember()

    def judged(self, read: Any, value: Any) -> Any:
        """What the field makes of it, within its limits; raises ValueError."""
        try:
            result = read(value)
            self.field.validate(result)
        except ValidationError as error:
            raise ValueError(" ".join(error.messages)) from error
        return result


class Angka(Typed):
    """A quantity: 18,5 or 1850; `1.850` is asked about; a number cell is what it is."""

    sentences = {
        "invalid": "harus angka, contoh 18,5.",
        "unclear": "belum jelas. Contoh: 18,5 atau 1850.",
        "point": "tulis %(typed)s dengan koma. Titik hanya untuk ribuan.",
        "max_decimal_places": "paling banyak %(max)s angka di belakang koma.",
        "max_whole_digits": "terlalu besar.",
        "min_value": "tidak boleh kurang dari %(limit_value)s.",
        "max_value": "paling banyak %(limit_value)s.",
    }

    def __init__(self, *, max_digits: int = 14, decimal_places: int = 2, min_value: int | None = 0) -> None:
        super().__init__(AngkaField(max_digits=max_digits, decimal_places=decimal_places, min_value=min_value))
        self.field.required = False

    def read(self, cell: Any, context: Any, dot: str) -> Decimal | None:
        if isinstance(cell, Decimal):
            return self.judged(self.number, cell) + 0
        text = typed(cell)
        if not text:
            return None
        if TWO_READINGS.fullmatch(text):
            text = self.one_reading(text, dot)
        elif dot == DECIMALS and POINT.fullmatch(text):
            text = shorter(text.replace(".", ","))
        elif dot == DECIMALS and TWO_READINGS.fullmatch(text.replace(",", ".")):
            raise ValueError("belum jelas: titik atau koma desimal? Tulis tanpa pemisah ribuan.")
        return self.judged(self.field.read, text) + 0

    def one_reading(self, text: str, dot: str) -> str:
        """1.850 as the file means it; raises Ambiguous as long as nobody said."""
        sign, whole, rest = TWO_READINGS.fullmatch(text).groups()
        if dot == THOUSANDS:
            return f"{sign}{whole}{rest}"
        if dot == DECIMALS:
            return shorter(f"{sign}{whole},{rest}")
        raise Ambiguous(text, f"{sign}{whole}{rest}", f"{sign}{shorter(f'{whole},{rest}')}")

    def number(self, value: Decimal) -> Decimal:
        """A number cell, without what binary fractions leave behind."""
        if not value.is_finite():
            raise self.field.refuse("invalid")
        if value.adjusted() >= self.field.max_digits - self.field.decimal_places:
            raise self.field.refuse("max_whole_digits")
        step = Decimal(1).scaleb(-self.field.decimal_places)
        rounded = value.quantize(step, ROUND_HALF_UP)
        if abs(rounded - value) > NOISE * max(abs(value), 1):
            raise self.field.refuse("max_decimal_places", max=self.field.decimal_places)
        return rounded

    def shown(self, plain: Any) -> str:
        return angka(Decimal(plain)) if plain not in ("", None) else ""


def shorter(text: str) -> str:
    """18,50 as 18,5: idle zeros at the end are no further decimals."""
    return text.rstrip("0").rstrip(",")


class Bulat(Angka):
    """A whole number, as many people or households."""

    sentences = Angka.sentences | {
        "invalid": "harus angka, contoh 27.",
        "unclear": "harus bilangan bulat, contoh 27.",
        "point": "harus bilangan bulat, contoh 27.",
        "max_decimal_places": "harus bilangan bulat, contoh 27.",
    }

    def __init__(self, *, max_digits: int = 9) -> None:
        super().__init__(max_digits=max_digits, decimal_places=0)

    def read(self, cell: Any, context: Any, dot: str) -> int | None:
        number = super().read(cell, context, dot)
        return None if number is None else int(number)


class Tahun(Typed):
    """A year in four digits."""

    sentences = {
        "invalid": "tulis dengan empat angka, misalnya 2027.",
        "min_value": "paling awal %(limit_value)s.",
        "max_value": "paling akhir %(limit_value)s.",
    }

    def __init__(self) -> None:
        super().__init__(TahunField(required=False))

    def read(self, cell: Any, context: Any, dot: str) -> int | None:
        text = typed(cell)
        return self.judged(self.field.read, text) if text else None


class Bulan(Column):
    """A month by its name or its number."""

    def __init__(self) -> None:
        super().__init__()
        self.remember()

    def read(self, cell: Any, context: Any, dot: str) -> int | None:
        text = typed(cell).casefold().rstrip(".")
        if not text:
            return None
        number = int(text) if re.fullmatch("[0-9]{1,2}", text) else len(text) > 2 and month_number(text)
        if not number or not 1 <= number <= 12:
            raise ValueError("bukan nama bulan. Contoh: Juli.")
        return number

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return MONTHS[value - 1] if value else ""

    def shown(self, plain: Any) -> str:
        return MONTHS[int(plain) - 1] if plain else ""


class Tanggal(Typed):
    """A date as it is typed in forms, or a date cell."""

    sentences = {"invalid": "belum benar. Contoh: 27/3/2026."}

    def __init__(self) -> None:
        super().__init__(TanggalField(required=False))

    def read(self, cell: Any, context: Any, dot: str) -> date | None:
        text = typed(cell)
        if isinstance(cell, Decimal):
            raise ValueError(self.sentences["invalid"])
        return self.judged(self.field.read, text) if text else None

    def shown(self, plain: Any) -> str:
        return tanggal_isian(date.fromisoformat(plain)) if plain else ""


class Koordinat(Typed):
    """Degrees with a comma or a point: both are the same place."""

    def __init__(self, example: str, least: int, most: int) -> None:
        outside = f"bukan di Indonesia. Contoh: {example}."
        self.sentences = {
            "invalid": f"belum benar. Contoh: {example}.",
            "min_value": outside,
            "max_value": outside,
        }
        super().__init__(KoordinatField(example=example, min_value=least, max_value=most, required=False))

    def read(self, cell: Any, context: Any, dot: str) -> Decimal | None:
        text = typed(cell)
        return self.judged(self.field.read, text) if text else None

    def shown(self, plain: Any) -> str:
        return angka(Decimal(plain)) if plain not in ("", None) else ""
