"""Which texts wait for a reviewer, since when, and what the bench shows beside them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.roles import ROLES
from partnerships import texts
from partnerships.case import load
from partnerships.models import Instrument, Party
from partnerships.rules import RULES
from partnerships.text_page import REVIEWERS
from villages.models import Region

CHECKED = ("R14a", "R9", "R12", "R14", "R23", "R24")


@dataclass(frozen=True)
class QueueRow:
    """One text in the queue."""

    instrument: Instrument
    villages: str
    districts: str
    days: int


@dataclass(frozen=True)
class CheckRow:
    """One row of the bench's checklist."""

    sentence: str
    level: str
    village: str
    law: str


def is_reviewer(user: Any) -> bool:
    """Does any grant carry a right to review?"""
    rights = set(REVIEWERS.values())
    return any(rights & ROLES[grant.role].rights for grant in user.active_grants)


def waiting_for(user: Any) -> QuerySet[Instrument]:
    """Texts at this person's level whose every bound village lies in one of their regions, oldest first."""
    bound = Party.objects.filter(cooperation=OuterRef("cooperation"), status__in=Party.BOUND)
    wanted = Q(pk__in=[])
    for grant in user.active_grants:
        covered = Q() if grant.nationwide else Q(village__code__startswith=f"{grant.region_code}.")
        outside = bound.none() if grant.nationwide else bound.exclude(covered)
        for status, permission in REVIEWERS.items():
            if permission in ROLES[grant.role].rights and not grant.body:
                wanted |= Q(status=status) & ~Exists(outside)
    own = [grant.region_code for grant in user.active_grants if grant.region_code.count(".") == 3]
    return (
        texts.with_place().filter(wanted).exclude(Exists(bound.filter(village__code__in=own))).order_by("sent_at", "pk")
    )


def search(rows: QuerySet[Instrument], text: str) -> QuerySet[Instrument]:
    """Texts whose title, cooperation or village contains the words."""
    if not text:
        return rows
    bound = Party.objects.filter(cooperation=OuterRef("cooperation"), status__in=Party.BOUND)
    named = Exists(bound.filter(village__name__icontains=text))
    return rows.filter(Q(title__icontains=text) | Q(cooperation__title__icontains=text) | named)


def days_waiting(instrument: Instrument) -> int:
    """Calendar days since it was sent."""
    return (timezone.localdate() - timezone.localdate(instrument.sent_at)).days


def rows(instruments: Any) -> list[QueueRow]:
    """A page of the queue with the names of villages and kecamatan, in one query more."""
    instruments = list(instruments)
    codes = {code.rpartition(".")[0] for instrument in instruments for code in instrument.place.codes}
    names = dict(Region.objects.filter(code__in=codes).values_list("code", "name"))
    found = []
    for instrument in instruments:
        districts = sorted({code.rpartition(".")[0] for code in instrument.place.codes})
        found.append(
            QueueRow(
                instrument,
                texts.series(texts.party_names(instrument)),
                ", ".join(names.get(code, code) for code in districts),
                days_waiting(instrument),
            )
        )
    return found


def summary(waiting: QuerySet[Instrument]) -> str:
    """How many wait, and how long the longest."""
    count, oldest = waiting.count(), waiting.first()
    if oldest is None:
        return "Tidak ada naskah yang menunggu tinjauan."
    days = days_waiting(oldest)
    since = f"Paling lama {days} hari." if days else "Semua dikirim hari ini."
    return f"{count} naskah menunggu tinjauan. {since}"


def compared_with(instrument: Instrument) -> int | None:
    """The version last reviewed in an earlier round, else the one the musyawarah decided on, if it was another.

    Whoever reads a text for the first time has nothing to compare it with: all of it stands open.
    """
    review = instrument.reviews.filter(round__lt=instrument.round).order_by("-round").first()
    if review:
        return review.version
    mandate = texts.last_decided(instrument)
    return mandate.version if mandate and mandate.version != instrument.version else None


def bench_summary(views: list[texts.ClauseView], since: int | None) -> str:
    """What changed and what is still open, in one line."""
    changed, points = texts.changed_letters(views), sum(view.open_points for view in views)
    if since is None:
        return "Tinjauan pertama. Baca delapan hurufnya."
    parts = [
        f"Huruf {texts.series(changed)} berubah sejak versi {since}." if changed else "Tidak ada huruf yang berubah."
    ]
    if points:
        parts.append(f"{points} catatan belum dijawab.")
    return " ".join(parts)


def checks(instrument: Instrument) -> list[CheckRow]:
    """The rules that were asked when the text was sent: one row for a rule that is met, one for each thing missing."""
    case, found = load(instrument.cooperation, instrument=instrument), []
    for rule in (RULES[code] for code in CHECKED):
        missing = [line for line in rule.check(case) if not line.done]
        found += [CheckRow(rule.title, "met", "", rule.basis)] if not missing else []
        found += [CheckRow(line.sentence, rule.level, line.village, rule.basis) for line in missing]
    return found
