"""What people type about what a village lacks."""

from typing import Any

from django import forms

from records.fields import TahunField
from records.forms import PortalModelForm
from villages.models import Need


class NeedForm(PortalModelForm):
    """One need: how much is lacking, for how many households, how urgent."""

    target_year = TahunField(label="Tahun sasaran", help_text="Contoh: 2027")

    class Meta:
        model = Need
        fields = ["name", "quantity", "unit", "households", "urgency", "target_year", "plan_reference"]
        widgets = {"urgency": forms.RadioSelect}
        help_texts = {
            "name": "Contoh: Pengangkutan sampah",
            "quantity": "Contoh: 1,8",
            "unit": "Contoh: ton per minggu, unit, orang",
            "households": "KK berarti kepala keluarga. Contoh: 438",
            "plan_reference": "Halaman atau bab RPJM Desa yang menyebutnya.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["urgency"].choices = Need.Urgency.choices
