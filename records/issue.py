"""Issue a final paper: drawn once, stored by hash, findable by its code; drafts are drawn and not kept."""

import io
from datetime import date
from typing import Any

import pikepdf
from django.conf import settings
from django.db import models, transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from records.documents import store
from records.models import Document, Paper
from records.papers import FinalMark, new_code, render
from records.trail import subject_key


def draft(template: str, data: dict[str, Any], *, document_date: date) -> bytes:
    """A draft to read and mark: watermarked, without code, not stored."""
    return render(template, with_training_mark(data), document_date=document_date)


def draft_response(template: str, data: dict[str, Any], *, document_date: date, name: str) -> HttpResponse:
    """The draft as a download under this name; it is drawn for this one answer."""
    answer = HttpResponse(draft(template, data, document_date=document_date), content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["Cache-Control"] = "private, no-store"
    return answer


def with_training_mark(data: dict[str, Any]) -> dict[str, Any]:
    """Training data prints "CONTOH" on every page."""
    return {**data, "contoh": settings.PROFILE == "contoh"}


@transaction.atomic
def issue(
    *,
    kind: str,
    template: str,
    data: dict[str, Any],
    document_date: date,
    subject: models.Model,
    title: str,
    region_code: str,
    facts: dict[str, str],
    by: Any,
) -> Paper:
    """Draw and keep the final paper; `facts` is what /v/ may tell anyone, so it names no person."""
    code = new_code()
    url = settings.PORTAL_URL + reverse("verify-code", args=[code])
    footer = f"Periksa keaslian surat ini di {url.removeprefix('https://').removeprefix('http://')}"
    content = render(
        template, with_training_mark(data), document_date=document_date, final=FinalMark(code, url, footer)
    )
    document = store(content, kind=Document.Kind.PDF, name=f"{template.replace('_', '-')}-{code}.pdf", by=by)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    subject_type, subject_id = subject_key(subject)
    return Paper.objects.create(
        code=code,
        kind=kind,
        title=title,
        document=document,
        subject_type=subject_type,
        subject_id=subject_id,
        region_code=region_code,
        facts=facts,
        pages=pages,
        created_by=by,
    )
