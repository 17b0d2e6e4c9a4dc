"""An import in words: where it stands, what it found, one row of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import escape

from records.formats import ribuan, terbilang
from records.importing import cells, runs
from records.importing.kind import ImportKind
from records.models import ImportRow, ImportRun

State, Verdict = runs.State, ImportRow.Verdict
MOST_LETTERS, WHOLE_TITLE, MOST_REMARK, MOST_REMARKS = 60, 200, 300, 6
SHOWN_COLUMNS = 5
ROW, CHANGED, NEW, REMARK = 90, 140, 8, 20  # bytes of tags around a row, a changed or new column, a remark
HEADINGS = {
    State.UPLOADED: "Berkas menunggu diperiksa",
    State.CHECKING: "Berkas sedang diperiksa",
    State.QUEUED: "Menunggu ditulis",
    State.WRITING: "Sedang ditulis",
    State.UNDOING: "Sedang diurungkan",
    State.CHECKED: "Belum ada yang ditulis",
    State.WRITTEN: "Impor selesai",
    State.CANCELLED: "Impor dibatalkan",
    State.FAILED: "Berkas tidak dapat dibaca",
    State.UNDONE: "Impor sudah diurungkan",
}


@dataclass(frozen=True)
class Status:
    """Where a run stands, in words and figures."""

    heading: str
    sentence: str
    is_working: bool
    done: int
    total: int

    @property
    def share(self) -> int:
        """In hundredths; 0 while nobody knows the total."""
        return min(100, self.done * 100 // self.total) if self.total else 0


@dataclass(frozen=True)
class Change:
    """One column of a row: what it is called, what it was, what it becomes."""

    title: str
    old: str
    new: str


@dataclass(frozen=True)
class Line:
    """One row of the preview."""

    number: int
    name: str
    cells: list[Change]
    remarks: list[str]
    sentence: str = ""  # in place of columns

    @property
    def weight(self) -> int:
        """How many bytes it takes on the page: its words as they are escaped there, and the tags around them."""
        told = sum(CHANGED if cell.old else NEW for cell in self.cells) + REMARK * (
            len(self.remarks) + bool(self.sentence)
        )
        texts = [
            self.name,
            self.sentence,
            *self.remarks,
            *(part for c in self.cells for part in (c.title, c.old, c.new)),
        ]
        return ROW + told + sum(len(escape(text).encode()) for text in texts)


def status_of(run: ImportRun) -> Status:
    """The heading, and one sentence that says it all."""
    working = run.state in runs.WORKED_ON
    return Status(HEADINGS[run.state], sentence_of(run), working, run.done, run.total)


def sentence_of(run: ImportRun) -> str:
    """What is happening, or what came out."""
    if run.state == State.CHECKING:
        if not run.done:
            return "Membuka berkas."
        return f"Memeriksa baris {ribuan(run.done)}" + (f" dari {ribuan(run.total)}." if run.total > run.done else ".")
    if run.state == State.WRITING:
        return f"Menulis {ribuan(run.total or written_count(run))} baris sekaligus."
    if run.state in (State.CHECKED, State.WRITTEN):
        return counted(run)
    return {
        State.UPLOADED: "Pemeriksaan dimulai sebentar lagi.",
        State.QUEUED: f"{ribuan(written_count(run))} baris ditulis sebentar lagi.",
        State.UNDOING: f"{ribuan(written_count(run))} baris dikembalikan seperti semula.",
        State.CANCELLED: "Tidak ada yang ditulis.",
        State.UNDONE: f"{ribuan(written_count(run))} baris sudah dikembalikan seperti semula.",
    }.get(run.state, "Tidak ada yang ditulis.")


def counted(run: ImportRun) -> str:
    """The outcome of the check: "780 baris baru, 12 berubah, 5 perlu diperbaiki, 3 sama." """
    counts, waiting = run.counts, run.counts.get("menunggu", 0)
    parts = [
        (counts.get("baru", 0), "baru"),
        (counts.get("berubah", 0), "berubah"),
        (counts.get("ditolak", 0), "perlu diperbaiki"),
        (waiting, "menunggu jawaban Anda" if run.state == State.CHECKED else "tidak ditulis karena titiknya"),
        (counts.get("sama", 0), "sama dengan yang sudah ada"),
    ]
    told = [f"{ribuan(count)} baris {word}" for count, word in parts if count]
    return ", ".join(told) + "." if told else "Tidak ada baris data dalam berkas ini."


def written_count(run: ImportRun) -> int:
    """How many rows are written, or would be."""
    return run.counts.get("baru", 0) + run.counts.get("berubah", 0)


def refused_count(run: ImportRun) -> int:
    """How many rows are left out, for whatever reason."""
    return run.counts.get("ditolak", 0) + run.counts.get("menunggu", 0)


def refused_words(run: ImportRun) -> str:
    """The heading above the rows that are left out, counted as the sentence on top counts them."""
    counts = run.counts
    parts = [("ditolak", "Perlu diperbaiki"), ("menunggu", "menunggu jawaban")]
    told = ", ".join(f"{word} ({ribuan(counts[name])})" for name, word in parts if counts.get(name))
    return told[:1].upper() + told[1:]


def fractions(run: ImportRun) -> list[str]:
    """Where a number cell may have been meant as thousands; nothing is guessed, the row is named."""
    return [
        f"Kolom {title} berisi ribuan dan pecahan. Periksa baris {number}: {text} terbaca sebagai {spelled(text)}."
        for title, number, text in run.found.get("pecahan", [])
    ]


def spelled(text: str) -> str:
    """1,85: satu koma delapan lima."""
    whole, _, rest = text.partition(",")
    return " ".join([terbilang(int(whole)), "koma", *(terbilang(int(digit)) for digit in rest)])


def hint_of(kind: ImportKind, name: str) -> str:
    """What a column may hold; a closed list names its words."""
    labels = getattr(kind.resource.fields[name].widget, "labels", {})
    return f"Salah satu: {', '.join(labels.values())}." if labels else kind.hints.get(name, "")


def short(text: str, most: int = MOST_LETTERS) -> str:
    """At most so many letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def shown(kind: ImportKind, name: str, value: Any, most: int = MOST_LETTERS) -> str:
    """A plain value as people read it."""
    in_words = getattr(kind.resource.fields[name].widget, "shown", str)
    text = ", ".join(map(str, value)) if isinstance(value, list) else in_words(value)
    return short(text, most) or "kosong"


def line_of(kind: ImportKind, run: ImportRun, row: ImportRow, most: int) -> Line:
    """One row: what identifies it, what differs or is new, what is said about it."""
    fields, remarks = kind.resource.fields, [short(text, MOST_REMARK) for text in row.remarks[:MOST_REMARKS]]
    if row.verdict == Verdict.REFUSED:
        typed = [cells.as_text(cells.unpack(cell)) for cell in row.cells]
        return Line(row.number, short(" · ".join(text for text in typed if text), most), [], remarks)
    known = [name for name in fields if name in row.values]
    named = next((each for each in kind.named_by if each in row.values), "")
    name = shown(kind, named, row.values[named], most) if named else ""
    if sentence := kind.difference(row.values, row.old):
        return Line(row.number, name, [], remarks, short(sentence, MOST_REMARK))
    told = [each for each in known if row.values[each] != "" and each != named]
    wanted = [each for each in known if each in row.old] or told
    changes = [
        Change(
            fields[each].column_name,
            shown(kind, each, row.old[each]) if each in row.old else "",
            shown(kind, each, row.values[each]),
        )
        for each in wanted[:SHOWN_COLUMNS]
    ]
    return Line(row.number, name, changes, remarks)


def file_words(run: ImportRun) -> str:
    """What the file turned out to be: "CSV, Windows-1252, titik koma"."""
    return ", ".join(str(text) for text in run.found.get("berkas", {}).values() if text)
