"""The berita acara as PDF: a draft to read, and the final paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.access import access, ask
from accounts.permissions import Permission
from musyawarah.papers import TEMPLATE, official_record_data
from musyawarah.queries import sees_names
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
    pdf = issue.draft(TEMPLATE, data, document_date=local_date(deliberation.starts_at))
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="draf-berita-acara.pdf"'
    return answer


@require_safe
@access(Permission.ATTENDANCE_VIEW)
def official_record(request: HttpRequest, pk: str) -> HttpResponse:
    """The final paper bears the names of those who came, so it is for those who may read them."""
    deliberation = for_reading(request.user, pk)
    ask(request.user, Permission.ATTENDANCE_VIEW, deliberation.place)
    if deliberation.paper is None:
        raise Http404
    return response(deliberation.paper.document)
