"""What people type into the analysis of a cooperation."""

from collections.abc import Iterable
from typing import Any

from django import forms

from partnerships.models import CooperationSwot
from records.forms import PortalForm, PortalModelForm
from villages.analysis.swot import WeightField
from villages.models import SwotEntry


class CooperationSwotForm(PortalModelForm):
    """One line of the analysis."""

    weight = WeightField()

    class Meta:
        model = CooperationSwot
        fields = ["quadrant", "text", "weight"]
        widgets = {"quadrant": forms.RadioSelect}
        help_texts = {"text": "Satu hal saja, satu kalimat pendek. Semua pihak membacanya."}
        error_messages = {"text": {"required": "Tulis satu kalimat analisis"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quadrant"].choices = SwotEntry.Quadrant.choices


class CopyForm(PortalForm):
    """Which lines of the villages' analyses are taken over, village by village."""

    def __init__(self, *args: Any, entries: Iterable[SwotEntry], **kwargs: Any) -> None:
        self.entries = {entry.pk: entry for entry in entries}
        super().__init__(*args, **kwargs)
        for village in {entry.village.code: entry.village for entry in self.entries.values()}.values():
            field = forms.MultipleChoiceField(
                label=village.title,
                required=False,
                choices=[(key, label_of(each)) for key, each in self.entries.items() if each.village == village],
                widget=forms.CheckboxSelectMultiple,
            )
            field.has_condition = True
            self.fields["desa_" + village.code.replace(".", "")] = field

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        if not any(facts.values()) and not self.errors:
            self.add_error(next(iter(self.fields)), "Centang paling sedikit satu baris")
        return facts

    @property
    def chosen(self) -> list[SwotEntry]:
        """The ticked lines of all villages."""
        return [self.entries[key] for name in self.fields for key in self.cleaned_data[name]]


def label_of(entry: SwotEntry) -> str:
    """One line with its part and its weight."""
    return f"{entry.get_quadrant_display()}: {entry.text} (bobot {entry.weight})"
