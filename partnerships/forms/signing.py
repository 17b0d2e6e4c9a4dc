"""Forms of each village's signature, scan, promulgation and dissemination."""

from datetime import date
from typing import Any

from partnerships.models import Signature
from records.fields import TahunField
from records.formats import tanggal
from records.forms import BerkasField, PortalForm, PortalModelForm
from records.wording import messages_for


class DatedForm(PortalModelForm):
    """Everything must be filled in; the date may not lie before what it rests on."""

    date_field = ""

    def __init__(self, *args: Any, earliest: date | None, after: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earliest, self.after = earliest, after
        for field in self.fields.values():
            field.required = True

    def clean(self) -> dict[str, Any]:
        """Legal acts follow each other in time."""
        data = super().clean()
        day = data.get(self.date_field)
        if day and self.earliest and day < self.earliest:
            label = self.fields[self.date_field].label
            self.add_error(self.date_field, f"{label} tidak boleh sebelum {self.after}, {tanggal(self.earliest)}")
        return data


class SignForm(DatedForm):
    """The village's own number, and when and where its kades signed."""

    date_field = "signed_on"
    year = TahunField(label="Tahun", help_text="Contoh: 2026")

    class Meta:
        model = Signature
        fields = ["number", "year", "signed_on", "signed_at"]
        not_future = ["signed_on"]
        help_texts = {
            "number": "Nomor dari buku Peraturan di desa Anda. Contoh: 3",
            "signed_on": "Contoh: 27/3/2026",
            "signed_at": "Contoh: Ngebel",
        }

    def __init__(self, *args: Any, instrument: str, agreement: bool, **kwargs: Any) -> None:
        """`instrument` is what the text is called; an agreement is no regulation, so it is not enacted anywhere."""
        super().__init__(*args, **kwargs)
        self.fields["number"].label = f"Nomor {instrument}"
        if agreement:
            self.fields["number"].help_text = "Nomor dari buku perjanjian di desa Anda. Contoh: 3"
            self.fields["signed_at"].label = "Tempat tanda tangan"
        for name in ("number", "signed_at"):
            self.fields[name].error_messages |= messages_for(name, self.fields[name])


class ScanForm(PortalForm):
    """A scan or photo of the signed paper."""

    upload = BerkasField(
        label="Foto atau PDF hasil pindai",
        max_mb=20,
        help_text="JPG, PNG, atau PDF, paling besar 20 MB. Pindaian lama tetap disimpan",
    )


class SignaturePromulgateForm(DatedForm):
    """Its place in the village's Berita Desa."""

    date_field = "promulgated_on"
    bulletin_year = TahunField(label="Tahun Berita Desa", help_text="Contoh: 2026")

    class Meta:
        model = Signature
        fields = ["bulletin_number", "bulletin_year", "promulgated_on"]
        not_future = ["promulgated_on"]
        help_texts = {"bulletin_number": "Contoh: 3", "promulgated_on": "Contoh: 27/3/2026"}


class DisseminateForm(DatedForm):
    """When and how the village made it known."""

    date_field = "disseminated_on"

    class Meta:
        model = Signature
        fields = ["disseminated_on", "dissemination"]
        not_future = ["disseminated_on"]
        help_texts = {
            "disseminated_on": "Contoh: 27/3/2026",
            "dissemination": "Contoh: papan pengumuman balai desa dan pertemuan RT",
        }
