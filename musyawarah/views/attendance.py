"""Invitations and attendance."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access
from accounts.permissions import Permission
from musyawarah import actions
from musyawarah.forms.attendance import AttendanceForm, InvitationForm, LetterForm, ManyAttendancesForm
from musyawarah.letters import TEMPLATE, letter_data, proposed_recipients
from musyawarah.page import can_record
from musyawarah.queries import attendance_of, load_meeting, sees_counts, sees_names
from musyawarah.views.load import for_reading, for_writing, scheduling_right
from records.issue import draft_response
from records.web import attempt, form_page, press

PER_PAGE = 50
LETTER_ISSUED = "Surat undangan terbit. Cetak, tandatangani, sampaikan, lalu catat undangannya."


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_SCHEDULE)
def invitation_add(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk, scheduling_right)
    form = InvitationForm(request.POST or None, deliberation=deliberation)
    if form.is_valid() and attempt(
        form, actions.invite, deliberation=deliberation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Undangan dicatat.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title="Catat undangan",
        button="Simpan undangan",
        lead="Catat sesudah undangan disampaikan.",
    )


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_SCHEDULE)
def letter_issue(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk, scheduling_right)
    initial = {"recipients": proposed_recipients(deliberation), "dated": timezone.localdate()}
    form = LetterForm(request.POST or None, initial=initial)
    if form.is_valid() and "nanti" in request.POST:
        data = letter_data(deliberation, by=request.user, **form.cleaned_data)
        day = form.cleaned_data["dated"]
        return draft_response(TEMPLATE, data, document_date=day, name="draf-surat-undangan.pdf")
    if form.is_valid() and attempt(
        form, actions.issue_letter, deliberation=deliberation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, LETTER_ISSUED)
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(request, "musyawarah/letter_form.html", form, deliberation=deliberation)


@require_safe
@access(Permission.ATTENDANCE_VIEW)
def attendance_list(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_reading(request.user, pk)
    if not sees_counts(request.user, deliberation):
        raise Http404
    names = sees_names(request.user, deliberation)
    rows = attendance_of(deliberation) if names else deliberation.attendances.none()
    context = {
        "deliberation": deliberation,
        "meeting": load_meeting(deliberation),
        "sees_names": names,
        "can_record": names and can_record(request.user, deliberation),
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman")),
    }
    return render(request, "musyawarah/attendance.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_RECORD)
def attendance_add(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk)
    form = AttendanceForm(request.POST or None, deliberation=deliberation)
    if form.is_valid() and attempt(
        form, actions.add_attendance, deliberation=deliberation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{form.cleaned_data['name']} dicatat hadir. Catat orang berikutnya.")
        return redirect("musyawarah:attendance-add", pk)
    return form_page(request, "musyawarah/attendance_add.html", form, deliberation=deliberation)


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_RECORD)
def attendance_bulk(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk)
    form = ManyAttendancesForm(request.POST or None, deliberation=deliberation)
    if form.is_valid() and attempt(
        form, actions.add_attendances, deliberation=deliberation, people=form.rows(), by=request.user
    ):
        messages.success(request, f"{len(form.rows())} orang dicatat hadir.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(request, "musyawarah/attendance_bulk.html", form, deliberation=deliberation)


@require_POST
@access(Permission.DELIBERATION_RECORD)
def attendance_remove(request: HttpRequest, pk: str, person: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk)
    attendance = get_object_or_404(deliberation.attendances, pk=person)
    attendance.deliberation = deliberation
    press(request, actions.remove_attendance, attendance=attendance, by=request.user)
    messages.success(request, f"{attendance.name} dihapus dari daftar hadir.")
    return redirect("musyawarah:attendance-list", pk)
