"""Forms of a cooperation: its start, what it rests on, its reasons and the facilitator's journal."""

from collections.abc import Iterable
from typing import Any

from django import forms

from partnerships.actions.cooperations import REASON_LENGTH
from partnerships.models import Cooperation, JournalEntry
from partnerships.step_words import STEPS
from records.formats import angka
from records.forms import PortalForm, PortalModelForm, TanggalField
from villages.models import Need, Potential, Region


def need_label(need: Need) -> str:
    """A need in one line."""
    return f"Kebutuhan: {need.name}, kurang {angka(need.quantity)} {need.unit}"


def potential_label(potential: Potential) -> str:
    """A potential in one line, with its status while nobody verified it."""
    label = f"Potensi: {potential.name}, {angka(potential.quantity)} {potential.unit}"
    if potential.status == Potential.Status.VERIFIED:
        return label
    return f"{label} ({potential.get_status_display().lower()}, belum diverifikasi)"


class BasisForm(PortalForm):
    """Which needs and potentials the cooperation rests on, village by village."""

    def __init__(
        self,
        *args: Any,
        needs: Iterable[Need],
        potentials: Iterable[Potential],
        **kwargs: Any,
    ) -> None:
        self.things = {f"k-{need.pk}": need for need in needs} | {f"p-{each.pk}": each for each in potentials}
        super().__init__(*args, **kwargs)
        villages = {thing.village.code: thing.village for thing in self.things.values()}
        for code, village in sorted(villages.items()):
            self.fields[self.field_of(code)] = forms.MultipleChoiceField(
                label=village.title,
                required=False,
                choices=[(key, self.label_of(thing)) for key, thing in self.things.items() if thing.village == village],
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[self.field_of(code)].has_condition = True

    @staticmethod
    def field_of(code: str) -> str:
        return "desa_" + code.replace(".", "")

    def stored(self, row: Cooperation) -> dict[str, Any]:
        """What the cooperation rests on now, by village."""
        linked = {basis.need_id or basis.potential_id for basis in row.bases.all()}
        ticked: dict[str, list[str]] = {}
        for key, thing in self.things.items():
            ticked.setdefault(self.field_of(thing.village.code), []).extend([key] if thing.pk in linked else [])
        return ticked

    @staticmethod
    def label_of(thing: Need | Potential) -> str:
        return need_label(thing) if isinstance(thing, Need) else potential_label(thing)

    @property
    def chosen(self) -> list[Need | Potential]:
        """The ticked things of all villages."""
        return [self.things[key] for name in self.fields for key in self.cleaned_data[name]]


class MoveForm(PortalForm):
    """A move that needs nothing but the confirmation."""


class StartRunningForm(PortalForm):
    """From which day the cooperation is carried out."""

    on = TanggalField(label="Tanggal mulai pelaksanaan", help_text="Contoh: 27/3/2026 atau 27 Maret 2026")
    not_future = ("on",)


class CloseForm(PortalForm):
    """A plan is closed with its reason."""

    reason = forms.CharField(
        label="Alasan ditutup",
        help_text="Alasan ini tetap tercatat bersama rencana kerja sama",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WithdrawForm(PortalForm):
    """Old data that were entered by mistake are withdrawn with the reason."""

    reason = forms.CharField(
        label="Apa yang salah",
        help_text="Contoh: tercatat dua kali, atau Desa Sahang tidak ikut menandatangani",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis apa yang salah"},
    )


class ReasonForm(PortalForm):
    """Why a village goes on although a rule that may wait is not fulfilled."""

    reason = forms.CharField(
        label="Alasan tertulis",
        help_text="Tulis kenapa desa tetap melanjutkan. Alasan ini ikut tercetak bersama catatan kerja sama",
        min_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis alasan desa ini melanjutkan"},
    )

    def __init__(self, *args: Any, rule: str, village: Region, **kwargs: Any) -> None:
        self.rule, self.village = rule, village
        super().__init__(*args, **kwargs)

    def stored(self, row: Cooperation) -> dict[str, Any]:
        """The reason as it is written down."""
        return row.reasons.filter(rule=self.rule, village=self.village).values("reason").first() or {}


class JournalForm(PortalModelForm):
    """One visit of the facilitator."""

    step = forms.TypedChoiceField(
        label="Langkah",
        choices=[("", ""), *((step.number, f"{step.number} {step.name}") for step in STEPS)],
        coerce=int,
    )

    class Meta:
        model = JournalEntry
        fields = ["visited_on", "step", "met", "advice", "agreed"]
        not_future = ("visited_on",)
        widgets = {"advice": forms.Textarea(attrs={"rows": 4}), "agreed": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "visited_on": "Contoh: 27/3/2026 atau 27 Maret 2026",
            "met": "Tulis jabatannya, misalnya Kepala Desa Sahang dan Ketua BPD",
            "agreed": "Contoh: Sekdes Sahang mengirim data debit sampai 30 November 2026",
        }
        error_messages = {"met": {"required": "Tulis siapa yang ditemui"}}
