"""Papers to print and to keep: letters of offer, Perdes, decrees about a BKAD, reports."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from partnerships.actions import decrees as actions
from partnerships.forms.decrees import DecreeForm
from partnerships.paper_files import with_letters
from partnerships.papers import decrees, village_regulation
from partnerships.papers import report as reports
from partnerships.sight import cooperation_for
from partnerships.views.act_pages import act_page
from partnerships.views.bodies import body_for, bound_villages, words
from partnerships.views.loading import parties_of, posted
from partnerships.views.regulations import regulation_for
from records.documents import response
from records.formats import local_date
from records.issue import draft_response
from records.web import attempt, press
from villages.models import Region


@require_safe
@access(Permission.COOPERATION_VIEW)
def offer_letter(request, pk, party):
    cooperation = cooperation_for(request.user, pk)
    rows = with_letters(parties_of(cooperation).filter(pk=party))
    if not rows or rows[0].letter is None:
        raise Http404
    return response(rows[0].letter.document)


@require_safe
@access(Permission.COOPERATION_VIEW)
def report_print(request, pk, report):
    cooperation = cooperation_for(request.user, pk)
    row = get_object_or_404(cooperation.reports, pk=report)
    data, day = reports.report_data(row, cooperation), local_date(row.created_at)
    return draft_response(reports.TEMPLATE, data, document_date=day, name=f"laporan-{row.period_end}.pdf")


@require_safe
@access(Permission.REGULATION_VIEW)
def regulation_draft(request, code):
    regulation = regulation_for(request.user, Permission.REGULATION_VIEW, code)
    if not regulation.text.strip() or regulation.paper_id:
        raise Http404
    data, day = village_regulation.regulation_data(regulation), timezone.localdate()
    return draft_response(village_regulation.TEMPLATE, data, document_date=day, name="rancangan-perdes.pdf")


@require_safe
@access(Permission.REGULATION_VIEW)
def regulation_paper(request, code):
    regulation = regulation_for(request.user, Permission.REGULATION_VIEW, code)
    if regulation.paper is None:
        raise Http404
    return response(regulation.paper.document)


@require_safe
@access(Permission.COOPERATION_VIEW)
def joint_decree_draft(request, pk):
    body = body_for(request.user, Permission.COOPERATION_VIEW, pk)
    villages = decrees.villages_of(body)
    if not villages:
        raise Http404
    data = decrees.joint_decree_data(body, villages)
    return draft_response(decrees.TEMPLATE, data, document_date=timezone.localdate(), name="rancangan-keputusan.pdf")


@require_POST
@access(Permission.BODY_EDIT)
def joint_decree_issue(request, pk):
    body = body_for(request.user, Permission.BODY_EDIT, pk)
    press(request, actions.issue_joint_decree, body=body, villages=decrees.villages_of(body), by=request.user)
    messages.success(request, "Keputusan bersama terbit. Cetak, lalu mintakan tanda tangan semua Kades.")
    return redirect("partnerships:body-detail", pk)


@require_http_methods(["GET", "POST"])
@access(Permission.REGULATION_ENACT)
def village_decree(request, pk, code):
    body = body_for(request.user, Permission.COOPERATION_VIEW, pk)
    village = get_for(request.user, bound_villages(body), Permission.REGULATION_ENACT, code=code)
    form = DecreeForm(posted(request))
    if form.is_valid() and "nanti" in request.POST:
        return decree_draft(body, village, form.cleaned_data)
    if form.is_valid() and attempt(
        form, actions.issue_village_decree, body=body, village=village, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Keputusan Kepala Desa terbit. Cetak dan tandatangani.")
        return redirect("partnerships:body-detail", pk)
    people = [row.name for row in decrees.members_of(body) if row.village_id == village.pk]
    facts = [("Wakil desa", ", ".join(people) or "Belum ada")]
    text = words(body, f"Keputusan wakil {village.title}", "Terbitkan keputusan", facts=facts, later="Lihat draf (PDF)")
    return act_page(request, form, **text)


def decree_draft(body, village: Region, typed: dict):
    """The decree as it was typed, not yet issued."""
    data = decrees.village_decree_data(
        body, village, number=typed["number"], year=typed["year"], day=typed["decided_on"]
    )
    return draft_response(decrees.TEMPLATE, data, document_date=typed["decided_on"], name="draf-keputusan.pdf")


@require_safe
@access(Permission.COOPERATION_VIEW)
def decree_paper(request, pk, decree):
    body = body_for(request.user, Permission.COOPERATION_VIEW, pk)
    row = get_object_or_404(body.decrees.select_related("paper__document"), pk=decree, paper__isnull=False)
    return response(row.paper.document)
