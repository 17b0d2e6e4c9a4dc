"""Acts on invitations to outside parties: named as candidates, invited by letter, their refusal."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.invitations import INVITATION_MOVES, may_invite
from partnerships.models import Announcement, Cooperation, Partner, PartnerInvitation
from records import trail
from records.formats import tanggal
from records.moves import hold
from records.verdict import Refused

Status = PartnerInvitation.Status


@transaction.atomic
def add_invitation(*, cooperation: Cooperation, partner: Partner, by: Any) -> PartnerInvitation:
    """Name a verified outside party as a candidate; it hears nothing yet."""
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    hold(cooperation)
    cooperation.refresh_from_db(fields=["stage"])
    if not (verdict := may_invite(cooperation)):
        raise Refused(verdict)
    if partner.status != Partner.Status.VERIFIED:
        raise Refused(f"{partner} belum diverifikasi kabupaten, jadi belum bisa diundang.")
    row, is_new = PartnerInvitation.objects.get_or_create(
        cooperation=cooperation, partner=partner, defaults={"created_by": by}
    )
    if not is_new:
        raise Refused(f"{partner} sudah ada dalam daftar undangan kerja sama ini.")
    code = cooperation.lead.code
    trail.record("invitation.add", row, by=by, region_code=code, note=partner.name, new={"partner": partner.pk})
    return row


@transaction.atomic
def invite_partner(
    *, invitation: PartnerInvitation, letter_number: str, invited_on: date, reply_due: date, by: Any
) -> None:
    """Ask by letter, with the announcement and its KAK, for an offer until a day (R20)."""
    cooperation = invitation.cooperation
    access.ask(by, Permission.OFFER_SEND, cooperation.place)
    hold(cooperation)
    cooperation.refresh_from_db(fields=["stage"])
    if invited_on > timezone.localdate():
        raise Refused("Tanggal surat tidak boleh setelah hari ini.")
    announced = Announcement.objects.filter(cooperation=cooperation).first()
    if announced and invited_on < announced.dated:
        raise Refused("Tanggal surat undangan tidak boleh sebelum tanggal pengumuman.")
    if announced and reply_due > announced.closes_on:
        raise Refused(f"Batas jawaban tidak boleh sesudah batas penawaran, {tanggal(announced.closes_on)}.")
    if reply_due < invited_on:
        raise Refused("Batas jawaban tidak boleh sebelum tanggal surat.")
    facts = {"letter_number": letter_number, "invited_on": invited_on, "reply_due": reply_due}
    make(invitation, "invite", by, **facts)


@transaction.atomic
def decline_invitation(*, invitation: PartnerInvitation, replied_on: date, reason: str, by: Any) -> None:
    """Write down that an invited outside party does not offer, and why."""
    if replied_on > timezone.localdate():
        raise Refused("Tanggal jawaban tidak boleh setelah hari ini.")
    if invitation.invited_on and replied_on < invitation.invited_on:
        raise Refused("Tanggal jawaban tidak boleh sebelum tanggal undangan.")
    if not reason.strip():
        raise Refused("Isi alasannya.")
    make(invitation, "decline", by, replied_on=replied_on, reason=reason)


@transaction.atomic
def set_invitation_aside(*, invitation: PartnerInvitation, reason: str, by: Any) -> None:
    """A candidate is not invited, with the reason; it stays on the list."""
    if not reason.strip():
        raise Refused("Isi alasannya.")
    make(invitation, "set_aside", by, reason=reason)


@transaction.atomic
def reconsider_invitation(*, invitation: PartnerInvitation, by: Any) -> None:
    """A candidate that was set aside is weighed again."""
    make(invitation, "reconsider", by)


def note_offer(cooperation: Cooperation, partner: Partner, by: Any) -> None:
    """The offer of a party that was named or invited came in; called in the act that records the offer."""
    rows = PartnerInvitation.objects.filter(cooperation=cooperation, partner=partner)
    if row := rows.filter(status__in=(Status.CANDIDATE, Status.INVITED)).select_related("partner").first():
        row.cooperation = cooperation
        make(row, "offer", by)


def make(invitation: PartnerInvitation, move: str, by: Any, **facts: Any) -> None:
    """The move with the party's name beside it."""
    code = invitation.cooperation.lead.code
    INVITATION_MOVES.make(invitation, move, by=by, note=invitation.partner.name, region_code=code, **facts)
