"""How a form meets an act: a refusal comes back beside everything that was typed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from records.verdict import Refused


def attempt(form: Any, act: Callable, **values: Any) -> bool:
    """Run the act; what it made is `form.made`; a refusal becomes the form's own error and False."""
    try:
        form.made = act(**values)
    except Refused as error:
        form.refusal = error.verdict
        form.add_error(None, error.verdict.reason)
        return False
    return True


def form_page(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    """Show a form: 409 after a refusal, 422 after a mistake, else 200; nothing typed is lost."""
    status = 409 if form.refusal is not None else 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
