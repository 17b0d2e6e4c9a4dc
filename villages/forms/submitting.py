"""Which drafts of a village are handed in together."""

from collections.abc import Container, Sequence
from typing import Any

from django import forms

from records.formats import NBSP, angka
from records.forms import PortalForm
from villages.models import Potential


class SubmitForm(PortalForm):
    """The drafts, each with a box; `ticked` are those that are ticked at first."""

    potentials = forms.MultipleChoiceField(label="Potensi yang diajukan", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, drafts: Sequence[Potential], ticked: Container[str], **kwargs: Any) -> None:
        self.drafts = {draft.pk: draft for draft in drafts}
        super().__init__(*args, **kwargs)
        field = self.fields["potentials"]
        field.choices = [(key, line_of(draft)) for key, draft in self.drafts.items()]
        field.initial = [key for key in self.drafts if key in ticked]

    @property
    def chosen(self) -> list[Potential]:
        """The ticked ones."""
        return [self.drafts[key] for key in self.cleaned_data["potentials"]]


def line_of(draft: Potential) -> str:
    """One draft with its amount and its topic."""
    topic = f" · {draft.topic.name}" if draft.topic else ""
    return f"{draft.name}, {angka(draft.quantity)}{NBSP}{draft.unit}{topic}"
