"""How a text reads: its clauses in one version, what changed since another, and what the reviewers asked for."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from diff_match_patch import diff_match_patch
from django.db.models import QuerySet

from musyawarah.models import Deliberation
from partnerships.models import CLAUSES, Clause, Instrument, Mandate, PartnerConfirmation, Review, ReviewPoint
from records.formats import tanggal
from records.wording import sentence_start

WORDS = re.compile(r"\s+|[^\s]+")
KINDS = {-1: "del", 0: "", 1: "ins"}
COMPARING_SECONDS = 0.3  # for one clause; difflib took minutes on one that repeats its words


@dataclass(frozen=True)
class Piece:
    """A stretch of text: the same in both versions, taken out (del), or put in (ins)."""

    kind: str
    text: str


@dataclass(frozen=True)
class ClauseView:
    """One clause as a page shows it."""

    letter: str
    name: str
    text: str
    changed: bool
    pieces: list[Piece]
    points: list[ReviewPoint]

    @property
    def open_points(self) -> int:
        """How many points nobody has answered yet."""
        return sum(not point.answered for point in self.points)

    @property
    def stamp(self) -> str:
        """Tells the version of this clause that somebody saw."""
        return stamp(self.text)


def stamp(text: str) -> str:
    """A short fingerprint of a text, so that two people do not overwrite each other."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def texts_of(instrument: Instrument, version: int) -> dict[str, str]:
    """The clauses of one version by letter."""
    rows = Clause.objects.filter(instrument=instrument, version=version)
    return dict.fromkeys(CLAUSES, "") | {row.letter: row.text for row in rows}


def pieces_between(old: str, new: str) -> list[Piece]:
    """What was taken out and what was put in, word by word; coarser rather than slower on texts that repeat."""
    numbers: dict[str, int] = {}

    def coded(text: str) -> str:
        return "".join(chr(numbers.setdefault(word, len(numbers) + 1)) for word in WORDS.findall(text))

    differ = diff_match_patch()
    differ.Diff_Timeout = COMPARING_SECONDS
    found = differ.diff_main(coded(old), coded(new), False)
    words = list(numbers)
    return [Piece(KINDS[kind], "".join(words[ord(letter) - 1] for letter in letters)) for kind, letters in found]


def clause_views(instrument: Instrument, since: int | None = None) -> list[ClauseView]:
    """The eight clauses of the current version, compared with an earlier one where there is one."""
    now = texts_of(instrument, instrument.version)
    then = texts_of(instrument, since) if since and since != instrument.version else now
    points: dict[str, list[ReviewPoint]] = {}
    for point in points_of(instrument):
        points.setdefault(point.letter, []).append(point)
    return [
        ClauseView(
            letter,
            name,
            now[letter],
            now[letter] != then[letter],
            pieces_between(then[letter], now[letter]) if now[letter] != then[letter] else [],
            points.get(letter, []),
        )
        for letter, name in CLAUSES.items()
    ]


def points_of(instrument: Instrument) -> QuerySet[ReviewPoint]:
    """Every point of every round, open ones first."""
    return (
        ReviewPoint.objects.filter(review__instrument=instrument)
        .select_related("review")
        .order_by("answered", "-review__round", "letter", "created_at")
    )


def changed_letters(views: list[ClauseView]) -> list[str]:
    """The letters that changed."""
    return [view.letter for view in views if view.changed]


def series(names: list[str]) -> str:
    """ "a", "a dan b", "a, b, dan c"."""
    return " dan ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, dan {names[-1]}"


def decisions(instrument: Instrument) -> list[Mandate]:
    """The meetings whose final record counts, oldest first: the last musyawarah antar desa, or each village's last."""
    found = (
        Mandate.objects.filter(
            cooperation=instrument.cooperation_id,
            purpose__in=Mandate.ON_TEXT,
            deliberation__status=Deliberation.Status.FINAL,
        )
        .select_related("village", "deliberation__village", "deliberation__paper")
        .order_by("deliberation__starts_at", "created_at")
    )
    last = {mandate.village_id: mandate for mandate in found}
    return sorted(last.values(), key=lambda mandate: (mandate.deliberation.starts_at, mandate.created_at))


def last_decided(instrument: Instrument) -> Mandate | None:
    """The meeting whose final record decided on the text last; a later one that is only planned does not count."""
    return next(reversed(decisions(instrument)), None)


def needs_editorial_note(instrument: Instrument) -> bool:
    """The text changed after a musyawarah decided on it."""
    return any(each.version is not None and each.version != instrument.version for each in decisions(instrument))


def change_warning(instrument: Instrument) -> str:
    """What changing a text costs, once a musyawarah decided on one; empty before."""
    mandate = last_decided(instrument)
    if mandate is None:
        return ""
    day, meeting = tanggal(mandate.deliberation.starts_at), instrument.cooperation.words.text_meeting
    decided = f"versi {mandate.version}" if mandate.version else "naskah ini"
    return (
        f"{sentence_start(meeting)} sudah memutuskan {decided} pada {day}. "
        f"Kalau isinya berubah, {meeting} harus diadakan lagi."
    )


def coming_meetings(instrument: Instrument) -> list[Mandate]:
    """The meetings on the text that are planned or open."""
    coming = [Deliberation.Status.PLANNED, Deliberation.Status.OPEN]
    found = Mandate.objects.filter(
        cooperation=instrument.cooperation_id, purpose__in=Mandate.ON_TEXT, deliberation__status__in=coming
    )
    return list(found.select_related("deliberation", "village").order_by("created_at"))


def is_fixed(instrument: Instrument) -> bool:
    """Was this version laid before a meeting or the outside party, decided on, or reviewed? Then it never changes."""
    laid_before = Mandate.objects.filter(
        cooperation=instrument.cooperation_id,
        purpose__in=Mandate.ON_TEXT,
        version=instrument.version,
        deliberation__status__in=[Deliberation.Status.OPEN, Deliberation.Status.FINAL],
    )
    reviewed = Review.objects.filter(instrument=instrument, version=instrument.version)
    shown = PartnerConfirmation.objects.filter(instrument=instrument, version=instrument.version)
    unless_withdrawn = shown.exclude(withdrawn_at__isnull=False, answered_at__isnull=True)
    return laid_before.exists() or reviewed.exists() or unless_withdrawn.exists()


def with_place() -> QuerySet[Instrument]:
    """Texts with what their place needs."""
    return Instrument.objects.select_related("cooperation__lead", "cooperation__body", "paper").prefetch_related(
        "cooperation__parties__village"
    )


def party_names(instrument: Instrument) -> list[str]:
    """The bound villages, the lead first, then by code."""
    return [party.village.name for party in bound_parties(instrument)]


def bound_parties(instrument: Instrument) -> list[Any]:
    """The bound parties, the lead first, then by code."""
    cooperation = instrument.cooperation
    parties = [party for party in cooperation.parties.all() if party.village.code in instrument.place.codes]
    return sorted(parties, key=lambda party: (party.village_id != cooperation.lead_id, party.village.code))
