"""Forms of the joint regulation: its title, one clause, an answer to the reviewers, sending it."""

from typing import Any

from django import forms

from partnerships.models import Instrument
from records.forms import PortalForm, PortalModelForm

HINTS = {
    "a": "Apa yang dikerjakan bersama, dan di mana batasnya",
    "b": "Bidang pemerintahan, pembangunan, pembinaan, atau pemberdayaan",
    "c": "Siapa mengerjakan apa, kapan, dan bagaimana",
    "d": "Mulai dan berakhirnya harus bisa dihitung. Contoh: 5 tahun sejak diundangkan di desa terakhir",
    "e": "Hak dan kewajiban tiap desa, satu baris tiap desa",
    "f": "Sumber dana, jumlah tiap desa, dan cara membayarnya",
    "g": "Siapa boleh mengubah, menunda, atau membatalkan, dan caranya",
    "h": "Musyawarah dulu. Bila tidak selesai, siapa yang memfasilitasi",
}


class InstrumentForm(PortalModelForm):
    """What the regulation is about."""

    class Meta:
        model = Instrument
        fields = ["title"]
        help_texts = {"title": "Lanjutan dari “Peraturan Bersama Kepala Desa tentang …”"}


class ClauseForm(PortalForm):
    """The text of one clause, and the fingerprint of what the writer saw."""

    text = forms.CharField(label="Teks", max_length=20_000, strip=True, widget=forms.Textarea(attrs={"rows": 12}))
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, letter: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = f"Teks huruf {letter}"
        self.fields["text"].help_text = f"{HINTS[letter]}. Awali ayat dengan (1), (2), dan butir dengan a., b."

    def clean_text(self) -> str:
        """One kind of line end, so that a comparison shows only what people changed."""
        return self.cleaned_data["text"].replace("\r\n", "\n")


class AnswerForm(PortalForm):
    """How a point of the reviewers was mended."""

    answered = forms.CharField(
        label="Perbaikan",
        max_length=2000,
        help_text="Tulis apa yang sudah diubah, atau mengapa tidak diubah",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SubmitForm(PortalForm):
    """Sending for review; a changed text needs the words that it changed in wording only."""

    editorial_note = forms.CharField(
        label="Mengapa perubahan ini hanya redaksional",
        required=False,
        max_length=2000,
        help_text="Contoh: Perubahan ini hanya redaksional, karena hanya memperbaiki ejaan huruf d",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, asks_note: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_note:
            del self.fields["editorial_note"]
