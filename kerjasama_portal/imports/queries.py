"""What the import screen shows; only read here."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils.html import escape

from accounts.access import holds
from accounts.permissions import Permission
from kerjasama_portal.imports import words
from records.formats import tanggal_jam
from records.importing import acts, runs
from records.importing.check import rights_of
from records.importing.kind import After, ImportKind, registry
from records.models import ImportRow, ImportRun

State, Verdict = runs.State, ImportRow.Verdict
SHOWN_ROWS, FEW = 50, 20  # of few rows the titles are shown whole
# Bytes for the rows of one verdict, and for all lists: the page stays below 60 KB whatever the file.
ROOM, ROOM_OF_LISTS = 14_500, 8_000
STATE_KINDS = {State.CHECKED: "warn", State.WRITTEN: "ok", State.FAILED: "late"}


@dataclass(frozen=True)
class Part:
    """The first rows of one verdict, and how many there are."""

    lines: list[words.Line]
    count: int

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.lines)


@dataclass(frozen=True)
class RunPage:
    """One import from first to last."""

    run: ImportRun
    kind: ImportKind
    status: words.Status
    is_halted: bool
    can_cancel: bool
    must_answer: bool
    can_confirm: bool
    refused: Part
    changed: Part
    new: Part
    undo_ends: Any
    refused_count: int
    blocked: list[str]
    after: After | None
    lists: list[Any]
    is_hidden: bool  # the offices of the check are no longer the maker's

    @property
    def good_count(self) -> int:
        return words.written_count(self.run)

    @property
    def file_words(self) -> str:
        return words.file_words(self.run)

    @property
    def unknown_words(self) -> str:
        return words.short(", ".join(self.run.found.get("tak dikenal", [])), 300)

    @property
    def fractions(self) -> list[str]:
        return words.fractions(self.run) if self.run.state == State.CHECKED else []

    @property
    def told_words(self) -> str:
        return ", ".join(self.run.found.get("hanya dibaca", []))

    @property
    def refused_words(self) -> str:
        return words.refused_words(self.run)

    @property
    def told(self) -> list[tuple[str, str]]:
        return self.kind.told(self.run)

    @property
    def skipped_example(self) -> bool:
        return bool(self.run.counts.get("contoh"))

    @property
    def answer_words(self) -> str:
        return acts.DOTS.get(self.run.options.get("titik", ""), "")


def kinds_for(user: Any) -> list[ImportKind]:
    """The kinds that the person may import; 403 for none."""
    user.access_was_asked = True
    kinds = registry.for_user(user)
    if not kinds:
        raise PermissionDenied
    return kinds


def kind_for(user: Any, slug: str) -> ImportKind:
    """One kind, under the person's right."""
    user.access_was_asked = True
    kind = registry.get(slug)
    if kind is None:
        raise Http404
    kind.ask(user)
    return kind


def may_export(user: Any, kind: ImportKind) -> bool:
    """May the person take their own rows of this kind away as a file?"""
    return kind.exports_freely or holds(user, Permission.EXPORT_DOWNLOAD)


def own_runs(user: Any, kinds: list[ImportKind]) -> QuerySet[ImportRun]:
    """The person's own, latest first."""
    rows = ImportRun.objects.filter(created_by=user, kind__in=[kind.slug for kind in kinds])
    return rows.order_by("-created_at", "pk")


def run_for(user: Any, pk: str) -> ImportRun:
    """A run is its maker's, as long as they hold the right; for everybody else it is absent."""
    user.access_was_asked = True
    run = ImportRun.objects.select_related("created_by").filter(pk=pk, created_by=user).first()
    kind = registry.get(run.kind) if run else None
    if run is None or kind is None or not kind.may(user):
        raise Http404
    return run


def run_page(run: ImportRun) -> RunPage:
    """Everything that the page of a run shows."""
    kind = registry.kinds[run.kind]
    has_rows, sees = run.state in (State.CHECKED, State.WRITTEN), sees_rows(run)
    shows_rows = has_rows and sees
    whole = run.found.get("utuh", {})
    blocked = whole.get("refused", [])
    asks = run.state == State.CHECKED and acts.must_answer(run)
    return RunPage(
        run=run,
        kind=kind,
        status=words.status_of(run),
        is_halted=runs.is_halted(run),
        can_cancel=run.state in runs.CAN_BE_CANCELLED,
        must_answer=asks,
        can_confirm=run.state == State.CHECKED and not asks and not blocked and acts.to_write(run) > 0,
        refused=part_of(run, kind, Verdict.REFUSED, shows_rows),
        changed=part_of(run, kind, Verdict.CHANGED, shows_rows),
        new=part_of(run, kind, Verdict.NEW, shows_rows),
        undo_ends=runs.undo_ends(run),
        refused_count=words.refused_count(run),
        after=kind.after(run, run.created_by) if run.state == State.WRITTEN and sees else None,
        blocked=blocked if run.state == State.CHECKED else [],
        lists=lists_of(whole) if shows_rows else [],
        is_hidden=has_rows and not sees,
    )


def sees_rows(run: ImportRun) -> bool:
    """Does the maker still hold every office of the check? Its rows may be of a village that is no longer theirs."""
    held = rights_of(run.created_by)
    return all(each in held for each in run.found.get("hak", []))


def lists_of(whole: dict[str, Any]) -> list[tuple[str, int, list[str]]]:
    """What the whole file tells, as many lines as there is room for."""
    room, found = ROOM_OF_LISTS, []
    for heading, count, lines in whole.get("lists", []):
        shown: list[str] = []
        for line in lines:
            room -= len(escape(line).encode()) + 10
            if room < 0:
                break
            shown.append(line)
        found.append((heading, count, shown))
    return found


def part_of(run: ImportRun, kind: ImportKind, verdict: str, is_wanted: bool) -> Part:
    """The first rows of a verdict, as many as the page has room for."""
    count = words.refused_count(run) if verdict == Verdict.REFUSED else run.counts.get(verdict, 0)
    if not count or not is_wanted:
        return Part([], count)
    lines: list[words.Line] = []
    room, most = ROOM, words.MOST_LETTERS if count > FEW else words.WHOLE_TITLE
    for row in ImportRow.objects.filter(run=run, verdict=verdict).order_by("number")[:SHOWN_ROWS]:
        line = words.line_of(kind, run, row, most)
        room -= line.weight
        if room < 0 and lines:
            break
        lines.append(line)
    return Part(lines, count)


@dataclass(frozen=True)
class RunLine:
    """One run in the list of one's own."""

    run: ImportRun
    title: str
    meta: str
    state: str
    state_kind: str


def run_line(run: ImportRun) -> RunLine:
    """A run as the list shows it."""
    told = words.status_of(run).sentence if run.state in (State.CHECKED, State.WRITTEN) else ""
    meta = " · ".join(part for part in (registry.kinds[run.kind].title, tanggal_jam(run.created_at), told) if part)
    return RunLine(run, run.file_name, meta, run.get_state_display(), STATE_KINDS.get(run.state, "muted"))


@dataclass(frozen=True)
class ColumnLine:
    """One column in the list of the upload page."""

    title: str
    is_required: bool
    hint: str
    example: str


def columns_of(kind: ImportKind) -> list[ColumnLine]:
    """What the file may hold."""
    return [
        ColumnLine(field.column_name, name in kind.required, words.hint_of(kind, name), kind.example.get(name, ""))
        for name, field in kind.resource.fields.items()
    ]


@dataclass(frozen=True)
class ExampleTable:
    """A worked example on the upload page: rows of headings and cells."""

    title: str
    headings: list[str]
    rows: list[list[tuple[str, str]]]


def examples_of(kind: ImportKind) -> list[ExampleTable]:
    """What several rows say together, under the headings of the file."""
    headings = {name: field.column_name for name, field in kind.resource.fields.items()}
    return [
        ExampleTable(
            title,
            [*headings.values()],
            [[(heading, row.get(name, "")) for name, heading in headings.items()] for row in rows],
        )
        for title, rows in kind.examples.items()
    ]
