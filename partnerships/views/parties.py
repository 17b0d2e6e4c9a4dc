"""Pages of the parties: candidates, contacts, the choice, the offer and its answers, the delegates."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions import parties as actions
from partnerships.candidates import ELSEWHERE, OTHER_REGENCY, candidate_choices, names_outside_party
from partnerships.forms.parties import AnswerForm, ContactForm, DelegateForm, OfferForm, PartyReasonForm
from partnerships.models import OfferLetter, Party
from partnerships.paper_files import with_letters
from partnerships.papers.offer import TEMPLATE, offer_data
from partnerships.proposals import opened_facts
from partnerships.sight import cooperation_for
from partnerships.texts import series
from partnerships.views.loading import own_party_for, parties_of, posted, step_url, told_before
from partnerships.workflow import COOPERATION_MOVES, PARTY_MOVES, REPLY_MOVES
from records.issue import draft_response
from records.web import attempt, form_page, press
from villages.finding.choose import MOST_CHOICES, VillagePickForm, VillageSearchForm


@dataclass(frozen=True)
class PartyPage:
    """What the page of a move says: its question, its reason's label, and what is missing without one."""

    title: str  # with the village in it
    label: str
    missing: str  # empty when the reason may stay empty
    sentence: str
    step: int = 2


MOVES = {
    "choose": PartyPage(
        "Pilih {} sebagai mitra?",
        "Kenapa desa ini dipilih",
        "Tulis alasan desa ini dipilih",
        "Desa ini akan menerima surat penawaran.",
    ),
    "set_aside": PartyPage(
        "{} tidak dipilih?",
        "Kenapa desa ini tidak dipilih",
        "Tulis alasan desa ini tidak dipilih",
        "Desa ini tetap tercatat bersama alasannya.",
    ),
    "reconsider": PartyPage(
        "Pertimbangkan lagi {}?", "Kenapa dipertimbangkan lagi", "", "Desa ini menjadi calon mitra lagi."
    ),
    "leave_out": PartyPage(
        "Lanjut tanpa {}?",
        "Alasan melanjutkan tanpa desa ini",
        "Tulis alasan melanjutkan tanpa desa ini",
        "Desa ini sudah menolak. Anda yang memutuskan: lanjut tanpa desa ini, atau tutup rencana ini.",
        step=4,
    ),
}


# The villages to which the letter went, whatever they answered.
ASKED = (Party.Status.INVITED, Party.Status.ACCEPTED, Party.Status.DECLINED, Party.Status.LEFT_OUT)


def facts_of(party):
    """What must be known before a choice about this village."""
    facts = [("Keadaan sekarang", party.get_status_display())]
    if party.reason:
        facts.append((f"Alasan {party.village.title}" if party.status in ASKED else "Alasan terakhir", party.reason))
    if party.status != Party.Status.DECLINED:
        return facts
    rest = parties_of(party.cooperation).exclude(pk=party.pk)
    facts.append(("Yang tetap ikut", names_of(rest.filter(status__in=Party.BOUND))))
    if waiting := names_of(rest.filter(status=Party.Status.INVITED)):
        facts.append(("Belum menjawab", waiting))
    return facts


def names_of(parties):
    """The villages of these parties in one phrase, the lead first."""
    names = [party.village.name for party in sorted(parties, key=lambda party: party.status != Party.Status.LEAD)]
    return series(names)


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
    context["elsewhere"] = OTHER_REGENCY if any(choice.reason == ELSEWHERE for choice in choices) else ""
    context["outside"] = names_outside_party(search.text)
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
    page = MOVES[move]
    cooperation = cooperation_for(request.user, pk, PARTY_MOVES.moves[move].permission)
    party = get_object_or_404(parties_of(cooperation), pk=party)
    form = PartyReasonForm(posted(request), label=page.label, missing=page.missing)
    back = step_url(cooperation, page.step)
    if form.is_valid() and attempt(
        form, actions.move_party, party=party, move=move, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{party.village.title}: {party.get_status_display().lower()}.")
        return redirect(back)
    context = {
        "cooperation": cooperation,
        "party": party,
        "page": page,
        "title": page.title.format(party.village.title),
    }
    context |= {"move": PARTY_MOVES.moves[move], "facts": facts_of(party), "back": back}
    return form_page(request, "partnerships/party_move.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.OFFER_SEND)
def offer_send(request, pk):
    if request.method == "GET" and OfferLetter.objects.filter(cooperation=pk).exists():
        return redirect("partnerships:offer-detail", cooperation_for(request.user, pk).pk)
    cooperation = cooperation_for(request.user, pk, Permission.OFFER_SEND)
    initial = {"subject": f"{cooperation.get_field_display()}: {cooperation.title}", "extent": cooperation.purpose}
    form = OfferForm(posted(request), initial=initial)
    chosen = parties_of(cooperation).filter(status=Party.Status.CHOSEN)
    if form.is_valid() and "nanti" in request.POST and chosen:
        data = offer_data(OfferLetter(**form.cleaned_data), cooperation, chosen[0])
        return draft_response(TEMPLATE, data, document_date=form.cleaned_data["dated"], name="draf-surat-penawaran.pdf")
    if form.is_valid() and attempt(
        form, actions.send_offer, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Surat penawaran dikirim. Tunggu jawaban tiap desa.")
        return redirect(step_url(cooperation, 4))
    verdict = told_before(form, COOPERATION_MOVES, cooperation, "send_offer", request.user)
    context = {"cooperation": cooperation, "verdict": verdict, "chosen": chosen, "back": step_url(cooperation, 4)}
    return form_page(request, "partnerships/offer_form.html", form, **context)


@require_http_methods(["GET"])
@access(Permission.COOPERATION_VIEW)
def offer_detail(request, pk):
    cooperation = cooperation_for(request.user, pk)
    offer = getattr(cooperation, "offer", None)
    if offer is None:
        raise Http404
    asked = with_letters(parties_of(cooperation).filter(status__in=ASKED))
    context = {"cooperation": cooperation, "offer": offer, "asked": asked, "back": step_url(cooperation, 4)}
    return render(request, "partnerships/offer_detail.html", context)


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
    context |= {"offer": getattr(cooperation, "offer", None), "opened": opened_facts(cooperation)}
    return form_page(request, "partnerships/answer_form.html", form, **context)


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
    press(request, actions.remove_delegate, delegate=delegate, by=request.user)
    messages.success(request, f"{delegate.name} tidak lagi menjadi utusan.")
    return redirect("partnerships:delegate-list", pk, party.pk)
