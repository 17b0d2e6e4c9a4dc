"""What people type about the village's letterhead."""

from typing import Any

from django import forms

from records.forms import BerkasField, PortalModelForm
from villages.models import Letterhead, Region


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
