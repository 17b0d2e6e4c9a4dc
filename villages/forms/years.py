"""What people type about their village's figures of one year."""

from typing import Any

from django import forms

from records.fields import TahunField
from records.forms import PortalModelForm
from villages.facts.figures import doubts
from villages.models import VillageYear


class YearForm(PortalModelForm):
    """People, land and index of one year; every figure may stay empty, not all of them."""

    year = TahunField(label="Tahun", help_text="Tahun angka ini berlaku. Contoh: 2026")
    groups = (
        ("Penduduk dan wilayah", ("residents", "households", "poor_households", "area")),
        ("Status desa", ("index", "standing", "score")),
    )

    class Meta:
        model = VillageYear
        fields = ["year", "residents", "households", "poor_households", "area", "index", "standing", "score"]
        widgets = {"index": forms.RadioSelect, "standing": forms.RadioSelect}
        help_texts = {
            "residents": "Laki-laki dan perempuan. Contoh: 2.134",
            "households": "KK berarti kepala keluarga. Contoh: 712",
            "poor_households": "Menurut data yang dipakai desa. Contoh: 96",
            "area": "Dalam hektare. Contoh: 1.842,5",
            "index": "Indeks Desa dipakai sejak 2024. Sebelumnya IDM.",
            "standing": "Seperti yang diumumkan kementerian.",
            "score": "Indeks Desa: 0 sampai 100. IDM: 0 sampai 1. Contoh: 74,21",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["index"].choices = [("", "Belum ada"), *VillageYear.Index.choices]
        self.fields["standing"].choices = [("", "Belum ada"), *VillageYear.Standing.choices]

    def clean(self) -> dict[str, Any]:
        """Figures that cannot be right are told beside their field."""
        facts = super().clean() or self.cleaned_data
        for name, sentence in doubts(facts).items():
            if name not in self.errors:
                self.add_error(name or None, sentence)
        return facts
