"""Acts on a cooperation: its start, what it rests on, its stages, written reasons and the facilitator's journal."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.actions.commitments import bind_commitments, release_commitments
from partnerships.actions.signing import signing_days
from partnerships.candidates import why_never
from partnerships.models import Basis, Cooperation, JournalEntry, Party, Track, WrittenReason
from partnerships.rules import RULES
from partnerships.tracks import facts_of_track, refuse_second_track
from partnerships.workflow import COOPERATION_MOVES, INSTRUMENT_MOVES
from records import trail
from records.abstract import new_id
from records.rules import Level
from records.verdict import Refused
from villages.models import Need, Potential, Region

Stage = Cooperation.Stage
OVER = (Stage.ENDED, Stage.CLOSED)
NUMBER_ATTEMPTS = 40
WITH_REASON = {"close": "Isi alasan ditutup.", "withdraw_old": "Tulis apa yang salah."}
GIVES_BACK = {"close": "Rencana ditutup", "withdraw_old": "Data lama ditarik, salah catat"}
CHANGED_TOO_LATE = "Pokok kerja sama tidak bisa diubah lagi sesudah penawaran dikirim."
REASON_LENGTH = 15  # a written reason says something


def ask_to_start(by: Any, village: Region) -> None:
    """Outside my scope I learn nothing; inside it without the right I am told so."""
    by.access_was_asked = True
    if access.in_scope(by, village.place) and not by.can(Permission.COOPERATION_START, village.place):
        raise PermissionDenied
    access.ask(by, Permission.COOPERATION_START, village.place)


@transaction.atomic
def start_cooperation(
    *,
    title: str,
    lead: Region,
    field: str,
    purpose: str,
    by: Any,
    scope: str = "",
    track: str = Track.INTER_VILLAGE,
    track_basis: str = "",
) -> Cooperation:
    """Open a cooperation on one track at the village that leads it (R1)."""
    ask_to_start(by, lead)
    if never := why_never(lead):
        raise Refused(never)
    facts = {"title": title, "lead": lead, "field": field, "purpose": purpose}
    facts |= facts_of_track(track, scope, track_basis)
    cooperation = create_numbered(created_by=by, **facts)
    Party.objects.create(cooperation=cooperation, village=lead, status=Party.Status.LEAD, created_by=by)
    new = facts | {"lead": lead.code, "number": cooperation.number}
    trail.record("cooperation.start", cooperation, by=by, region_code=lead.code, new=new)
    return cooperation


def create_numbered(**facts: Any) -> Cooperation:
    """Give the next number; when two people start at once, the later one takes the number after."""
    pk = new_id()
    for _ in range(NUMBER_ATTEMPTS):
        number = (Cooperation.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                return Cooperation.objects.create(pk=pk, number=number, **facts)
        except IntegrityError:
            if not Cooperation.objects.filter(number=number).exists():
                raise
    raise Refused("Terlalu banyak kerja sama dibuka bersamaan. Coba lagi.")


def require_alive(cooperation: Cooperation) -> None:
    """After its end or its closing a cooperation is only read."""
    if cooperation.stage in OVER:
        raise Refused(f"Kerja sama ini tidak bisa diubah lagi: “{cooperation.get_stage_display()}”.")


@transaction.atomic
def edit_cooperation(*, cooperation: Cooperation, by: Any, **facts: Any) -> None:
    """Change what the cooperation says of itself; after the offer its partners rely on it."""
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    if cooperation.stage != Stage.PREPARATION:
        raise Refused(CHANGED_TOO_LATE)
    facts |= judged_track(Cooperation.objects.select_for_update().get(pk=cooperation.pk), facts)
    rows = Cooperation.objects.filter(pk=cooperation.pk, stage=Stage.PREPARATION)
    old = rows.values(*facts).first()
    if old is None or not rows.update(**facts):
        raise Refused("Penawaran baru saja dikirim. Muat ulang halaman ini.")
    trail.record("cooperation.edit", cooperation, by=by, region_code=cooperation.lead.code, old=old, new=facts)


def judged_track(stored: Cooperation, facts: dict[str, Any]) -> dict[str, str]:
    """The facts of the track that the cooperation has or gets; raises Refused (R1)."""
    track = facts.get("track", stored.track)
    refuse_second_track(stored, track)
    return facts_of_track(track, facts.get("scope", stored.scope), facts.get("track_basis", stored.track_basis))


@transaction.atomic
def set_basis(
    *, cooperation: Cooperation, offered: Iterable[Need | Potential], chosen: Iterable[Need | Potential], by: Any
) -> None:
    """Link what was ticked and unlink what was not, among the things that this person was offered."""
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    if not cooperation.is_prepared:
        raise Refused(f"Dasar kerja sama tidak bisa diubah lagi: “{cooperation.get_stage_display()}”.")
    wanted, shown = {thing.pk for thing in chosen}, {thing.pk: thing for thing in offered}
    linked = {basis.need_id or basis.potential_id: basis for basis in cooperation.bases.all()}
    gone = [basis for key, basis in linked.items() if key in shown and key not in wanted]
    fresh = [thing for key, thing in shown.items() if key in wanted and key not in linked]
    for basis in gone:
        basis.delete()
    for thing in fresh:
        kind = "need" if isinstance(thing, Need) else "potential"
        Basis.objects.get_or_create(cooperation=cooperation, **{kind: thing}, defaults={"created_by": by})
    if gone or fresh:
        old = {"removed": [basis.need_id or basis.potential_id for basis in gone]}
        new = {"linked": [thing.pk for thing in fresh]}
        trail.record("cooperation.set_basis", cooperation, by=by, region_code=cooperation.lead.code, old=old, new=new)


@transaction.atomic
def advance(*, cooperation: Cooperation, move: str, by: Any, reason: str = "", on: date | None = None) -> None:
    """Move the cooperation on: start drafting, declare it in force, start running `on` a day, or close the plan."""
    if move in WITH_REASON and not reason.strip():
        raise Refused(WITH_REASON[move])
    code = cooperation.lead.code
    facts = facts_of(cooperation, move, on)
    COOPERATION_MOVES.make(cooperation, move, by=by, note=reason, region_code=code, **facts)
    if move == "declare_in_force":
        INSTRUMENT_MOVES.make(cooperation.instrument, "enter_into_force", by=by, region_code=code)
        bind_commitments(cooperation, by)
    if move in GIVES_BACK:
        release_commitments(cooperation, by, GIVES_BACK[move])


def facts_of(cooperation: Cooperation, move: str, on: date | None) -> dict[str, Any]:
    """Beside the stage: the day since when it is in force, or runs."""
    if move == "start_running":
        day = on or timezone.localdate()
        if day > timezone.localdate():
            raise Refused("Tanggal mulai pelaksanaan tidak boleh setelah hari ini.")
        if cooperation.in_force_on and day < cooperation.in_force_on:
            raise Refused(f"Pelaksanaan tidak boleh mulai sebelum {cooperation.words.instrument} berlaku.")
        return {"running_since": day}
    return {"in_force_on": last_day(cooperation)} if move == "declare_in_force" else {}


def last_day(cooperation: Cooperation) -> date | None:
    """In force since the last promulgation (PP 43/2014 pasal 88 ayat (3)); an agreement since the last signature."""
    if cooperation.with_third_party:
        return max(signing_days(cooperation.instrument), default=None)
    days = Party.objects.filter(cooperation=cooperation, status__in=Party.BOUND)
    return days.aggregate(last=Max("signature__promulgated_on"))["last"]


def may_write_reason(by: Any, village: Region) -> bool:
    """Only that village's own leaders may, and whoever guides it; the lead speaks for nobody else."""
    return by.can(Permission.COOPERATION_START, village.place)


@transaction.atomic
def write_reason(*, cooperation: Cooperation, rule: str, village: Region, reason: str, by: Any) -> None:
    """Write why a village goes on although a rule that warns is not fulfilled."""
    if not may_write_reason(by, village):
        raise PermissionDenied
    require_alive(cooperation)
    if RULES[rule].level is not Level.WARN:
        raise Refused(f"Aturan {rule} tidak bisa dilewati dengan alasan.")
    taking_part = [p.village_id for p in cooperation.parties.all() if p.status not in Party.OUTSIDE]
    if village.pk not in taking_part:
        raise Refused(f"{village.title} bukan pihak dalam kerja sama ini.")
    if len(reason.strip()) < REASON_LENGTH:
        raise Refused(f"Tulis alasannya paling sedikit {REASON_LENGTH} huruf.")
    where = {"cooperation": cooperation, "rule": rule, "village": village}
    old = WrittenReason.objects.filter(**where).values("reason").first() or {}
    WrittenReason.objects.update_or_create(
        **where, defaults={"reason": reason}, create_defaults={"reason": reason, "created_by": by}
    )
    new = {"rule": rule, "village": village.code, "reason": reason}
    trail.record("cooperation.write_reason", cooperation, by=by, region_code=village.code, old=old, new=new)


@transaction.atomic
def write_journal(*, cooperation: Cooperation, by: Any, **facts: Any) -> JournalEntry:
    """Write down a visit: whom the facilitator met, what was advised, what was agreed."""
    access.ask(by, Permission.JOURNAL_WRITE, cooperation.place)
    if facts["visited_on"] > timezone.localdate():
        raise Refused("Tanggal pendampingan tidak boleh setelah hari ini.")
    entry = JournalEntry.objects.create(cooperation=cooperation, created_by=by, **facts)
    trail.record("journal.write", entry, by=by, region_code=cooperation.lead.code, new=facts)
    return entry
