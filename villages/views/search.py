"""The search for potentials of all villages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import SIGNED_IN, access
from villages import queries
from villages.finding.search_page import search_page


@require_safe
@access(SIGNED_IN)
def potential_search(request: HttpRequest) -> HttpResponse:
    queries.require_summaries(request.user)
    return render(request, "villages/potential_search.html", {"page": search_page(request.user, request.GET)})
