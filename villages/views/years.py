"""Pages of a village's figures by year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.web import attempt, form_page
from villages import actions
from villages.forms import YearForm
from villages.models import VillageYear
from villages.regions import gazetteer


@require_safe
@access(Permission.VILLAGE_WORK)
def year_list(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.VILLAGE_WORK, code=code)
    years = VillageYear.objects.filter(village=village).order_by("-year")
    can_edit = request.user.can(Permission.YEAR_EDIT, village.place)
    return render(request, "villages/years.html", {"village": village, "years": years, "can_edit": can_edit})


@require_http_methods(["GET", "POST"])
@access(Permission.YEAR_EDIT)
def year_create(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.YEAR_EDIT, code=code)
    form = YearForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_year, village=village, by=request.user, **form.cleaned_data):
        messages.success(request, f"Angka tahun {form.made.year} disimpan.")
        return redirect("villages:year-list", code)
    return form_page(request, "villages/year_form.html", form, village=village, row=None)


@require_http_methods(["GET", "POST"])
@access(Permission.YEAR_EDIT)
def year_edit(request: HttpRequest, pk: str) -> HttpResponse:
    row = get_for(request.user, VillageYear.objects.select_related("village"), Permission.YEAR_EDIT, pk=pk)
    form = YearForm(request.POST or None, instance=row)
    if form.is_valid() and attempt(form, actions.edit_year, row=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Angka tahun {form.cleaned_data['year']} disimpan.")
        return redirect("villages:year-list", row.village.code)
    return form_page(request, "villages/year_form.html", form, village=row.village, row=row)
