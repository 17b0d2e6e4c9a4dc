"""What people type about what a village lacks."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.functional import cached_property

from records.fields import TahunField
from records.forms import PortalModelForm, helper_for
from villages.facts.measures import past_year
from villages.forms.topics import MeasuredMixin, TopicField, UnitField
from villages.models import Need


class NeedForm(MeasuredMixin, PortalModelForm):
    """One need: how much is lacking, for how many households, how urgent."""

    topic = TopicField()
    unit = UnitField()
    target_year = TahunField(label="Tahun sasaran", help_text="Contoh: 2027")

    class Meta:
        model = Need
        fields = ["topic", "name", "quantity", "unit", "households", "urgency", "target_year", "plan_reference"]
        widgets = {"urgency": forms.RadioSelect}
        help_texts = {
            "name": "Contoh: Pengangkutan sampah, 2 trip",
            "households": "KK berarti kepala keluarga. Contoh: 438",
            "plan_reference": "Halaman atau bab RPJM Desa yang menyebutnya.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["urgency"].choices = Need.Urgency.choices
        self.begin_measure()

    @cached_property
    def helper(self) -> FormHelper:
        """Amount and unit side by side."""
        helper = helper_for(self)
        rest = [name for name in self.fields if name not in ("topic", "name", "quantity", "unit")]
        helper.layout = Layout("topic", "name", Div("quantity", "unit", css_class="side"), *rest)
        return helper

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        self.judge_measure(facts)
        if why := past_year(facts.get("target_year"), self.instance.target_year):
            self.add_error("target_year", why)
        return facts
