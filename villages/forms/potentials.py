"""What people type about what a village has."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.functional import cached_property

from records.coordinates import KoordinatField
from records.file_field import FotoField
from records.formats import angka
from records.forms import PortalForm, PortalModelForm, helper_for
from villages.facts.measure_fields import MeasuredMixin, TopicField, UnitField
from villages.models import Potential

MORE = (
    "owner",
    "owner_name",
    "access",
    "condition",
    "source",
    "latitude",
    "longitude",
    "measured_on",
    "description",
)
EMPTY = {"lean_from": "Pilih bulan", "lean_until": "Pilih bulan", "access": "Pilih izin", "source": "Pilih sumber"}
POINT = ("latitude", "longitude", "Isi juga lintang", "Isi juga bujur")
PAIRS = (
    ("lean_from", "lean_until", "Pilih juga bulan mulai musim sulit", "Pilih juga bulan akhir musim sulit"),
    POINT,
)


def judge_pairs(form: forms.BaseForm, facts: dict[str, Any], pairs: tuple[tuple[str, str, str, str], ...]) -> None:
    """Two fields that mean something only together."""
    for first, second, say_first, say_second in pairs:
        typed = [name for name in (first, second) if facts.get(name) is not None and facts.get(name) != ""]
        if len(typed) == 1 and not (first in form.errors or second in form.errors):
            form.add_error(*((second, say_second) if typed == [first] else (first, say_first)))


class PotentialForm(MeasuredMixin, PortalModelForm):
    """One potential: first what everybody knows, then what may stay empty."""

    topic = TopicField()
    unit = UnitField()
    photos = FotoField(
        label="Foto", required=False, help_text="Paling banyak 3. Lokasi dan waktu di dalam foto dihapus."
    )
    latitude = KoordinatField(label="Lintang", example="-7,796", min_value=-11, max_value=6, required=False)
    longitude = KoordinatField(label="Bujur", example="111,629", min_value=95, max_value=141, required=False)

    class Meta:
        model = Potential
        fields = [
            "topic",
            "name",
            "quantity",
            "unit",
            "lean_quantity",
            "lean_from",
            "lean_until",
            "own_use",
            *MORE,
        ]
        not_future = ["measured_on"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        labels = {"lean_from": "Mulai bulan", "lean_until": "Sampai bulan"}
        help_texts = {
            "name": "Contoh: Mata air Sumber Jambe",
            "own_use": "Yang dipakai warga desa sendiri, dalam satuan yang sama.",
            "measured_on": "Contoh: 27/3/2026. Kosong berarti belum pernah diukur.",
        }

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.begin_measure(kind)
        for name, empty in EMPTY.items():
            self.fields[name].choices = [("", empty), *self.fields[name].choices[1:]]

    @cached_property
    def helper(self) -> FormHelper:
        """What everybody knows first; the rest folded away."""
        helper = helper_for(self)
        helper.layout = Layout(
            "topic",
            "name",
            Div("quantity", "unit", css_class="side"),
            Div(
                "lean_quantity",
                Div("lean_from", "lean_until", css_class="side"),
                template="villages/_lean_season.html",
            ),
            "own_use",
            "photos",
            self.more(),
        )
        return helper

    def more(self) -> Div:
        """The folded part; open when it holds something, or something to mend."""
        folded = Div(
            Div("owner", "owner_name", css_class="side"),
            "access",
            Div("condition", "source", css_class="side"),
            Div("latitude", "longitude", template="villages/_coordinates.html"),
            "measured_on",
            "description",
            template="villages/_more_fields.html",
        )
        folded.is_open = any(self[name].value() or self[name].errors for name in MORE)
        return folded

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        self.judge_measure(facts)
        self.judge_amounts(facts)
        judge_pairs(self, facts, PAIRS)
        return facts

    def judge_amounts(self, facts: dict[str, Any]) -> None:
        """No part is more than the whole, and a hard season has its amount."""
        quantity = facts.get("quantity")
        for name in ("lean_quantity", "own_use"):
            value = facts.get(name)
            if quantity is not None and value is not None and value > quantity:
                most = angka(quantity)
                sentence = f"{self.fields[name].label} ({angka(value)}) melebihi jumlah ({most})."
                self.add_error(name, f"{sentence} Tulis paling banyak {most}")
        months = facts.get("lean_from") or facts.get("lean_until")
        if months and facts.get("lean_quantity") is None and "lean_quantity" not in self.errors:
            self.add_error("lean_quantity", "Isi jumlah pada musim sulit, atau kosongkan bulannya")


class ReturnForm(PortalForm):
    """Why a potential goes back to who filled it in."""

    reason = forms.CharField(
        label="Yang perlu diperbaiki",
        max_length=300,
        help_text="Contoh: Debit air diukur saat hujan. Ukur lagi pada musim kemarau.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
