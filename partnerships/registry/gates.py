"""When may an entry of the register be changed, and by whom."""

from typing import Any

from accounts.permissions import Permission
from partnerships.models import Instrument, Partner, Proposal
from records.verdict import YES, Verdict, forbidden, no

Status = Partner.Status
# A text that names the party does not change under those who review or sign it.
BUSY = (
    Instrument.Status.DISTRICT_REVIEW,
    Instrument.Status.REGENCY_REVIEW,
    Instrument.Status.READY,
    Instrument.Status.SIGNED,
)
MERGED = "Pihak ini sudah digabung dengan {}. Ubah di sana."
VERIFIED = "Pihak ini sudah terverifikasi. Hanya Dinas PMD kabupaten yang mengubahnya."
IN_TEXT = "Naskah dengan pihak ini sedang ditinjau atau ditandatangani. Ubah sesudah naskahnya berlaku."


def entry_open(partner: Partner, by: Any) -> Verdict:
    """Whoever entered it corrects it until it is verified; the kabupaten always; a merged one nobody."""
    verifier = by.can(Permission.PARTNER_VERIFY, partner.place)
    if not verifier and not by.can(Permission.PARTNER_PROPOSE, partner.place):
        return forbidden("Pihak ini bukan usulan wilayah Anda.")
    if partner.status == Status.MERGED:
        return no(MERGED.format(partner.current))
    if partner.status == Status.VERIFIED and not verifier:
        return no(VERIFIED)
    return YES


def identity_fixed(partner: Partner) -> Verdict:
    """Is there a text that names it, between the review and its coming into force?"""
    rows = Proposal.objects.filter(partner=partner, status=Proposal.Status.CHOSEN)
    return no(IN_TEXT) if rows.filter(cooperation__instrument__status__in=BUSY).exists() else YES


def registered(partner: Partner) -> Verdict:
    """Within a cooperation only what nobody verified is written anew (then the kabupaten keeps it)."""
    if partner.status == Status.MERGED:
        return no(f"Pihak ini sudah digabung dengan {partner.current}. Dinas PMD kabupaten yang mengubahnya.")
    return no(VERIFIED) if partner.status == Status.VERIFIED else YES
