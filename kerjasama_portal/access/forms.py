"""Forms of the access screen."""

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.models import ACTING
from accounts.roles import Role
from records.forms import PortalForm, TanggalField

# Offices that somebody may hold as penjabat or pelaksana tugas.
ACTED = {Role.KADES, Role.SEKDES, Role.CAMAT}
TENURE_WORDS = {"Pj.": "Penjabat (Pj.)", "Plt.": "Pelaksana tugas (Plt.)"}
TENURES = [("", "Pejabat tetap"), *((value, TENURE_WORDS[value]) for value, _ in ACTING)]
NEW_PERSON = "baru"


class FilterForm(PortalForm):
    """What narrows the list of people."""

    cari = forms.CharField(label="Nama", required=False, max_length=100)
    peran = forms.ChoiceField(label="Peran", required=False, choices=[("", "Semua peran"), *Role.choices])
    wilayah = forms.ChoiceField(label="Wilayah", required=False)

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["peran"].choices = [("", "Semua peran"), *Role.choices]
        self.fields["wilayah"].choices = [("", "Semua wilayah"), *areas]

    def value(self, name: str) -> str:
        """What was chosen, as far as it is on offer."""
        self.is_valid()
        return self.cleaned_data.get(name, "")


class RoleForm(PortalForm):
    """First step of an office: the role."""

    peran = forms.ChoiceField(label="Peran", widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["peran"].choices = choices


class PlaceForm(PortalForm):
    """Second step of an office: the place."""

    tempat = forms.ChoiceField(label="Tempat tugas", widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tempat"].choices = choices


class SearchForm(PortalForm):
    """A part of a name, sent by GET."""

    cari = forms.CharField(label="Cari", help_text="Sebagian nama cukup.", required=False, max_length=100)
    cari.has_condition = True

    @property
    def text(self) -> str:
        """What is searched for; empty when nothing usable was typed."""
        return self.cleaned_data.get("cari", "") if self.is_valid() else ""


class TermForm(PortalForm):
    """How and how long an office is held."""

    acting = forms.ChoiceField(label="Memegang jabatan sebagai", required=False, choices=TENURES)
    acting.has_condition = True
    starts = TanggalField(label="Mulai", required=False, help_text="Kosong berarti hari ini.")
    ends = TanggalField(label="Sampai", required=False, help_text="Kosong bila belum ada batasnya.")

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["acting"].choices = TENURES
        if role not in ACTED:
            del self.fields["acting"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts") and data.get("ends") and data["ends"] < data["starts"]:
            self.add_error("ends", "Tanggal sampai tidak boleh sebelum tanggal mulai")
        return data


class InviteForm(TermForm):
    """Who is invited to the chosen office."""

    name = forms.CharField(label="Nama lengkap", help_text="Sesuai KTP, tanpa gelar.", max_length=120)
    email = forms.EmailField(
        label="Surel", required=False, max_length=254, help_text="Bila ada. Tautannya dikirim ke sini juga."
    )
    field_order = ("name", "email", "acting", "starts", "ends")


class HandOverForm(InviteForm):
    """Who takes over an office, and what becomes of its holder."""

    person = forms.ChoiceField(label="Penggantinya", widget=forms.RadioSelect)
    keeps = forms.BooleanField(label="Pejabat sekarang tetap memegang wewenangnya", required=False)
    note = forms.CharField(
        label="Alasan", help_text="Contoh: masa jabatan habis, cuti, surat keputusan.", max_length=300
    )
    field_order = ("person", "name", "email", "acting", "starts", "ends", "keeps", "note")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [*people, (NEW_PERSON, "Orang baru. Buat undangan untuknya.")]
        self.fields["name"].required = False
        self.fields["name"].label = "Nama orang baru"
        self.fields["email"].label = "Surel orang baru"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("person") == NEW_PERSON and not data.get("name"):
            self.add_error("name", "Isi nama orang baru")
        return data


class ReasonForm(PortalForm):
    """Why an act is done; it stays in the books."""

    note = forms.CharField(label="Alasan", max_length=300)
