"""The list of villages, the profile and the summary of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import PUBLIC, SIGNED_IN, access
from records.paging import OpenPaginator
from villages import gazetteer, queries
from villages.choose import VillageSearchForm
from villages.lineage import story_of

PER_PAGE = 25


@require_safe
@access(SIGNED_IN)
def village_list(request: HttpRequest) -> HttpResponse:
    queries.require_summaries(request.user)
    form = VillageSearchForm(request.GET)
    text = form.text
    near = queries.own_districts(request.user)
    found = gazetteer.search_villages(text, near) if text else queries.own_villages(request.user)
    page = OpenPaginator(found, PER_PAGE).get_page(request.GET.get("halaman"))
    lines = queries.lines_of(page.object_list)
    return render(request, "villages/list.html", {"search": form, "text": text, "page": page, "lines": lines})


@require_safe
@access(SIGNED_IN)
def profile(request: HttpRequest, code: str) -> HttpResponse:
    queries.require_summaries(request.user)
    village = queries.village_at(code)
    if village.code != code:
        return redirect("villages:profile", village.code)
    if not queries.sees_profile(request.user, code):
        return redirect("villages:summary", code)
    shown = queries.profile_of(village, request.user, request.GET.get("keadaan", ""))
    return render(request, "villages/profile.html", {"profile": shown})


@require_safe
@access(SIGNED_IN)
def summary(request: HttpRequest, code: str) -> HttpResponse:
    queries.require_summaries(request.user)
    village = queries.village_at(code)
    if village.code != code:
        return redirect("villages:summary", village.code)
    return render(request, "villages/summary.html", {"summary": queries.summary_of(village)})


@require_safe
@access(PUBLIC)
def origins(request: HttpRequest, code: str) -> HttpResponse:
    """Names and codes are public: what a village was called, where it came from, what became of it."""
    village = queries.village_at(code)
    if village.code != code:
        return redirect("villages:origins", village.code)
    context = {"village": village, "area": gazetteer.area_of(village.code), "story": story_of(village)}
    return render(request, "villages/origins.html", context)
