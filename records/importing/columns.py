"""The heading of a sheet against the columns of a kind: by name, in any order, forgiving case and spaces."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from records.importing.kind import ImportKind
from records.verdict import Refused


@dataclass(frozen=True, slots=True)
class Column:
    """One column that the file has and the kind knows."""

    index: int
    name: str
    title: str
    widget: Any
    required: bool
    example: str


@dataclass(frozen=True, slots=True)
class Headings:
    """What the heading says: the columns that are read, the titles of those that are not, those that only tell."""

    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    told: tuple[str, ...] = ()


def tidy(title: Any) -> str:
    """A heading for comparison."""
    return " ".join(unicodedata.normalize("NFKC", str(title or "")).casefold().split())


def match(kind: ImportKind, header: list[Any]) -> Headings:
    """Find each known column; raises Refused naming the required ones that are missing."""
    known = {tidy(field.column_name): (name, field) for name, field in kind.resource.fields.items()}
    only_told = {tidy(title): title for title in kind.read_only}
    columns, unknown, told, found = [], [], [], set()
    for index, title in enumerate(header):
        name, field = known.get(tidy(title), ("", None))
        if tidy(title) in only_told:
            told.append(only_told[tidy(title)])
            continue
        if field is None or name in found:
            unknown += [str(title).strip()[:60]] if tidy(title) else []
            continue
        found.add(name)
        example = kind.example.get(name, "")
        columns.append(Column(index, name, field.column_name, field.widget, name in kind.required, example))
    missing = [field.column_name for name, field in kind.resource.fields.items() if name in kind.required - found]
    if missing:
        names = ", ".join(f"“{title}”" for title in missing)
        raise Refused(f"Berkas ini tidak punya kolom {names}. Pakai judul kolom dari contoh berkas.")
    return Headings(tuple(columns), tuple(unknown), tuple(told))
