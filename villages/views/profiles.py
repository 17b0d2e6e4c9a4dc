"""The list of villages, the profile and the summary of one."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import PUBLIC, SIGNED_IN, access
from records.paging import OpenPaginator
from villages import queries
from villages.finding.choose import VillageSearchForm
from villages.finding.village_list import lines_of, own_districts, own_kecamatan, own_villages
from villages.forms.search import KecamatanForm
from villages.models import Region
from villages.regions import gazetteer
from villages.regions.lineage import story_of

PER_PAGE = 25


@require_safe
@access(SIGNED_IN)
def village_list(request: HttpRequest) -> HttpResponse:
    queries.require_summaries(request.user)
    search = VillageSearchForm(request.GET)
    kecamatan = KecamatanForm(request.GET, offered=[] if search.text else own_kecamatan(request.user))
    page = OpenPaginator(asked_for(request, search.text, kecamatan.code), PER_PAGE).get_page(request.GET.get("halaman"))
    lines = lines_of(page.object_list, request.user, by_kecamatan=bool(kecamatan.offered))
    context = {"search": search, "text": search.text, "kecamatan": kecamatan, "page": page, "lines": lines}
    return render(request, "villages/list.html", context)


def asked_for(request: HttpRequest, text: str, kecamatan: str) -> QuerySet[Region]:
    """What a search finds, else the own villages, or those of one kecamatan."""
    if text:
        return gazetteer.search_villages(text, own_districts(request.user))
    own = own_villages(request.user)
    return own.filter(code__lies_in=kecamatan) if kecamatan else own


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
