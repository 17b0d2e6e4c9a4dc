"""Pages of the outside parties that the village asks by name for an offer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions import invitations as actions
from partnerships.forms.invitations import DeclineForm, InviteForm, NameSearchForm, PartnerChoiceForm
from partnerships.forms.parties import PartyReasonForm
from partnerships.invitations import INVITATION_MOVES, may_invite
from partnerships.models import Partner
from partnerships.registry.partner_list import named_like
from partnerships.sight import cooperation_for
from partnerships.views.act_pages import act_page
from partnerships.views.loading import first_look, posted, step_url, told_before
from partnerships.views.partners import read_by_parties
from records.web import attempt, form_page, press

MOST_FOUND = 20


def invitation_for(user, pk, invitation, permission=Permission.COOPERATION_EDIT):
    """One invitation, for a right at its cooperation."""
    cooperation = cooperation_for(user, pk, permission)
    row = get_object_or_404(cooperation.invitations.select_related("partner"), pk=invitation)
    row.cooperation = cooperation
    return row


@require_safe
@access(Permission.COOPERATION_VIEW)
def invitation_list(request, pk):
    cooperation = read_by_parties(request, pk)
    rows = list(cooperation.invitations.select_related("partner").order_by("partner__name", "pk"))
    for row in rows:
        row.cooperation = cooperation
        row.moves = [move for move, _ in INVITATION_MOVES.open_to(row, request.user) if move.name != "offer"]
    context = {
        "cooperation": cooperation,
        "rows": rows,
        "may_add": request.user.can(Permission.COOPERATION_EDIT, cooperation.place) and may_invite(cooperation),
        "back": step_url(cooperation, 2),
    }
    return render(request, "partnerships/invitation_list.html", context)


def found_for(cooperation, words):
    """Verified outside parties whose name holds the words, without those on the list."""
    rows = Partner.objects.filter(status=Partner.Status.VERIFIED)
    rows = named_like(rows, words) if words else rows
    taken = cooperation.invitations.values("partner")
    first = rows.exclude(pk__in=taken).order_by("name", "pk").values_list("pk", flat=True)[:MOST_FOUND]
    return Partner.objects.filter(pk__in=list(first)).order_by("name", "pk")


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def invitation_add(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    first_look(request, may_invite(cooperation))
    search = NameSearchForm(request.GET if "cari" in request.GET else None)
    words = search.cleaned_data["cari"] if search.is_bound and search.is_valid() else ""
    found = found_for(cooperation, words)
    form = PartnerChoiceForm(posted(request), found=found)
    if form.is_valid() and attempt(
        form, actions.add_invitation, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{form.cleaned_data['partner']} menjadi calon. Undang sesudah pengumuman terbit.")
        return redirect("partnerships:invitation-list", pk)
    context = {"cooperation": cooperation, "search": search, "found": found, "most": MOST_FOUND}
    return form_page(request, "partnerships/invitation_add.html", form, **context)


def words_of(row, heading, button):
    """The words of a page about one invitation."""
    return {
        "caption": f"{row.cooperation.caption} · {row.cooperation.title}",
        "heading": heading,
        "button": button,
        "back": list_url(row.cooperation),
        "back_text": "Kembali ke undangan",
    }


def list_url(cooperation) -> str:
    """The list of invitations."""
    return reverse("partnerships:invitation-list", args=[cooperation.pk])


@require_http_methods(["GET", "POST"])
@access(Permission.OFFER_SEND)
def invite(request, pk, invitation):
    row = invitation_for(request.user, pk, invitation, Permission.OFFER_SEND)
    form = InviteForm(posted(request))
    if form.is_valid() and attempt(form, actions.invite_partner, invitation=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Undangan kepada {row.partner} tercatat. Batas jawabannya ada di daftar ini.")
        return redirect("partnerships:invitation-list", pk)
    words = words_of(row, f"Undang {row.partner}", "Catat undangan")
    words["lead"] = "Lampirkan pengumuman dan KAK pada surat undangan."
    words["verdict"] = told_before(form, INVITATION_MOVES, row, "invite", request.user)
    return act_page(request, form, **words)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def decline(request, pk, invitation):
    row = invitation_for(request.user, pk, invitation)
    form = DeclineForm(posted(request))
    if form.is_valid() and attempt(
        form, actions.decline_invitation, invitation=row, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"Penolakan {row.partner} tercatat.")
        return redirect("partnerships:invitation-list", pk)
    words = words_of(row, f"{row.partner} tidak menawar", "Catat penolakan")
    words["verdict"] = told_before(form, INVITATION_MOVES, row, "decline", request.user)
    return act_page(request, form, **words)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def set_aside(request, pk, invitation):
    row = invitation_for(request.user, pk, invitation)
    form = PartyReasonForm(posted(request), label="Kenapa tidak diundang", missing="Tulis alasannya")
    if form.is_valid() and attempt(
        form, actions.set_invitation_aside, invitation=row, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{row.partner} tidak diundang. Alasannya tercatat.")
        return redirect("partnerships:invitation-list", pk)
    words = words_of(row, f"{row.partner} tidak diundang?", "Simpan alasan")
    words["verdict"] = told_before(form, INVITATION_MOVES, row, "set_aside", request.user)
    return act_page(request, form, **words)


@require_POST
@access(Permission.COOPERATION_EDIT)
def reconsider(request, pk, invitation):
    row = invitation_for(request.user, pk, invitation)
    press(request, actions.reconsider_invitation, invitation=row, by=request.user)
    messages.success(request, f"{row.partner} dipertimbangkan lagi.")
    return redirect("partnerships:invitation-list", pk)
