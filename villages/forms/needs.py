"""What people type about what a village lacks."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.functional import cached_property

from records.coordinates import KoordinatField
from records.fields import TahunField
from records.forms import PortalModelForm, helper_for
from villages.facts.measure_fields import MeasuredMixin, TopicField, UnitField
from villages.facts.measures import past_year
from villages.forms.potentials import POINT, judge_pairs
from villages.models import Need

MORE = ("latitude", "longitude", "plan_reference")


class NeedForm(MeasuredMixin, PortalModelForm):
    """One need: how much is lacking, for how many households, how urgent."""

    topic = TopicField()
    unit = UnitField()
    target_year = TahunField(label="Tahun sasaran", help_text="Contoh: 2027")
    all_year = forms.TypedChoiceField(
        label="Kapan dibutuhkan",
        choices=[("True", "Sepanjang tahun, juga pada musim sulit"), ("False", "Hanya di luar musim sulit")],
        coerce=lambda value: value == "True",
        initial="True",
        required=False,
        empty_value=True,
        widget=forms.RadioSelect,
    )
    latitude = KoordinatField(label="Lintang", example="-7,796", min_value=-11, max_value=6, required=False)
    longitude = KoordinatField(label="Bujur", example="111,629", min_value=95, max_value=141, required=False)

    class Meta:
        model = Need
        fields = ["topic", "name", "quantity", "unit", "all_year", "households", "urgency", "target_year", "is_open"]
        fields += MORE
        widgets = {"urgency": forms.RadioSelect}
        help_texts = {
            "name": "Contoh: Pengangkutan sampah, 2 trip",
            "households": "KK berarti kepala keluarga. Contoh: 438",
            "is_open": "Desa sekabupaten melihat nama, jumlah, dan topiknya saat mencari mitra. Yang lain tidak.",
            "plan_reference": "Halaman atau bab RPJM Desa yang menyebutnya.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["urgency"].choices = Need.Urgency.choices
        self.initial["all_year"] = str(self.instance.all_year)
        if self.instance.created_by_id is None:
            self.initial["is_open"] = True  # asked for at each new need, and easily unticked
        self.begin_measure()

    @cached_property
    def helper(self) -> FormHelper:
        """Amount and unit side by side."""
        helper = helper_for(self)
        shown = ("topic", "name", "quantity", "unit", *MORE)
        rest = [name for name in self.fields if name not in shown]
        more = Div(
            "plan_reference",
            Div("latitude", "longitude", template="villages/_coordinates.html"),
            template="villages/_more_fields.html",
        )
        more.is_open = any(self[name].value() or self[name].errors for name in MORE)
        helper.layout = Layout("topic", "name", Div("quantity", "unit", css_class="side"), *rest, more)
        return helper

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        self.judge_measure(facts)
        judge_pairs(self, facts, (POINT,))
        if why := past_year(facts.get("target_year"), self.instance.target_year):
            self.add_error("target_year", why)
        return facts
