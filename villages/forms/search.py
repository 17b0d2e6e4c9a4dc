"""The filters of the search for potentials: read from the address, never believed."""

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from records.fields import AngkaField
from records.forms import PortalForm
from villages.models import Kind

SELECTED = SafeString(" selected")


class PlainSelect(forms.Select):
    """A native select written at once: Django draws a template for each option, which is most of such a page."""

    choices: Any = ()  # as they are given: Django would turn every pair of them over, on each page

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        whole = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        return format_html("<select{}>{}</select>", flatatt(whole), options(tuple(self.choices), chosen))


@lru_cache(maxsize=1024)
def options(choices: tuple[tuple[Any, Any], ...], chosen: str) -> SafeString:
    """Options, and groups of them; keys and names are escaped. The same ones are drawn once: every page has topics."""
    return format_html_join("", "{}", ((option(key, label, chosen),) for key, label in choices))


def option(key: Any, label: Any, chosen: str) -> SafeString:
    """One option, or a group with its own."""
    if isinstance(label, tuple):
        return format_html('<optgroup label="{}">{}</optgroup>', key, options(label, chosen))
    return format_html('<option value="{}"{}>{}</option>', key, SELECTED if str(key) == chosen else "", label)


class ForgivingChoice(forms.ChoiceField):
    """A choice in an address; anything that isn't offered means the first one."""

    widget = PlainSelect
    _choices: Any = ()

    @property
    def choices(self) -> Any:
        """What is offered: pairs, or a name with the pairs of its group, as tuples."""
        return self._choices

    @choices.setter
    def choices(self, offered: Any) -> None:
        self._choices = self.widget.choices = offered

    def clean(self, value: Any) -> str:
        offered = {str(key) for key, label in flat(self.choices)}
        return value if value in offered else ""


def flat(choices: Any) -> list[tuple[Any, Any]]:
    """The choices without their groups."""
    return [pair for key, label in choices for pair in (label if isinstance(label, tuple) else [(key, label)])]


class PotentialSearchForm(PortalForm):
    """Words, topic, region, class, and how much at least; every one may be left out."""

    cari = forms.CharField(label="Kata yang dicari", required=False, max_length=100)
    topik = ForgivingChoice(label="Topik", required=False)
    wilayah = ForgivingChoice(label="Wilayah", required=False)
    jenis = ForgivingChoice(label="Jenis potensi", required=False)
    paling_sedikit = AngkaField(label="Paling sedikit", required=False, max_digits=14)
    satuan = ForgivingChoice(label="Dalam satuan", required=False)
    urut = ForgivingChoice(label="Urutkan", required=False)

    def __init__(self, data: Any, *, choices: dict[str, list[Any]]) -> None:
        super().__init__(data)
        for name, offered in ({"jenis": [("", "Semua jenis"), *Kind.choices]} | choices).items():
            self.fields[name].choices = offered
            self.fields[name].widget.attrs["class"] = "form-select"

    def value(self, name: str) -> Any:
        """What was usable; empty for the rest."""
        self.is_valid()
        return self.cleaned_data.get(name) or ""

    @property
    def usual_order(self) -> str:
        """The first one offered: who sends the form sends it too."""
        return str(self.fields["urut"].choices[0][0])

    @property
    def is_filtered(self) -> bool:
        """Is anything asked for? The usual order is nothing."""
        return any(self.value(name) for name in self.fields if name != "urut") or self.has_own_order

    @property
    def has_own_order(self) -> bool:
        return self.value("urut") not in ("", self.usual_order)

    @property
    def has_more(self) -> bool:
        """Is anything set, or wrong, in the part that is folded away?"""
        folded = ("jenis", "paling_sedikit", "satuan")
        return self.has_own_order or any(self[name].value() or self[name].errors for name in folded)


class KecamatanForm(PortalForm):
    """One kecamatan of the own kabupaten, or all of them."""

    kecamatan = ForgivingChoice(label="Kecamatan", required=False)

    def __init__(self, data: Any, *, offered: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.offered = offered
        self.fields["kecamatan"].choices = [("", "Semua kecamatan"), *offered]
        self.fields["kecamatan"].widget.attrs["class"] = "form-select"

    @property
    def code(self) -> str:
        """The one that was chosen; empty for all."""
        self.is_valid()
        return self.cleaned_data.get("kecamatan") or ""
