"""Acts on the text of the joint regulation: begin, edit, answer the reviewers, send for review."""

from copy import copy
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.access import ask
from accounts.permissions import Permission
from musyawarah.models import Deliberation
from partnerships.models import CLAUSES, Clause, Cooperation, Instrument, Mandate, ReviewPoint
from partnerships.needs import within_one_district
from partnerships.texts import is_fixed, needs_editorial_note, series, stamp, texts_of
from partnerships.workflow import INSTRUMENT_MOVES
from records import trail
from records.moves import TOO_LATE, hold
from records.verdict import Finding, Refused, Verdict, no

NOT_DRAFTING = "Naskah dimulai pada tahap Penyusunan naskah. Mulai penyusunan dulu di langkah 4."
CHANGED_MEANWHILE = "Huruf ini sudah diubah orang lain. Yang Anda ketik masih ada. Salin dulu, lalu muat ulang."
NOT_DRAFT = "Naskah sedang ditinjau atau sudah siap ditandatangani, jadi tidak bisa diubah."
ANSWERED_MEANWHILE = "sudah dijawab orang lain. Yang Anda ketik masih ada. Kosongkan isiannya, lalu simpan lagi."
NOTE_LATER = "dijelaskan saat mengirim"
UNANSWERED = "Jawab dulu semua catatan peninjau."


@transaction.atomic
def begin_instrument(*, cooperation: Cooperation, title: str, by: Any) -> Instrument:
    """Begin the joint regulation: version 1 with its eight clauses, still empty (PP 43/2014 pasal 143 ayat (4))."""
    ask(by, Permission.INSTRUMENT_EDIT, cooperation.place)
    hold(cooperation)
    if cooperation.stage != Cooperation.Stage.DRAFTING:
        raise Refused(NOT_DRAFTING)
    if Instrument.objects.filter(cooperation=cooperation).exists():
        raise Refused("Kerja sama ini sudah punya naskah.")
    instrument = Instrument.objects.create(cooperation=cooperation, title=title, created_by=by)
    Clause.objects.bulk_create(
        Clause(instrument=instrument, version=1, letter=letter, created_by=by) for letter in CLAUSES
    )
    trail.record("instrument.begin", instrument, by=by, region_code=cooperation.lead.code, new={"title": title})
    return instrument


@transaction.atomic
def edit_title(*, instrument: Instrument, title: str, by: Any) -> None:
    """Name what the regulation is about; part of the version like the clauses."""
    ask(by, Permission.INSTRUMENT_EDIT, instrument.place)
    hold_draft(instrument)
    new_version_if_fixed(instrument, by)
    Instrument.objects.filter(pk=instrument.pk).update(title=title)
    trail.record(
        "instrument.edit_title",
        instrument,
        by=by,
        region_code=instrument.cooperation.lead.code,
        old={"title": instrument.title},
        new={"title": title, "version": instrument.version},
    )
    instrument.title = title


@transaction.atomic
def edit_clause(*, instrument: Instrument, letter: str, text: str, seen: str, by: Any) -> None:
    """Write one clause; a version that was decided on or reviewed stays, and the next one begins."""
    ask(by, Permission.INSTRUMENT_EDIT, instrument.place)
    hold_draft(instrument)
    before = texts_of(instrument, instrument.version)[letter]
    if stamp(before) != seen:
        raise Refused(CHANGED_MEANWHILE)
    if text == before:
        return
    new_version_if_fixed(instrument, by)
    Clause.objects.filter(instrument=instrument, version=instrument.version, letter=letter).update(text=text)
    trail.record(
        "instrument.edit_clause",
        instrument,
        by=by,
        region_code=instrument.cooperation.lead.code,
        old={"letter": letter, "text": before},
        new={"letter": letter, "text": text, "version": instrument.version},
    )


def hold_draft(instrument: Instrument) -> None:
    """Hold the row until the transaction ends, as it stands now; only a draft may change. Raises Refused."""
    held = Instrument.objects.select_for_update().filter(pk=instrument.pk).values("status", "version").get()
    instrument.status, instrument.version = held["status"], held["version"]
    if instrument.status != Instrument.Status.DRAFT:
        raise Refused(NOT_DRAFT)


def new_version_if_fixed(instrument: Instrument, by: Any) -> None:
    """Copy the clauses to the next version; an editorial note speaks of one version only, so it goes."""
    if not is_fixed(instrument):
        return
    old = instrument.version
    rows = Instrument.objects.filter(pk=instrument.pk, version=old).update(version=old + 1, editorial_note="")
    if rows != 1:
        raise Refused(TOO_LATE)
    Clause.objects.bulk_create(
        Clause(instrument=instrument, version=old + 1, letter=letter, text=text, created_by=by)
        for letter, text in texts_of(instrument, old).items()
    )
    planned = Mandate.objects.filter(
        cooperation=instrument.cooperation,
        purpose__in=Mandate.ON_TEXT,
        deliberation__status=Deliberation.Status.PLANNED,
    )
    planned.update(version=old + 1)  # a meeting that has not begun will decide on the text as it is then
    instrument.version, instrument.editorial_note = old + 1, ""


@transaction.atomic
def answer_points(*, instrument: Instrument, answers: dict[str, str], by: Any) -> None:
    """Say how points of the reviewers were mended: all that were given, or none when another was faster."""
    ask(by, Permission.INSTRUMENT_EDIT, instrument.place)
    hold_draft(instrument)
    points = list(ReviewPoint.objects.filter(review__instrument=instrument, pk__in=answers).order_by("letter", "pk"))
    taken = sorted({point.letter for point in points if point.answered not in ("", answers[point.pk])})
    if taken:
        raise Refused(f"Catatan huruf {series(taken)} {ANSWERED_MEANWHILE}")
    for point in points:
        if point.answered:
            continue
        ReviewPoint.objects.filter(pk=point.pk).update(answered=answers[point.pk])
        trail.record(
            "instrument.answer_point",
            instrument,
            by=by,
            region_code=instrument.cooperation.lead.code,
            old={"point": point, "answered": ""},
            new={"point": point, "answered": answers[point.pk]},
        )


def submit_move(instrument: Instrument) -> str:
    """One kecamatan: its camat reviews first; several: the kabupaten at once."""
    return "send_to_district" if within_one_district(instrument) else "send_to_regency"


@transaction.atomic
def send_for_review(*, instrument: Instrument, by: Any, editorial_note: str = "") -> None:
    """Send this version to the reviewers; every point of theirs is answered first."""
    instrument.editorial_note = editorial_note if needs_editorial_note(instrument) else ""
    verdict = judge_sending(instrument, by)
    if not verdict and not verdict.forbidden:
        raise Refused(verdict)
    INSTRUMENT_MOVES.make(
        instrument,
        submit_move(instrument),
        by=by,
        region_code=instrument.cooperation.lead.code,
        note=instrument.editorial_note,
        round=instrument.round + 1,
        sent_at=timezone.now(),
        editorial_note=instrument.editorial_note,
    )


def judge_before_note(instrument: Instrument, by: Any) -> Verdict:
    """What else is missing, taking for given that the page asks what changed since the musyawarah antar desa."""
    explained = copy(instrument)
    explained.editorial_note = NOTE_LATER if needs_editorial_note(instrument) else ""
    return judge_sending(explained, by)


def judge_sending(instrument: Instrument, by: Any) -> Verdict:
    """May this person send it now? Every point of the reviewers has an answer, and the rules hold."""
    verdict = INSTRUMENT_MOVES.judge(instrument, submit_move(instrument), by)
    points = ReviewPoint.objects.filter(review__instrument=instrument, answered="")
    found = tuple(Finding(f"Huruf {point.letter}: {point.text}") for point in points)
    if verdict.forbidden or not found:
        return verdict
    return no(UNANSWERED, found + verdict.findings)
