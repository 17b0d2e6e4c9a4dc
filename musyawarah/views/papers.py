"""The berita acara as PDF: a draft to read, and the final paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.access import access, ask
from accounts.permissions import Permission
from musyawarah.papers import TEMPLATE, official_record_data
from musyawarah.queries import sees_names
from musyawarah.sight import may_read_letters
from musyawarah.views.load import for_reading
from records import issue
from records.documents import response
from records.formats import local_date


@require_safe
@access(Permission.DELIBERATION_VIEW_DRAFT)
def official_record_draft(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_reading(request.user, pk)
    if deliberation.is_final:
        raise Http404
    data = official_record_data(deliberation, names=sees_names(request.user, deliberation))
    day = local_date(deliberation.starts_at)
    return issue.draft_response(TEMPLATE, data, document_date=day, name="draf-berita-acara.pdf")


@require_safe
@access(Permission.ATTENDANCE_VIEW)
def official_record(request: HttpRequest, pk: str) -> HttpResponse:
    """The final paper bears the names of those who came, so it is for those who may read them."""
    deliberation = for_reading(request.user, pk)
    ask(request.user, Permission.ATTENDANCE_VIEW, deliberation.place)
    if deliberation.paper is None:
        raise Http404
    return response(deliberation.paper.document)


@require_safe
@access(Permission.DELIBERATION_VIEW_FINAL)
def invitation_letter(request: HttpRequest, pk: str, letter: str) -> HttpResponse:
    """A letter as it was issued; whom it invites is for those who may know."""
    deliberation = for_reading(request.user, pk)
    if not may_read_letters(request.user, deliberation):
        raise Http404
    row = get_object_or_404(deliberation.letters.select_related("paper__document"), pk=letter, paper__isnull=False)
    return response(row.paper.document)
