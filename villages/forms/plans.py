"""What people type about the rows of their village's plans."""

from typing import Any

from django import forms

from records.fields import TahunField
from records.forms import PortalModelForm, RupiahField
from villages.facts.plan_rows import doubts, last_year_of
from villages.models import PlanRow


class PlanRowForm(PortalModelForm):
    """One row of RPJM Desa or RKP Desa, as the Perdes has it."""

    first_year = TahunField(label="Tahun mulai", help_text="Untuk RKP Desa, tahun rencananya. Contoh: 2027")
    last_year = TahunField(label="Tahun akhir", required=False, help_text="Kosongkan untuk RKP Desa. Contoh: 2033")
    groups = (
        ("Rencana", ("plan", "regulation", "first_year", "last_year")),
        ("Baris", ("row", "field", "activity", "location", "volume", "beneficiaries")),
        ("Biaya dan pelaksanaan", ("cost", "source", "pattern")),
    )

    class Meta:
        model = PlanRow
        fields = ["plan", "regulation", "first_year", "last_year", "row", "field", "activity", "location", "volume"]
        fields += ["beneficiaries", "cost", "source", "pattern"]
        field_classes = {"cost": RupiahField}
        labels = {"cost": "Biaya"}
        widgets = {"plan": forms.RadioSelect}
        help_texts = {
            "regulation": "Contoh: Perdes 6/2021",
            "row": "Seperti dalam lampiran Perdes. Contoh: 2.3.14",
            "activity": "Contoh: Pembangunan jaringan air bersih",
            "location": "Contoh: Dusun Krajan",
            "volume": "Contoh: 2.400 meter",
            "beneficiaries": "Contoh: 438 KK mendapat air bersih",
            "cost": "Kosongkan bila belum ditulis. Contoh: 125.000.000",
            "source": "Contoh: Dana Desa",
            "pattern": "Diisi untuk RKP Desa",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].choices = PlanRow.Plan.choices
        self.fields["last_year"].has_condition = True

    def clean(self) -> dict[str, Any]:
        """The last year of an RKP Desa is its first; years that cannot be right are told beside their field."""
        facts = super().clean() or self.cleaned_data
        if "last_year" not in self.errors:
            facts["last_year"] = last_year_of(facts)
        for name, sentence in doubts(facts).items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return facts
