"""The filters of the search for potentials: read from the address, never believed."""

from typing import Any

from django import forms

from records.choices import ForgivingChoice
from records.fields import AngkaField
from records.forms import PortalForm
from villages.models import Kind


class PotentialSearchForm(PortalForm):
    """Words, topic, region, class, and how much at least; every one may be left out."""

    cari = forms.CharField(label="Kata yang dicari", required=False, max_length=100)
    topik = ForgivingChoice(label="Topik", required=False)
    wilayah = ForgivingChoice(label="Wilayah", required=False)
    jenis = ForgivingChoice(label="Jenis potensi", required=False)
    paling_sedikit = AngkaField(label="Paling sedikit", required=False, max_digits=14)
    satuan = ForgivingChoice(label="Dalam satuan", required=False)
    urut = ForgivingChoice(label="Urutkan", required=False)

    def __init__(self, data: Any, *, choices: dict[str, list[Any]]) -> None:
        super().__init__(data)
        for name, offered in ({"jenis": [("", "Semua jenis"), *Kind.choices]} | choices).items():
            self.fields[name].choices = offered
            self.fields[name].widget.attrs["class"] = "form-select"

    def value(self, name: str) -> Any:
        """What was usable; empty for the rest."""
        self.is_valid()
        return self.cleaned_data.get(name) or ""

    @property
    def usual_order(self) -> str:
        """The first one offered: who sends the form sends it too."""
        return str(self.fields["urut"].choices[0][0])

    @property
    def is_filtered(self) -> bool:
        """Is anything asked for? The usual order is nothing."""
        return any(self.value(name) for name in self.fields if name != "urut") or self.has_own_order

    @property
    def has_own_order(self) -> bool:
        return self.value("urut") not in ("", self.usual_order)

    @property
    def has_more(self) -> bool:
        """Is anything set, or wrong, in the part that is folded away?"""
        folded = ("jenis", "paling_sedikit", "satuan")
        return self.has_own_order or any(self[name].value() or self[name].errors for name in folded)


class KecamatanForm(PortalForm):
    """One kecamatan of the own kabupaten, or all of them."""

    kecamatan = ForgivingChoice(label="Kecamatan", required=False)

    def __init__(self, data: Any, *, offered: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.offered = offered
        self.fields["kecamatan"].choices = [("", "Semua kecamatan"), *offered]
        self.fields["kecamatan"].widget.attrs["class"] = "form-select"

    @property
    def code(self) -> str:
        """The one that was chosen; empty for all."""
        self.is_valid()
        return self.cleaned_data.get("kecamatan") or ""
