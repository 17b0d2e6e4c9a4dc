"""Nobody's edit is overwritten unseen: a form carries the fingerprint of what it showed, compared when it is saved."""

import datetime
import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models
from django.forms.models import model_to_dict

from records import formats, trail
from records.fields import RupiahField
from records.month_field import BulanField
from records.moves import TOO_LATE
from records.verdict import Refused

FIELD = "versi"
CHANGED = "Isinya sudah berubah sejak Anda membuka halaman ini. Bandingkan di bawah, lalu simpan lagi."
CHANGED_UNSEEN = "Isinya sudah berubah sejak Anda membuka halaman ini. Periksa lagi, lalu ulangi."
EMPTY = "belum diisi"
MOST_EVENTS = 20  # in which the last change is looked for


@dataclass(frozen=True)
class Difference:
    """One field: what is stored now beside what was typed."""

    name: str
    label: str
    now: str
    typed: str


@dataclass(frozen=True)
class Conflict:
    """What somebody else saved meanwhile, and who it was ("" when the trail does not say)."""

    differences: tuple[Difference, ...]
    changed_by: str
    version: str


class Stale(Refused):
    """The row changed after the form was opened."""

    def __init__(self, conflict: Conflict):
        super().__init__(CHANGED)
        self.conflict = conflict


def bare(value: Any) -> Any:
    """A value as it counts for the fingerprint: 18.50 is 18.5."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return format(Decimal(value).normalize(), "f")
    if isinstance(value, dict):
        return {str(key): bare(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return sorted((bare(item) for item in value), key=str)
    return trail.plain(value)


def fingerprint(values: dict[str, Any]) -> str:
    """Equal for equal values (half a SHA-256, hex)."""
    text = json.dumps(bare(values), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def of_row(row: models.Model) -> str:
    """The fingerprint of all that people may type into a row."""
    return fingerprint(model_to_dict(row))


def held(row: models.Model) -> models.Model:
    """The row as it is now, held until the transaction ends; raises Refused when it is gone."""
    found = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if found is None:
        raise Refused(TOO_LATE)
    return found


def check_row(row: models.Model, seen: str) -> None:
    """Refuse when the row is not as the page showed it; a page without fingerprint is accepted."""
    if seen and of_row(held(row)) != seen:
        raise Refused(CHANGED_UNSEEN)


def check_form(form: Any, by: Any) -> None:
    """Refuse with a comparison when what the form showed is no longer what is stored. Raises Stale."""
    seen = form.data.get(FIELD, "") if form.data else ""
    if form.of is None or not seen:
        return
    now = form.stored(held(form.of))
    version = fingerprint(now)
    if version == seen:
        return
    if differences := tuple(compare(form, now)):
        names = {each.name for each in differences}
        raise Stale(Conflict(differences, changer(form.of, names, by), version))


def compare(form: Any, now: dict[str, Any]) -> Any:
    """The fields in which the stored and the typed differ, as people read them."""
    for name, field in form.fields.items():
        if isinstance(field.widget, forms.HiddenInput):
            continue
        stored, typed = spoken(field, now.get(name)), spoken(field, form.cleaned_data.get(name))
        if stored != typed:
            yield Difference(name, str(field.label or name), stored, typed)


def spoken(field: forms.Field, value: Any) -> str:
    """A value as people read it on the page."""
    if isinstance(value, models.QuerySet):
        value = list(value)
    if value is None or value == "" or value == []:
        return EMPTY
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(sorted(spoken(field, item) for item in value))
    if isinstance(field, forms.ModelChoiceField):
        return str(value) if isinstance(value, models.Model) else chosen(field, value)
    if isinstance(field, forms.ChoiceField):
        return next((str(label) for key, label in flat(field.choices) if str(key) == str(value)), str(value))
    return in_words(field, value)


def chosen(field: forms.ModelChoiceField, key: Any) -> str:
    """The row that a stored key names."""
    return str(field.queryset.model._default_manager.filter(pk=key).first() or key)


def flat(choices: Any) -> Any:
    """The choices without their groups."""
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield key, label


def in_words(field: forms.Field, value: Any) -> str:
    """Dates, hours, money and numbers as everywhere in the portal."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(field, RupiahField):
        return formats.rupiah(value)
    if isinstance(field, BulanField):
        return formats.bulan(value)
    if isinstance(value, datetime.datetime):
        return formats.tanggal_jam(value)
    for kind, speak in ((datetime.date, formats.tanggal), (datetime.time, formats.jam), (Decimal, formats.angka)):
        if isinstance(value, kind):
            return speak(value)
    return str(value).replace("\r\n", "\n").strip()


def changer(row: models.Model, names: set[str], by: Any) -> str:
    """Who last wrote one of these fields: "Anda", an office, or "" when the trail does not say."""
    for subject in (row, *parents(row)):
        for event in trail.timeline([subject])[:MOST_EVENTS]:
            if names & set(event.new):
                return "Anda" if event.actor_id == by.pk else event.actor_label
    return ""


def parents(row: models.Model) -> list[models.Model]:
    """The rows that this one belongs to: some acts are told of them."""
    keys = [field for field in row._meta.fields if field.many_to_one and field.name != "created_by"]
    return [found for field in keys if (found := getattr(row, field.name)) is not None]
