"""Pages of each village's signature: sign, scan, promulgate, disseminate."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.access import access, ask
from accounts.permissions import Permission
from partnerships.actions import signing as actions
from partnerships.forms.signing import DisseminateForm, ScanForm, SignaturePromulgateForm, SignForm
from partnerships.models import Signature, SignatureScan
from partnerships.texts import with_place
from partnerships.views.act_pages import act_page
from partnerships.views.instruments import text_for, words
from partnerships.views.loading import posted
from partnerships.workflow import SIGNATURE_MOVES
from records.documents import response
from records.web import attempt


def signature_for(user, permission, pk, signature) -> Signature:
    """One village's signature, for a right at that village."""
    instrument = text_for(user, Permission.INSTRUMENT_VIEW, pk)
    rows = Signature.objects.filter(instrument=instrument).select_related("party__village")
    row = get_object_or_404(rows, pk=signature)
    if not user.can(permission, row.place):
        raise PermissionDenied
    row.instrument = instrument
    return row


def stage_page(request, row, form, *, move: str, heading: str, button: str, lead: str = ""):
    """The form of one act on a signature, with the verdict on it."""
    verdict = SIGNATURE_MOVES.judge(row, move, request.user)
    facts = [("Desa", row.party.village.name), ("Naskah", f"{row.instrument.title}, versi {row.instrument.version}")]
    text = words(row.instrument, heading, button, verdict=verdict, facts=facts, lead=lead)
    return act_page(request, form, **text)


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_SIGN)
def signature_sign(request, pk, signature):
    row = signature_for(request.user, Permission.INSTRUMENT_SIGN, pk, signature)
    earliest, cooperation = actions.earliest_signing(row.instrument), row.instrument.cooperation
    called = {"instrument": cooperation.words.instrument, "agreement": cooperation.with_third_party}
    form = SignForm(posted(request), earliest=earliest, after=cooperation.words.text_meeting, **called)
    if form.is_valid() and attempt(form, actions.sign, signature=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Tanda tangan Kades {row.party.village} dicatat.")
        return redirect("partnerships:instrument-detail", pk)
    lead = "Catat sesudah naskah ditandatangani di atas kertas."
    return stage_page(
        request, row, form, move="sign", heading="Catat tanda tangan", button="Catat tanda tangan", lead=lead
    )


@require_http_methods(["GET", "POST"])
@access(Permission.SCAN_UPLOAD)
def scan_upload(request, pk, signature):
    row = signature_for(request.user, Permission.SCAN_UPLOAD, pk, signature)
    form = ScanForm(posted(request), request.FILES or None)
    if form.is_valid() and attempt(form, actions.upload_scan, signature=row, by=request.user, **form.cleaned_data):
        messages.success(request, "Pindaian disimpan.")
        return redirect("partnerships:instrument-detail", pk)
    lead = "Pastikan semua tanda tangan dan cap terbaca."
    facts = [("Desa", row.party.village.name), ("Pindaian tersimpan", row.scans.count())]
    text = words(row.instrument, "Unggah pindaian bertanda tangan", "Unggah pindaian", facts=facts, lead=lead)
    return act_page(request, form, **text)


def refuse_removal(user, pk) -> None:
    """Scans of signed papers are evidence: nobody removes one. Raises PermissionDenied, or Http404 for outsiders."""
    instrument = get_object_or_404(with_place(), pk=pk)
    # Administrators know of records from the admin site, so they too are told that nobody removes one.
    if not user.can(Permission.ADMIN_SITE, instrument.place):
        ask(user, Permission.INSTRUMENT_VIEW, instrument.place)
    raise PermissionDenied("Pindaian tidak pernah dihapus. Unggah pindaian yang lebih baik di sampingnya.")


@require_http_methods(["GET", "HEAD", "POST", "DELETE"])
@access(Permission.INSTRUMENT_VIEW)
def scan_file(request, pk, scan):
    if request.method in ("POST", "DELETE"):
        refuse_removal(request.user, pk)
    instrument = text_for(request.user, Permission.INSTRUMENT_VIEW, pk)
    rows = SignatureScan.objects.filter(signature__instrument=instrument).select_related("document")
    return response(get_object_or_404(rows, pk=scan).document)


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_PROMULGATE)
def signature_promulgate(request, pk, signature):
    row = signature_for(request.user, Permission.INSTRUMENT_PROMULGATE, pk, signature)
    earliest = actions.earliest_promulgation(row.instrument)
    form = SignaturePromulgateForm(posted(request), earliest=earliest, after="tanda tangan terakhir")
    if form.is_valid() and attempt(form, actions.promulgate, signature=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Pengundangan di Desa {row.party.village} dicatat.")
        return redirect("partnerships:instrument-detail", pk)
    button = "Catat pengundangan"
    return stage_page(request, row, form, move="promulgate", heading="Catat pengundangan di Berita Desa", button=button)


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_PROMULGATE)
def signature_disseminate(request, pk, signature):
    row = signature_for(request.user, Permission.INSTRUMENT_PROMULGATE, pk, signature)
    form = DisseminateForm(posted(request), earliest=row.promulgated_on, after="pengundangan")
    if form.is_valid() and attempt(form, actions.disseminate, signature=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Penyebarluasan di Desa {row.party.village} dicatat.")
        return redirect("partnerships:instrument-detail", pk)
    button = "Catat penyebarluasan"
    return stage_page(request, row, form, move="disseminate", heading="Catat penyebarluasan", button=button)
