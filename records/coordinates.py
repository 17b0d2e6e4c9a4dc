"""The form field of a latitude or longitude: -7,796 and -7.796 are the same place."""

import re
from decimal import ROUND_HALF_UP, Decimal

from records.fields import BoundedField
from records.formats import angka
from records.wording import sentence_start

DEGREES = re.compile(r"([-−–]?)\s?([0-9]{1,3})(?:[.,]([0-9]{1,15}))?\s?°?")
STEP = Decimal("0.000001")  # about ten centimetres


class KoordinatField(BoundedField):
    """Decimal degrees, with comma or point; whatever a phone or a map shows."""

    size_class = "w-coord"
    inputmode = "text"  # the number pads of some phones have no minus

    def __init__(self, *, example: str, **kwargs: object) -> None:
        self.example = example
        super().__init__(**kwargs)

    def wording(self, label: str) -> dict[str, str]:
        start = sentence_start(label)
        outside = f"{start} itu tidak di Indonesia. Contoh: {self.example}"
        return {
            "invalid": f"{start} belum benar. Contoh: {self.example}",
            "min_value": outside,
            "max_value": outside,
        }

    def read(self, text: str) -> Decimal:
        found = DEGREES.fullmatch(text)
        if not found:
            raise self.refuse("invalid")
        sign = "-" if found[1] else ""
        return Decimal(f"{sign}{found[2]}.{found[3] or '0'}").quantize(STEP, ROUND_HALF_UP) or Decimal(0)  # "-0" is 0

    def show(self, value: Decimal) -> str:
        return angka(value)
