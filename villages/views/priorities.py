"""Pages of the priority scale: the scale itself, its weights, the scores of one thing, and an order by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.web import attempt, form_page, press
from villages import actions, queries
from villages.analysis.priorities import Item
from villages.analysis.scale_page import scale_page
from villages.forms import PriorityForm, ScoreForm, WeightsForm
from villages.models import Need, Potential
from villages.regions import gazetteer


@require_safe
@access(Permission.VILLAGE_WORK)
def scale(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.VILLAGE_WORK, code=code)
    return render(request, "villages/priorities.html", {"page": scale_page(village, request.user)})


@require_POST
@access(Permission.ANALYSIS_EDIT)
def scale_save(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    press(request, actions.save_ranking, village=village, seen=request.POST.get("dilihat", ""), by=request.user)
    messages.success(request, "Skala prioritas disimpan.")
    return redirect("villages:priorities", code)


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def weights(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    form = WeightsForm(request.POST or None, of=village)
    if form.is_valid() and attempt(
        form, actions.weigh_criteria, village=village, weights=form.cleaned_data, by=request.user
    ):
        messages.success(request, "Bobot disimpan. Nilai semua hal dihitung lagi.")
        return redirect("villages:priorities", code)
    return form_page(request, "villages/priority_weights.html", form, village=village)


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def order(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    items = queries.rankable(village, request.user)
    form = PriorityForm(request.POST or None, items=items, of=village)
    if form.is_valid() and attempt(
        form,
        actions.rank_priorities,
        village=village,
        ranked=form.ranked,
        reason=form.cleaned_data["reason"],
        by=request.user,
    ):
        messages.success(request, "Skala prioritas disimpan.")
        return redirect("villages:priorities", code)
    return form_page(request, "villages/priority_order.html", form, village=village, items=items)


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def score_need(request: HttpRequest, pk: str) -> HttpResponse:
    rows = Need.objects.select_related("village")
    return score(request, get_for(request.user, rows, Permission.ANALYSIS_EDIT, pk=pk), "Kebutuhan")


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def score_potential(request: HttpRequest, pk: str) -> HttpResponse:
    rows = Potential.objects.visible_to(request.user).select_related("village")
    return score(request, get_for(request.user, rows, Permission.ANALYSIS_EDIT, pk=pk), "Potensi")


def score(request: HttpRequest, item: Item, kind: str) -> HttpResponse:
    """The scores of one thing, criterion by criterion."""
    form = ScoreForm(request.POST or None, of=item)
    if form.is_valid() and attempt(form, actions.score_item, item=item, scores=form.scores, by=request.user):
        messages.success(request, f"Nilai {item.name} disimpan.")
        return redirect("villages:priorities", item.village.code)
    return form_page(request, "villages/priority_score.html", form, item=item, village=item.village, kind=kind)
