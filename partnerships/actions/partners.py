"""Acts on the offers of outside parties: recorded, completed, weighed, chosen or set aside."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.actions.invitations import note_offer
from partnerships.actions.partner_register import entered
from partnerships.actions.studies import require
from partnerships.models import Announcement, Cooperation, Partner, Proposal, Track
from partnerships.partner_gates import choice_open, identity_open, proposal_open, receiving_open
from partnerships.registry.names import name_key
from partnerships.registry.sight import pickable
from partnerships.workflow import PROPOSAL_MOVES
from records import trail
from records.documents import Scan, judge_scan, store_scan
from records.moves import hold
from records.verdict import Refused


def ask_lead(cooperation: Cooperation, by: Any) -> None:
    """The lead village writes down what outside parties send it; one act after the other."""
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    hold(cooperation)
    cooperation.refresh_from_db(fields=["stage"])


def check_days(cooperation: Cooperation, dated: date, received_on: date) -> None:
    """A letter is written, then received, and never before the announcement that it answers; raises Refused."""
    if received_on > timezone.localdate() or dated > timezone.localdate():
        raise Refused("Tanggal surat dan tanggal diterima tidak boleh setelah hari ini.")
    if received_on < dated:
        raise Refused("Tanggal diterima tidak boleh sebelum tanggal surat.")
    announced = Announcement.objects.filter(cooperation=cooperation).first()
    if cooperation.track == Track.THIRD_BY_VILLAGE and announced and received_on < announced.dated:
        raise Refused("Tanggal diterima tidak boleh sebelum tanggal pengumuman.")


def check_other_name(cooperation: Cooperation, name: str, but: Partner | None = None) -> None:
    """One outside party sends one offer; raises Refused."""
    same = Partner.objects.filter(proposals__cooperation=cooperation, name_key=name_key(name))
    if same.exclude(pk=but.pk if but else "").exists():
        raise Refused(f"{name} sudah tercatat dalam kerja sama ini. Ubah penawarannya, jangan catat lagi.")


def kept(upload: Any, by: Any) -> dict[str, Any]:
    """The scan of the letter, judged by its content; nothing when none was sent."""
    if not upload:
        return {}
    return {"document": store_scan(upload if isinstance(upload, Scan) else judge_scan(upload), by=by)}


@transaction.atomic
def record_proposal(
    *,
    cooperation: Cooperation,
    letter: dict[str, Any],
    by: Any,
    identity: dict[str, Any] | None = None,
    partner: Partner | None = None,
    upload: Any = None,
) -> Proposal:
    """Write down an outside party, or choose it from the register, with its offer (Permendagri 96/2017 pasal 14(3))."""
    ask_lead(cooperation, by)
    require(receiving_open(cooperation))
    check_days(cooperation, letter["dated"], letter["received_on"])
    check_other_name(cooperation, partner.name if partner else (identity or {})["name"])
    partner = chosen_entry(cooperation, partner, by) if partner else new_entry(cooperation, identity or {}, by)
    facts = letter | kept(upload, by)
    proposal = Proposal.objects.create(cooperation=cooperation, partner=partner, created_by=by, **facts)
    code = cooperation.lead.code
    trail.record("proposal.record", proposal, by=by, region_code=code, note=partner.name, new=facts)
    note_offer(cooperation, partner, by)
    return proposal


def new_entry(cooperation: Cooperation, identity: dict[str, Any], by: Any) -> Partner:
    """Who was typed anew joins the register, to be verified by the kabupaten of the lead village."""
    partner = Partner.objects.create(created_by=by, **entered(identity, cooperation.lead))
    code = cooperation.lead.code
    trail.record("partner.record", partner, by=by, region_code=code, note=partner.name, new=identity)
    return partner


def chosen_entry(cooperation: Cooperation, partner: Partner, by: Any) -> Partner:
    """An entry that this person may choose, held so that it is not merged meanwhile; raises Refused."""
    hold(partner)
    found = pickable(by, cooperation).filter(pk=partner.pk).first()
    if found is None:
        raise Refused("Pihak ini tidak bisa dipilih lagi. Cari lagi dalam daftar mitra.")
    return found


@transaction.atomic
def edit_proposal(*, proposal: Proposal, by: Any, upload: Any = None, **letter: Any) -> None:
    """Correct what was written down of an offer, until the village decided on it."""
    cooperation = proposal.cooperation
    ask_lead(cooperation, by)
    require(proposal_open(proposal))
    check_days(cooperation, letter["dated"], letter["received_on"])
    facts = letter | kept(upload, by)
    change(proposal, facts, "proposal.edit", by)


@transaction.atomic
def edit_partner(*, proposal: Proposal, by: Any, **identity: Any) -> None:
    """Complete or correct who the outside party is (Permendagri 96/2017 pasal 5 ayat (1))."""
    ask_lead(proposal.cooperation, by)
    hold(proposal.partner)
    proposal.partner.refresh_from_db(fields=["status", "merged_into"])
    require(identity_open(proposal))
    check_other_name(proposal.cooperation, identity["name"], proposal.partner)
    rows = Partner.objects.filter(pk=proposal.partner_id)
    old = rows.values(*identity).get()
    rows.update(**identity, name_key=name_key(identity["name"]))
    code = proposal.cooperation.lead.code
    trail.record(
        "partner.edit", proposal.partner, by=by, region_code=code, note=identity["name"], old=old, new=identity
    )


@transaction.atomic
def evaluate_proposal(*, proposal: Proposal, evaluation: str, by: Any) -> None:
    """Write how the village weighs an offer, before it decides."""
    ask_lead(proposal.cooperation, by)
    require(proposal_open(proposal))
    if not evaluation.strip():
        raise Refused("Tulis penilaian desa.")
    change(proposal, {"evaluation": evaluation}, "proposal.evaluate", by)


def change(proposal: Proposal, facts: dict[str, Any], action: str, by: Any) -> None:
    """Write facts of an offer that nobody decided on yet, with their old values."""
    rows = Proposal.objects.filter(pk=proposal.pk, status=Proposal.Status.RECEIVED)
    old = rows.values(*facts).first()
    if old is None or not rows.update(**facts):
        raise Refused("Penawaran ini baru saja diputuskan. Muat ulang halaman ini.")
    code = proposal.cooperation.lead.code
    trail.record(action, proposal, by=by, region_code=code, note=proposal.partner.name, old=old, new=facts)


@transaction.atomic
def move_proposal(*, proposal: Proposal, move: str, by: Any, reason: str = "") -> None:
    """Choose one offer, set it aside, or weigh it again; one cooperation has one outside party."""
    cooperation = proposal.cooperation
    ask_lead(cooperation, by)
    require(choice_open(proposal))
    if move != "reconsider":
        require_weighed(proposal, reason)
    chosen = Proposal.objects.filter(cooperation=cooperation, status=Proposal.Status.CHOSEN).exclude(pk=proposal.pk)
    if move == "choose" and (other := chosen.select_related("partner").first()):
        raise Refused(f"{other.partner} sudah dipilih. Satu kerja sama hanya dengan satu pihak ketiga.")
    note = ": ".join(part for part in (proposal.partner.name, reason.strip()) if part)
    PROPOSAL_MOVES.make(proposal, move, by=by, note=note, region_code=cooperation.lead.code, reason=reason)


def require_weighed(proposal: Proposal, reason: str) -> None:
    """No decision without the village's evaluation and its reason; raises Refused."""
    if not proposal.evaluation.strip():
        raise Refused("Tulis dulu penilaian desa atas penawaran ini.")
    if not reason.strip():
        raise Refused("Isi alasannya.")
