"""Pages of what a programme does and when, what each activity costs, and whether it can be done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions import activities as actions
from partnerships.actions import feasibility as feasibility_actions
from partnerships.forms.cooperations import MoveForm
from partnerships.forms.programme_parts import ActivityForm, CostsForm, FeasibilityForm
from partnerships.models import Activity, Programme
from partnerships.programmes.costs import costed, lines_sum
from partnerships.programmes.feasible import appraisal_of
from partnerships.programmes.schedule import MONTH_HEADS, years_of
from partnerships.views.loading import posted
from partnerships.views.programmes import address, may_change, programme_for
from records.formats import rupiah
from records.web import attempt, form_page, press


def list_url(programme: Programme) -> str:
    """The page of its activities."""
    return reverse("partnerships:activity-list", args=[programme.cooperation_id, programme.pk])


def activity_for(request: HttpRequest, pk: str, programme: str, activity: str) -> Activity:
    """An activity of a programme that this person may change."""
    programme = programme_for(request.user, pk, programme)
    found = get_object_or_404(programme.activities, pk=activity)
    found.programme = programme
    return found


@require_http_methods(["GET"])
@access(Permission.COOPERATION_VIEW)
def activity_list(request: HttpRequest, pk: str, programme: str) -> HttpResponse:
    programme = programme_for(request.user, pk, programme, Permission.COOPERATION_VIEW)
    activities = costed(programme)
    context = {
        "cooperation": programme.cooperation,
        "programme": programme,
        "activities": activities,
        "years": years_of(each.activity for each in activities),
        "months": MONTH_HEADS,
        "has_lines": any(each.lines for each in activities),
        "may_edit": may_change(request.user, programme.cooperation),
        "back": address(programme),
    }
    return render(request, "partnerships/activity_list.html", context)


def parts(programme: Programme, **more: object) -> dict[str, object]:
    """What the pages of activities share."""
    return {"cooperation": programme.cooperation, "programme": programme, "back": list_url(programme), **more}


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def activity_add(request: HttpRequest, pk: str, programme: str) -> HttpResponse:
    programme = programme_for(request.user, pk, programme)
    form = ActivityForm(posted(request))
    if form.is_valid() and attempt(
        form, actions.add_activity, programme=programme, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Kegiatan ditambahkan. Isi rincian biayanya bila sudah dihitung.")
        return redirect(list_url(programme))
    return form_page(request, "partnerships/activity_form.html", form, **parts(programme, title="Tambah kegiatan"))


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def activity_edit(request: HttpRequest, pk: str, programme: str, activity: str) -> HttpResponse:
    activity = activity_for(request, pk, programme, activity)
    form = ActivityForm(posted(request), instance=activity)
    if form.is_valid() and attempt(
        form, actions.edit_activity, activity=activity, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Kegiatan disimpan.")
        return redirect(list_url(activity.programme))
    context = parts(activity.programme, title="Ubah kegiatan")
    return form_page(request, "partnerships/activity_form.html", form, **context)


@require_POST
@access(Permission.PROGRAMME_EDIT)
def activity_move(request: HttpRequest, pk: str, programme: str, activity: str) -> HttpResponse:
    activity = activity_for(request, pk, programme, activity)
    direction = actions.UP if request.POST.get("arah") == actions.UP else actions.DOWN
    press(request, actions.move_activity, activity=activity, direction=direction, by=request.user)
    messages.success(request, "Urutan kegiatan disimpan.")
    return redirect(list_url(activity.programme))


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def activity_remove(request: HttpRequest, pk: str, programme: str, activity: str) -> HttpResponse:
    activity = activity_for(request, pk, programme, activity)
    form = MoveForm(posted(request))
    if form.is_valid() and attempt(form, actions.remove_activity, activity=activity, by=request.user):
        messages.success(request, "Kegiatan dan rincian biayanya dihapus.")
        return redirect(list_url(activity.programme))
    context = parts(activity.programme, activity=activity, costs=list(activity.costs.all()))
    return form_page(request, "partnerships/activity_remove.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def costs_edit(request: HttpRequest, pk: str, programme: str, activity: str) -> HttpResponse:
    activity = activity_for(request, pk, programme, activity)
    form = CostsForm(posted(request), of=activity)
    if form.is_valid() and attempt(form, actions.set_costs, activity=activity, lines=form.rows, by=request.user):
        total = lines_sum(activity.programme)
        told = "Belum ada rincian biaya." if total is None else f"Biaya program kini {rupiah(total)}."
        messages.success(request, f"Rincian biaya disimpan. {told}")
        return redirect(list_url(activity.programme))
    return form_page(request, "partnerships/costs_form.html", form, **parts(activity.programme, activity=activity))


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def feasibility_edit(request: HttpRequest, pk: str, programme: str) -> HttpResponse:
    programme = programme_for(request.user, pk, programme)
    cooperation, act = programme.cooperation, feasibility_actions.write_feasibility
    form = FeasibilityForm(posted(request), of=programme, with_partner=cooperation.with_third_party)
    if form.is_valid() and attempt(form, act, programme=programme, by=request.user, **form.cleaned_data):
        messages.success(request, "Kelayakan program disimpan.")
        return redirect(address(programme))
    context = {"cooperation": cooperation, "programme": programme, "appraisal": appraisal_of(cooperation)}
    return form_page(request, "partnerships/feasibility_form.html", form, back=address(programme), **context)
