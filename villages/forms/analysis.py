"""What people type into the analysis and the priority scale."""

from collections.abc import Iterable
from typing import Any

from django import forms

from records.forms import BilanganField, PortalForm, PortalModelForm
from villages.models import Need, Potential, Region, SwotEntry
from villages.queries import rank_numbers


class SwotForm(PortalModelForm):
    """One more entry of the analysis."""

    class Meta:
        model = SwotEntry
        fields = ["quadrant", "text"]
        widgets = {"quadrant": forms.RadioSelect}
        help_texts = {"text": "Satu hal saja, satu kalimat pendek."}
        error_messages = {"text": {"required": "Tulis satu kalimat analisis"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quadrant"].choices = SwotEntry.Quadrant.choices


class PriorityForm(PortalForm):
    """A number for each need and potential; 1 comes first, an empty one stays off the scale."""

    def __init__(self, *args: Any, items: Iterable[Need | Potential], **kwargs: Any) -> None:
        self.base_fields = {
            item.pk: BilanganField(
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
            for item in items
        }
        self.items = {item.pk: item for item in items}
        super().__init__(*args, **kwargs)

    def stored(self, row: Region) -> dict[str, Any]:
        """The ranks on the village's scale now."""
        return rank_numbers(row)

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        seen: dict[int, str] = {}
        for name, number in facts.copy().items():
            if number is None:
                continue
            if number in seen:
                self.add_error(name, f"Urutan {number} sudah dipakai untuk {self.fields[seen[number]].label}")
            else:
                seen[number] = name
        return facts

    @property
    def ranked(self) -> list[Need | Potential]:
        """The items with a number, in the order of their numbers."""
        numbered = [(number, key) for key, number in self.cleaned_data.items() if number is not None]
        return [self.items[key] for _, key in sorted(numbered)]
