"""Acts that open the way to an outside party: the public announcement with its KAK, and the answer to a proposal."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.actions.commitments import release_commitments
from partnerships.actions.deliberations import share_meetings
from partnerships.case import load
from partnerships.models import Announcement, Cooperation, Party, Proposal, Track
from partnerships.needs import WRONG_TRACK
from partnerships.papers.announcement import TEMPLATE, announcement_data, announcement_facts
from partnerships.workflow import COOPERATION_MOVES, PARTY_MOVES, PROPOSAL_MOVES
from records import trail
from records.issue import issue
from records.models import Paper
from records.moves import hold
from records.verdict import Refused


def check_day(day: date, cooperation: Cooperation, what: str) -> None:
    """A legal act is not of tomorrow, and not older than the musyawarah desa on which it rests; raises Refused."""
    if day > timezone.localdate():
        raise Refused(f"{what} tidak boleh setelah hari ini.")
    meeting = load(cooperation).lead.meeting
    if meeting and day < timezone.localdate(meeting.deliberation.starts_at):
        raise Refused(f"{what} tidak boleh sebelum tanggal musyawarah desa.")


def invite_chosen(cooperation: Cooperation, by: Any) -> None:
    """The villages that were chosen beside the lead are asked at the same time."""
    for party in cooperation.parties.filter(status=Party.Status.CHOSEN).select_related("village"):
        PARTY_MOVES.make(party, "invite", by=by, region_code=cooperation.lead.code)
    share_meetings(cooperation, by)


@transaction.atomic
def announce(*, cooperation: Cooperation, by: Any, **letter: Any) -> Announcement:
    """Announce the offer to outside parties, with the KAK (Permendagri 96/2017 pasal 14 ayat (3) huruf a)."""
    access.ask(by, Permission.OFFER_SEND, cooperation.place)
    check_day(letter["dated"], cooperation, "Tanggal pengumuman")
    if letter["closes_on"] < letter["dated"]:
        raise Refused("Batas penawaran tidak boleh sebelum tanggal pengumuman.")
    code = cooperation.lead.code
    note = f"Pengumuman {letter['number']}"
    COOPERATION_MOVES.make(cooperation, "announce", by=by, note=note, region_code=code)
    announcement = Announcement.objects.create(cooperation=cooperation, created_by=by, **letter)
    paper = issue(
        kind=Paper.Kind.ANNOUNCEMENT,
        template=TEMPLATE,
        data=announcement_data(announcement),
        document_date=announcement.dated,
        subject=announcement,
        title=f"Pengumuman penawaran kerja sama Desa {cooperation.lead.name} tentang {cooperation.title}"[:300],
        region_code=code,
        facts=announcement_facts(announcement),
        by=by,
    )
    Announcement.objects.filter(pk=announcement.pk).update(paper=paper)
    announcement.paper = paper
    trail.record("announcement.publish", announcement, by=by, region_code=code, new=letter | {"paper": paper.code})
    invite_chosen(cooperation, by)
    return announcement


@transaction.atomic
def answer_proposal(*, proposal: Proposal, answer: str, number: str, dated: date, by: Any, reason: str = "") -> None:
    """Answer a partner's proposal by letter after the musyawarah desa; a refusal closes the plan with its reason."""
    cooperation = proposal.cooperation
    access.ask(by, Permission.OFFER_SEND, cooperation.place)
    hold(cooperation)
    if cooperation.track != Track.THIRD_BY_PARTNER:
        raise Refused(WRONG_TRACK[cooperation.track])
    if dated < proposal.received_on:
        raise Refused("Tanggal surat jawaban tidak boleh sebelum proposal diterima.")
    check_day(dated, cooperation, "Tanggal surat jawaban")
    code, letter = cooperation.lead.code, {"answer_number": number, "answer_on": dated}
    if answer == "accept":
        COOPERATION_MOVES.make(cooperation, "accept_proposal", by=by, note=f"Surat {number}", region_code=code)
        note = proposal.partner.name
        PROPOSAL_MOVES.make(proposal, "accept", by=by, note=note, region_code=code, reason=reason, **letter)
        invite_chosen(cooperation, by)
        return
    if not reason.strip():
        raise Refused("Isi alasan menolak.")
    note = f"{proposal.partner}: {reason}"
    PROPOSAL_MOVES.make(proposal, "set_aside", by=by, note=note, region_code=code, reason=reason, **letter)
    COOPERATION_MOVES.make(cooperation, "close", by=by, note=reason, region_code=code)
    release_commitments(cooperation, by, "Proposal ditolak")
