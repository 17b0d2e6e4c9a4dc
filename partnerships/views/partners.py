"""Pages of cooperation with an outside party before the text: kajian, KAK, offers, their choice, identity."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, ask
from accounts.permissions import Permission
from partnerships import proposals
from partnerships.actions import partners as actions
from partnerships.actions import studies
from partnerships.forms.parties import PartyReasonForm
from partnerships.forms.partners import EvaluationForm, LetterForm, PartnerForm, ProposalForm
from partnerships.forms.studies import AppraisalForm, TermsForm
from partnerships.models import Track
from partnerships.partner_gates import choice_open, identity_open, proposal_open, receiving_open, study_open, terms_open
from partnerships.registry.identity import missing_identity
from partnerships.registry.sight import pickable
from partnerships.sight import cooperation_for
from partnerships.views.act_pages import act_page
from partnerships.views.loading import first_look, known, posted, step_url
from partnerships.views.partner_pages import STUDY, TERMS, comparison_page, list_url, offer_words, written_page
from partnerships.workflow import PROPOSAL_MOVES
from records.documents import response
from records.web import attempt, form_page


@dataclass(frozen=True)
class MovePage:
    """A decision on one offer: the move, its question, its sentence, its reason's label, and what is missing."""

    move: str
    title: str
    sentence: str
    label: str
    missing: str


MOVES = {
    "pilih": MovePage(
        "choose",
        "Pilih {}?",
        "Satu kerja sama hanya dengan satu pihak ketiga.",
        "Kenapa penawaran ini dipilih",
        "Tulis alasan penawaran ini dipilih",
    ),
    "tidak-dipilih": MovePage(
        "set_aside",
        "{} tidak dipilih?",
        "Penawaran ini tetap tercatat bersama alasannya.",
        "Kenapa penawaran ini tidak dipilih",
        "Tulis alasan penawaran ini tidak dipilih",
    ),
    "pertimbangkan": MovePage(
        "reconsider",
        "Pertimbangkan lagi {}?",
        "Penawaran ini bisa dinilai dan dipilih lagi.",
        "Kenapa dipertimbangkan lagi",
        "",
    ),
}


def read_by_parties(request, pk):
    """A cooperation for those who work on it or watch over it; readers of what is in force do not."""
    cooperation = cooperation_for(request.user, pk)
    if not request.user.can(Permission.COOPERATION_VIEW, cooperation.place):
        raise PermissionDenied
    return cooperation


def proposal_for(user, pk, proposal, permission=Permission.COOPERATION_EDIT):
    """One offer, for a right at its cooperation."""
    cooperation = cooperation_for(user, pk, permission)
    row = get_object_or_404(cooperation.proposals.select_related("partner", "document"), pk=proposal)
    row.cooperation = cooperation
    return row


def may_write(request, cooperation, gate) -> bool:
    """Does this person see the form, or what was written? Nobody sends it without the right."""
    if request.method == "POST":
        ask(request.user, Permission.COOPERATION_EDIT, cooperation.place)
        return True
    return bool(request.user.can(Permission.COOPERATION_EDIT, cooperation.place) and gate)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_VIEW)
def appraisal_edit(request, pk):
    cooperation = read_by_parties(request, pk)
    row, gate = getattr(cooperation, "appraisal", None), study_open(cooperation)
    if not cooperation.with_third_party:
        first_look(request, gate)
    if not may_write(request, cooperation, gate):
        return written_page(request, cooperation, STUDY, proposals.study_facts(row))
    studies_proposal = cooperation.track == Track.THIRD_BY_PARTNER
    form = AppraisalForm(posted(request), instance=row, of=cooperation, studies_proposal=studies_proposal)
    back = step_url(cooperation, 3)
    if form.is_valid() and attempt(
        form, studies.write_appraisal, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Kajian desa disimpan.")
        return redirect(back)
    return form_page(request, "partnerships/appraisal_form.html", form, cooperation=cooperation, back=back)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_VIEW)
def terms_edit(request, pk):
    cooperation = read_by_parties(request, pk)
    row, gate = getattr(cooperation, "terms", None), terms_open(cooperation)
    if cooperation.track != Track.THIRD_BY_VILLAGE:
        first_look(request, gate)
    if not may_write(request, cooperation, gate):
        return written_page(request, cooperation, TERMS, proposals.terms_facts(row))
    form, back = TermsForm(posted(request), instance=row, of=cooperation), step_url(cooperation, 3)
    if form.is_valid() and attempt(
        form, studies.write_terms, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "KAK disimpan.")
        return redirect(back)
    words = {
        "heading": TERMS["heading"],
        "lead": TERMS["lead"],
        "button": "Simpan KAK",
        "back_text": "Kembali ke langkah 3",
    }
    return act_page(request, form, caption=f"{cooperation.caption} · {cooperation.title}", back=back, **words)


@require_safe
@access(Permission.COOPERATION_VIEW)
def proposal_list(request, pk):
    cooperation = read_by_parties(request, pk)
    return comparison_page(request, cooperation, receiving_open(cooperation))


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def proposal_add(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    first_look(request, receiving_open(cooperation))
    among = pickable(request.user, cooperation)
    if chosen := among.filter(pk=request.GET.get("pihak", "")).first():
        return proposal_of(request, cooperation, chosen)
    form = ProposalForm(posted(request), request.FILES or None, among=among)
    facts = {"cooperation": cooperation, "by": request.user}
    if form.is_valid() and attempt(
        form,
        actions.record_proposal,
        identity=form.identity,
        letter=form.letter,
        upload=form.cleaned_data["upload"],
        **facts,
    ):
        return recorded(request, form)
    text = request.GET.get("cari", "").strip()[:100]
    found = {"text": text, "found": proposals.registered_ones(text, among), "twins": form.twins}
    context = {"cooperation": cooperation, "earlier": proposals.earlier_partners(cooperation, among)} | found
    return form_page(request, "partnerships/proposal_form.html", form, back=list_url(cooperation), **context)


def proposal_of(request, cooperation, partner):
    """The offer of a party that the register knows: only the letter is typed."""
    form = LetterForm(posted(request), request.FILES or None)
    facts = {"cooperation": cooperation, "partner": partner, "by": request.user}
    if form.is_valid() and attempt(
        form, actions.record_proposal, letter=form.letter, upload=form.cleaned_data["upload"], **facts
    ):
        return recorded(request, form)
    offer = cooperation.words.offer
    words = {"heading": f"Catat {offer} {partner.name}", "button": f"Simpan {offer}", "back": request.path}
    words |= {"caption": f"{cooperation.caption} · {cooperation.title}", "back_text": "Kembali ke pilihan pihak ketiga"}
    lead = "Isi menurut surat yang diterima desa."
    return act_page(request, form, **words, lead=lead, facts=proposals.identity_facts(partner))


def recorded(request, form):
    """Tell that the offer is written down, and lead to all of them."""
    cooperation = form.made.cooperation
    messages.success(request, f"{cooperation.words.offer.capitalize()} {form.made.partner} dicatat.")
    return redirect(list_url(cooperation))


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def proposal_edit(request, pk, proposal):
    row = proposal_for(request.user, pk, proposal)
    first_look(request, proposal_open(row))
    form = LetterForm(posted(request), request.FILES or None, instance=row)
    if form.is_valid() and attempt(
        form,
        actions.edit_proposal,
        proposal=row,
        upload=form.cleaned_data["upload"],
        by=request.user,
        **form.letter,
    ):
        messages.success(request, f"{row.cooperation.words.offer.capitalize()} {row.partner} disimpan.")
        return redirect(list_url(row.cooperation))
    offer = row.cooperation.words.offer
    words = offer_words(row, f"Ubah {offer} {row.partner}", f"Simpan {offer}")
    return act_page(request, form, **words, lead="Isi menurut surat yang diterima desa.")


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def partner_edit(request, pk, proposal):
    row = proposal_for(request.user, pk, proposal)
    first_look(request, identity_open(row))
    missing = missing_identity(row.partner)
    form = PartnerForm(posted(request), instance=row.partner)
    if form.is_valid() and attempt(form, actions.edit_partner, proposal=row, by=request.user, **form.identity):
        messages.success(request, f"Identitas {row.partner} disimpan.")
        return redirect(list_url(row.cooperation))
    context = {"cooperation": row.cooperation, "proposal": row, "missing": missing, "back": list_url(row.cooperation)}
    return form_page(request, "partnerships/partner_form.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def proposal_evaluate(request, pk, proposal):
    row = proposal_for(request.user, pk, proposal)
    first_look(request, proposal_open(row))
    form = EvaluationForm(posted(request), instance=row)
    if form.is_valid() and attempt(form, actions.evaluate_proposal, proposal=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Penilaian atas {row.partner} disimpan.")
        return redirect(list_url(row.cooperation))
    words = offer_words(row, f"Nilai penawaran {row.partner}", "Simpan penilaian")
    lead = "Bandingkan dengan kebutuhan desa dan cara menilai dalam KAK."
    return act_page(request, form, **words, lead=lead, facts=proposals.facts_of(row))


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def proposal_move(request, pk, proposal, move):
    row = proposal_for(request.user, pk, proposal)
    page = MOVES[known(move, MOVES)]
    first_look(request, choice_open(row))
    form = PartyReasonForm(posted(request), label=page.label, missing=page.missing)
    if form.is_valid() and attempt(
        form, actions.move_proposal, proposal=row, move=page.move, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{row.partner}: {row.get_status_display().lower()}.")
        return redirect(list_url(row.cooperation))
    words = offer_words(row, page.title.format(row.partner), PROPOSAL_MOVES.moves[page.move].label)
    return act_page(request, form, **words, lead=page.sentence, facts=proposals.facts_before_choice(row))


@require_safe
@access(Permission.COOPERATION_VIEW)
def proposal_file(request, pk, proposal):
    cooperation = read_by_parties(request, pk)
    rows = cooperation.proposals.filter(document__isnull=False).select_related("document")
    return response(get_object_or_404(rows, pk=proposal).document)
