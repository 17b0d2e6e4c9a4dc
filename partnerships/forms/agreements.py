"""Forms of a Perjanjian Bersama: the outside party's answer, its signature, and the announcement to the villagers."""

from typing import Any

from django import forms

from partnerships.forms.instruments import LaterField
from partnerships.forms.signing import DatedForm
from partnerships.models import PartnerSignature, Signature
from records.forms import PortalForm


class LinkForm(PortalForm):
    """Making a link asks for nothing."""


class PartnerAnswerForm(PortalForm):
    """What the outside party says about the text, and who says it."""

    AGREE, CHANGE = "setuju", "ubah"

    answer = forms.ChoiceField(
        label="Jawaban Anda",
        choices=[(AGREE, "Setuju dengan naskah ini"), (CHANGE, "Minta perubahan")],
        widget=forms.RadioSelect,
    )
    note = LaterField(
        label="Perubahan yang diminta",
        max_length=4000,
        help_text="Diisi bila Anda minta perubahan. Sebut hurufnya. Contoh: huruf d, lamanya 3 tahun",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    name = forms.CharField(label="Nama lengkap Anda", max_length=120)
    office = forms.CharField(label="Jabatan Anda", max_length=120, help_text="Contoh: Direktur")

    @property
    def facts(self) -> dict[str, Any]:
        """What the act takes."""
        data = self.cleaned_data
        agrees = data["answer"] == self.AGREE
        return {
            "agrees": agrees,
            "name": data["name"],
            "office": data["office"],
            "note": "" if agrees else data["note"],
        }

    def clean(self) -> dict[str, Any]:
        """Whoever asks for changes says which."""
        data = super().clean()
        if data.get("answer") == self.CHANGE and not data.get("note", "").strip():
            self.add_error("note", "Isi perubahan yang diminta")
        return data


class PartnerSignForm(DatedForm):
    """The outside party's own number, and who signed for it."""

    date_field = "signed_on"

    class Meta:
        model = PartnerSignature
        fields = ["number", "signed_on", "signatory", "signatory_office"]
        not_future = ["signed_on"]
        help_texts = {
            "number": "Nomor pada kertas, dari pihak ketiga. Contoh: 12/TW/IV/2026",
            "signed_on": "Contoh: 27/3/2026",
            "signatory": "Seperti tertulis pada kertas",
            "signatory_office": "Contoh: Direktur",
        }


class AnnounceForm(DatedForm):
    """When and how the village told its people of the agreement."""

    date_field = "disseminated_on"

    class Meta:
        model = Signature
        fields = ["disseminated_on", "dissemination"]
        not_future = ["disseminated_on"]
        labels = {"disseminated_on": "Tanggal diumumkan", "dissemination": "Cara diumumkan"}
        help_texts = {
            "disseminated_on": "Contoh: 27/3/2026",
            "dissemination": "Contoh: papan pengumuman balai desa dan pertemuan RT",
        }
