"""Forms of the joint regulation: its title, one clause, answers to the reviewers, sending it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from partnerships.models import Instrument, ReviewPoint
from partnerships.texts import texts_of
from records.forms import PortalForm, PortalModelForm, speak
from records.wording import messages_for

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
# Where an agreement with an outside party asks for something else.
HINTS_WITH_PARTNER = HINTS | {
    "d": "Mulai dan berakhirnya harus bisa dihitung. Contoh: 3 tahun sejak ditandatangani",
    "e": "Hak dan kewajiban tiap pihak, satu baris tiap pihak",
    "f": "Sumber dana, jumlah tiap pihak, dan cara membayarnya",
    "h": "Musyawarah dulu, lalu difasilitasi camat atau bupati. Bila tidak selesai, lewat jalur hukum",
}


class InstrumentForm(PortalModelForm):
    """What the text is about."""

    class Meta:
        model = Instrument
        fields = ["title"]

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = f"Lanjutan dari “{kind} tentang …”"


class ClauseForm(PortalForm):
    """The text of one clause."""

    text = forms.CharField(label="Teks", max_length=20_000, strip=True, widget=forms.Textarea(attrs={"rows": 12}))

    def __init__(self, *args: Any, letter: str, with_partner: bool, **kwargs: Any) -> None:
        self.letter = letter
        super().__init__(*args, **kwargs)
        hints = HINTS_WITH_PARTNER if with_partner else HINTS
        self.fields["text"].label = f"Teks huruf {letter}"
        self.fields["text"].help_text = f"{hints[letter]}. Awali ayat dengan (1), (2), dan butir dengan a., b."

    def stored(self, row: Instrument) -> dict[str, Any]:
        """The clause as it stands in the latest version."""
        return {"text": texts_of(row, row.version)[self.letter]}

    def clean_text(self) -> str:
        """One kind of line end, so that a comparison shows only what people changed."""
        return self.cleaned_data["text"].replace("\r\n", "\n")


class LaterField(forms.CharField):
    """A field that may wait, but that nobody calls optional: sooner or later it must be filled in."""

    def validate(self, value: Any) -> None:
        """Empty is allowed; the form as a whole judges."""


class AnswersForm(PortalForm):
    """How the reviewers' points were mended, one field each; one press keeps all that was typed."""

    def __init__(self, *args: Any, points: Iterable[ReviewPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A point that another answered meanwhile keeps its field, so that what was typed is not lost.
        self.points = [point for point in points if not point.answered or self.name_of(point) in self.data]
        for point in self.points:
            name = self.name_of(point)
            field = LaterField(
                label=f"Perbaikan huruf {point.letter}",
                max_length=2000,
                help_text="Tulis apa yang sudah diubah, atau mengapa tidak diubah",
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            speak(field, messages_for(name, field))
            self.fields[name] = field

    @staticmethod
    def name_of(point: ReviewPoint) -> str:
        """The field of one point."""
        return f"catatan_{point.pk}"

    @property
    def rows(self) -> list[tuple[ReviewPoint, forms.BoundField]]:
        """Each point with its field, for the page."""
        return [(point, self[self.name_of(point)]) for point in self.points]

    @property
    def answers(self) -> dict[str, str]:
        """What was typed, by point."""
        typed = {point.pk: self.cleaned_data.get(self.name_of(point), "") for point in self.points}
        return {pk: text for pk, text in typed.items() if text}

    def clean(self) -> dict[str, Any]:
        """Something was typed."""
        data = super().clean()
        if not self.answers and not self.errors:
            self.add_error(next(iter(self.fields), None), "Tulis paling sedikit satu perbaikan")
        return data


class SubmitForm(PortalForm):
    """Sending for review; when the text changed after a musyawarah decided on it, what kind of change it is."""

    CONTENT, WORDING = "isi", "tata_tulis"
    SHORTEST_NOTE = 15
    needs_meeting = False  # set by clean: the content changed, so nothing is sent

    change = forms.ChoiceField(
        label="Apa yang berubah",
        choices=[(CONTENT, "Isinya berubah: adakan musyawarah lagi"), (WORDING, "Hanya tata tulis: jelaskan")],
        widget=forms.RadioSelect,
    )
    editorial_note = LaterField(
        label="Penjelasan perubahan tata tulis",
        max_length=2000,
        help_text="Diisi kalau hanya tata tulis. Contoh: ejaan huruf d diperbaiki, lamanya tetap 5 tahun",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, asks_note: bool, meeting: str, **kwargs: Any) -> None:
        """`meeting` names the one that decides on the text."""
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.fields["change"].label = f"Apa yang berubah sejak {meeting}"
        self.fields["change"].error_messages["required"] = "Pilih apa yang berubah"
        if not asks_note:
            del self.fields["change"], self.fields["editorial_note"]

    @property
    def note(self) -> str:
        """What the act takes."""
        return self.cleaned_data.get("editorial_note", "")

    def clean(self) -> dict[str, Any]:
        """Changed content goes back to the villages; changed wording is explained."""
        data = super().clean()
        if data.get("change") == self.CONTENT:
            self.needs_meeting = True
            self.add_error("change", f"Naskah belum dikirim. Isinya berubah, jadi adakan {self.meeting} lagi")
        note = data.get("editorial_note", "")
        if data.get("change") == self.WORDING and len(note) < self.SHORTEST_NOTE:
            self.add_error("editorial_note", f"Jelaskan perubahannya, paling sedikit {self.SHORTEST_NOTE} huruf")
        return data
