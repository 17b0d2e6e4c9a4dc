"""The verdict on a text by kecamatan or kabupaten: facilitation, never a permit (PP 43/2014 pasal 143 ayat (5))."""

from typing import Any

from django.db import transaction

from partnerships.models import Instrument, Review, ReviewPoint, Signature
from partnerships.texts import bound_parties
from partnerships.workflow import INSTRUMENT_MOVES
from records import trail
from records.verdict import Refused

LEVELS = {
    Instrument.Status.DISTRICT_REVIEW: Review.Level.DISTRICT,
    Instrument.Status.REGENCY_REVIEW: Review.Level.REGENCY,
}
SUFFIX = {Review.Level.DISTRICT: "district", Review.Level.REGENCY: "regency"}
NEEDS_POINT = "Tulis paling sedikit satu hal yang perlu diperbaiki, di bawah hurufnya."
NO_POINTS = "Masih ada hal yang perlu diperbaiki. Pilih Kembalikan, atau kosongkan catatannya."
NEEDS_CONFIRMATION = "Centang bahwa perubahannya hanya redaksional, atau kembalikan naskah ini."
WRONG_ROUND = "Naskah sudah berubah sejak Anda membukanya. Muat ulang halaman ini, lalu tinjau lagi."


def move_name(level: str, verdict: str) -> str:
    """The move of one verdict at one level."""
    word = "recommend" if verdict == Review.Verdict.RECOMMENDED else "return"
    return f"{word}_{SUFFIX[level]}"


@transaction.atomic
def give_verdict(
    *,
    instrument: Instrument,
    level: str,
    verdict: str,
    by: Any,
    points: dict[str, str] | None = None,
    note: str = "",
    editorial_confirmed: bool = False,
    seen_round: int | None = None,
) -> Review:
    """Recommend, or return with points by letter; of many at once one is written, the others are refused."""
    points = {letter: text for letter, text in (points or {}).items() if text}
    name = move_name(level, verdict)
    if INSTRUMENT_MOVES.judge(instrument, name, by):
        check_verdict(instrument, verdict, points, editorial_confirmed, seen_round)
    INSTRUMENT_MOVES.make(instrument, name, by=by, note=note, region_code=instrument.cooperation.lead.code)
    review = Review.objects.create(
        instrument=instrument,
        level=level,
        verdict=verdict,
        version=instrument.version,
        round=instrument.round,
        note=note,
        editorial_confirmed=editorial_confirmed and bool(instrument.editorial_note),
        created_by=by,
    )
    ReviewPoint.objects.bulk_create(
        ReviewPoint(review=review, letter=letter, text=text, created_by=by) for letter, text in sorted(points.items())
    )
    new = {"verdict": verdict, "version": review.version, "round": review.round, "points": points}
    new |= {"editorial_confirmed": review.editorial_confirmed}
    trail.record("review.give", review, by=by, region_code=instrument.cooperation.lead.code, new=new, note=note)
    if instrument.status == Instrument.Status.READY:
        open_signatures(instrument, by)
    return review


def check_verdict(
    instrument: Instrument, verdict: str, points: dict[str, str], editorial_confirmed: bool, seen_round: int | None
) -> None:
    """A return names what to mend; a recommendation leaves nothing open. Raises Refused."""
    if seen_round is not None and seen_round != instrument.round:
        raise Refused(WRONG_ROUND)
    if verdict == Review.Verdict.RETURNED and not points:
        raise Refused(NEEDS_POINT)
    if verdict == Review.Verdict.RECOMMENDED and points:
        raise Refused(NO_POINTS)
    if verdict == Review.Verdict.RECOMMENDED and instrument.editorial_note and not editorial_confirmed:
        raise Refused(NEEDS_CONFIRMATION)


def open_signatures(instrument: Instrument, by: Any) -> None:
    """One waiting signature for every bound village (PP 43/2014 pasal 88 ayat (2))."""
    Signature.objects.bulk_create(
        Signature(instrument=instrument, party=party, created_by=by) for party in bound_parties(instrument)
    )
