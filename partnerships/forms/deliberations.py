"""The form that schedules a musyawarah for a cooperation."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from musyawarah.models import AgendaItem
from records.forms import JamField, PortalForm, TanggalField
from records.wording import sentence_start

MOST_TITLE = 200


class MeetingForm(PortalForm):
    """When and where, and what is on the agenda; the main matter comes first."""

    day = TanggalField(label="Tanggal musyawarah", help_text="Contoh: 27/3/2026 atau 27 Maret 2026")
    time = JamField(label="Jam mulai", help_text="Waktu setempat. Contoh: 09.30")
    venue = forms.CharField(label="Tempat", max_length=150)
    main_title = forms.CharField(label="Agenda pokok", max_length=MOST_TITLE)
    others = forms.CharField(
        label="Agenda lain",
        help_text="Satu agenda tiap baris",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_others(self) -> list[str]:
        titles = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        if any(len(title) > MOST_TITLE for title in titles):
            raise forms.ValidationError(f"Tiap agenda paling panjang {MOST_TITLE} huruf")
        return titles

    @property
    def facts(self) -> dict[str, Any]:
        """What the act takes: the moment in the regency's zone, the place and the agenda."""
        data = self.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(data["day"], data["time"]))
        matter = data.get("matter", "")
        agenda = [(title, matter) for title in (data["main_title"], *data["others"])]
        return {"starts_at": starts_at, "venue": data["venue"], "main_title": data["main_title"], "agenda": agenda}


class InterVillageForm(MeetingForm):
    """A meeting between villages names what the law lets it deliberate (UU 6/2014 pasal 92 ayat (4))."""

    matter = forms.ChoiceField(
        label="Hal yang dibahas",
        help_text="Hal yang boleh dibahas menurut UU 6/2014 Pasal 92 ayat (4)",
        choices=[(value, sentence_start(label)) for value, label in AgendaItem.Matter.choices],
        widget=forms.RadioSelect,
    )
    field_order = ["day", "time", "venue", "main_title", "matter", "others"]
