"""Forms for agenda, minutes, decisions and follow-ups."""

from typing import Any

from django import forms

from musyawarah.models import AgendaItem, Decision, Deliberation, FollowUp, Outcome
from musyawarah.queries import decision_of, results_of
from records.forms import PortalForm, PortalModelForm
from villages.models import Region

RESULT = "result_"
VOTE = ("vote_reason", "in_favour", "against", "abstained")
LINES = 4


def field_of(code: str) -> str:
    """The field of one village's result."""
    return RESULT + code.replace(".", "")


def has_matters(deliberation: Deliberation) -> bool:
    """Does its agenda name the law's matters? That of an aksi-refleksi with an outside party does not."""
    untagged = deliberation.kind == Deliberation.Kind.REFLECTION and deliberation.agenda.exists()
    return not untagged or deliberation.agenda.exclude(matter="").exists()


class AgendaItemForm(PortalModelForm):
    """One more agenda item; between villages it says which matter of the law it is."""

    class Meta:
        model = AgendaItem
        fields = ["title", "matter"]

    def __init__(self, *args: Any, deliberation: Deliberation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if deliberation.is_inter_village and has_matters(deliberation):
            self.fields["matter"].required = True
        else:
            del self.fields["matter"]


class MinutesForm(PortalModelForm):
    """What was said about one item."""

    class Meta:
        model = AgendaItem
        fields = ["minutes", "dissent"]
        help_texts = {
            "minutes": "Siapa menyampaikan apa, dan usul yang muncul. Kalimat pendek saja.",
            "dissent": "Isi bila ada yang tidak setuju.",
        }
        widgets = {"minutes": forms.Textarea(attrs={"rows": 10}), "dissent": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["minutes"].required = True


class DecisionForm(PortalModelForm):
    """What was decided, how, by how many; between villages also each village's result."""

    groups = (("Hanya bila suara terbanyak", VOTE),)

    class Meta:
        model = Decision
        fields = ["wording", "outcome", "method", "present_then", "vote_reason", "in_favour", "against", "abstained"]
        error_messages = {
            "in_favour": {"required": "Isi jumlah yang setuju"},
            "against": {"required": "Isi jumlah yang tidak setuju"},
            "abstained": {"required": "Isi jumlah yang abstain"},
        }
        labels = {"outcome": "Hasil musyawarah", "present_then": "Jumlah orang yang hadir saat diputuskan"}
        help_texts = {
            "wording": "Tulis seperti akan tercetak pada berita acara.",
            "method": "Mufakat diusahakan lebih dulu.",
        }
        widgets = {
            "wording": forms.Textarea(attrs={"rows": LINES}),
            "outcome": forms.RadioSelect,
            "method": forms.RadioSelect,
        }

    def __init__(self, *args: Any, villages: list[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.villages = villages
        for name in VOTE:
            self.fields[name].has_condition = True
        self.fields["outcome"].choices = Outcome.choices
        self.fields["method"].choices = Decision.Method.choices
        for village in villages:
            self.fields[field_of(village.code)] = forms.ChoiceField(
                label=f"Hasil {village.title}",
                choices=Outcome.choices,
                widget=forms.RadioSelect,
                error_messages={"required": f"Pilih hasil {village.title}"},
            )
        self.order_fields(["wording", *(field_of(v.code) for v in villages)])

    def stored(self, row: AgendaItem) -> dict[str, Any]:
        """What was decided on this item so far, with each village's result."""
        decision = decision_of(row)
        if decision is None:
            return {}
        return super().stored(decision) | {field_of(code): result for code, result in results_of(decision).items()}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("method") == Decision.Method.VOTE:
            for name in VOTE:
                if values.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return values

    def _post_clean(self) -> None:
        """The action judges and writes; the model's own check would repeat it in other words."""

    def values(self) -> dict[str, Any]:
        """The keyword values of actions.record_decision."""
        plain = {name: value for name, value in self.cleaned_data.items() if not name.startswith(RESULT)}
        results = {v.code: self.cleaned_data[field_of(v.code)] for v in self.villages}
        return plain | {"results": results}


class FollowUpForm(PortalModelForm):
    """Something to be done after the meeting."""

    class Meta:
        model = FollowUp
        fields = ["what", "owner", "due"]
        help_texts = {"owner": "Jabatan atau nama. Contoh: Sekdes Sahang", "due": "Contoh: 27/3/2026"}


class FollowUpCloseForm(PortalForm):
    """It is done: what shows that."""

    evidence = forms.CharField(
        label="Bukti", max_length=300, help_text="Contoh: surat nomor 005/12/2026 sudah diterima kecamatan"
    )
