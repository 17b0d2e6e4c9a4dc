"""Forms of the import screen."""

from typing import Any

from django import forms

from records.file_field import BerkasField
from records.forms import PortalForm
from records.importing.acts import DOTS
from records.importing.kind import ImportKind
from records.models import ImportRun


class TabelField(BerkasField):
    """A spreadsheet; its content is judged by the worker."""

    def judge(self, upload: Any) -> Any:
        return upload


class UploadForm(PortalForm):
    """The file."""

    upload = TabelField(
        label="Berkas tabel",
        types=("xlsx", "csv", "txt"),
        max_mb=10,
        help_text="XLSX atau CSV, paling besar 10 MB dan 100.000 baris.",
    )


class ConfirmForm(PortalForm):
    """The agreement with one preview, and no other."""

    seen = forms.CharField(widget=forms.HiddenInput)


class AnswerForm(PortalForm):
    """What a dot in a number means in this file."""

    dot = forms.ChoiceField(label="Apa arti titik dalam angka di berkas ini?", choices=[*DOTS.items()])
    dot.widget = forms.RadioSelect(choices=[*DOTS.items()])


def upload_form_of(kind: ImportKind) -> type[PortalForm]:
    """The file, and what the kind asks together with it."""
    more = kind.options_form
    return type("UploadForm", (more, UploadForm), {}) if more else UploadForm


def confirm_form_of(kind: ImportKind, run: ImportRun) -> type[PortalForm]:
    """The agreement, and what the kind asks again."""
    more = kind.confirm_form(run)
    return type("ConfirmForm", (more, ConfirmForm), {}) if more else ConfirmForm
