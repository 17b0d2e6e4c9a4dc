"""What people type about what a village has."""

from typing import Any

from django import forms

from records.formats import angka
from records.forms import PortalForm, PortalModelForm
from villages.models import Potential


class PotentialForm(PortalModelForm):
    """One potential with its quantity, also in the lean season."""

    class Meta:
        model = Potential
        fields = ["kind", "name", "quantity", "unit", "lean_quantity", "own_use", "measured_on", "description"]
        not_future = ["measured_on"]
        widgets = {"kind": forms.RadioSelect, "description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "name": "Contoh: Mata air Sumber Jambe",
            "quantity": "Contoh: 18,5",
            "unit": "Contoh: liter per detik, ton per tahun, orang, unit",
            "lean_quantity": "Jumlah saat paling sedikit, misalnya musim kemarau.",
            "own_use": "Yang dipakai warga desa sendiri, dalam satuan yang sama.",
            "measured_on": "Contoh: 27/3/2026",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Potential.Kind.choices

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        quantity = facts.get("quantity")
        for name in ("lean_quantity", "own_use"):
            value = facts.get(name)
            if quantity is not None and value is not None and value > quantity:
                most = angka(quantity)
                sentence = f"{self.fields[name].label} ({angka(value)}) melebihi jumlah ({most})."
                self.add_error(name, f"{sentence} Tulis paling banyak {most}")
        return facts


class ReturnForm(PortalForm):
    """Why a potential goes back to who filled it in."""

    reason = forms.CharField(
        label="Yang perlu diperbaiki",
        max_length=300,
        help_text="Contoh: Debit air diukur saat hujan. Ukur lagi pada musim kemarau.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
