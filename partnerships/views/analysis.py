"""Pages of the analysis of a cooperation: all parties read it, the lead village and its facilitator write it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from partnerships.actions import swot as actions
from partnerships.actions.cooperations import OVER
from partnerships.forms.analysis import CooperationSwotForm, CopyForm
from partnerships.models import Cooperation, CooperationSwot
from partnerships.sight import cooperation_for
from partnerships.swot import quadrants_of, takeable
from partnerships.views.loading import posted, step_url
from records.web import attempt, form_page, press
from villages.analysis.swot import reading_of


@require_safe
@access(Permission.COOPERATION_VIEW)
def analysis(request: HttpRequest, pk: str) -> HttpResponse:
    cooperation = get_for(request.user, Cooperation.objects.with_place(), Permission.COOPERATION_VIEW, pk=pk)
    may_edit = request.user.can(Permission.COOPERATION_EDIT, cooperation.place) and cooperation.stage not in OVER
    parts = quadrants_of(cooperation)
    context = {
        "cooperation": cooperation,
        "quadrants": parts,
        "is_filled": any(part.entries for part in parts),
        "may_edit": may_edit,
        "reading": reading_of(parts),
        "back": step_url(cooperation, 1),
    }
    return render(request, "partnerships/analysis.html", context)


def address(cooperation: Cooperation) -> str:
    """The page of the analysis."""
    return reverse("partnerships:analysis", args=[cooperation.pk])


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def analysis_add(request: HttpRequest, pk: str) -> HttpResponse:
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    form, back = CooperationSwotForm(posted(request)), address(cooperation)
    if form.is_valid() and attempt(
        form, actions.add_line, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Isi analisis ditambahkan.")
        return redirect(back)
    return form_page(request, "partnerships/analysis_form.html", form, cooperation=cooperation, line=None, back=back)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def analysis_take(request: HttpRequest, pk: str) -> HttpResponse:
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    form, back = CopyForm(posted(request), entries=takeable(request.user, cooperation)), address(cooperation)
    if form.is_valid() and attempt(
        form, actions.copy_lines, cooperation=cooperation, entries=form.chosen, by=request.user
    ):
        messages.success(request, f"{len(form.made)} baris diambil dari analisis desa.")
        return redirect(back)
    return form_page(request, "partnerships/analysis_take.html", form, cooperation=cooperation, back=back)


def line_for(request: HttpRequest, pk: str, line: str) -> CooperationSwot:
    """A line of a cooperation that this person may write."""
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    found = get_object_or_404(cooperation.swot, pk=line)
    found.cooperation = cooperation
    return found


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def analysis_edit(request: HttpRequest, pk: str, line: str) -> HttpResponse:
    line = line_for(request, pk, line)
    form, back = CooperationSwotForm(posted(request), instance=line), address(line.cooperation)
    if form.is_valid() and attempt(form, actions.edit_line, line=line, by=request.user, **form.cleaned_data):
        messages.success(request, "Isi analisis disimpan.")
        return redirect(back)
    context = {"cooperation": line.cooperation, "line": line, "back": back}
    return form_page(request, "partnerships/analysis_form.html", form, **context)


@require_POST
@access(Permission.COOPERATION_EDIT)
def analysis_remove(request: HttpRequest, pk: str, line: str) -> HttpResponse:
    line = line_for(request, pk, line)
    press(request, actions.remove_line, line=line, by=request.user)
    messages.success(request, "Isi analisis dihapus. Riwayat tetap menyimpannya.")
    return redirect(address(line.cooperation))
