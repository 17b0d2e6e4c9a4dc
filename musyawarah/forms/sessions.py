"""Forms that set up a musyawarah."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from musyawarah.models import Deliberation
from records.forms import BerkasField, JamField, PortalForm, PortalModelForm, TanggalField


class ScheduleForm(PortalForm):
    """When and where; the agenda has forms of its own."""

    date = TanggalField(label="Tanggal musyawarah", help_text="Contoh: 27/3/2026")
    time = JamField(label="Jam mulai", help_text="Contoh: 09.30")
    venue = forms.CharField(label="Tempat", max_length=150, help_text="Contoh: Balai Desa Ngebel")

    @property
    def starts_at(self) -> datetime:
        """The moment, in the regency's zone."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["date"], self.cleaned_data["time"]))

    def stored(self, row: Deliberation) -> dict[str, Any]:
        """What is set now."""
        start = timezone.localtime(row.starts_at)
        return {"date": start.date(), "time": start.time(), "venue": row.venue}


class OfficersForm(PortalModelForm):
    """Who leads, who writes, who speaks."""

    class Meta:
        model = Deliberation
        fields = ["chair", "chair_office", "minute_taker", "minute_taker_office", "speakers"]
        labels = {
            "chair": "Nama pimpinan musyawarah",
            "chair_office": "Jabatan pimpinan",
            "minute_taker": "Nama notulis",
            "minute_taker_office": "Jabatan notulis",
            "speakers": "Narasumber",
        }
        help_texts = {
            "chair_office": "Contoh: Ketua BPD Ngebel",
            "minute_taker_office": "Contoh: Sekretaris BPD Ngebel",
            "speakers": "Satu orang tiap baris: nama; dari mana. Contoh: Endah Lestari; Pendamping Desa",
        }
        widgets = {"speakers": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("chair", "chair_office", "minute_taker", "minute_taker_office"):
            self.fields[name].required = True


class CancelForm(PortalForm):
    """Why a meeting is called off."""

    reason = forms.CharField(label="Alasan pembatalan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class UploadForm(PortalForm):
    """One scan or photo."""

    upload = BerkasField(label="Foto atau PDF hasil pindai")
