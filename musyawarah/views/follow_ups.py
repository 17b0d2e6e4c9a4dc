"""Follow-ups: what must be done after the meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.permissions import Permission
from musyawarah import actions
from musyawarah.forms.agenda import FollowUpCloseForm, FollowUpForm
from musyawarah.views.load import for_writing
from records.web import attempt, form_page


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_RECORD)
def follow_up_add(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk)
    form = FollowUpForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.add_follow_up, deliberation=deliberation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Tindak lanjut disimpan.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title="Tambah tindak lanjut",
        button="Simpan tindak lanjut",
        lead="Satu pekerjaan, satu penanggung jawab, satu batas waktu.",
    )


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_RECORD)
def follow_up_close(request: HttpRequest, pk: str, follow_up: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk, after_final=True)
    task = get_object_or_404(deliberation.follow_ups, pk=follow_up)
    task.deliberation = deliberation
    form = FollowUpCloseForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.close_follow_up, follow_up=task, by=request.user, **form.cleaned_data):
        messages.success(request, "Tindak lanjut ditutup.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title="Tutup tindak lanjut",
        button="Tutup tindak lanjut",
        lead=task.what,
    )
