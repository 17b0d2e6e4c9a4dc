"""The components of forms: fields, error summary, buttons; documented with the others in components.py."""

from typing import Any

from crispy_forms.utils import render_crispy_form
from django import forms, template
from django.forms.formsets import BaseFormSet
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from records import formkeys, versions
from records.forms import helper_for

register = template.Library()
Formlike = forms.BaseForm | BaseFormSet


def flat(formlike: Any) -> list[Formlike]:
    """The forms (and formsets) in a form, a formset, a list of them, or nothing."""
    if not formlike:
        return []
    if isinstance(formlike, BaseFormSet):
        return [formlike, *formlike.forms]
    if isinstance(formlike, forms.BaseForm):
        return [formlike]
    return [form for each in formlike for form in flat(each)]


def target_of(field: forms.BoundField) -> str:
    """The id of the control to jump to: the first option of a group, else the control itself."""
    if field.is_hidden:
        return ""
    if field.use_fieldset:
        first = next(iter(field.subwidgets), None)
        return (first.id_for_label if first else "") or f"div_{field.auto_id}"
    return field.id_for_label or field.auto_id


@register.filter
def daftar_galat(formlike: Any) -> list[dict[str, str]]:
    """Every error in page order, each with the control it belongs to ("" for the form as a whole)."""
    found = []
    for form in flat(formlike):
        if isinstance(form, BaseFormSet):
            found += [{"text": text, "target": ""} for text in form.non_form_errors()]
            continue
        found += [{"text": text, "target": ""} for text in form.non_field_errors()]
        found += [{"text": text, "target": target_of(field)} for field in form for text in field.errors]
    return found


def forms_on_page(context: template.Context) -> Any:
    """By convention a page calls its form `form`, or its several forms `forms`."""
    return context.get("forms") or context.get("form")


@register.simple_tag(takes_context=True)
def awalan_judul(context: template.Context) -> str:
    return "Perlu diperbaiki – " if daftar_galat(forms_on_page(context)) else ""


@register.simple_tag(takes_context=True)
def ringkasan_galat(context: template.Context, formlike: Any = None) -> SafeString:
    shown = formlike if formlike is not None else forms_on_page(context)
    return render_to_string("bootstrap5/errors.html", {"form": shown})


def hidden(name: str, value: str) -> SafeString:
    """A field that people do not see."""
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)


@register.simple_tag
def kunci() -> SafeString:
    return hidden(formkeys.FIELD, formkeys.new_key())


def version_of(form: Any) -> str:
    """The fingerprint of what this person has seen of the stored row; "" when the form makes something new."""
    if getattr(form, "of", None) is None:
        return ""
    if form.conflict is not None:
        return form.conflict.version
    return form.data.get(versions.FIELD, "") or versions.fingerprint(form.shown)


@register.filter
def versi(row: Any) -> str:
    return versions.of_row(row)


@register.simple_tag
def formulir(formlike: Formlike) -> SafeString:
    if isinstance(formlike, BaseFormSet):
        drawn = [formulir(form) for form in formlike.forms]
        return mark_safe(f"{formlike.management_form}{''.join(drawn)}")
    fields = render_crispy_form(formlike, getattr(formlike, "helper", None) or helper_for(formlike))
    conflict = getattr(formlike, "conflict", None)
    compared = render_to_string("components/conflict.html", {"conflict": conflict}) if conflict else ""
    version = version_of(formlike)
    return mark_safe(f"{hidden(versions.FIELD, version) if version else ''}{compared}{fields}")


@register.simple_tag
def isian(field: forms.BoundField, label: str = "") -> SafeString:
    if label:
        field.label = label
    return render_to_string("bootstrap5/field.html", {"field": field})


@register.inclusion_tag("components/buttons.html")
def tombol_kirim(text: str, later: str = "", cancel: str = "", cancel_text: str = "Batal") -> dict[str, Any]:
    return {"text": text, "later": later, "cancel": cancel, "cancel_text": cancel_text}


@register.inclusion_tag("components/form.html", takes_context=True)
def borang(
    context: template.Context, form: Formlike, text: str, later: str = "", cancel: str = "", action: str = ""
) -> dict[str, Any]:
    return {
        "form": form,
        "text": text,
        "later": later,
        "cancel": cancel,
        "action": action,
        "csrf_token": context.get("csrf_token", ""),
    }


@register.inclusion_tag("components/post_button.html", takes_context=True)
def tombol_post(
    context: template.Context,
    url: str,
    text: str,
    verdict: Any = True,
    kind: str = "quiet",
    name: str = "",
    value: str = "",
) -> dict[str, Any]:
    """A bare act; when its verdict says no, the reason stands where the button would be."""
    return {
        "url": url,
        "text": text,
        "is_open": bool(verdict),
        "reason": "" if verdict else str(getattr(verdict, "reason", "") or "Belum bisa dilakukan"),
        "kind": kind,
        "name": name,
        "value": value,
        "csrf_token": context.get("csrf_token", ""),
    }
