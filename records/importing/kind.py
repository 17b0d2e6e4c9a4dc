"""The contract of a kind of data that can be brought in from a spreadsheet; each app registers its own."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import Http404
from import_export import resources

from records.abstract import new_id
from records.importing.rows import Rows
from records.trail import plain


class Ambiguous(ValueError):
    """A number typed as text that can be read in two ways (`1.850`); the file is asked about once.

    A widget raises it from `clean` while `dot` is empty; `grouped` and `decimal` are both readings in words.
    """

    def __init__(self, typed: str, grouped: str, decimal: str):
        self.typed, self.grouped, self.decimal = typed, grouped, decimal
        super().__init__(f"“{typed}” dapat berarti {grouped} atau {decimal}.")


class SheetResource(resources.Resource):
    """The columns of a kind, in order; a field's own name is its name in `values`.

    `column_name` is the heading; `attribute` the path for export; `widget.clean(cell, row=None, context=…, dot=…)`
    gives the value or raises ValueError with an Indonesian sentence; `widget.render(value)` gives the exported cell;
    `widget.shown(plain)`, where there is one, gives a plain value in words for the preview.
    A cell is str, Decimal, date or None; `context` comes from `ImportKind.begin`; `dot` is "", "ribuan" or "desimal".
    """


@dataclass(slots=True)
class Existing:
    """The row that a key already stands for: its id, its comparable values, and why it can't be changed, if so."""

    pk: str
    values: dict[str, Any]
    locked: str = ""


@dataclass(slots=True)
class Whole:
    """What the file tells as a whole, beside its rows: lists for the preview, and facts kept for the writing.

    The engine keeps it as `run.found["utuh"] = {"lists": …, "facts": …}`; a list is a heading, how many it is about,
    and its first lines (at most 50). `refused` are sentences that keep the whole file from being written.
    """

    lists: list[tuple[str, int, list[str]]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    more: int = 0  # changes beside the rows that approving could make


@dataclass(frozen=True, slots=True)
class After:
    """What comes next once everything is written, why, and where to go, each a label and an address."""

    what: str
    sentence: str
    links: list[tuple[str, str]] = field(default_factory=list)


class ImportKind:
    """One kind of data; stateless: what it loads goes into the context that `begin` gives."""

    slug: str
    title: str
    sentence: str  # what it brings, for the start page
    resource: type[SheetResource]
    model: type[models.Model] | None = None  # its rows are locked while they are compared and changed
    target_field: str = "pk"  # the field of the model that `target` names
    named_by: tuple[str, ...] = ("name",)  # names of fields; the first that the file has is a row's name in the preview
    exports_freely = False  # whoever may import it may take it away, too
    required: frozenset[str] = frozenset()  # names of fields that can't be empty
    example: dict[str, str] = {}  # one row by field name; the same row in a file is skipped
    hints: dict[str, str] = {}  # one sentence by field name
    examples: dict[str, list[dict[str, str]]] = {}  # what rows say together: a title, then rows by field name
    read_only: tuple[str, ...] = ()  # further headings of an export, which tell and are never read
    options_form: type[forms.Form] | None = None  # asked together with the file; its plain answers join run.options

    def ask(self, user: Any) -> None:
        """Let through who may import this kind, or raise PermissionDenied or Http404."""
        raise NotImplementedError

    def begin(self, run: Any, user: Any) -> Any:
        """Load every lookup once, in a fixed number of queries; before checking, before writing, before undoing."""
        raise NotImplementedError

    def judge(self, context: Any, values: dict[str, Any], remarks: list[str]) -> list[str]:
        """What is wrong with the row as a whole; may add to `values` and change them, and remark on a good row."""
        return []

    def judge_parts(self, context: Any, values: dict[str, Any]) -> list[str]:
        """What is wrong beside the cells that can't be read; `values` holds the others."""
        return []

    def whole(self, context: Any, run: Any) -> Whole | None:
        """Once, after the last row was judged: what only the whole file tells."""
        return None

    def told(self, run: Any) -> list[tuple[str, str]]:
        """What was typed together with the file, for the preview: names and words."""
        return []

    def difference(self, values: dict[str, Any], old: dict[str, Any]) -> str:
        """What a good row does, in one sentence, from plain values; empty: its columns are shown."""
        return ""

    def confirm_form(self, run: Any) -> type[forms.Form] | None:
        """What is asked again above the button that approves; its plain answers join run.options."""
        return None

    def key(self, context: Any, values: dict[str, Any]) -> Hashable | None:
        """By what a row is recognised, from plain values; None: always new."""
        raise NotImplementedError

    def existing(self, context: Any, key: Hashable) -> Existing | None:
        """The row of that key as `begin` loaded it; only the values it gives are compared."""
        raise NotImplementedError

    def matched(self, context: Any, values: dict[str, Any]) -> str:
        """By what a row that changes something was recognised, as a sentence."""
        return ""

    def target(self, context: Any, values: dict[str, Any]) -> str:
        """The id that a new row will have."""
        return new_id()

    def write(self, context: Any, run: Any, rows: Rows, by: Any) -> None:
        """Write all rows, set-based, with their trail; the engine holds the transaction and has compared already."""
        raise NotImplementedError

    def undo(self, context: Any, run: Any, rows: Rows, by: Any) -> None:
        """Take all rows back, with their trail; raises Refused naming what was built upon them."""
        raise NotImplementedError

    def exportable(self, user: Any) -> QuerySet:
        """The rows that the person may take away as a file, in the order of the file."""
        raise NotImplementedError

    def told_beside(self, user: Any) -> Callable[[Any], list[Any]]:
        """What gives the cells of an exported row under `read_only`; loads once what it needs."""
        return lambda row: []

    def after(self, run: Any, user: Any) -> After | None:
        """What comes next for the person who brought the rows in."""
        return None

    def lists(self, user: Any) -> dict[str, Iterable[str]]:
        """Words to choose from, by heading, for the second sheet of the template."""
        return {}

    def may(self, user: Any) -> bool:
        """The answer of `ask` without an exception."""
        try:
            self.ask(user)
        except (PermissionDenied, Http404):
            return False
        return True


def plain_value(value: Any) -> Any:
    """A value as staged and compared: equal values have one text (18.50 is 18.5), empty is empty."""
    if type(value) is str:  # most are: the shortest way for them
        return value
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, (list, tuple)):
        return [plain_value(item) for item in value]
    return plain(value)


def plain_values(values: dict[str, Any]) -> dict[str, Any]:
    """All values of a row, plain."""
    return {name: plain_value(value) for name, value in values.items()}


class Registry:
    """All kinds, by slug, in the order in which the apps registered them."""

    def __init__(self) -> None:
        self.kinds: dict[str, ImportKind] = {}

    def register(self, kind: ImportKind) -> None:
        """Called once from the `ready` of the app that owns the data."""
        self.kinds[kind.slug] = kind

    def get(self, slug: str) -> ImportKind | None:
        """The kind of that name."""
        return self.kinds.get(slug)

    def for_user(self, user: Any) -> list[ImportKind]:
        """Those that the person may import."""
        return [kind for kind in self.kinds.values() if kind.may(user)]


registry = Registry()
