"""The form of a cooperation that was signed before the portal (R69)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from partnerships.actions.legacy import (
    ENDED_ALREADY,
    ENDS_BEFORE,
    MOST_PEOPLE,
    MOST_VALUE,
    NOT_ENDED_YET,
    OVER,
    STILL_RUNNING,
    TOO_MANY,
    TOO_MUCH,
    TWO_VILLAGES,
)
from partnerships.forms.partners import nobodys_telephone
from partnerships.forms.starting import LeadField, TrackFields, choose_among
from partnerships.models import WITH_THIRD_PARTY, Partner
from partnerships.named_villages import read_villages
from records.forms import BerkasField, BilanganField, PortalForm, RupiahField, TanggalField
from villages.models import Region

DATE_HINT = "Contoh: 27/3/2016 atau 27 Maret 2016"


def text(rows: int = 3) -> forms.Textarea:
    """A text area of some rows."""
    return forms.Textarea(attrs={"rows": rows})


class LegacyForm(TrackFields):
    """What the signed paper says, and how it goes with the cooperation now."""

    lead = LeadField(label="Desa pemrakarsa", queryset=Region.objects.none(), to_field_name="code")
    others = forms.CharField(
        label="Desa lain yang ikut menandatangani",
        help_text="Satu desa satu baris: nama atau kodenya. Contoh: Sahang, atau Sumber, Ngebel, atau 35.02.19.2002. "
        "Data ini tampil untuk umum sesudah desa-desa itu membenarkannya",
        widget=text(),
    )
    partner_name = forms.CharField(
        label="Nama pihak ketiga",
        help_text="Nama lembaganya, bukan nama orang",
        max_length=150,
        validators=[nobodys_telephone],
    )
    partner_kind = forms.ChoiceField(label="Jenis pihak ketiga", choices=[("", ""), *Partner.Kind.choices])
    text_title = forms.CharField(label="Judul naskah", help_text="Seperti tertulis pada naskahnya", max_length=200)
    text_numbers = forms.CharField(
        label="Nomor naskah tiap pihak",
        help_text="Satu pihak satu baris. Contoh: Desa Ngebel, Nomor 01 Tahun 2016",
        widget=text(),
    )
    signed_on = TanggalField(label="Tanggal ditandatangani", help_text=DATE_HINT)
    ends_on = TanggalField(
        label="Tanggal berakhir", help_text="Kosongkan kalau naskah tidak menyebutnya", required=False
    )
    state = forms.ChoiceField(
        label="Keadaan sekarang",
        choices=[(STILL_RUNNING, "Masih berjalan"), (OVER, "Sudah berakhir")],
        widget=forms.RadioSelect,
    )
    people = BilanganField(
        label="Pemanfaat (jiwa)",
        help_text="Kosongkan kalau tidak diketahui",
        required=False,
        max_value=MOST_PEOPLE,
        error_messages={"max_value": TOO_MANY},
    )
    value = RupiahField(
        label="Nilai kerja sama (Rp)",
        help_text="Kosongkan kalau tidak diketahui",
        required=False,
        max_value=MOST_VALUE,
        error_messages={"max_value": TOO_MUCH},
    )
    document = BerkasField(
        label="Pindaian naskah", help_text="JPG, PNG, atau PDF. Boleh diunggah nanti", required=False
    )
    note = forms.CharField(label="Keterangan", required=False, widget=text(2))
    not_future = ("signed_on",)

    class Meta(TrackFields.Meta):
        fields = ["title", "track_basis", "field", "scope", "purpose"]
        widgets = {"purpose": text()}

    def __init__(self, *args: Any, villages: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, villages)
        third = self.track in WITH_THIRD_PARTY
        self.fields["others"].required = not third
        self.fields["others"].error_messages["required"] = TWO_VILLAGES
        for name in () if third else ("partner_name", "partner_kind"):
            del self.fields[name]
        self.groups = [
            (title, [name for name in names if name in self.fields])
            for title, names in (
                ("Kerja sama", ("title", "track_basis", "field", "scope", "purpose")),
                ("Para pihak", ("lead", "others", "partner_name", "partner_kind")),
                ("Naskah", ("text_title", "text_numbers", "signed_on", "ends_on", "document")),
                ("Sekarang", ("state", "people", "value", "note")),
            )
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        lead, said = data.get("lead"), data.get("others", "")
        if lead and "others" in data:
            data["others"], wrong = read_villages(said, lead)
            for reason in wrong:
                self.add_error("others", reason)
        self.judge_days(data)
        return data

    def judge_days(self, data: dict[str, Any]) -> None:
        """The same as the act judges, said beside the field."""
        signed, ends, state = data.get("signed_on"), data.get("ends_on"), data.get("state")
        today = timezone.localdate()
        if signed and ends and ends < signed:
            self.add_error("ends_on", ENDS_BEFORE)
        elif state == OVER and "ends_on" in data and (ends is None or ends > today):
            self.add_error("ends_on", NOT_ENDED_YET)
        elif state == STILL_RUNNING and ends and ends < today:
            self.add_error("ends_on", ENDED_ALREADY)


class LegacyScanForm(PortalForm):
    """The scan of an old text."""

    document = BerkasField(label="Pindaian naskah", help_text="JPG, PNG, atau PDF. Semua tanda tangan harus terbaca")
