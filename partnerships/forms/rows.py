"""A whole table in one form, without JavaScript: as many rows as are stored, and some empty ones after them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from records.forms import PesanMixin, helper_for

MOST_ROWS = 100
EMPTY = (None, "")


@dataclass(frozen=True)
class Column:
    """One column: its name, its word, and how its field is made."""

    name: str
    label: str
    make: Callable[..., forms.Field]
    needed: bool = True  # in a row that says anything
    says: bool = True  # a row with only the others is empty


class RowFields(forms.Form):
    """Makes the fields of every row, before the form gives them their words."""

    columns: Callable[[], Sequence[Column]]  # of one table, in their order
    spare = 3  # empty rows

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.size = self.count()
        for number in range(self.size):
            for column in self.columns():
                field = column.make(label=f"{column.label} baris {number + 1}", required=False)
                field.has_condition = True  # none is marked as optional: an empty row is left out whole
                self.fields[f"{column.name}_{number}"] = field

    def count(self) -> int:
        """As many rows as were sent; on a fresh page those that are stored, and some more."""
        names = "|".join(column.name for column in self.columns())
        keys = self.data if self.is_bound else self.initial
        found = [re.fullmatch(rf"(?:{names})_([0-9]{{1,3}})", key) for key in keys]
        known = max((int(each[1]) + 1 for each in found if each), default=0)
        return min(max(known, 1) if self.is_bound else known + self.spare, MOST_ROWS)


class RowsForm(PesanMixin, RowFields):
    """The table; `rows` after `is_valid` holds a dictionary for every row that says anything."""

    @cached_property
    def helper(self) -> FormHelper:
        """One group of fields for each row."""
        helper = helper_for(self)
        helper.layout = Layout(*(self.fieldset(number) for number in range(self.size)))
        return helper

    def fieldset(self, number: int) -> Fieldset:
        """The fields of one row, side by side where there is room."""
        names = [f"{column.name}_{number}" for column in self.columns()]
        return Fieldset("", *names, css_class="rowset")

    def spread(self, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """Stored rows as the form shows them."""
        return {f"{name}_{number}": value for number, row in enumerate(rows) for name, value in row.items()}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.rows = [row for number in range(self.size) if (row := self.row(data, number)) is not None]
        return data

    def row(self, data: dict[str, Any], number: int) -> dict[str, Any] | None:
        """What one row says, with its gaps told; None when it is empty."""
        names = {column.name: f"{column.name}_{number}" for column in self.columns()}
        wrong = [name for name in names.values() if name in self.errors]
        told = {name: data.get(key) for name, key in names.items()}
        if not wrong and all(told[column.name] in EMPTY for column in self.columns() if column.says):
            return None
        for column in self.columns():
            key = names[column.name]
            if column.needed and told[column.name] in EMPTY and key not in self.errors:
                self.add_error(key, self.fields[key].error_messages["required"])
        return told
