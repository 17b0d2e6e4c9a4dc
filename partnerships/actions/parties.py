"""Acts on parties: candidates and their choice, the offer and its answers, the delegates."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.actions.commitments import release_of_village
from partnerships.actions.deliberations import share_meetings
from partnerships.actions.offers import issue_letters
from partnerships.candidates import why_not_here
from partnerships.models import Announcement, Contact, Cooperation, Delegate, Instrument, OfferLetter, Party
from partnerships.workflow import COOPERATION_MOVES, PARTY_MOVES, REPLY_MOVES
from records import trail
from records.verdict import Refused
from villages.models import Region

Stage = Cooperation.Stage
WITH_REASON = ("choose", "set_aside", "leave_out")


def require_preparation(cooperation: Cooperation) -> None:
    """Candidates are sought and chosen before the offer goes out."""
    if cooperation.stage != Stage.PREPARATION:
        raise Refused(f"Calon mitra dipilih sebelum penawaran. Tahap sekarang “{cooperation.get_stage_display()}”.")


@transaction.atomic
def add_candidate(*, cooperation: Cooperation, village: Region, by: Any) -> Party:
    """Name a candidate in the same kabupaten or kota (Permendagri 96/2017 pasal 3 ayat (1) dan (2))."""
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    require_preparation(cooperation)
    if why_not := why_not_here(cooperation, village):
        raise Refused(why_not)
    party, is_new = Party.objects.get_or_create(
        cooperation=cooperation,
        village=village,
        defaults={"status": Party.Status.CANDIDATE, "created_by": by},
    )
    if not is_new:
        raise Refused(f"{village.title} sudah ada dalam kerja sama ini.")
    trail.record("party.add", party, by=by, region_code=cooperation.lead.code, new={"village": village.code})
    return party


@transaction.atomic
def add_contact(*, party: Party, met_on: date, person: str, result: str, by: Any) -> Contact:
    """Write down a first contact with a village."""
    cooperation = party.cooperation
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    if party.status == Party.Status.LEAD:
        raise Refused("Kontak pertama dicatat untuk desa mitra, bukan untuk desa pemrakarsa.")
    if cooperation.stage in (Stage.ENDED, Stage.CLOSED):
        raise Refused(f"Kerja sama ini tidak bisa diubah lagi: “{cooperation.get_stage_display()}”.")
    if met_on > timezone.localdate():
        raise Refused("Tanggal kontak tidak boleh setelah hari ini.")
    facts = {"met_on": met_on, "person": person, "result": result}
    contact = Contact.objects.create(party=party, created_by=by, **facts)
    trail.record("party.contact", party, by=by, region_code=cooperation.lead.code, new=facts)
    return contact


@transaction.atomic
def move_party(*, party: Party, move: str, by: Any, reason: str = "") -> None:
    """Choose a candidate, set it aside, reconsider it, or go on without a village that declined."""
    access.ask(by, PARTY_MOVES.moves[move].permission, party.cooperation.place)
    if move in WITH_REASON and not reason.strip():
        raise Refused("Isi alasannya.")
    if move == "leave_out" and party.cooperation.stage != Stage.OFFER:
        raise Refused(f"Tahap kerja sama sekarang “{party.cooperation.get_stage_display()}”.")
    if move in ("choose", "set_aside", "reconsider"):
        require_preparation(party.cooperation)
    facts = {"reason": reason} if move != "leave_out" else {}
    code = party.cooperation.lead.code
    PARTY_MOVES.make(party, move, by=by, note=reason, region_code=code, **facts)
    if move in ("set_aside", "leave_out"):
        release_of_village(party, by)


@transaction.atomic
def send_offer(*, cooperation: Cooperation, by: Any, **letter: Any) -> OfferLetter:
    """Send the letter of offer to every chosen village (Permendagri 96/2017 pasal 13 ayat (3))."""
    access.ask(by, Permission.OFFER_SEND, cooperation.place)
    if letter["dated"] > timezone.localdate():
        raise Refused("Tanggal surat tidak boleh setelah hari ini.")
    if letter["reply_due"] < letter["dated"]:
        raise Refused("Batas jawaban tidak boleh sebelum tanggal surat.")
    code = cooperation.lead.code
    COOPERATION_MOVES.make(cooperation, "send_offer", by=by, note=f"Surat {letter['number']}", region_code=code)
    offer = OfferLetter.objects.create(cooperation=cooperation, created_by=by, **letter)
    trail.record("offer.send", offer, by=by, region_code=code, new=letter)
    chosen = list(cooperation.parties.filter(status=Party.Status.CHOSEN).select_related("village"))
    for party in chosen:
        PARTY_MOVES.make(party, "invite", by=by, region_code=code)
    issue_letters(offer, cooperation, chosen, by)
    share_meetings(cooperation, by)
    return offer


def check_after_offer(cooperation_pk: str, dated: date) -> None:
    """Nobody answers before the letter, or the announcement, was out; raises Refused."""
    for model, what in ((OfferLetter, "surat penawaran"), (Announcement, "pengumuman penawaran")):
        offer = model.objects.filter(cooperation=cooperation_pk).first()
        if offer and dated < offer.dated:
            raise Refused(f"Tanggal surat jawaban tidak boleh sebelum tanggal {what}.")


@transaction.atomic
def answer_offer(*, party: Party, answer: str, number: str, dated: date, by: Any, reason: str = "") -> None:
    """Accept or decline for one's own village, by letter, after its own musyawarah desa (R7, R19)."""
    access.ask(by, Permission.OFFER_ANSWER, party.place)
    if answer == "decline" and not reason.strip():
        raise Refused("Isi alasan menolak.")
    if dated > timezone.localdate():
        raise Refused("Tanggal surat jawaban tidak boleh setelah hari ini.")
    check_after_offer(party.cooperation_id, dated)
    if party.cooperation.stage != Stage.OFFER:
        raise Refused(f"Penawaran tidak bisa dijawab. Tahap sekarang “{party.cooperation.get_stage_display()}”.")
    facts = {"reply_number": number, "reply_on": dated} | ({"reason": reason} if reason else {})
    REPLY_MOVES.make(party, answer, by=by, note=reason, region_code=party.village.code, **facts)
    share_meetings(party.cooperation, by)


def judge_delegates(party: Party, by: Any) -> None:
    """Delegates are named by their own village, until the text leaves its hands."""
    if not by.can(Permission.DELEGATE_NAME, party.place):
        raise PermissionDenied
    if party.status not in (Party.Status.LEAD, Party.Status.INVITED, Party.Status.ACCEPTED):
        raise Refused(f"{party.village.title} tidak ikut dalam kerja sama ini.")
    if party.cooperation.stage in (Stage.ENDED, Stage.CLOSED):
        raise Refused(f"Kerja sama ini tidak bisa diubah lagi: “{party.cooperation.get_stage_display()}”.")
    text = Instrument.objects.filter(cooperation=party.cooperation_id).first()
    if text and text.status != Instrument.Status.DRAFT:
        raise Refused(f"Utusan tidak bisa diubah lagi, karena naskah “{text.get_status_display()}”.")


@transaction.atomic
def name_delegate(*, party: Party, name: str, sex: str, element: str, by: Any, office: str = "") -> Delegate:
    """Name one person for the musyawarah antar desa (UU 6/2014 pasal 92 ayat (2))."""
    judge_delegates(party, by)
    facts = {"name": name, "sex": sex, "element": element, "office": office}
    delegate = Delegate.objects.create(party=party, created_by=by, **facts)
    trail.record("delegate.name", delegate, by=by, region_code=party.village.code, new=facts)
    return delegate


@transaction.atomic
def remove_delegate(*, delegate: Delegate, by: Any) -> None:
    """Take a delegate off the list; who it was stays in the trail."""
    party = delegate.party
    judge_delegates(party, by)
    old = {"name": delegate.name, "sex": delegate.sex, "element": delegate.element, "office": delegate.office}
    if not Delegate.objects.filter(pk=delegate.pk).delete()[0]:
        raise Refused("Utusan ini sudah dihapus orang lain.")
    trail.record("delegate.remove", delegate, by=by, region_code=party.village.code, old=old)
