"""The matrix of a cooperation: what each party has decided, signed and made known, in the columns of its track."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from musyawarah.models import Outcome
from partnerships.case import Case, Meeting, VillageFile
from partnerships.confirmed import is_overtaken, links_of
from records.formats import tanggal


@dataclass(frozen=True)
class Cell:
    """One cell of the ratification matrix: a word, how it looks, and a small line below."""

    label: str
    word: str
    kind: str = ""
    small: str = ""


@dataclass(frozen=True)
class Row:
    """One party in the ratification matrix; an outside party has no village."""

    village: Any
    cells: list[Cell]
    name: str = ""


def matrix_rows(case: Case) -> list[Row]:
    """The villages, the lead first, then the outside party where there is one."""
    rows = [Row(file.village, [cell(file) for cell in columns(case)], file.village.name) for file in case.files]
    return [*rows, partner_row(case)] if case.partner else rows


def columns(case: Case) -> list[Callable[[VillageFile], Cell]]:
    """What the track asks of each village, in the order of its acts."""
    cooperation = case.cooperation
    decided = [text_meeting_cell] if cooperation.decided_in_villages else [delegates_cell]
    known = announced_cell if cooperation.with_third_party else promulgated_cell
    return [meeting_cell, regulation_cell, *decided, signed_cell, number_cell, known]


def partner_row(case: Case) -> Row:
    """The outside party's own part: its answer, its signature, its number."""
    signed = case.partner_signature
    answers = [row for row in links_of(case) if row.answered_at]
    answer = Cell("Naskah", "Berubah", "late") if is_overtaken(case) else Cell("Naskah", "Belum menjawab", "muted")
    if answers:
        word, kind = ("Setuju", "ok") if answers[0].agrees else ("Minta perubahan", "late")
        answer = Cell("Naskah", word, kind, tanggal(answers[0].answered_at))
    cells = [
        Cell("Musyawarah desa", "Tidak perlu", "muted"),
        Cell("Perdes kerja sama", "Tidak perlu", "muted"),
        answer,
        Cell("Tanda tangan", "Ditandatangani", "ok", tanggal(signed.signed_on))
        if signed
        else Cell("Tanda tangan", "Belum", "muted"),
        Cell("Nomor", signed.number) if signed else Cell("Nomor", "Belum", "muted"),
        Cell("Pengumuman", "Tidak perlu", "muted"),
    ]
    return Row(None, cells, case.partner.name if case.partner else "")


def signed_cell(file: VillageFile) -> Cell:
    """Has its kades signed?"""
    row = file.signature
    if row and row.signed_on:
        return Cell("Tanda tangan", "Ditandatangani", "ok", tanggal(row.signed_on))
    return Cell("Tanda tangan", "Belum", "muted")


def number_cell(file: VillageFile) -> Cell:
    """The village's own number."""
    row = file.signature
    if row and row.signed_on:
        return Cell("Nomor", f"Nomor {row.number}", "", f"Tahun {row.year}")
    return Cell("Nomor", "Belum", "muted")


def promulgated_cell(file: VillageFile) -> Cell:
    """Its place in the village's Berita Desa."""
    row = file.signature
    if row and row.promulgated_on:
        return Cell("Pengundangan", "Diundangkan", "ok", tanggal(row.promulgated_on))
    return Cell("Pengundangan", "Belum", "muted")


def announced_cell(file: VillageFile) -> Cell:
    """Was the agreement made known to the villagers?"""
    row = file.signature
    if row and row.disseminated_on:
        return Cell("Pengumuman", "Diumumkan", "ok", tanggal(row.disseminated_on))
    return Cell("Pengumuman", "Belum", "muted")


def meeting_cell(file: VillageFile) -> Cell:
    """How the village's own musyawarah on the cooperation stands."""
    return held_cell("Musyawarah desa", file.meeting)


def text_meeting_cell(file: VillageFile) -> Cell:
    """How the village's own musyawarah on the text stands."""
    return held_cell("Naskah", file.text_meeting)


def held_cell(label: str, meeting: Meeting | None) -> Cell:
    """One musyawarah in a word and its day."""
    if meeting is None:
        return Cell(label, "Belum dijadwalkan", "muted")
    day = tanggal(meeting.deliberation.starts_at)
    if not meeting.is_final:
        return Cell(label, meeting.deliberation.get_status_display(), "", day)
    word = meeting.decision.get_outcome_display() if meeting.decision else "Tanpa keputusan"
    return Cell(label, word, "ok" if meeting.outcome == Outcome.AGREED else "late", day)


def regulation_cell(file: VillageFile) -> Cell:
    """How the village's umbrella Perdes stands."""
    regulation = file.regulation
    if regulation is None:
        excused = "R15" in file.reasons
        return Cell("Perdes kerja sama", "Belum ada", "muted", "dengan alasan tertulis" if excused else "")
    if regulation.promulgated_on:
        return Cell("Perdes kerja sama", "Berlaku", "ok", f"Nomor {regulation.number} Tahun {regulation.year}")
    return Cell("Perdes kerja sama", regulation.get_status_display())


def delegates_cell(file: VillageFile) -> Cell:
    """How many people the village sends."""
    if not file.delegates:
        return Cell("Utusan", "Belum ditunjuk", "muted")
    women = sum(delegate.sex == "P" for delegate in file.delegates)
    return Cell("Utusan", f"{len(file.delegates)} orang", "", f"{women} perempuan")
