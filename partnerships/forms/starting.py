"""Forms of the start of a cooperation: only the fields of the track that was chosen before."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.candidates import why_never
from partnerships.forms.partners import nobodys_telephone
from partnerships.models import BETWEEN_VILLAGES, Cooperation, Track
from partnerships.tracks import NO_BASIS
from records.forms import PortalModelForm
from records.wording import sentence_start
from villages.models import Region

# One plain example beside each word of the law.
FIELD_EXAMPLES = {
    "pemerintahan": "penegasan batas desa",
    "pembangunan": "air bersih, jalan, dan sampah",
    "pembinaan": "ronda dan posyandu bersama",
    "pemberdayaan": "pelatihan petani kopi",
}
SCOPE_EXAMPLES = {
    "a": "BUM Desa bersama yang menjual kopi",
    "b": "jaringan air bersih tiga desa",
    "c": "ronda malam di perbatasan desa",
}
TITLE_EXAMPLES = {
    Track.INTER_VILLAGE: "Air bersih bersama Ngebel dan Sahang",
    Track.INTER_VILLAGE_AREA: "Penjualan kopi bersama BUM Desa",
    Track.THIRD_BY_VILLAGE: "Pengelolaan parkir telaga dengan koperasi",
    Track.THIRD_BY_PARTNER: "Pengabdian kampus bagi petani kopi",
}


class TrackFields(PortalModelForm):
    """Field of village authority, scope and BUM Desa or kawasan: as far as the track asks for them."""

    field = forms.ChoiceField(
        label="Bidang",
        help_text="Pilih satu dari empat bidang kewenangan desa (Permendagri 96/2017 Pasal 1 angka 11)",
        choices=[(value, f"{label}, misalnya {FIELD_EXAMPLES[value]}") for value, label in Cooperation.Field.choices],
        widget=forms.RadioSelect,
    )
    scope = forms.ChoiceField(
        label="Cakupan",
        help_text="Pilih yang paling cocok dari tiga cakupan kerja sama (UU 6/2014 Pasal 92 ayat (1))",
        choices=[
            (value, f"{sentence_start(label)}, misalnya {SCOPE_EXAMPLES[value]}")
            for value, label in Cooperation.Scope.choices
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, track: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.track = Track(track)
        for name in ("title", "purpose"):
            self.fields[name].validators.append(nobodys_telephone)
        self.fields["title"].help_text = f"Contoh: {TITLE_EXAMPLES[self.track]}"
        basis = self.fields["track_basis"]
        basis.required = True
        basis.error_messages["required"] = NO_BASIS
        if self.track not in BETWEEN_VILLAGES:
            del self.fields["scope"]
        if self.track != Track.INTER_VILLAGE_AREA:
            del self.fields["track_basis"]

    class Meta:
        model = Cooperation
        fields = ["title", "field", "scope", "track_basis"]
        help_texts = {"track_basis": "Contoh: BUM Desa Tirta Ngebel, atau kawasan perdesaan Lereng Wilis"}


class CooperationForm(TrackFields):
    """What the cooperation is about."""

    class Meta(TrackFields.Meta):
        fields = ["title", "track_basis", "field", "scope", "purpose"]
        widgets = {"purpose": forms.Textarea(attrs={"rows": 4})}
        help_texts = TrackFields.Meta.help_texts | {"purpose": "Tulis keadaan sekarang dan yang ingin dicapai bersama"}


class LeadField(forms.ModelChoiceField):
    """One of the villages of this person; a kelurahan among them is shown and refused with its reason."""

    def label_from_instance(self, village: Region) -> str:
        return village.title if village.can_be_party else f"{village.title} (tidak bisa menjadi pihak)"

    def clean(self, value: Any) -> Region:
        village = super().clean(value)
        if never := why_never(village):
            raise forms.ValidationError(never)
        return village


class StartForm(CooperationForm):
    """A new cooperation, at one of the villages in which this person may start it."""

    lead = LeadField(label="Desa pemrakarsa", queryset=Region.objects.none(), to_field_name="code")
    field_order = ["title", "lead"]

    def __init__(self, *args: Any, villages: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, villages)


def choose_among(form: forms.BaseForm, villages: QuerySet[Region]) -> None:
    """Whoever works in one village is not asked which."""
    form.fields["lead"].queryset = villages
    only = villages[:2]
    if len(only) == 1:
        form.fields["lead"].widget = forms.HiddenInput()
        form.initial["lead"] = only[0].code
