"""One paper of a dossier: stored or still a draft, with the name of its file; and what a person may not open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.text import slugify

from records.formats import local_date
from records.issue import draft
from records.models import Document, Paper

MOST_LETTERS = 70  # of a file name: old programs stumble over long paths
SUFFIX = {Document.Kind.PDF: "pdf", Document.Kind.JPEG: "jpg", Document.Kind.PNG: "png"}


@dataclass(frozen=True)
class Entry:
    """One paper; a draft is drawn when its turn comes."""

    folder: str
    title: str
    kind: str  # final, pindaian, draf, cetakan, berkas
    number: str = ""
    day: date | None = None
    document: Document | None = None
    draw: Callable[[], bytes] | None = None

    def file_name(self, place: int) -> str:
        """A name that every system takes: folder, place in it, words of the title."""
        suffix = SUFFIX[Document.Kind(self.document.kind)] if self.document else "pdf"
        words = slugify(self.title)[:MOST_LETTERS].strip("-") or "berkas"
        return f"{self.folder}/{place:02d}-{words}{'-draf' if self.kind == 'draf' else ''}.{suffix}"


@dataclass(frozen=True)
class Withheld:
    """A paper that is there and that this person may not open, and why."""

    folder: str
    title: str
    why: str


@dataclass
class Found:
    """What was collected so far, in the order of the six steps."""

    entries: list[Entry] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)

    def final(self, folder: str, paper: Paper | None, number: str = "", day: date | None = None) -> None:
        """A final paper, where there is one."""
        if paper:
            facts = paper.facts
            made = day or local_date(paper.created_at)
            entry = Entry(folder, paper.title, "final", number or facts.get("Nomor", ""), made, paper.document)
            self.entries.append(entry)

    def stored(self, folder: str, title: str, kind: str, document: Document | None, day: date | None = None) -> None:
        """A scan or another file, where there is one."""
        if document:
            self.entries.append(Entry(folder, title, kind, day=day, document=document))

    def withhold(self, folder: str, title: str, why: str) -> None:
        """A paper that this person may not open: the index says so."""
        self.withheld.append(Withheld(folder, title, why))

    def draft(
        self, folder: str, title: str, template: str, data: dict[str, Any], day: date, kind: str = "draf"
    ) -> None:
        """A draft or a print on demand, whose data are read now and which is drawn later."""
        self.entries.append(Entry(folder, title, kind, day=day, draw=lambda: draft(template, data, document_date=day)))
