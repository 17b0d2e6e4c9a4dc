"""Form fields that read dates, times, money, quantities and files as people here write them."""

import datetime
import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from records.formats import MONTHS, angka, ribuan, tanggal_isian, terbilang_rupiah
from records.wording import mid_sentence, sentence_start

GROUPED = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3}){1,9}")  # no village has a longer number; Python reads 4,300 digits
PLAIN = re.compile(r"[0-9]{1,30}")
FOUR_DIGITS = re.compile(r"[0-9]{4}")
SPACES = re.compile(r"[\s\u00a0\u202f]+")
MONTH_NUMBERS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {"agt": 8, "nop": 11, "okt": 10, "peb": 2}
DAY_FIRST = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
IN_WORDS = re.compile(r"(?:[a-z]+,\s*)?([0-9]{1,2})\s+([a-z]{3,9})\.?\s+([0-9]{4})")
CLOCK = re.compile(r"(?:pukul\s+)?([0-9]{1,2})[.:]([0-9]{2})(?:\s*(?:wib|wita|wit))?")


def whole_number(text: str) -> int | None:
    """1250000 or 1.250.000; anything else, such as 1.25 or 1,250, is not read."""
    if PLAIN.fullmatch(text):
        return int(text)
    return int(text.replace(".", "")) if GROUPED.fullmatch(text) else None


def looks_numeric(text: str) -> bool:
    """Digits with marks between them: meant as a number, only unclear which."""
    return bool(re.fullmatch(r"-?[0-9][0-9.,\s]*", text))


def month_number(word: str) -> int:
    """Maret, Mar, Sept: a month's name or a beginning of it; 0 when it is none."""
    names = [number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(word)]
    return names[0] if len(names) == 1 else MONTH_NUMBERS.get(word, 0)


class TypedField(forms.Field):
    """A text box whose typed text is read by `read`, and shown again by `show`."""

    size_class = ""
    inputmode = "text"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        ours = {"class": self.size_class, "inputmode": self.inputmode, "autocomplete": "off"}
        return attrs | {name: value for name, value in ours.items() if name not in widget.attrs}

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if not isinstance(value, str):
            return value
        text = SPACES.sub(" ", value).strip()
        return self.read(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return value if value in self.empty_values or isinstance(value, str) else self.show(value)

    def refuse(self, code: str, **params: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params or None)

    def read(self, text: str) -> Any:
        """The value of what was typed; every kind of field has its own."""
        raise NotImplementedError

    def show(self, value: Any) -> str:
        """The value as it is typed; every kind of field has its own."""
        raise NotImplementedError


class TanggalField(TypedField):
    """27/3/2026, 27-3-2026, 2026-03-27 or 27 Maret 2026; never month first."""

    size_class = "w-date"

    def wording(self, label: str) -> dict[str, str]:
        return {"invalid": f"{sentence_start(label)} belum benar. Contoh: 27/3/2026"}

    def to_python(self, value: Any) -> datetime.date | None:
        if isinstance(value, datetime.datetime):
            return value.date()
        return super().to_python(value)

    def read(self, text: str) -> datetime.date:
        text = text.lower()
        if found := DAY_FIRST.fullmatch(text):
            day, month, year = (int(part) for part in found.groups())
        elif found := YEAR_FIRST.fullmatch(text):
            year, month, day = (int(part) for part in found.groups())
        elif found := IN_WORDS.fullmatch(text):
            day, month, year = int(found[1]), month_number(found[2]), int(found[3])
        else:
            raise self.refuse("invalid")
        try:
            date = datetime.date(year, month, day)
        except ValueError as error:
            raise self.refuse("invalid") from error
        if not 1900 <= year <= 2200:
            raise self.refuse("invalid")
        return date

    def show(self, value: datetime.date) -> str:
        return tanggal_isian(value)


class JamField(TypedField):
    """09.30, 9.30 or 09:30."""

    size_class = "w-num"

    def wording(self, label: str) -> dict[str, str]:
        return {"invalid": f"{sentence_start(label)} belum benar. Contoh: 09.30"}

    def read(self, text: str) -> datetime.time:
        found = CLOCK.fullmatch(text.lower())
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise self.refuse("invalid")
        return datetime.time(int(found[1]), int(found[2]))

    def show(self, value: datetime.time) -> str:
        return f"{value:%H.%M}"


class BoundedField(TypedField):
    """A number between two limits, both told in a sentence."""

    size_class = "w-num"
    inputmode = "decimal"

    def __init__(self, *, min_value: Any = 0, max_value: Any = None, **kwargs: Any) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.min_value is not None and value < self.min_value:
            raise self.refuse("min_value", limit_value=self.show(self.min_value))
        if self.max_value is not None and value > self.max_value:
            raise self.refuse("max_value", limit_value=self.show(self.max_value))


class BilanganField(BoundedField):
    """A whole number: 27 or 1.850."""

    inputmode = "numeric"

    def __init__(self, *, max_value: int = 2_147_483_647, **kwargs: Any) -> None:
        super().__init__(max_value=max_value, **kwargs)

    def wording(self, label: str) -> dict[str, str]:
        start = sentence_start(label)
        return {
            "invalid": f"{start} harus angka, contoh 27",
            "unclear": f"{start} harus bilangan bulat, contoh 27 atau 1.850",
        }

    def read(self, text: str) -> int:
        sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
        number = whole_number(digits)
        if number is None:
            raise self.refuse("unclear" if looks_numeric(text) else "invalid")
        return sign * number

    def show(self, value: int) -> str:
        return ribuan(value)


class TahunField(BilanganField):
    """A year: four digits, never grouped."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**(kwargs | {"min_value": 2000, "max_value": 2100}))

    def wording(self, label: str) -> dict[str, str]:
        sentence = f"Tulis {mid_sentence(label)} dengan empat angka, misalnya 2027"
        return {"invalid": sentence, "unclear": sentence}

    def read(self, text: str) -> int:
        if not FOUR_DIGITS.fullmatch(text):
            raise self.refuse("invalid")
        return int(text)

    def show(self, value: int) -> str:
        return str(value)


class AngkaField(BoundedField):
    """A quantity: 18,5 or 1.850 or 1.850,25; a point before decimals is refused as unclear."""

    def __init__(self, *, max_digits: int = 18, decimal_places: int = 2, **kwargs: Any) -> None:
        self.max_digits, self.decimal_places = max_digits, decimal_places
        super().__init__(**kwargs)

    def wording(self, label: str) -> dict[str, str]:
        start = sentence_start(label)
        return {
            "invalid": f"{start} harus angka, contoh 18,5",
            "unclear": f"{start} belum jelas. Contoh: 18,5 atau 1.850",
            "point": "Tulis %(typed)s dengan koma. Titik hanya untuk ribuan, contoh 1.850",
        }

    def read(self, text: str) -> Decimal:
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        whole, comma, decimals = digits.partition(",")
        number = whole_number(whole)
        if number is None or (comma and not PLAIN.fullmatch(decimals)):
            if re.fullmatch(r"[0-9]+\.[0-9]+", digits):
                raise self.refuse("point", typed=text.replace(".", ","))
            raise self.refuse("unclear" if looks_numeric(text) else "invalid")
        if len(decimals) > self.decimal_places:
            raise self.refuse("max_decimal_places", max=self.decimal_places)
        if len(str(number)) > self.max_digits - self.decimal_places:
            raise self.refuse("max_whole_digits")
        return Decimal(f"{sign}{number}.{decimals or '0'}") or Decimal(0)  # "-0" is 0

    def show(self, value: Decimal | int) -> str:
        return angka(value)


class RupiahBound(forms.BoundField):
    """The amount with its words under it, named to screen readers too."""

    @property
    def words(self) -> str:
        try:
            return terbilang_rupiah(self.field.to_python(self.value()))
        except ValidationError:
            return ""

    @property
    def aria_describedby(self) -> str | None:
        ids = super().aria_describedby
        return ids if ids is None or not self.words else f"{ids} {self.auto_id}_words".strip()


class RupiahField(BoundedField):
    """Whole rupiah: Rp1.250.000, 1.250.000 or 1250000; "1.25" is refused as unclear."""

    size_class = "w-rp"
    inputmode = "numeric"
    prefix = "Rp"

    def __init__(self, *, max_value: int = 999_999_999_999_999, **kwargs: Any) -> None:
        super().__init__(max_value=max_value, **kwargs)

    def wording(self, label: str) -> dict[str, str]:
        start = sentence_start(label)
        return {
            "invalid": f"{start} harus angka, contoh 12.500.000",
            "unclear": f"{start} belum jelas. Tulis penuh dengan titik tiap tiga angka, contoh 12.500.000",
        }

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> RupiahBound:
        return RupiahBound(form, self, field_name)

    def read(self, text: str) -> int:
        digits = re.sub(r"^rp\.?\s*", "", text, flags=re.IGNORECASE)
        digits = re.sub(r",(00|-)$", "", digits)
        number = whole_number(digits)
        if number is None:
            raise self.refuse("unclear" if looks_numeric(digits) else "invalid")
        return number

    def show(self, value: int) -> str:
        return ribuan(value)
