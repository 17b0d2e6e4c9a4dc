"""Pages of the analysis and the priority scale."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.web import attempt, form_page, press
from villages import actions, gazetteer, queries
from villages.forms import PriorityForm, SwotForm
from villages.models import SwotEntry


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def swot(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    form = SwotForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_swot, village=village, by=request.user, **form.cleaned_data):
        messages.success(request, "Isi analisis ditambahkan.")
        return redirect("villages:swot", code)
    return form_page(request, "villages/swot.html", form, village=village, quadrants=queries.quadrants_of(village))


@require_POST
@access(Permission.ANALYSIS_EDIT)
def swot_remove(request: HttpRequest, pk: str) -> HttpResponse:
    entry = get_for(request.user, SwotEntry.objects.select_related("village"), Permission.ANALYSIS_EDIT, pk=pk)
    press(request, actions.remove_swot, entry=entry, by=request.user)
    messages.success(request, "Isi analisis dihapus. Riwayat tetap menyimpannya.")
    return redirect("villages:swot", entry.village.code)


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def priorities(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    items = queries.rankable(village, request.user)
    form = PriorityForm(request.POST or None, items=items, of=village)
    if form.is_valid() and attempt(form, actions.rank_priorities, village=village, ranked=form.ranked, by=request.user):
        messages.success(request, "Skala prioritas disimpan.")
        return redirect("villages:profile", code)
    return form_page(request, "villages/priorities.html", form, village=village, items=items)
