"""Forms of the ledger of capacity."""

from typing import Any

from django import forms

from partnerships.models import Commitment
from records.forms import PortalForm, PortalModelForm
from villages.facts.units import units
from villages.models import Potential


class ClaimForm(PortalModelForm):
    """How much of one potential, in which season, until when."""

    unit = forms.ChoiceField(label="Satuan")

    class Meta:
        model = Commitment
        fields = ["quantity", "unit", "season", "until"]
        labels = {"quantity": "Jumlah yang diminta", "season": "Kapan dipakai"}
        help_texts = {
            "quantity": "Contoh: 6 atau 2,5",
            "until": "Kosongkan kalau sampai kerja sama berakhir. Contoh: 31/12/2028",
        }
        widgets = {"season": forms.RadioSelect}

    def __init__(self, *args: Any, potential: Potential, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(symbol, symbol) for symbol in comparable(potential)]
        self.fields["season"].choices = Commitment.Season.choices
        if self.instance._state.adding:
            self.initial.setdefault("unit", potential.unit)


def comparable(potential: Potential) -> list[str]:
    """Its own unit first, then those that measure the same thing."""
    known = units()
    own = known.get(potential.unit)
    rest = [unit.symbol for unit in known.values() if own and unit.dimension == own.dimension and unit != own]
    return [potential.unit, *rest]


class ReleaseForm(PortalForm):
    """Why what was promised is taken back; a claim needs no reason."""

    reason = forms.CharField(label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, is_claim: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not is_claim
