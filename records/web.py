"""How a form meets an act: counted once, nothing overwritten unseen, a refusal beside everything that was typed."""

from collections.abc import Callable
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from records import formkeys, versions
from records.verdict import Refused

CHOOSE_AGAIN = "Pilih berkasnya sekali lagi. Peramban tidak menyimpan berkas yang sudah dipilih"


def attempt(form: Any, act: Callable, /, **values: Any) -> bool:
    """Run the act; what it made is `form.made`; a refusal becomes the form's own error and False.

    Raises formkeys.Repeated when the same person sent the same form before.
    """
    try:
        form.made = once(form, act, judged(form, values))
    except versions.Stale as error:
        form.conflict = error.conflict
        return refused(form, error)
    except Refused as error:
        return refused(form, error)
    return True


def refused(form: Any, error: Refused) -> bool:
    """The form says why not."""
    form.refusal = error.verdict
    form.add_error(None, error.verdict.reason)
    return False


def judged(form: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The values, each scan or photo judged by its content before the transaction begins: that can take seconds."""
    fields = getattr(form, "fields", {})
    return {
        name: judge(value) if value and (judge := judge_of(fields.get(name))) else value
        for name, value in values.items()
    }


def judge_of(field: Any) -> Callable | None:
    """How the field judges a content; None for a field without."""
    return getattr(field, "judge", None)


def once(form: Any, act: Callable, values: dict[str, Any]) -> Any:
    """Key, comparison and act in one transaction; other content from a page that counted already is told so."""
    data, files, by = getattr(form, "data", None), getattr(form, "files", None), values.get("by")
    if by is None:  # nobody's form, or one about one's own password: no digest of a password is kept
        return together(act, values)
    try:
        return together(act, values, lambda: formkeys.claim(data, files, by), lambda: versions.check_form(form, by))
    except formkeys.Repeated:
        kept = formkeys.find(data, by)
        if kept is None or formkeys.is_same(kept, data, files):
            raise
    if getattr(form, "of", None) is None or versions.FIELD not in data:
        raise Refused(formkeys.OTHER_CONTENT)
    return together(act, values, lambda: versions.check_form(form, by))


def together(act: Callable, values: dict[str, Any], *before: Callable[[], None]) -> Any:
    """What comes before and the act itself, in one transaction."""
    with transaction.atomic():
        for step in before:
            step()
        return act(**values)


def press(request: HttpRequest, act: Callable, of: models.Model | None = None, **values: Any) -> Any:
    """Run the act of a bare button, once; with `of`, on the row as the page showed it. Raises Refused, Repeated."""

    def unchanged() -> None:
        if of is not None:
            versions.check_row(of, request.POST.get(versions.FIELD, ""))

    def count() -> None:
        formkeys.claim(request.POST, request.FILES, values["by"])

    return together(act, values, count, unchanged)


def form_page(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    """Show a form: 409 after a refusal, 422 after a mistake, else 200; nothing typed is lost."""
    ask_for_files_again(form)
    status = 409 if form.refusal is not None else 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def ask_for_files_again(form: Any) -> None:
    """No browser keeps a chosen file for a second try: its field says so."""
    if not getattr(form, "errors", None):
        return
    for name, field in getattr(form, "fields", {}).items():
        if judge_of(field) and form.files.get(form.add_prefix(name)) and name not in form.errors:
            form.add_error(name, CHOOSE_AGAIN)
