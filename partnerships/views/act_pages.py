"""What the pages of legal acts share: the words around the form, and the verdict that they show."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from records.verdict import YES, Verdict
from records.web import form_page

PAGE = {"lead": "", "facts": [], "verdict": YES, "later": ""}


def act_page(
    request: HttpRequest, form: Any, template: str = "partnerships/act_form.html", **words: Any
) -> HttpResponse:
    """The form of one act; a refusal just given counts more than what was known before: base.html lists it."""
    words = PAGE | words
    if form.refusal is not None:
        words["verdict"] = YES
    return form_page(request, template, form, **words)


def unless(allowed: bool, refusal: Verdict) -> Verdict:
    """YES when allowed, else why not."""
    return YES if allowed else refusal
