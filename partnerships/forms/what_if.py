"""The form that tries other contributions and percents out; by GET nothing is stored."""

from decimal import Decimal
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from partnerships.programmes.page import Sheet
from partnerships.programmes.shares import judge_percents, percents_of
from partnerships.programmes.what_if import key_of
from records.fields import RupiahField
from records.forms import AngkaField, PortalForm, helper_for


class WhatIfForm(PortalForm):
    """For every village a contribution and a percent of the yield."""

    def __init__(self, *args: Any, sheet: Sheet, with_partner: bool, **kwargs: Any) -> None:
        self.sheet, self.with_partner = sheet, with_partner
        self.base_fields = made(sheet)
        super().__init__(*args, **kwargs)

    @cached_property
    def helper(self) -> FormHelper:
        """The two fields of a village side by side, where there is room."""
        helper = helper_for(self)
        keys = [key_of(f.village) for f in self.sheet.villages]
        helper.layout = Layout(*(Fieldset("", f"iuran_{k}", f"persen_{k}", css_class="rowset") for k in keys))
        return helper

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            verdict = judge_percents([percent for _, percent in self.tried(data)], self.with_partner)
            if not verdict:
                self.add_error(None, verdict.reason)
        return data

    def tried(self, data: dict[str, Any]) -> list[tuple[int, Decimal]]:
        """What was typed, village by village."""
        keys = [key_of(f.village) for f in self.sheet.villages]
        return [(data[f"iuran_{key}"], data[f"persen_{key}"]) for key in keys]

    @property
    def percents(self) -> dict[str, Decimal]:
        """The percents by code of village."""
        villages = [f.village for f in self.sheet.villages]
        return {v.code: percent for v, (_, percent) in zip(villages, self.tried(self.cleaned_data), strict=True)}


def made(sheet: Sheet) -> dict[str, forms.Field]:
    """The fields, beginning with what is stored; percents that nobody wrote begin with the part that is paid."""
    by_paid = percents_of([each.contribution for each in sheet.villages])
    written = [each.share.percent if each.share else None for each in sheet.villages]
    unknown = by_paid if any(by_paid) else [None] * len(written)
    percents = unknown if None in written else written
    fields: dict[str, forms.Field] = {}
    for each, percent in zip(sheet.villages, percents, strict=True):
        name, key = each.village.name, key_of(each.village)
        fields[f"iuran_{key}"] = RupiahField(label=f"Iuran {name}", initial=each.contribution)
        fields[f"persen_{key}"] = AngkaField(label=f"Persen hasil {name}", max_value=Decimal(100), initial=percent)
    return fields
