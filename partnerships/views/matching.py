"""Pages that find partners: for one need, for one potential, for the whole village; and their shortlist."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.permissions import Permission
from partnerships.matching.criteria import weights_from
from partnerships.matching.find import find_for_need, find_for_potential, find_for_village
from partnerships.matching.page import match_page
from partnerships.matching.sight import searched
from villages.models import Need, Potential
from villages.regions import gazetteer


def show(request: HttpRequest, findings, weights, village, caption: str, keep_url: str) -> HttpResponse:
    """One page for the three questions."""
    context = {
        "page": match_page(findings, weights),
        "village": village,
        "caption": caption,
        "keep_url": keep_url,
        "can_keep": request.user.can(Permission.ANALYSIS_EDIT, village.place),
    }
    return render(request, "partnerships/match.html", context)


@require_safe
@access(Permission.PARTNER_SEARCH)
def need_match(request: HttpRequest, pk: str) -> HttpResponse:
    rows = Need.objects.select_related("village", "topic")
    need = searched(request.user, rows, pk=pk)
    caption = f"Kebutuhan {need.village.title} · kemendesakan {need.get_urgency_display().lower()} · {need.target_year}"
    if need.topic is None:
        return render(request, "partnerships/match_no_topic.html", {"thing": need, "village": need.village})
    weights = weights_from(request.GET)
    keep_url = reverse("partnerships:need-keep", args=[need.pk])
    return show(request, find_for_need(need, weights), weights, need.village, caption, keep_url)


@require_safe
@access(Permission.PARTNER_SEARCH)
def potential_match(request: HttpRequest, pk: str) -> HttpResponse:
    rows = Potential.objects.filter(status=Potential.Status.VERIFIED).select_related("village", "topic")
    potential = searched(request.user, rows, pk=pk)
    if potential.topic is None:
        return render(request, "partnerships/match_no_topic.html", {"thing": potential, "village": potential.village})
    weights = weights_from(request.GET)
    caption, keep_url = (
        f"Potensi {potential.village.title}",
        reverse("partnerships:potential-keep", args=[potential.pk]),
    )
    return show(request, find_for_potential(potential, weights), weights, potential.village, caption, keep_url)


@require_safe
@access(Permission.PARTNER_SEARCH)
def village_match(request: HttpRequest, code: str) -> HttpResponse:
    village = searched(request.user, gazetteer.villages(), code=code)
    weights = weights_from(request.GET)
    caption, keep_url = "Semua kebutuhan dan potensi desa", reverse("partnerships:village-keep", args=[code])
    return show(request, find_for_village(village, weights), weights, village, caption, keep_url)
