"""Agenda, minutes and decisions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.permissions import Permission
from musyawarah import actions
from musyawarah.forms.agenda import AgendaItemForm, DecisionForm, MinutesForm
from musyawarah.queries import decision_of
from musyawarah.views.load import for_writing
from records.web import attempt, form_page


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_RECORD)
def agenda_add(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk)
    form = AgendaItemForm(request.POST or None, deliberation=deliberation)
    if form.is_valid() and attempt(
        form, actions.add_agenda_item, deliberation=deliberation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Agenda ditambahkan.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title="Tambah agenda",
        button="Simpan agenda",
        lead="",
    )


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_RECORD)
def minutes_edit(request: HttpRequest, pk: str, item: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk)
    row = get_object_or_404(deliberation.agenda, pk=item)
    row.deliberation = deliberation
    form = MinutesForm(request.POST or None, of=row)
    if form.is_valid() and attempt(form, actions.record_minutes, item=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Notulen agenda {row.position} disimpan.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title=f"Notulen agenda {row.position}",
        button="Simpan notulen",
        lead=row.title,
    )


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_RECORD)
def decision_edit(request: HttpRequest, pk: str, item: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk)
    row = get_object_or_404(deliberation.agenda, pk=item)
    row.deliberation = deliberation
    form = decision_form(request, deliberation, row)
    if form.is_valid() and attempt(form, actions.record_decision, item=row, by=request.user, **form.values()):
        messages.success(request, f"Keputusan agenda {row.position} disimpan.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title=f"Keputusan agenda {row.position}",
        button="Simpan keputusan",
        lead=row.title,
    )


def decision_form(request: HttpRequest, deliberation, row) -> DecisionForm:
    """The form with what was recorded before; a new one expects everybody on the list to be there."""
    villages = sorted(deliberation.villages.all(), key=lambda v: v.code) if deliberation.is_inter_village else []
    initial = {} if decision_of(row) else {"present_then": deliberation.attendances.count() or None}
    return DecisionForm(request.POST or None, of=row, initial=initial, villages=villages)
