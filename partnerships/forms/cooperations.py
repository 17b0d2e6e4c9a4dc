"""Forms of a cooperation: its start, what it rests on, its reasons and the facilitator's journal."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.actions.cooperations import REASON_LENGTH
from partnerships.models import Cooperation, JournalEntry
from partnerships.step_words import STEPS
from records.formats import angka
from records.forms import PortalForm, PortalModelForm, TanggalField
from records.wording import sentence_start
from villages.models import Need, Potential, Region

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


class CooperationForm(PortalModelForm):
    """What the cooperation is about."""

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

    class Meta:
        model = Cooperation
        fields = ["title", "field", "scope", "purpose"]
        widgets = {"purpose": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "title": "Contoh: Air bersih bersama Ngebel dan Sahang",
            "purpose": "Tulis keadaan sekarang dan yang ingin dicapai bersama",
        }


class StartForm(CooperationForm):
    """A new cooperation, at one of the villages in which this person may start it."""

    lead = forms.ModelChoiceField(label="Desa pemrakarsa", queryset=Region.objects.none(), to_field_name="code")
    field_order = ["title", "lead"]

    def __init__(self, *args: Any, villages: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = villages
        only = villages[:2]
        if len(only) == 1:
            self.fields["lead"].widget = forms.HiddenInput()
            self.initial["lead"] = only[0].code


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
        linked: Collection[str],
        **kwargs: Any,
    ) -> None:
        self.things = {f"k-{need.pk}": need for need in needs} | {f"p-{each.pk}": each for each in potentials}
        super().__init__(*args, **kwargs)
        villages = {thing.village.code: thing.village for thing in self.things.values()}
        for code, village in sorted(villages.items()):
            self.fields["desa_" + code.replace(".", "")] = forms.MultipleChoiceField(
                label=village.title,
                required=False,
                choices=[(key, self.label_of(thing)) for key, thing in self.things.items() if thing.village == village],
                initial=[key for key, thing in self.things.items() if thing.pk in linked],
                widget=forms.CheckboxSelectMultiple,
            )

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


class ReasonForm(PortalForm):
    """Why a village goes on although a rule that may wait is not fulfilled."""

    reason = forms.CharField(
        label="Alasan tertulis",
        help_text="Tulis kenapa desa tetap melanjutkan. Alasan ini ikut tercetak bersama catatan kerja sama",
        min_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis alasan desa ini melanjutkan"},
    )


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
