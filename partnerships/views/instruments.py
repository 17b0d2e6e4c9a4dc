"""Pages of the joint regulation's text: begin, read, write clause by clause, answer, send, print."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from partnerships import texts
from partnerships.actions import instruments as actions
from partnerships.forms.instruments import AnswersForm, ClauseForm, InstrumentForm, SubmitForm
from partnerships.models import CLAUSES, Instrument, Signature
from partnerships.papers import paper_of_text
from partnerships.sight import cooperation_for, may_read_text
from partnerships.text_acts import meeting_links
from partnerships.text_page import page_of
from partnerships.views.act_pages import act_page
from partnerships.views.loading import known, posted, step_url
from records.documents import response
from records.issue import draft
from records.web import attempt


def text_for(user, permission, pk) -> Instrument:
    """The text, for a right at the villages that it binds."""
    return get_for(user, texts.with_place(), permission, pk=pk)


def text_to_read(user, pk) -> Instrument:
    """The text for its readers; one in force is open to all who may read the cooperation."""
    text = texts.with_place().filter(pk=pk).first()
    if text and may_read_text(user, text):
        user.access_was_asked = True
        return text
    return text_for(user, Permission.INSTRUMENT_VIEW, pk)


def draft_for(user, pk) -> Instrument:
    """The text for its writers; once anybody has signed, nobody writes any more."""
    instrument = text_for(user, Permission.INSTRUMENT_EDIT, pk)
    if instrument.signatures.exclude(status=Signature.Status.WAITING).exists():
        raise PermissionDenied("Naskah yang sudah ditandatangani tidak bisa diubah.")
    return instrument


def words(instrument, heading: str, button: str, **more) -> dict:
    """What the form page says around the form."""
    return {
        "instrument": instrument,
        "caption": f"{instrument.cooperation.caption} · {instrument.cooperation.title}",
        "heading": heading,
        "button": button,
        "back": reverse("partnerships:instrument-detail", args=[instrument.pk]),
        "back_text": "Kembali ke naskah",
    } | more


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_EDIT)
def instrument_create(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.INSTRUMENT_EDIT)
    if begun := Instrument.objects.filter(cooperation=cooperation).first():
        return redirect("partnerships:instrument-detail", begun.pk)
    form = InstrumentForm(posted(request), initial={"title": cooperation.title}, kind=cooperation.words.instrument)
    if form.is_valid() and attempt(
        form, actions.begin_instrument, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Naskah dibuat. Isi delapan hurufnya.")
        return redirect("partnerships:instrument-detail", cooperation.instrument.pk)
    text = words(Instrument(cooperation=cooperation), f"Mulai naskah {cooperation.words.instrument}", "Buat naskah")
    text |= {"back": step_url(cooperation, 5), "back_text": "Kembali ke langkah 5"}
    return act_page(request, form, **text)


@require_safe
@access(Permission.INSTRUMENT_VIEW)
def instrument_detail(request, pk):
    instrument = text_to_read(request.user, pk)
    return render(request, "partnerships/instrument_detail.html", page_of(instrument, request.user))


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_EDIT)
def instrument_edit(request, pk):
    instrument = draft_for(request.user, pk)
    form = InstrumentForm(posted(request), of=instrument, kind=instrument.cooperation.words.instrument)
    if form.is_valid() and attempt(
        form, actions.edit_title, instrument=instrument, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"Judul disimpan dalam versi {instrument.version}.")
        return redirect("partnerships:instrument-detail", pk)
    text = words(instrument, "Ubah judul naskah", "Simpan judul", lead=texts.change_warning(instrument))
    return act_page(request, form, **text)


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_EDIT)
def clause_edit(request, pk, letter):
    instrument = draft_for(request.user, pk)
    name = CLAUSES[known(letter, CLAUSES)]
    with_partner = instrument.cooperation.with_third_party
    form = ClauseForm(posted(request), of=instrument, letter=letter, with_partner=with_partner)
    seen = texts.stamp(form.initial["text"])
    if form.is_valid() and attempt(
        form, actions.edit_clause, instrument=instrument, letter=letter, seen=seen, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"Huruf {letter} disimpan dalam versi {instrument.version}.")
        return redirect(reverse("partnerships:instrument-detail", args=[pk]) + f"#huruf-{letter}")
    points = [point for point in texts.points_of(instrument) if point.letter == letter]
    text = words(instrument, f"Huruf {letter}. {name}", f"Simpan huruf {letter}", points=points)
    text |= {"fixed": texts.is_fixed(instrument), "warning": texts.change_warning(instrument)}
    return act_page(request, form, "partnerships/clause_form.html", **text)


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_EDIT)
def points_answer(request, pk):
    instrument = draft_for(request.user, pk)
    form = AnswersForm(posted(request), points=texts.points_of(instrument))
    if form.is_valid() and attempt(
        form, actions.answer_points, instrument=instrument, answers=form.answers, by=request.user
    ):
        messages.success(request, f"{len(form.answers)} perbaikan disimpan.")
        return redirect(reverse("partnerships:instrument-detail", args=[pk]) + "#h-catatan")
    text = words(instrument, "Jawab catatan peninjau", "Simpan semua perbaikan")
    return act_page(request, form, "partnerships/answers_form.html", **text)


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_SUBMIT)
def instrument_submit(request, pk):
    instrument = text_for(request.user, Permission.INSTRUMENT_SUBMIT, pk)
    meeting = instrument.cooperation.words.text_meeting
    form = SubmitForm(posted(request), asks_note=texts.needs_editorial_note(instrument), meeting=meeting)
    if form.is_valid() and attempt(
        form, actions.send_for_review, instrument=instrument, by=request.user, editorial_note=form.note
    ):
        messages.success(request, f"Naskah dikirim. Sekarang: {instrument.get_status_display()}.")
        return redirect("partnerships:instrument-detail", pk)
    verdict = actions.judge_before_note(instrument, request.user)
    facts = [("Naskah", f"{instrument.title}, versi {instrument.version}"), ("Putaran", instrument.round + 1)]
    lead = "Selama ditinjau, naskah tidak bisa diubah. Tinjauan ini fasilitasi, bukan izin."
    text = words(instrument, "Kirim untuk ditinjau", "Kirim untuk ditinjau", verdict=verdict, facts=facts, lead=lead)
    text |= {"meetings": meeting_links(instrument)}
    return act_page(request, form, "partnerships/instrument_submit.html", **text)


@require_safe
@access(Permission.INSTRUMENT_VIEW)
def instrument_draft(request, pk):
    instrument = text_to_read(request.user, pk)
    paper = paper_of_text(instrument)
    content = draft(paper.template, paper.data(instrument), document_date=timezone.localdate())
    answer = HttpResponse(content, content_type="application/pdf")
    name = f"rancangan-{paper.template.replace('_', '-')}-v{instrument.version}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@access(Permission.INSTRUMENT_VIEW)
def instrument_paper(request, pk):
    instrument = text_to_read(request.user, pk)
    if instrument.paper is None:
        raise Http404
    return response(instrument.paper.document)
