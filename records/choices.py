"""Selects of filters: written at once, and forgiving, since an address is never believed."""

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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
