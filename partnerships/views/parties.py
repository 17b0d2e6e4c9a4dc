"""Pages of the parties: candidates, contacts, the choice, the offer and its answers, the delegates."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions import parties as actions
from partnerships.candidates import candidate_choices
from partnerships.forms.parties import AnswerForm, ContactForm, DelegateForm, OfferForm, PartyReasonForm
from partnerships.models import Party
from partnerships.sight import cooperation_for
from partnerships.views.loading import known, own_party_for, parties_of, posted, step_url, told_before
from partnerships.workflow import COOPERATION_MOVES, PARTY_MOVES, REPLY_MOVES
from records.web import attempt, form_page
from villages.choose import MOST_CHOICES, VillagePickForm, VillageSearchForm

# What each move asks: the label of its reason, whether it must be there, and one sentence.
MOVES = {
    "choose": ("Kenapa desa ini dipilih", True, "Desa ini akan menerima surat penawaran."),
    "set_aside": ("Kenapa desa ini tidak dipilih", True, "Desa ini tetap tercatat bersama alasannya."),
    "reconsider": ("Kenapa dipertimbangkan lagi", False, "Desa ini menjadi calon mitra lagi."),
    "leave_out": (
        "Alasan melanjutkan tanpa desa ini",
        True,
        "Desa ini sudah menolak. Kerja sama berlanjut dengan desa lain.",
    ),
}


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def candidate_add(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    search = VillageSearchForm(request.GET or None)
    choices = candidate_choices(cooperation, search.text)
    form = VillagePickForm(posted(request), choices=choices)
    if form.is_valid() and attempt(
        form, actions.add_candidate, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{form.made.village.title} menjadi calon mitra.")
        return redirect(step_url(cooperation, 2))
    context = {"cooperation": cooperation, "search": search, "choices": choices, "back": step_url(cooperation, 2)}
    return form_page(request, "partnerships/candidate_form.html", form, most=MOST_CHOICES, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def contact_add(request, pk, party):
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    party = get_object_or_404(parties_of(cooperation), pk=party)
    form = ContactForm(posted(request))
    if form.is_valid() and attempt(form, actions.add_contact, party=party, by=request.user, **form.cleaned_data):
        messages.success(request, "Kontak pertama dicatat.")
        return redirect(step_url(cooperation, 2))
    context = {"cooperation": cooperation, "party": party, "back": step_url(cooperation, 2)}
    return form_page(request, "partnerships/contact_form.html", form, contacts=party.contacts.all(), **context)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def party_move(request, pk, party, move):
    label, needed, sentence = MOVES[known(move, MOVES)]
    cooperation = cooperation_for(request.user, pk, PARTY_MOVES.moves[move].permission)
    party = get_object_or_404(parties_of(cooperation), pk=party)
    form = PartyReasonForm(posted(request), label=label, needed=needed)
    step = 4 if move == "leave_out" else 2
    if form.is_valid() and attempt(
        form, actions.move_party, party=party, move=move, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{party.village.title}: {party.get_status_display().lower()}.")
        return redirect(step_url(cooperation, step))
    context = {"party": party, "move": PARTY_MOVES.moves[move], "sentence": sentence, "step": step}
    context |= {"cooperation": cooperation, "back": step_url(cooperation, step)}
    return form_page(request, "partnerships/party_move.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.OFFER_SEND)
def offer_send(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.OFFER_SEND)
    initial = {"subject": f"{cooperation.get_field_display()}: {cooperation.title}", "extent": cooperation.purpose}
    form = OfferForm(posted(request), initial=initial)
    chosen = parties_of(cooperation).filter(status=Party.Status.CHOSEN)
    if form.is_valid() and attempt(
        form, actions.send_offer, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Surat penawaran dikirim. Tunggu jawaban tiap desa.")
        return redirect(step_url(cooperation, 4))
    verdict = told_before(form, COOPERATION_MOVES, cooperation, "send_offer", request.user)
    context = {"cooperation": cooperation, "verdict": verdict, "chosen": chosen, "back": step_url(cooperation, 4)}
    return form_page(request, "partnerships/offer_form.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.OFFER_ANSWER)
def offer_answer(request, pk, party):
    party = own_party_for(request.user, Permission.OFFER_ANSWER, pk, pk=party)
    cooperation = party.cooperation
    form = AnswerForm(posted(request))
    if form.is_valid() and attempt(form, actions.answer_offer, party=party, by=request.user, **form.cleaned_data):
        messages.success(request, f"Jawaban {party.village.title} dicatat: {party.get_status_display().lower()}.")
        return redirect("partnerships:cooperation-detail", pk)
    verdict = told_before(form, REPLY_MOVES, party, "decline", request.user)
    context = {"cooperation": cooperation, "party": party, "verdict": verdict, "back": step_url(cooperation, 4)}
    offer = getattr(cooperation, "offer", None)
    return form_page(request, "partnerships/answer_form.html", form, offer=offer, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.DELEGATE_NAME)
def delegate_list(request, pk, party):
    party = own_party_for(request.user, Permission.DELEGATE_NAME, pk, pk=party)
    form = DelegateForm(posted(request))
    if form.is_valid() and attempt(form, actions.name_delegate, party=party, by=request.user, **form.cleaned_data):
        messages.success(request, f"{form.made.name} ditunjuk sebagai utusan.")
        return redirect("partnerships:delegate-list", pk, party.pk)
    delegates = list(party.delegates.order_by("created_at"))
    women = sum(delegate.sex == "P" for delegate in delegates)
    context = {"cooperation": party.cooperation, "party": party, "delegates": delegates, "women": women}
    return form_page(request, "partnerships/delegate_list.html", form, back=step_url(party.cooperation, 4), **context)


@require_http_methods(["POST"])
@access(Permission.DELEGATE_NAME)
def delegate_remove(request, pk, party, delegate):
    party = own_party_for(request.user, Permission.DELEGATE_NAME, pk, pk=party)
    delegate = get_object_or_404(party.delegates, pk=delegate)
    actions.remove_delegate(delegate=delegate, by=request.user)
    messages.success(request, f"{delegate.name} tidak lagi menjadi utusan.")
    return redirect("partnerships:delegate-list", pk, party.pk)
