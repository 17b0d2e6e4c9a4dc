"""What was discussed, what was decided, what must follow."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from musyawarah.actions.common import Status, begin, recording_right
from musyawarah.models import AgendaItem, Decision, Deliberation, FollowUp, Outcome, VillageResult
from records import trail
from records.verdict import Refused


@transaction.atomic
def add_agenda_item(*, deliberation: Deliberation, title: str, by: Any, matter: str = "") -> AgendaItem:
    """Put one more item at the end of the agenda."""
    code = begin(deliberation, Status.PLANNED, Status.OPEN, right=recording_right(deliberation), by=by)
    last = deliberation.agenda.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem.objects.create(
        deliberation=deliberation, position=last + 1, title=title, matter=matter, is_main=last == 0, created_by=by
    )
    facts = {"item": item.pk, "title": title, "matter": matter}
    trail.record("deliberation.add_agenda_item", deliberation, by=by, region_code=code, new=facts)
    return item


@transaction.atomic
def record_minutes(*, item: AgendaItem, minutes: str, by: Any, dissent: str = "") -> None:
    """Write what was said about one item, and who thought otherwise."""
    deliberation = item.deliberation
    code = begin(deliberation, Status.OPEN, right=recording_right(deliberation), by=by)
    old = {"item": item.pk, "minutes": item.minutes, "dissent": item.dissent}
    AgendaItem.objects.filter(pk=item.pk).update(minutes=minutes, dissent=dissent)
    item.minutes, item.dissent = minutes, dissent
    new = {"item": item.pk, "minutes": minutes, "dissent": dissent}
    trail.record("deliberation.record_minutes", deliberation, by=by, region_code=code, old=old, new=new)


@transaction.atomic
def record_decision(
    *,
    item: AgendaItem,
    wording: str,
    outcome: str,
    method: str,
    present_then: int,
    by: Any,
    in_favour: int | None = None,
    against: int | None = None,
    abstained: int | None = None,
    vote_reason: str = "",
    results: dict[str, str] | None = None,
) -> Decision:
    """Record what the meeting decided on an item; `results` gives each village's outcome by its code (MAD)."""
    deliberation = item.deliberation
    code = begin(deliberation, Status.OPEN, right=recording_right(deliberation), by=by)
    voted = method == Decision.Method.VOTE
    counts = [in_favour, against, abstained] if voted else [None, None, None]
    check_counts(deliberation, present_then, counts, voted, vote_reason)
    check_results(deliberation, results or {})
    values = {
        "wording": wording,
        "outcome": outcome,
        "method": method,
        "present_then": present_then,
        "in_favour": counts[0],
        "against": counts[1],
        "abstained": counts[2],
        "vote_reason": vote_reason if voted else "",
    }
    earlier = Decision.objects.filter(item=item).values(*values).first()
    decision, _ = Decision.objects.update_or_create(
        item=item, defaults=values, create_defaults=values | {"created_by": by}
    )
    write_results(decision, results or {}, by)
    new = {"item": item.pk, **values, "results": results or {}}
    trail.record("deliberation.record_decision", deliberation, by=by, region_code=code, old=earlier, new=new)
    return decision


def check_counts(deliberation: Deliberation, present_then: int, counts: list, voted: bool, vote_reason: str) -> None:
    """Consensus first, a vote only with reason and counts (rule R37); nobody votes who is not there."""
    present = deliberation.attendances.count()
    if present_then > present:
        raise Refused(f"Hadir saat diputuskan ({present_then}) melebihi peserta hadir ({present}).")
    if not voted:
        return
    if None in counts:
        raise Refused("Isi jumlah setuju, tidak setuju, dan abstain.")
    if not vote_reason.strip():
        raise Refused("Isi alasan memakai suara terbanyak. Mufakat diusahakan lebih dulu.")
    if sum(counts) > present_then:
        total = f"Jumlah setuju, tidak setuju, dan abstain ({sum(counts)})"
        raise Refused(f"{total} melebihi peserta hadir ({present_then}).")


def check_results(deliberation: Deliberation, results: dict[str, str]) -> None:
    """A meeting between villages has the result of every village, and of no other."""
    codes = set(deliberation.place.codes) if deliberation.is_inter_village else set()
    if set(results) != codes or not set(results.values()) <= set(Outcome.values):
        raise Refused("Isi hasil tiap desa peserta." if codes else "Hasil per desa hanya untuk musyawarah antar desa.")


def write_results(decision: Decision, results: dict[str, str], by: Any) -> None:
    """Each village's own answer."""
    for village in decision.item.deliberation.villages.filter(code__in=results):
        VillageResult.objects.update_or_create(
            decision=decision,
            village=village,
            defaults={"outcome": results[village.code]},
            create_defaults={"outcome": results[village.code], "created_by": by},
        )


@transaction.atomic
def add_follow_up(*, deliberation: Deliberation, what: str, owner: str, due: date, by: Any) -> FollowUp:
    """Record what must be done, by whom, until when."""
    code = begin(deliberation, Status.OPEN, right=recording_right(deliberation), by=by)
    task = FollowUp.objects.create(deliberation=deliberation, what=what, owner=owner, due=due, created_by=by)
    facts = {"follow_up": task.pk, "what": what, "owner": owner, "due": due}
    trail.record("deliberation.add_follow_up", deliberation, by=by, region_code=code, new=facts)
    return task


@transaction.atomic
def close_follow_up(*, follow_up: FollowUp, evidence: str, by: Any) -> None:
    """Close a follow-up with its evidence, also after the record is final: it happens later than the meeting."""
    deliberation = follow_up.deliberation
    code = begin(deliberation, Status.OPEN, Status.FINAL, right=recording_right(deliberation), by=by)
    if not evidence.strip():
        raise Refused("Isi bukti bahwa tindak lanjut sudah selesai.")
    now = timezone.now()
    open_ones = FollowUp.objects.filter(pk=follow_up.pk, done_at__isnull=True)
    if not open_ones.update(done_at=now, evidence=evidence):
        raise Refused("Tindak lanjut ini sudah ditutup.")
    new = {"follow_up": follow_up.pk, "done_at": now, "evidence": evidence}
    trail.record("deliberation.close_follow_up", deliberation, by=by, region_code=code, new=new)
