"""The form that tries other contributions and percents out; by GET nothing is stored."""

from decimal import Decimal
from typing import Any

from django import forms

from partnerships.programmes.page import Sheet
from partnerships.programmes.shares import judge_percents, percents_of
from partnerships.programmes.what_if import key_of
from records.fields import RupiahField
from records.forms import AngkaField, PortalForm


class WhatIfForm(PortalForm):
    """For every village a contribution and a percent of the yield."""

    def __init__(self, *args: Any, sheet: Sheet, with_partner: bool, **kwargs: Any) -> None:
        self.sheet, self.with_partner = sheet, with_partner
        self.base_fields = made(sheet)
        self.groups = [
            (f.village.title, (f"iuran_{key_of(f.village)}", f"persen_{key_of(f.village)}")) for f in sheet.villages
        ]
        super().__init__(*args, **kwargs)

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
    percents = by_paid if None in written else written
    fields: dict[str, forms.Field] = {}
    for each, percent in zip(sheet.villages, percents, strict=True):
        name, key = each.village.name, key_of(each.village)
        fields[f"iuran_{key}"] = RupiahField(label=f"Iuran {name}", initial=each.contribution)
        fields[f"persen_{key}"] = AngkaField(label=f"Persen hasil {name}", max_value=Decimal(100), initial=percent)
    return fields
