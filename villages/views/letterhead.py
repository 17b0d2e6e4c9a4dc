"""Pages of the letterhead."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.issue import draft
from records.web import attempt, form_page
from villages import actions
from villages.forms import LetterheadForm
from villages.models import Letterhead
from villages.papers import emblem_picture, letterhead_of, offices_above, sample_page
from villages.regions import gazetteer


@require_http_methods(["GET", "POST"])
@access(Permission.LETTERHEAD_EDIT)
def letterhead(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.LETTERHEAD_EDIT, code=code)
    head = letterhead_of(village)
    head = head or Letterhead(village=village)
    form = LetterheadForm(request.POST or None, request.FILES or None, instance=head, of=village)
    if form.is_valid() and attempt(
        form, actions.save_letterhead, village=village, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Kop surat disimpan. Surat berikutnya memakai kop ini.")
        return redirect("villages:letterhead", code)
    saved = letterhead_of(village)
    shown = {"head": saved, "lines": offices_above(village), "picture": emblem_picture(saved)}
    return form_page(request, "villages/letterhead_form.html", form, village=village, **shown)


@require_safe
@access(Permission.LETTERHEAD_EDIT)
def letterhead_sample(request: HttpRequest, code: str) -> HttpResponse:
    """A page with the letterhead in its place, to print and lay beside the village's own paper."""
    village = get_for(request.user, gazetteer.villages(), Permission.LETTERHEAD_EDIT, code=code)
    pdf = draft("contoh_kop", sample_page(village), document_date=timezone.localdate())
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="contoh-kop-surat.pdf"'
    return answer
