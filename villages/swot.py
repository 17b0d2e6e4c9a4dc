"""Strengths, weaknesses, opportunities and threats in their four parts, the weightiest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from villages.models import Region, SwotEntry

WEIGHTS = range(1, 6)


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
