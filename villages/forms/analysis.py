"""What people type into the analysis and the seasonal calendar."""

from typing import Any

from django import forms

from records.forms import PortalModelForm
from villages.analysis.swot import WeightField
from villages.models import SeasonEntry, SwotEntry


class SwotForm(PortalModelForm):
    """One entry of the analysis."""

    weight = WeightField()

    class Meta:
        model = SwotEntry
        fields = ["quadrant", "text", "weight"]
        widgets = {"quadrant": forms.RadioSelect}
        help_texts = {"text": "Satu hal saja, satu kalimat pendek."}
        error_messages = {"text": {"required": "Tulis satu kalimat analisis"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quadrant"].choices = SwotEntry.Quadrant.choices


class SeasonForm(PortalModelForm):
    """One line of the seasonal calendar."""

    class Meta:
        model = SeasonEntry
        fields = ["category", "name", "first_month", "last_month"]
        help_texts = {
            "name": "Contoh: Panen padi",
            "last_month": "Boleh melewati pergantian tahun, misalnya Oktober sampai Februari.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_month", "last_month"):
            self.fields[name].required = True
