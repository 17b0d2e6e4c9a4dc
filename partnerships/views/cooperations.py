"""Pages of a cooperation's acts: start, edit, basis, moves, written reasons, journal."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions import cooperations as actions
from partnerships.basis import linkable_needs, linkable_potentials
from partnerships.case import load
from partnerships.forms.cooperations import (
    BasisForm,
    CloseForm,
    JournalForm,
    MoveForm,
    ReasonForm,
    StartRunningForm,
    WithdrawForm,
)
from partnerships.models import Party
from partnerships.rules import RULES
from partnerships.sight import cooperation_for
from partnerships.steps import checklist
from partnerships.views.loading import home_url, known, posted, step_url, told_before
from partnerships.workflow import COOPERATION_MOVES
from records.web import attempt, form_page
from records.wording import sentence_start

# What each confirmed move means, in words; the offer and the reflection have pages of their own.
MOVES = {
    "start_drafting": (
        "Mulai menyusun naskah",
        "Sesudah ini para pihak menyusun naskah {naskah}. Calon mitra tidak bisa ditambah lagi.",
    ),
    "declare_in_force": (
        "Nyatakan berlaku",
        "{naskah} mengikat semua pihak. Sesudah ini siapa pun bisa membacanya.",
    ),
    "start_running": (
        "Mulai pelaksanaan",
        "{pelaksana} mulai menjalankan kerja sama. Sesudah ini pelaksanaan dilaporkan dan dibahas dalam aksi-refleksi.",
    ),
    "close": (
        "Tutup rencana",
        "Rencana kerja sama ini berhenti dan tidak bisa dibuka lagi. Catatannya tetap ada.",
    ),
    "withdraw_old": (
        "Salah catat",
        "Data lama ini tidak tampil lagi untuk umum dan tidak bisa dikembalikan. Catatannya tetap ada.",
    ),
}
MOVE_FORMS = {"close": CloseForm, "withdraw_old": WithdrawForm, "start_running": StartRunningForm}


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def basis_edit(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    form = BasisForm(
        posted(request),
        needs=linkable_needs(request.user, cooperation),
        potentials=linkable_potentials(request.user, cooperation),
        of=cooperation,
    )
    back = step_url(cooperation, 1)
    if form.is_valid() and attempt(
        form,
        actions.set_basis,
        cooperation=cooperation,
        offered=form.things.values(),
        chosen=form.chosen,
        by=request.user,
    ):
        messages.success(request, "Dasar kerja sama disimpan.")
        return redirect(back)
    return form_page(request, "partnerships/basis_form.html", form, cooperation=cooperation, back=back)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_VIEW)
def cooperation_move(request, pk, move):
    permission = COOPERATION_MOVES.moves[move].permission
    cooperation = cooperation_for(request.user, pk, permission)
    form = MOVE_FORMS.get(move, MoveForm)(posted(request))
    title, sentence = MOVES[move]
    if form.is_valid() and attempt(
        form, actions.advance, cooperation=cooperation, move=move, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"Tahap sekarang: {cooperation.get_stage_display()}.")
        return redirect("partnerships:cooperation-detail", pk)
    verdict = told_before(form, COOPERATION_MOVES, cooperation, move, request.user)
    named = cooperation.words
    sentence = sentence.format(naskah=named.instrument, pelaksana=sentence_start(named.carried_out_by))
    words = {"title": title, "sentence": sentence, "verdict": verdict, "back": home_url(cooperation)}
    words["left"] = checklist(load(cooperation), 3).missing if move == "start_drafting" else []
    return form_page(request, "partnerships/cooperation_move.html", form, cooperation=cooperation, **words)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_VIEW)
def reason_write(request, pk, rule, code):
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_VIEW)
    law = RULES[known(rule, {each.code for each in RULES.rules})]
    parties = cooperation.parties.exclude(status__in=Party.OUTSIDE).select_related("village")
    village = get_object_or_404(parties, village__code=code).village
    if not actions.may_write_reason(request.user, village):
        raise PermissionDenied
    form = ReasonForm(posted(request), of=cooperation, rule=rule, village=village)
    facts = {"cooperation": cooperation, "rule": rule, "village": village}
    if form.is_valid() and attempt(form, actions.write_reason, by=request.user, **facts, **form.cleaned_data):
        messages.success(request, "Alasan tertulis disimpan.")
        return redirect(step_url(cooperation, law.step))
    context = facts | {"rule": law, "back": step_url(cooperation, law.step)}
    return form_page(request, "partnerships/reason_form.html", form, **context)


@require_http_methods(["GET"])
@access(Permission.JOURNAL_VIEW)
def journal_list(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.JOURNAL_VIEW)
    context = {
        "cooperation": cooperation,
        "back": home_url(cooperation),
        "entries": cooperation.journal.select_related("created_by"),
        "may_write": request.user.can(Permission.JOURNAL_WRITE, cooperation.place),
    }
    return render(request, "partnerships/journal_list.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.JOURNAL_WRITE)
def journal_create(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.JOURNAL_WRITE)
    form = JournalForm(posted(request))
    if form.is_valid() and attempt(
        form, actions.write_journal, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Catatan pendampingan disimpan.")
        return redirect("partnerships:journal-list", pk)
    back = reverse("partnerships:journal-list", args=[pk])
    return form_page(request, "partnerships/journal_form.html", form, cooperation=cooperation, back=back)
