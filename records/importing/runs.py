"""Where a run stands: who works on it, how far, and when it has come to a halt; each change is compare-and-set."""

import math
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from records.models import ImportFile, ImportRow, ImportRun

State = ImportRun.State
KEPT = timedelta(days=30)
HALTED_AFTER = timedelta(minutes=2)  # without a sign from the worker
MOST_SIGNS, LEAST_ROWS = 20, 2000  # signs of life in one check, and how many rows lie between two
BEGINS = {State.UPLOADED: State.CHECKING, State.QUEUED: State.WRITING, State.UNDOING: State.UNDOING}
WORKED_ON = {*BEGINS, *BEGINS.values()}
# Where a run falls back to when the step came to nothing.
FALLS_BACK = {State.CHECKING: State.FAILED, State.WRITING: State.CHECKED, State.UNDOING: State.WRITTEN}
CAN_BE_CANCELLED = {State.UPLOADED, State.CHECKING, State.CHECKED, State.QUEUED, State.WRITING}


class Overtaken(Exception):
    """Somebody else works on the run now, or it was cancelled: what was begun here counts for nothing."""


def claim(pk: str) -> ImportRun | None:
    """Take the step that waits; also one that a killed worker left. Whoever held it before is overtaken."""
    token = secrets.token_hex(16)
    for waiting, working in BEGINS.items():
        facts = {"state": working, "claim": token, "done": 0, "touched_at": timezone.now()}
        if ImportRun.objects.filter(pk=pk, state__in={waiting, working}).update(**facts):
            return ImportRun.objects.select_related("created_by").filter(pk=pk, claim=token).first()
    return None


def held(run: ImportRun) -> QuerySet[ImportRun]:
    """The run as long as it is still this worker's."""
    return ImportRun.objects.filter(pk=run.pk, state=run.state, claim=run.claim)


def hold(run: ImportRun) -> None:
    """Let nobody else touch the run until the transaction ends; raises Overtaken when it is no longer one's own.

    Comes first in the transaction: every act on a run takes its row before the trail.
    """
    if held(run).select_for_update().values_list("pk").first() is None:
        raise Overtaken


def settle(run: ImportRun, state: str, **facts: Any) -> None:
    """End the step; raises Overtaken, and with it the transaction falls."""
    if not held(run).update(state=state, claim="", touched_at=timezone.now(), **facts):
        raise Overtaken


def sign_of_life(run: ImportRun, done: int, total: int) -> None:
    """So far; raises Overtaken when the run was cancelled meanwhile."""
    if not held(run).update(done=done, total=total, touched_at=timezone.now()):
        raise Overtaken


def rows_between(total: int) -> int:
    """How many rows lie between two signs of life, so that their number has an end."""
    return max(LEAST_ROWS, math.ceil(total / MOST_SIGNS))


def move(run: ImportRun, states: set[str], state: str, **facts: Any) -> bool:
    """Change the state if it is still one of these; gives whether it was."""
    facts |= {"state": state, "claim": "", "touched_at": timezone.now()}
    return bool(ImportRun.objects.filter(pk=run.pk, state__in=states).update(**facts))


def agree(run: ImportRun, **facts: Any) -> bool:
    """From this preview, and no other that took its place, to the writing; gives whether it was still there."""
    facts |= {"state": State.QUEUED, "claim": "", "touched_at": timezone.now()}
    same = ImportRun.objects.filter(pk=run.pk, state=State.CHECKED, touched_at=run.touched_at)
    return bool(same.update(**facts))


def is_halted(run: ImportRun) -> bool:
    """The worker has given no sign for a while."""
    touched = run.touched_at or run.created_at
    return run.state in WORKED_ON and touched < timezone.now() - HALTED_AFTER


def undo_ends(run: ImportRun) -> datetime | None:
    """Until when the run can be taken back; None when it can't."""
    if run.state != State.WRITTEN or run.written_at is None or run.written_at < timezone.now() - KEPT:
        return None
    return run.written_at + KEPT


def forget_old() -> int:
    """Delete files and rows of runs older than 30 days, written ones counted from their writing; gives how many.

    The run itself stays, with its figures; one that still waited is over.
    """
    limit = timezone.now() - KEPT
    files = ImportFile.objects.filter(run__created_at__lte=limit).exclude(run__written_at__gt=limit)
    files = files.exclude(run__state=State.UNDOING)  # its rows say what is taken back
    old = list(files.values_list("run_id", flat=True))
    ImportRun.objects.filter(pk__in=old, state__in=CAN_BE_CANCELLED).update(state=State.CANCELLED, claim="")
    ImportRow.objects.filter(run__in=old).delete()
    return files.filter(run__in=old).delete()[0]
