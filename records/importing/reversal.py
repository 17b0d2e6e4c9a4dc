"""What every taking back of an import asks first: was anything built upon its rows?"""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.db import models, router

from records.importing.kind import ImportKind
from records.importing.rows import Row, Rows
from records.models import Event, ImportRow
from records.verdict import Finding, Refused, no

MOST_NAMED, AT_ONCE = 10, 2000
BUILT_UPON = "Impor ini tidak dapat diurungkan, karena datanya sudah dipakai."
AND_MORE = "Dan {count} baris lain."
# Acts on a record, as what happened to it.
ACTS = {
    "edit": "sudah diubah",
    "submit": "sudah diajukan",
    "verify": "sudah diverifikasi",
    "return": "sudah dikembalikan",
    "reopen": "sudah dibuka lagi",
    "import": "diubah impor lain",
}


def targets(run: Any, **which: Any) -> models.QuerySet:
    """The ids of the rows that a run wrote, for a subquery."""
    good = [ImportRow.Verdict.NEW, ImportRow.Verdict.CHANGED]
    return ImportRow.objects.filter(run=run, verdict__in=good, **which).values("target")


def require_untouched(kind: ImportKind, run: Any, rows: Rows, changed: Iterable[tuple[Row, str]]) -> None:
    """Every row still stands as the import left it, and nothing refers to a new one; raises Refused naming which."""
    told: dict[str, str] = {}
    for pk, what in chain(acted_upon(kind, run), referred_to(kind, run), ((row.target, what) for row, what in changed)):
        told.setdefault(pk, what)
    if not told:
        return
    findings = []
    for row in rows:
        if row.target in told and len(findings) < MOST_NAMED:
            findings.append(Finding(f"Baris {row.number}, {name_of(kind, row)}: {told[row.target]}."))
    if len(told) > MOST_NAMED:
        findings.append(Finding(AND_MORE.format(count=len(told) - MOST_NAMED)))
    raise Refused(no(BUILT_UPON, findings))


def name_of(kind: ImportKind, row: Row) -> str:
    """A row by its name."""
    return next((f"“{row.values[name]}”" for name in kind.named_by if row.values.get(name)), "tanpa nama")


def acted_upon(kind: ImportKind, run: Any) -> Iterable[tuple[str, str]]:
    """Records about which the trail tells a later act."""
    later = Event.objects.filter(subject_type=kind.model._meta.label_lower, subject_id__in=targets(run))
    later = later.filter(at__gt=run.written_at).order_by("id").values_list("subject_id", "action")
    for pk, action in later.iterator(chunk_size=AT_ONCE):
        yield pk, ACTS.get(action.rpartition(".")[2], "sudah dipakai")


def referred_to(kind: ImportKind, run: Any) -> Iterable[tuple[str, str]]:
    """New records to which others point: a photo, a place on the scale, a cooperation."""
    for link in kind.model._meta.get_fields(include_hidden=True):
        if not link.auto_created or not (link.one_to_many or link.one_to_one):
            continue
        pointing = link.field
        rows = link.related_model._base_manager.filter(
            **{f"{pointing.name}__in": targets(run, verdict=ImportRow.Verdict.NEW)}
        )
        for pk in rows.values_list(f"{pointing.name}_id", flat=True).distinct().iterator(chunk_size=AT_ONCE):
            yield pk, f"dipakai dalam {link.related_model._meta.verbose_name}"


def take_away(kind: ImportKind, run: Any) -> int:
    """Delete the new rows of a run, in one statement: nothing points to them."""
    rows = kind.model._base_manager.filter(pk__in=targets(run, verdict=ImportRow.Verdict.NEW))
    return rows._raw_delete(router.db_for_write(kind.model))
