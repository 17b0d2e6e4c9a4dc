"""Taking back a whole import, within 30 days, unless something was built upon it."""

from django.db import transaction
from django.utils import timezone

from records import trail
from records.importing import runs
from records.importing.check import asked
from records.importing.write import lock
from records.models import ImportRun


def undo(run: ImportRun) -> None:
    """Take back what was written, as a whole. Raises Refused naming what was built upon it, Overtaken."""
    kind, user = asked(run)
    with transaction.atomic():
        runs.hold(run)
        rows = lock(kind, run, written=True)
        kind.undo(kind.begin(run, user), run, rows, user)
        trail.record("import.undo", run, by=user, new={"jenis": run.kind, "baris": len(rows)})
        runs.settle(run, runs.State.UNDONE, undone_at=timezone.now(), done=len(rows), message="")
