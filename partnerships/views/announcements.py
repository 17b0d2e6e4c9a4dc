"""Pages of the announcement to outside parties, of the answer to a proposal, and what anyone may read of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PUBLIC, access
from accounts.permissions import Permission
from partnerships import announcements, proposals
from partnerships.actions import announcements as actions
from partnerships.forms.partners import AnnouncementForm, AnswerProposalForm
from partnerships.models import Announcement, Party
from partnerships.papers.announcement import term_rows
from partnerships.sight import cooperation_for
from partnerships.views.act_pages import act_page
from partnerships.views.loading import parties_of, posted, step_url, told_before
from partnerships.views.partner_pages import offer_words
from partnerships.views.partners import proposal_for, read_by_parties
from partnerships.workflow import COOPERATION_MOVES
from records.documents import response
from records.web import attempt, form_page

PER_PAGE = 25


@require_http_methods(["GET", "POST"])
@access(Permission.OFFER_SEND)
def announce(request, pk):
    if request.method == "GET" and Announcement.objects.filter(cooperation=pk).exists():
        return redirect("partnerships:announcement-public", cooperation_for(request.user, pk).announcement.pk)
    cooperation = cooperation_for(request.user, pk, Permission.OFFER_SEND)
    form = AnnouncementForm(posted(request))
    if form.is_valid() and attempt(
        form, actions.announce, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Penawaran diumumkan. Pasang pengumumannya, lalu catat penawaran yang masuk.")
        return redirect(step_url(cooperation, 4))
    verdict = told_before(form, COOPERATION_MOVES, cooperation, "announce", request.user)
    context = {
        "cooperation": cooperation,
        "verdict": verdict,
        "terms": term_rows(getattr(cooperation, "terms", None)),
        "chosen": parties_of(cooperation).filter(status=Party.Status.CHOSEN),
        "back": step_url(cooperation, 4),
    }
    return form_page(request, "partnerships/announcement_form.html", form, **context)


@require_safe
@access(Permission.COOPERATION_VIEW)
def announcement_paper(request, pk):
    cooperation = read_by_parties(request, pk)
    paper = announcements.paper_of(cooperation)
    if paper is None:
        raise Http404
    return response(paper.document)


@require_http_methods(["GET", "POST"])
@access(Permission.OFFER_SEND)
def proposal_answer(request, pk, proposal):
    row = proposal_for(request.user, pk, proposal, Permission.OFFER_SEND)
    cooperation = row.cooperation
    form = AnswerProposalForm(posted(request))
    if form.is_valid() and attempt(form, actions.answer_proposal, proposal=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Jawaban atas proposal {row.partner} dicatat.")
        return redirect("partnerships:cooperation-detail", pk)
    verdict = told_before(form, COOPERATION_MOVES, cooperation, "accept_proposal", request.user)
    words = offer_words(row, f"Jawab proposal {row.partner}", "Catat jawaban")
    words |= {"back": step_url(cooperation, 4), "back_text": "Kembali ke langkah 4"}
    words["lead"] = "Proposal diterima sesudah musyawarah desa menyepakatinya. Menolak menutup rencana ini."
    return act_page(request, form, **words, verdict=verdict, facts=proposals.facts_of(row))


@require_safe
@access(PUBLIC)
def announcement_list(request):
    page = Paginator(announcements.all_of_them(), PER_PAGE).get_page(request.GET.get("halaman"))
    rows = [announcements.public_row(each) for each in page.object_list]
    return render(request, "partnerships/announcement_list.html", {"page": page, "rows": rows})


@require_safe
@access(PUBLIC)
def announcement_public(request, pk):
    announcement = get_object_or_404(announcements.all_of_them(), pk=pk)
    context = {
        "row": announcements.public_row(announcement),
        "cooperation": announcement.cooperation,
        "terms": term_rows(getattr(announcement.cooperation, "terms", None)),
    }
    return render(request, "partnerships/announcement_public.html", context)


@require_safe
@access(PUBLIC)
def announcement_file(request, pk):
    announcement = get_object_or_404(announcements.all_of_them(), pk=pk)
    if announcement.paper is None:
        raise Http404
    return response(announcement.paper.document)
