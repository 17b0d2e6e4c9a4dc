"""Papers of programmes to print: terms of reference, and the analysis of benefit and cost; drafts without a code."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.permissions import Permission
from partnerships.models import Cooperation, Programme
from partnerships.papers import benefit_cost, terms
from partnerships.views.partners import read_by_parties
from records.issue import draft_response

Data = Callable[[Cooperation, list[Programme]], dict[str, Any] | None]


def drawn(cooperation: Cooperation, programmes: list[Programme], data_of: Data, name: str) -> HttpResponse:
    """The draft of today; there is none while nothing was written."""
    data = data_of(cooperation, programmes)
    if data is None:
        raise Http404
    return draft_response(terms.TEMPLATE, data, document_date=timezone.localdate(), name=name)


def programmes_of(cooperation: Cooperation) -> list[Programme]:
    """All its programmes, each knowing its cooperation as it was loaded."""
    rows = list(cooperation.programmes.order_by("created_at", "pk"))
    for row in rows:
        row.cooperation = cooperation
    return rows


def one_of(cooperation: Cooperation, pk: str) -> list[Programme]:
    """The programme that is meant."""
    row = get_object_or_404(cooperation.programmes, pk=pk)
    row.cooperation = cooperation
    return [row]


@require_safe
@access(Permission.COOPERATION_VIEW)
def terms_print(request: HttpRequest, pk: str) -> HttpResponse:
    cooperation = read_by_parties(request, pk)
    return drawn(cooperation, programmes_of(cooperation), terms.terms_data, "kak.pdf")


@require_safe
@access(Permission.COOPERATION_VIEW)
def analysis_print(request: HttpRequest, pk: str) -> HttpResponse:
    cooperation = read_by_parties(request, pk)
    return drawn(cooperation, programmes_of(cooperation), benefit_cost.analysis_data, "manfaat-biaya.pdf")


@require_safe
@access(Permission.COOPERATION_VIEW)
def programme_terms_print(request: HttpRequest, pk: str, programme: str) -> HttpResponse:
    cooperation = read_by_parties(request, pk)
    return drawn(cooperation, one_of(cooperation, programme), terms.terms_data, "kak-program.pdf")


@require_safe
@access(Permission.COOPERATION_VIEW)
def programme_analysis_print(request: HttpRequest, pk: str, programme: str) -> HttpResponse:
    cooperation = read_by_parties(request, pk)
    return drawn(cooperation, one_of(cooperation, programme), benefit_cost.analysis_data, "manfaat-biaya-program.pdf")
