"""The form of the bench: points by letter, the verdict, a message, and the editorial confirmation."""

from typing import Any

from django import forms

from partnerships.actions.reviews import NEEDS_CONFIRMATION, NEEDS_POINT, NO_POINTS
from partnerships.models import CLAUSES, Review
from records.forms import PortalForm

VERDICTS = [
    (Review.Verdict.RECOMMENDED, "Boleh ditandatangani"),
    (Review.Verdict.RETURNED, "Kembalikan untuk diperbaiki"),
]


class ReviewForm(PortalForm):
    """What the reviewer says about one version."""

    seen_round = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks_confirmation: bool, meeting: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for letter in CLAUSES:
            self.fields[f"huruf_{letter}"] = forms.CharField(
                label=f"Yang perlu diperbaiki pada huruf {letter}",
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        if asks_confirmation:
            self.fields["editorial_confirmed"] = forms.BooleanField(
                label=f"Perubahan sejak {meeting} hanya redaksional", required=False
            )
        self.fields["verdict"] = forms.ChoiceField(label="Hasil tinjauan", choices=VERDICTS, widget=forms.RadioSelect)
        self.fields["verdict"].error_messages["required"] = "Pilih hasil tinjauan"
        self.fields["note"] = forms.CharField(
            label="Pesan untuk para pihak", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
        )

    @property
    def points(self) -> dict[str, str]:
        """The typed points by letter."""
        typed = {letter: self.cleaned_data.get(f"huruf_{letter}", "") for letter in CLAUSES}
        return {letter: text for letter, text in typed.items() if text}

    @property
    def answer(self) -> dict[str, Any]:
        """What the act takes."""
        data = self.cleaned_data
        return {
            "verdict": data["verdict"],
            "note": data["note"],
            "points": self.points,
            "editorial_confirmed": data.get("editorial_confirmed", False),
            "seen_round": data["seen_round"],
        }

    def clean(self) -> dict[str, Any]:
        """A return names what to mend; a recommendation leaves nothing open."""
        data = super().clean()
        verdict = data.get("verdict")
        if verdict == Review.Verdict.RETURNED and not self.points:
            self.add_error("verdict", NEEDS_POINT)
        if verdict == Review.Verdict.RECOMMENDED:
            if self.points:
                self.add_error("verdict", NO_POINTS)
            if "editorial_confirmed" in self.fields and not data.get("editorial_confirmed"):
                self.add_error("editorial_confirmed", NEEDS_CONFIRMATION)
        return data
