"""The index of a dossier: a page to read offline, and the same as a table; the history as a table too."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from partnerships.dossier.entries import Entry
from records.export import safe_cell
from records.formats import tanggal

HEAD = (
    "no",
    "kelompok",
    "judul",
    "jenis",
    "nomor surat",
    "tanggal",
    "nama berkas",
    "sha-256",
    "ukuran (byte)",
    "keterangan",
)
HISTORY_HEAD = ("waktu", "perbuatan", "oleh", "catatan")
PAGE = ".html"
WITHHELD, MISSING = "tidak disertakan", "belum ada"


@dataclass(frozen=True)
class Listed:
    """One paper as it went into the ZIP; without a name it could not be read."""

    entry: Entry
    name: str
    sha256: str
    size: int
    fault: str = ""


@dataclass(frozen=True)
class Missing:
    """What the rules still ask for."""

    step: str
    rule: str
    sentence: str
    basis: str


def files(dossier: Any, listed: list[Listed]) -> Iterator[tuple[str, str]]:
    """The texts beside the papers, by file name."""
    yield "riwayat.csv", table(HISTORY_HEAD, dossier.history)
    yield "indeks.csv", table(HEAD, rows(dossier, listed))
    context = {
        "heading": dossier.heading,
        "listed": [(number, line) for number, line in enumerate(listed, start=1)],
        "withheld": dossier.withheld,
        "missing": dossier.missing,
        "made": dossier.made,
    }
    yield "INDEKS" + PAGE, render_to_string("partnerships/dossier_index.html", context)


def rows(dossier: Any, listed: list[Listed]) -> Iterator[list[Any]]:
    """What is there, what is kept from this person, what the rules still ask for."""
    for number, line in enumerate(listed, start=1):
        entry = line.entry
        yield [
            number,
            entry.folder,
            entry.title,
            entry.kind,
            entry.number,
            entry.day.isoformat() if entry.day else "",
            line.name,
            line.sha256,
            line.size,
            line.fault,
        ]
    for paper in dossier.withheld:
        yield ["", paper.folder, paper.title, WITHHELD, "", "", "", "", "", paper.why]
    for gap in dossier.missing:
        yield ["", gap.step, gap.sentence, MISSING, gap.rule, "", "", "", "", gap.basis]


def table(head: Iterable[str], lines: Iterable[Iterable[Any]]) -> str:
    """CSV that a spreadsheet opens as UTF-8 and never runs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([safe_cell(plain(cell)) for cell in line] for line in lines)
    return "\ufeff" + out.getvalue()


def plain(cell: Any) -> Any:
    """No-break spaces are for the eye only."""
    return cell.replace("\u00a0", " ") if isinstance(cell, str) else cell


def heading_of(cooperation: Any, villages: list[str], stage: str) -> dict[str, str]:
    """What the index begins with."""
    return {
        "Nomor urut": cooperation.caption,
        "Judul": cooperation.title,
        "Desa": ", ".join(villages),
        "Bidang": cooperation.get_field_display(),
        "Tahap": stage,
        "Berlaku sejak": tanggal(cooperation.in_force_on) or "belum berlaku",
    }
