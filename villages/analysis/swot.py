"""Strengths, weaknesses, opportunities and threats in their four parts, the weightiest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from records.wording import mid_sentence, sentence_start
from villages.models import Region, SwotEntry

WEIGHTS = range(1, 6)
PAIRS = (
    (SwotEntry.Quadrant.STRENGTH, SwotEntry.Quadrant.WEAKNESS),
    (SwotEntry.Quadrant.OPPORTUNITY, SwotEntry.Quadrant.THREAT),
)


class WeightField(forms.TypedChoiceField):
    """How much a line of an analysis weighs, 1 to 5, in a row of five."""

    def __init__(self, **kwargs: Any) -> None:
        said = {"label": "Bobot", "help_text": "1 = kecil pengaruhnya. 5 = sangat besar pengaruhnya.", "initial": 3}
        row = forms.RadioSelect(attrs={"data-skala": ""})
        super().__init__(choices=[(number, str(number)) for number in WEIGHTS], coerce=int, widget=row, **said)


@dataclass(frozen=True)
class Quadrant:
    """One part of the analysis, of a village or of a cooperation."""

    value: str
    label: str
    entries: list[Any]

    @property
    def total(self) -> int:
        """The weights of its entries together."""
        return sum(entry.weight for entry in self.entries)


def quadrants(entries: Iterable[Any]) -> list[Quadrant]:
    """The four parts; within each the weightiest first, then the oldest."""
    ordered = sorted(entries, key=lambda entry: (-entry.weight, entry.created_at, entry.pk))
    return [
        Quadrant(part.value, part.label, [entry for entry in ordered if entry.quadrant == part])
        for part in SwotEntry.Quadrant
    ]


def quadrants_of(village: Region) -> list[Quadrant]:
    """The analysis of one village, in one query."""
    return quadrants(SwotEntry.objects.filter(village=village))


def reading_of(parts: Iterable[Quadrant]) -> str:
    """What the sums say, in one sentence; empty while nothing stands against anything."""
    total = {part.value: part.total for part in parts}
    said = [compared(total, *pair) for pair in PAIRS if any(total[part] for part in pair)]
    return f"{sentence_start(', dan '.join(said))}." if said else ""


def compared(total: dict[str, int], first: str, second: str) -> str:
    """peluang lebih berat daripada ancaman (7 lawan 4)"""
    names = {part: mid_sentence(SwotEntry.Quadrant(part).label) for part in (first, second)}
    if total[first] == total[second]:
        return f"{names[first]} dan {names[second]} sama berat ({total[first]})"
    more, less = sorted((first, second), key=lambda part: -total[part])
    return f"{names[more]} lebih berat daripada {names[less]} ({total[more]} lawan {total[less]})"
