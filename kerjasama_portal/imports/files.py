"""Files that the import screen gives away: the template of a kind, one's own rows, the rows to be mended."""

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from accounts.actions import record_export
from kerjasama_portal.imports import words
from kerjasama_portal.imports.queries import sees_rows
from records.importing import cells
from records.importing.kind import ImportKind
from records.models import ImportRow, ImportRun
from records.sheets.writing import csv_lines, xlsx_bytes
from records.verdict import Refused

CSV, XLSX = "csv", "xlsx"
TYPES = {CSV: "text/csv; charset=utf-8", XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
MOST_XLSX = 20_000  # more would keep the page waiting
TOO_MANY = "Datanya terlalu banyak untuk XLSX. Unduh sebagai CSV."
MENDED = "Yang perlu diperbaiki"


def answer(name: str, form: str, header: list[str], rows: Iterable[list], more_sheets: Iterable = ()) -> Any:
    """The file as a download; a CSV is sent while it is made."""
    if form not in TYPES:
        raise Http404
    if form == CSV:
        found: Any = StreamingHttpResponse(csv_lines(header, rows), content_type=TYPES[form])
    else:
        found = HttpResponse(xlsx_bytes(header, rows, more_sheets=more_sheets), content_type=TYPES[form])
    found["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}")
    return found


def template(kind: ImportKind, user: Any, form: str) -> Any:
    """Headings and one example row, which the check skips; hints and lists on further sheets."""
    fields = kind.resource.fields
    header = [field.column_name for field in fields.values()]
    row = [kind.example.get(name, "") for name in fields]
    hints = [
        [
            field.column_name,
            "wajib" if name in kind.required else "",
            words.hint_of(kind, name),
            kind.example.get(name, ""),
        ]
        for name, field in fields.items()
    ]
    sheets = [("Petunjuk", ["Kolom", "Wajib diisi", "Petunjuk", "Contoh"], hints)] if form == XLSX else []
    sheets += choices_of(kind, user) if form == XLSX else []
    return answer(f"contoh-{kind.slug}", form, header, [row] if kind.example else [], sheets)


def choices_of(kind: ImportKind, user: Any) -> list[tuple[str, list[str], list[list]]]:
    """The sheet of words to choose from, where there are any."""
    lists = kind.lists(user)
    lines = [list(line) for line in zip_longest(*lists.values(), fillvalue="")]
    return [("Pilihan", [*lists], lines)] if lists else []


def exported(kind: ImportKind, rows: QuerySet, user: Any) -> Iterator[list]:
    """One line for each row, as the resource writes it, with what is only told."""
    fields, told = list(kind.resource.fields.values()), kind.told_beside(user)
    for row in rows.iterator(chunk_size=2000):
        yield [*(field.widget.render(field.get_value(row)) for field in fields), *told(row)]


def export(kind: ImportKind, user: Any, form: str) -> Any:
    """One's own rows, in columns that can be imported again, once the trail has it. Raises Refused."""
    if form not in TYPES:
        raise Http404
    rows = kind.exportable(user)
    count = rows.count()
    if form == XLSX and count > MOST_XLSX:
        raise Refused(TOO_MANY)
    record_export(what=kind.slug, form=form, rows=count, filters={}, by=user)
    header = [*(field.column_name for field in kind.resource.fields.values()), *kind.read_only]
    return answer(name_of(kind, user), form, header, exported(kind, rows, user))


def name_of(kind: ImportKind, user: Any) -> str:
    """What is in the file, of where, of which day: potensi-sahang-2026-11-24."""
    places = {grant.place_name for grant in user.active_grants}
    place = slugify(places.pop()) if len(places) == 1 else ""
    return "-".join(part for part in (kind.slug, place, timezone.localdate().isoformat()) if part)


def refused(run: ImportRun, kind: ImportKind, form: str) -> Any:
    """The rows that were left out, as they were typed, each with its reasons in the last column."""
    rows = ImportRow.objects.filter(run=run, verdict=ImportRow.Verdict.REFUSED).order_by("number")
    header = run.found.get("judul")
    if header is None or not sees_rows(run):
        raise Http404  # not checked yet, never readable, or no longer within one's reach
    width = len(header)
    lines = (
        [
            *chain((cells.unpack(cell) for cell in row.cells[:width]), [""] * (width - len(row.cells))),
            " ".join(row.remarks),
        ]
        for row in rows.iterator(chunk_size=2000)
    )
    sheets = choices_of(kind, run.created_by) if form == XLSX else []
    return answer(f"perbaiki-{kind.slug}", form, [*header, MENDED], lines, sheets)
