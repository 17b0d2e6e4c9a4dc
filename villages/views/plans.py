"""Pages of the rows of a village's plans."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.importing.kind import registry
from records.web import attempt, form_page, press
from villages import actions
from villages.facts.plan_rows import books_of
from villages.forms import PlanRowForm
from villages.models import PlanRow
from villages.regions import gazetteer


@require_safe
@access(Permission.VILLAGE_WORK)
def plan_list(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.VILLAGE_WORK, code=code)
    can_edit = request.user.can(Permission.NEED_EDIT, village.place)
    context = {
        "village": village,
        "books": books_of(PlanRow.objects.filter(village=village)),
        "can_edit": can_edit,
        "can_import": can_edit and registry.kinds["rencana"].may(request.user),
    }
    return render(request, "villages/plans.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.NEED_EDIT)
def plan_create(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.NEED_EDIT, code=code)
    form = PlanRowForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_plan_row, village=village, by=request.user, **form.cleaned_data):
        messages.success(request, f"Baris {form.made.row} disimpan.")
        return redirect("villages:plan-list", code)
    return form_page(request, "villages/plan_form.html", form, village=village, row=None)


@require_http_methods(["GET", "POST"])
@access(Permission.NEED_EDIT)
def plan_edit(request: HttpRequest, pk: str) -> HttpResponse:
    row = get_for(request.user, PlanRow.objects.select_related("village"), Permission.NEED_EDIT, pk=pk)
    form = PlanRowForm(request.POST or None, instance=row)
    if form.is_valid() and attempt(form, actions.edit_plan_row, plan_row=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Baris {form.cleaned_data['row']} disimpan.")
        return redirect("villages:plan-list", row.village.code)
    return form_page(request, "villages/plan_form.html", form, village=row.village, row=row)


@require_POST
@access(Permission.NEED_EDIT)
def plan_remove(request: HttpRequest, pk: str) -> HttpResponse:
    row = get_for(request.user, PlanRow.objects.select_related("village"), Permission.NEED_EDIT, pk=pk)
    press(request, actions.remove_plan_row, plan_row=row, by=request.user)
    messages.success(request, "Baris dihapus. Riwayat tetap menyimpannya.")
    return redirect("villages:plan-list", row.village.code)
