"""Pages of the analysis: strengths and weaknesses with their weights, and what the facts say of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.web import attempt, form_page, press
from villages import actions
from villages.analysis.strengths import strengths_of
from villages.analysis.swot import quadrants_of, reading_of
from villages.forms import SwotForm
from villages.models import SwotEntry
from villages.regions import gazetteer


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def swot(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    suggested = {"quadrant": request.GET.get("bagian", ""), "text": request.GET.get("isi", "")[:300]}
    form = SwotForm(request.POST or None, initial={name: said for name, said in suggested.items() if said})
    if form.is_valid() and attempt(form, actions.add_swot, village=village, by=request.user, **form.cleaned_data):
        messages.success(request, "Isi analisis ditambahkan.")
        return redirect(f"{reverse('villages:swot', args=[code])}?bagian={form.cleaned_data['quadrant']}")
    parts = quadrants_of(village)
    context = {"quadrants": parts, "reading": reading_of(parts), "is_suggested": bool(suggested["text"])}
    return form_page(request, "villages/swot.html", form, village=village, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def swot_edit(request: HttpRequest, pk: str) -> HttpResponse:
    entry = get_for(request.user, SwotEntry.objects.select_related("village"), Permission.ANALYSIS_EDIT, pk=pk)
    form = SwotForm(request.POST or None, instance=entry)
    if form.is_valid() and attempt(form, actions.edit_swot, entry=entry, by=request.user, **form.cleaned_data):
        messages.success(request, "Isi analisis disimpan.")
        return redirect("villages:swot", entry.village.code)
    return form_page(request, "villages/swot_edit.html", form, village=entry.village)


@require_POST
@access(Permission.ANALYSIS_EDIT)
def swot_remove(request: HttpRequest, pk: str) -> HttpResponse:
    entry = get_for(request.user, SwotEntry.objects.select_related("village"), Permission.ANALYSIS_EDIT, pk=pk)
    press(request, actions.remove_swot, entry=entry, by=request.user)
    messages.success(request, "Isi analisis dihapus. Riwayat tetap menyimpannya.")
    return redirect("villages:swot", entry.village.code)


@require_safe
@access(Permission.VILLAGE_WORK)
def strengths(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.VILLAGE_WORK, code=code)
    can_edit = request.user.can(Permission.ANALYSIS_EDIT, village.place)
    context = {"village": village, "page": strengths_of(village, request.user), "can_edit": can_edit}
    return render(request, "villages/strengths.html", context)
