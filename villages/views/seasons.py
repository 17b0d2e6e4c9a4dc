"""Pages of the seasonal calendar."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.web import attempt, form_page, press
from villages import actions
from villages.analysis.seasons import calendar_of
from villages.forms import SeasonForm
from villages.models import SeasonEntry
from villages.regions import gazetteer


@require_safe
@access(Permission.VILLAGE_WORK)
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.VILLAGE_WORK, code=code)
    can_edit = request.user.can(Permission.ANALYSIS_EDIT, village.place)
    year = calendar_of(village, request.user, timezone.localdate(), can_edit=can_edit)
    return render(request, "villages/calendar.html", {"village": village, "year": year, "can_edit": can_edit})


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def season_create(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    form = SeasonForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_season, village=village, by=request.user, **form.cleaned_data):
        messages.success(request, "Baris kalender ditambahkan.")
        return redirect("villages:calendar", code)
    return form_page(request, "villages/season_form.html", form, village=village, entry=None)


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def season_edit(request: HttpRequest, pk: str) -> HttpResponse:
    entry = get_for(request.user, SeasonEntry.objects.select_related("village"), Permission.ANALYSIS_EDIT, pk=pk)
    form = SeasonForm(request.POST or None, instance=entry)
    if form.is_valid() and attempt(form, actions.edit_season, entry=entry, by=request.user, **form.cleaned_data):
        messages.success(request, "Baris kalender disimpan.")
        return redirect("villages:calendar", entry.village.code)
    return form_page(request, "villages/season_form.html", form, village=entry.village, entry=entry)


@require_POST
@access(Permission.ANALYSIS_EDIT)
def season_remove(request: HttpRequest, pk: str) -> HttpResponse:
    entry = get_for(request.user, SeasonEntry.objects.select_related("village"), Permission.ANALYSIS_EDIT, pk=pk)
    press(request, actions.remove_season, entry=entry, by=request.user)
    messages.success(request, "Baris kalender dihapus. Riwayat tetap menyimpannya.")
    return redirect("villages:calendar", entry.village.code)
