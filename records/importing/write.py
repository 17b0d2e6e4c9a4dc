"""The writing: all or nothing in one transaction, and only what the preview showed."""

from collections import deque
from typing import Any

from django.db import connection, transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone

from records import trail
from records.importing import runs
from records.importing.check import asked, differences, rights_of
from records.importing.kind import ImportKind
from records.importing.rows import Rows
from records.models import ImportRow, ImportRun

Verdict = ImportRow.Verdict
WRITER_LOCK = 0x494D50  # "IMP"
AT_ONCE = 2000  # rows
OTHER_RIGHTS = "Wewenang Anda berubah sejak pratinjau. Periksa pratinjau yang baru ini."


class Changed(Exception):
    """What is stored is no longer what the preview was compared with; the sentence says so."""


def write(run: ImportRun) -> None:
    """Write what the preview showed. Raises Changed, Refused, Overtaken; then nothing is written."""
    kind, user = asked(run)
    if rights_of(user) != run.found.get("hak"):
        raise Changed(OTHER_RIGHTS)
    with transaction.atomic():
        runs.hold(run)
        rows = lock(kind, run)
        context = kind.begin(run, user)
        compare(kind, context, rows)
        kind.write(context, run, rows, user)
        counts = {name: run.counts.get(name, 0) for name in (Verdict.NEW.value, Verdict.CHANGED.value)}
        trail.record("import.write", run, by=user, new={"jenis": run.kind, "berkas": run.file_name, **counts})
        runs.settle(run, runs.State.WRITTEN, written_at=timezone.now(), done=len(rows), total=len(rows), message="")


def lock(kind: ImportKind, run: ImportRun, *, written: bool = False) -> Rows:
    """The good rows, each stored row that they would change held until the end; one writer of a kind at a time.

    Once they are written the new ones are stored, too: nobody acts on one while it is taken back.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [WRITER_LOCK, kind.slug])
    staged = ImportRow.objects.filter(run=run, verdict__in=[Verdict.NEW, Verdict.CHANGED])
    if kind.model is not None:
        known = (staged if written else staged.filter(verdict=Verdict.CHANGED)).values("target")
        held = kind.model._base_manager.select_for_update().filter(**{f"{kind.target_field}__in": known})
        deque(held.order_by("pk").values_list("pk").iterator(chunk_size=AT_ONCE), maxlen=0)
    texts = staged.annotate(said=Cast("values", TextField()), was=Cast("old", TextField())).order_by("number")
    facts = texts.values_list("number", "verdict", "target", "said", "was").iterator(chunk_size=AT_ONCE)
    return Rows((number, verdict == Verdict.NEW, *texts) for number, verdict, *texts in facts)


def compare(kind: ImportKind, context: Any, rows: Rows) -> None:
    """Every row still stands as it did at the check; raises Changed naming the first that does not."""
    for row in rows:
        values = row.values
        key = kind.key(context, values)
        existing = None if key is None else kind.existing(context, key)
        if existing is None or row.new:
            same = existing is None and row.new
        else:
            same = existing.pk == row.target and not existing.locked
            same = same and differences(existing.values, values) == row.old
        if not same:
            raise Changed(f"Data untuk baris {row.number} berubah sejak pratinjau. Periksa pratinjau yang baru ini.")
