"""Scans of signed papers: upload and download."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, ask
from accounts.permissions import Permission
from musyawarah import actions
from musyawarah.forms.sessions import UploadForm
from musyawarah.models import DeliberationFile
from musyawarah.views.load import for_reading, for_writing
from records.documents import response
from records.web import attempt, form_page

Kind = DeliberationFile.Kind
KEPT = " Versi sebelumnya tetap tersimpan."
KINDS = {kind.value.replace("_", "-"): kind for kind in Kind}
LEADS = {
    Kind.ATTENDANCE: "Foto atau PDF. Semua tanda tangan harus terbaca.",
    Kind.SIGNED_RECORD: "Foto atau PDF. Lembar berita acara saja, tanpa lembar daftar hadir.",
}


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_RECORD)
def file_upload(request: HttpRequest, pk: str, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    wanted = KINDS[kind]
    deliberation = for_writing(request.user, pk, after_final=wanted == Kind.SIGNED_RECORD)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid() and attempt(
        form, actions.upload_file, deliberation=deliberation, kind=wanted, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{wanted.label} diunggah.{KEPT if form.made.version > 1 else ''}")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title=f"Unggah {wanted.label.lower()}",
        button="Unggah berkas",
        lead=LEADS[wanted],
    )


@require_safe
@access(Permission.DELIBERATION_VIEW_FINAL)
def file_download(request: HttpRequest, pk: str, file: str) -> HttpResponse:
    deliberation = for_reading(request.user, pk)
    row = get_object_or_404(deliberation.files.select_related("document"), pk=file)
    if row.kind == Kind.ATTENDANCE:
        ask(request.user, Permission.ATTENDANCE_VIEW, deliberation.place)
    return response(row.document)
