"""A form that names an outside party shows those that may be the same before a new one is made."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.models import Partner
from partnerships.registry.duplicates import Twin, keys_of, twins_of

ANOTHER = "Centang “Ini pihak lain” kalau memang bukan pihak yang sudah ada"


class TwinsMixin:
    """A form that names an outside party: those that may be the same are shown before a new one is made."""

    among: QuerySet[Partner]
    twins: list[Twin] = []
    fields: dict[str, forms.Field]

    def judge_twins(self, data: dict[str, Any], but: Partner | None = None) -> None:
        """Once told, whoever enters it says that this is another one."""
        if not data.get("name"):
            return
        numbers = data.get("business_number", ""), data.get("tax_number", "")
        self.twins = twins_of(keys_of(data["name"], *numbers), self.among, but)
        if not self.twins:
            return
        self.fields["other"] = forms.BooleanField(label="Ini pihak lain", required=False)
        if self.data.get("other") != "on":  # type: ignore[attr-defined]
            self.add_error("other", ANOTHER)  # type: ignore[attr-defined]
