"""Pages of acts on one entry of the register: where it works, topics, papers, conflict, the kabupaten's decisions."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions import partner_register as actions
from partnerships.actions import partner_verdicts as verdicts
from partnerships.forms.parties import PartyReasonForm
from partnerships.forms.register import ConflictForm, CoverageForm, MergeForm, PartnerDocumentForm, PartnerTopicForm
from partnerships.models import Partner
from partnerships.registry.gates import entry_open
from partnerships.registry.merging import choices_for, side_by_side
from partnerships.registry.moves import PARTNER_MOVES
from partnerships.registry.partner_page import amount
from partnerships.views.act_pages import act_page
from partnerships.views.loading import first_look, posted
from partnerships.views.register import detail_url, partner_for
from records.documents import response
from records.web import attempt, form_page, press


def entry_for(request, pk):
    """One entry that this person may change now; whoever opens the page of a closed one is told why."""
    partner = partner_for(request.user, Permission.PARTNER_PROPOSE, pk)
    first_look(request, entry_open(partner, request.user))
    return partner


def words_of(partner, heading, button, lead=""):
    """The words of a page about one entry."""
    back = {"back": detail_url(partner), "back_text": f"Kembali ke {partner.name}"}
    return {"caption": partner.name, "heading": heading, "button": button, "lead": lead, **back}


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_PROPOSE)
def partner_coverage(request, pk):
    partner = entry_for(request, pk)
    form = CoverageForm(posted(request), of=partner)
    if form.is_valid() and attempt(form, actions.set_coverage, partner=partner, by=request.user, **form.cleaned_data):
        messages.success(request, f"Wilayah kerja {partner.name} disimpan.")
        return redirect(detail_url(partner))
    lead = "Pihak ini hanya disarankan kepada desa di wilayah kerjanya."
    return act_page(request, form, **words_of(partner, "Wilayah kerja", "Simpan wilayah kerja", lead))


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_PROPOSE)
def partner_topics(request, pk):
    partner = entry_for(request, pk)
    form = PartnerTopicForm(posted(request))
    if form.is_valid() and attempt(form, actions.add_topic, partner=partner, by=request.user, **form.cleaned_data):
        messages.success(request, f"{form.made.get_direction_display()} {form.made.topic} ditambahkan.")
        return redirect("partnerships:partner-topics", pk)
    rows = partner.topics.select_related("topic").order_by("direction", "topic__name")
    context = {"partner": partner, "lines": [(row, amount(row)) for row in rows], "back": detail_url(partner)}
    return form_page(request, "partnerships/registry/topics.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_PROPOSE)
def partner_topic_edit(request, pk, topic):
    partner = entry_for(request, pk)
    row = get_object_or_404(partner.topics.select_related("topic", "partner__home"), pk=topic)
    form, back = PartnerTopicForm(posted(request), instance=row), reverse("partnerships:partner-topics", args=[pk])
    if form.is_valid() and attempt(form, actions.edit_topic, row=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"{row.topic} disimpan.")
        return redirect(back)
    context = {"partner": partner, "row": row, "back": back}
    return form_page(request, "partnerships/registry/topic_form.html", form, **context)


@require_POST
@access(Permission.PARTNER_PROPOSE)
def partner_topic_remove(request, pk, topic):
    partner = partner_for(request.user, Permission.PARTNER_PROPOSE, pk)
    row = get_object_or_404(partner.topics.select_related("topic", "partner__home"), pk=topic)
    press(request, actions.remove_topic, row=row, by=request.user)
    messages.success(request, f"{row.topic} dihapus.")
    return redirect("partnerships:partner-topics", pk)


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_PROPOSE)
def partner_proof_add(request, pk):
    partner = entry_for(request, pk)
    form = PartnerDocumentForm(posted(request), request.FILES or None)
    if form.is_valid() and attempt(form, actions.add_document, partner=partner, by=request.user, **form.cleaned_data):
        messages.success(request, f"{form.made} ditambahkan.")
        return redirect(detail_url(partner))
    lead = "Hanya dibuka pengusul dan Dinas PMD kabupaten."
    return act_page(request, form, **words_of(partner, "Tambah dokumen", "Simpan dokumen", lead))


def proof_of(partner, pk):
    """One paper of the party."""
    return get_object_or_404(partner.documents.select_related("document", "partner__home"), pk=pk)


@require_safe
@access(Permission.PARTNER_PROPOSE)
def partner_proof(request, pk, proof):
    return response(proof_of(partner_for(request.user, Permission.PARTNER_PROPOSE, pk), proof).document)


@require_POST
@access(Permission.PARTNER_PROPOSE)
def partner_proof_withdraw(request, pk, proof):
    partner = partner_for(request.user, Permission.PARTNER_PROPOSE, pk)
    row = proof_of(partner, proof)
    press(request, actions.withdraw_document, row=row, by=request.user)
    messages.success(request, f"{row} tidak dipakai lagi.")
    return redirect(detail_url(partner))


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_PROPOSE)
def partner_conflict(request, pk):
    partner = entry_for(request, pk)
    form = ConflictForm(posted(request), instance=partner)
    if form.is_valid() and attempt(
        form, actions.declare_conflict, partner=partner, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Benturan kepentingan disimpan.")
        return redirect(detail_url(partner))
    lead = "Adakah pejabat desa yang punya kepentingan di pihak ini?"
    return act_page(request, form, **words_of(partner, "Benturan kepentingan", "Simpan pernyataan", lead))


@require_POST
@access(Permission.PARTNER_VERIFY)
def partner_verify(request, pk):
    partner = partner_for(request.user, Permission.PARTNER_VERIFY, pk)
    press(request, verdicts.verify_partner, of=partner, partner=partner, by=request.user)
    messages.success(request, f"{partner.name} terverifikasi.")
    return redirect(detail_url(partner))


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_VERIFY)
def partner_refuse(request, pk):
    partner = partner_for(request.user, Permission.PARTNER_VERIFY, pk)
    first_look(request, PARTNER_MOVES.judge(partner, "refuse", request.user))
    form = PartyReasonForm(posted(request), label="Kenapa ditolak", missing="Tulis alasan penolakan")
    if form.is_valid() and attempt(
        form, verdicts.refuse_partner, partner=partner, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{partner.name} ditolak.")
        return redirect(detail_url(partner))
    lead = "Pengusul membaca alasan ini, lalu bisa memperbaiki dan mengusulkan lagi."
    return act_page(request, form, **words_of(partner, f"Tolak {partner.name}?", "Tolak", lead))


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_VERIFY)
def partner_reopen(request, pk):
    partner = partner_for(request.user, Permission.PARTNER_VERIFY, pk)
    first_look(request, PARTNER_MOVES.judge(partner, "reopen", request.user))
    form = PartyReasonForm(posted(request), label="Kenapa dibuka lagi", missing="Tulis alasan membuka lagi")
    if form.is_valid() and attempt(
        form, verdicts.reopen_partner, partner=partner, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{partner.name} menunggu diverifikasi lagi.")
        return redirect(detail_url(partner))
    lead = "Selama belum diverifikasi lagi, pihak ini tidak terlihat oleh desa lain."
    return act_page(request, form, **words_of(partner, f"Buka lagi {partner.name}?", "Buka lagi", lead))


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_MERGE)
def partner_merge(request, pk):
    gone, wanted = partner_for(request.user, Permission.PARTNER_MERGE, pk), request.GET.get("ke", "")
    first_look(request, PARTNER_MOVES.judge(gone, "merge", request.user))
    stays = partner_for(request.user, Permission.PARTNER_MERGE, wanted) if wanted else None
    form = MergeForm(posted(request) if stays else None)
    facts = {"duplicate": gone, "survivor": stays, "by": request.user}
    if stays and form.is_valid() and attempt(form, verdicts.merge_partners, **facts):
        messages.success(request, f"{gone.name} digabung dengan {stays.name}.")
        return redirect(detail_url(stays))
    context = {"gone": gone, "stays": stays, "back": detail_url(gone), "verified": Partner.Status.VERIFIED}
    context["choices"] = choices_for(gone, request.GET.get("cari", "").strip()[:100], request.user)
    context["facts"] = side_by_side(gone, stays) if stays else []
    return form_page(request, "partnerships/registry/merge.html", form, **context)
