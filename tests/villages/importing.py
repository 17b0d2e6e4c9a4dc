"""Files brought in by the acts of their makers, and the worker's part done at once."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from records.importing import acts, work
from records.importing.kind import registry
from records.models import ImportRow, ImportRun
from records.sheets.reading import open_sheet
from records.sheets.writing import csv_bytes, xlsx_bytes

State = ImportRun.State


def go_on(run: ImportRun) -> ImportRun:
    """The worker does the step that waits."""
    work.go_on.func(run.pk)
    return ImportRun.objects.get(pk=run.pk)


def bring(slug: str, content: bytes, by: Any, name: str = "tabel.csv", **options: Any) -> ImportRun:
    """Upload and check a file."""
    upload = SimpleUploadedFile(name, content)
    run = go_on(acts.upload_import(kind=registry.get(slug), upload=upload, by=by, **options))
    assert run.state in (State.CHECKED, State.FAILED), run.message
    return run


def answered(run: ImportRun, dot: str, by: Any) -> ImportRun:
    """Say what a dot means; the file is checked again."""
    acts.answer_import(run=run, dot=dot, by=by)
    return go_on(run)


def confirmed(run: ImportRun, by: Any) -> ImportRun:
    """Agree to the preview, and let it be written."""
    acts.confirm_import(run=run, by=by, seen=acts.seen_now(run))
    return go_on(run)


def undone(run: ImportRun, by: Any) -> ImportRun:
    """Ask for everything to be taken back."""
    acts.undo_import(run=run, by=by)
    return go_on(run)


def said(run: ImportRun) -> dict[int, list[str]]:
    """Row number → what is said about it."""
    return {row.number: row.remarks for row in ImportRow.objects.filter(run=run).order_by("number")}


def verdicts(run: ImportRun) -> dict[int, str]:
    """Row number → verdict."""
    return dict(ImportRow.objects.filter(run=run).values_list("number", "verdict"))


def table(slug: str, *rows: dict[str, Any], form: str = "csv") -> bytes:
    """A file with these rows, by headings."""
    header = list(dict.fromkeys(key for row in rows for key in row))
    lines = [[row.get(key, "") for key in header] for row in rows]
    return {"csv": csv_bytes, "xlsx": xlsx_bytes}[form](header, lines)


def exported(slug: str, by: Any, form: str) -> bytes:
    """One's own rows as a file, as the resource writes them."""
    kind = registry.get(slug)
    fields = list(kind.resource.fields.values())
    rows = ([field.widget.render(field.get_value(row)) for field in fields] for row in kind.exportable(by))
    return {"csv": csv_bytes, "xlsx": xlsx_bytes}[form]([field.column_name for field in fields], rows)


def changed_export(content: bytes, form: str, **changes: Any) -> bytes:
    """The same file with other values in its first row, by heading (spaces as underscores)."""
    sheet = open_sheet(content, f"tabel.{form}")
    rows = [cells for _, cells in sheet.rows]
    for heading, value in changes.items():
        rows[0][sheet.header.index(heading.replace("_", " "))] = value
    return {"csv": csv_bytes, "xlsx": xlsx_bytes}[form](sheet.header, rows)


def lines_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV of ours."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
