"""What people type about their village."""

from collections.abc import Iterable
from typing import Any

from django import forms

from records.fields import TahunField
from records.formats import angka
from records.forms import BerkasField, BilanganField, PortalForm, PortalModelForm
from villages.models import Letterhead, Need, Potential, Region, SwotEntry
from villages.queries import rank_numbers


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


class LetterheadForm(PortalModelForm):
    """What stands above the village's letters, and the size of its paper."""

    emblem = BerkasField(
        label="Lambang",
        required=False,
        types=("jpg", "jpeg", "png"),
        help_text="Gambar kecil, JPG atau PNG. Boleh kosong.",
    )
    remove_emblem = forms.BooleanField(label="Hapus lambang yang sekarang", required=False)

    class Meta:
        model = Letterhead
        fields = ["address", "postal_code", "phone", "email", "size"]
        widgets = {"size": forms.RadioSelect}
        help_texts = {
            "address": "Contoh: Jalan Raya Ngebel Nomor 12",
            "postal_code": "Contoh: 63493",
            "phone": "Contoh: (0352) 591234",
            "email": "Contoh: kantor@desa.id",
            "size": "Ikuti aturan tata naskah kabupaten Anda.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["size"].choices = Letterhead.Size.choices
        if not self.instance.emblem_id:
            del self.fields["remove_emblem"]

    def stored(self, row: Region) -> dict[str, Any]:
        """The village's letterhead as it is."""
        found = Letterhead.objects.filter(village=row).first()
        return super().stored(found) if found else {}
