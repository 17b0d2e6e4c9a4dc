"""The page that hangs in the village hall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import SIGNED_IN, access
from kerjasama_portal.sheet.page import sheet_of
from villages import queries


@require_safe
@access(SIGNED_IN)
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Who doesn't see the profile is led to the summary, as on the profile."""
    queries.require_summaries(request.user)
    village = queries.village_at(code)
    if village.code != code:
        return redirect("village-sheet", village.code)
    if not queries.sees_profile(request.user, code):
        return redirect("villages:summary", code)
    shown = {"sheet": sheet_of(village, request.user), "today": timezone.localdate()}
    return render(request, "sheet/sheet.html", shown)
