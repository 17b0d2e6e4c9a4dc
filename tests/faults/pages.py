"""What a browser would send from a page: every field as it is shown, the key and the version."""

import re
from typing import Any

from django import forms

from kerjasama_portal.templatetags.form_components import version_of
from records import formkeys, versions

HIDDEN = re.compile(r'<input type="hidden" name="(kunci|versi)" value="([0-9a-f]{32})">')


def shown(form: forms.BaseForm) -> dict[str, Any]:
    """Every field of the form as the page shows it."""
    values: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if isinstance(bound.field, forms.FileField) or value is None or value is False:
            continue
        values[bound.html_name] = "on" if value is True else value
    return values


def sent(page: Any, **typed: Any) -> dict[str, Any]:
    """What a press on the page's button sends, with this typed over what stood there."""
    form = page.context["form"]
    seen = {versions.FIELD: version_of(form)} if version_of(form) else {}
    return shown(form) | {formkeys.FIELD: key_on(page)} | seen | typed


def key_on(page: Any) -> str:
    """The key of the page's last form: those before it are bare buttons."""
    return dict(HIDDEN.findall(page.content.decode()))[formkeys.FIELD]
