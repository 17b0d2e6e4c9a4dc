"""A form field for a month of a year, as people write it."""

import datetime
import re

from records.fields import TypedField, month_number
from records.formats import MONTHS
from records.wording import sentence_start

MONTH_FIRST = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})")
IN_WORDS = re.compile(r"([a-z]{3,9})\.?\s+([0-9]{4})")


class BulanField(TypedField):
    """Maret 2027, Mar 2027, 3/2027 or 2027-03; its value is the first day of that month."""

    size_class = "w-date"

    def wording(self, label: str) -> dict[str, str]:
        return {"invalid": f"{sentence_start(label)} belum benar. Contoh: Maret 2027 atau 3/2027"}

    def read(self, text: str) -> datetime.date:
        text = text.lower()
        if found := MONTH_FIRST.fullmatch(text):
            month, year = int(found[1]), int(found[2])
        elif found := YEAR_FIRST.fullmatch(text):
            year, month = int(found[1]), int(found[2])
        elif found := IN_WORDS.fullmatch(text):
            month, year = month_number(found[1]), int(found[2])
        else:
            raise self.refuse("invalid")
        if not 1 <= month <= 12 or not 1900 <= year <= 2200:
            raise self.refuse("invalid")
        return datetime.date(year, month, 1)

    def show(self, value: datetime.date) -> str:
        return f"{MONTHS[value.month - 1]} {value.year}"
