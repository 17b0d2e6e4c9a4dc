"""What people type into the priority scale: weights, scores, and an order by hand with its reason."""

from collections.abc import Iterable
from typing import Any

from django import forms

from records.forms import BilanganField, PortalForm
from villages.analysis.priorities import MEANINGS, SCORES, WEIGHT_CHOICES, Item, as_dict, scores_of, weights_of
from villages.models import Criterion, Need, Region
from villages.queries import rank_numbers, scale_of

REASON = "reason"


class WeightsForm(PortalForm):
    """How much each criterion counts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.base_fields = {
            criterion.value: forms.TypedChoiceField(label=criterion.label, choices=WEIGHT_CHOICES, coerce=int)
            for criterion in Criterion
        }
        super().__init__(*args, **kwargs)

    def stored(self, row: Region) -> dict[str, Any]:
        """The weights that count now, as the choices have them."""
        return {name: str(weight) for name, weight in as_dict(weights_of(row)).items()}

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        if facts and not any(facts.values()) and not self.errors:
            self.add_error(Criterion.BENEFIT.value, "Beri paling sedikit satu kriteria bobot 1 atau lebih")
        return facts


class ScoreForm(PortalForm):
    """How well one thing does by each criterion; what does not count in this village may stay empty."""

    def __init__(self, *args: Any, of: Item, **kwargs: Any) -> None:
        self.base_fields = {each.criterion.value: score_field(each) for each in weights_of(of.village)}
        super().__init__(*args, of=of, **kwargs)

    def stored(self, row: Item) -> dict[str, Any]:
        """The scores that it has now, as the choices have them."""
        return {name: str(score) for name, score in scores_of(row).items()}

    @property
    def scores(self) -> dict[str, int]:
        """The scores that were given."""
        return {name: score for name, score in self.cleaned_data.items() if score}


def score_field(weight: Any) -> forms.TypedChoiceField:
    """Five steps in a row, with a sentence for the first and the last."""
    meaning = MEANINGS[weight.criterion]
    counts = f"Bobot {weight.weight}, {weight.word}." if weight.weight else "Tidak dihitung di desa ini."
    return forms.TypedChoiceField(
        label=weight.label,
        help_text=f"1 = {meaning.lowest}. 5 = {meaning.highest}. {counts}",
        choices=[(score, str(score)) for score in SCORES],
        coerce=int,
        empty_value=None,
        required=bool(weight.weight),
        widget=forms.RadioSelect(attrs={"data-skala": ""}),
        error_messages={"required": f"Pilih nilai 1 sampai 5 untuk {weight.label}"},
    )


class PriorityForm(PortalForm):
    """A number for each need and potential, 1 first, an empty one off the scale; and why in this order."""

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any) -> None:
        self.items = {item.pk: item for item in items}
        self.base_fields = {key: number_field(item) for key, item in self.items.items()} | {REASON: reason_field()}
        super().__init__(*args, **kwargs)

    def stored(self, row: Region) -> dict[str, Any]:
        """The ranks on the village's scale now, and why they are so."""
        scale = scale_of(row)
        return {**rank_numbers(row), REASON: scale.reason if scale else ""}

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        seen: dict[int, str] = {}
        for name, number in facts.copy().items():
            if name == REASON or number is None:
                continue
            if number in seen:
                self.add_error(name, f"Urutan {number} sudah dipakai untuk {self.fields[seen[number]].label}")
            else:
                seen[number] = name
        return facts

    @property
    def ranked(self) -> list[Item]:
        """The items with a number, in the order of their numbers."""
        numbers = {key: number for key, number in self.cleaned_data.items() if key != REASON and number is not None}
        return [self.items[key] for key in sorted(numbers, key=lambda key: numbers[key])]


def number_field(item: Item) -> BilanganField:
    """The place of one thing on the scale."""
    return BilanganField(
        label=item.name,
        help_text="Kebutuhan" if isinstance(item, Need) else f"Potensi: {item.get_kind_display()}",
        required=False,
        min_value=1,
        max_value=999,
        error_messages={
            "invalid": f"Urutan {item.name} harus angka, misalnya 1",
            "unclear": f"Urutan {item.name} harus bilangan bulat, misalnya 1",
            "min_value": f"Urutan {item.name} paling kecil 1",
            "max_value": f"Urutan {item.name} paling besar 999",
        },
    )


def reason_field() -> forms.CharField:
    """Why the order is another than the computed one."""
    return forms.CharField(
        label="Alasan urutan ini",
        help_text="Contoh: Musyawarah dusun 3 November 2026 mendahulukan air bersih.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasan urutan ini"},
    )
