"""Which texts wait for a reviewer, since when, and what the bench shows beside them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from accounts.roles import ROLES
from partnerships import texts
from partnerships.case import load
from partnerships.models import Instrument, Party, Review, ReviewPoint
from partnerships.review_bars import barred_texts
from partnerships.rules import RULES
from partnerships.text_acts import REVIEWERS
from records.formats import rupiah
from villages.models import Region

CHECKED = ("R14a", "R9", "R12", "R12a", "R13", "R14", "R16", "R22", "R23", "R24", "R25", "R26", "R46a")


@dataclass(frozen=True)
class QueueRow:
    """One text in the queue."""

    instrument: Instrument
    villages: str
    districts: str
    days: int


@dataclass(frozen=True)
class BenchClause:
    """One clause on the bench: how it reads, where the reviewer writes, and whether a point of theirs moved nothing."""

    view: texts.ClauseView
    field: Any
    unmoved: str  # the words of the tag, when the last points were answered without changing the text

    @property
    def folded(self) -> bool:
        """Only what is unchanged and was not asked about may be closed."""
        return not self.view.changed and not self.unmoved


@dataclass(frozen=True)
class DoneRow:
    """A verdict that this person gave, with the address of the text while they may read it."""

    review: Review
    url: str


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
        covered = Q() if grant.nationwide else Q(village__code__lies_in=grant.region_code)
        outside = bound.none() if grant.nationwide else bound.exclude(covered)
        for status, permission in REVIEWERS.items():
            if permission in ROLES[grant.role].rights and not grant.body:
                wanted |= Q(status=status) & ~Exists(outside)
    return texts.with_place().filter(wanted).exclude(barred_texts(user, bound)).order_by("sent_at", "pk")


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
        return "Tidak ada yang menunggu."
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


def last_points(views: list[texts.ClauseView], instrument: Instrument) -> list[tuple[texts.ClauseView, ReviewPoint]]:
    """The points of the latest round that sent the text back."""
    asked = [(view, point) for view in views for point in view.points if point.review.round < instrument.round]
    latest = max((point.review.round for _, point in asked), default=0)
    return [(view, point) for view, point in asked if point.review.round == latest]


def bench_clauses(views: list[texts.ClauseView], instrument: Instrument, level: str, fields: Any) -> list[BenchClause]:
    """The clauses with their fields; a point that was answered in words only stands out."""
    levels: dict[str, set[str]] = {}
    for view, point in last_points(views, instrument):
        if not view.changed:
            levels.setdefault(view.letter, set()).add(point.review.level)
    return [
        BenchClause(view, fields[f"huruf_{view.letter}"], unmoved_words(levels.get(view.letter, set()), level))
        for view in views
    ]


def unmoved_words(levels: set[str], level: str) -> str:
    """Whose point left the text as it was."""
    if not levels:
        return ""
    whose = "Anda" if level in levels else str(Review.Level(min(levels)).label).lower()
    return f"Catatan {whose}, teks tidak berubah"


def bench_summary(views: list[texts.ClauseView], since: int | None, instrument: Instrument) -> str:
    """What changed, and how many points were answered in words only."""
    changed, asked = texts.changed_letters(views), last_points(views, instrument)
    if since is None:
        return "Tinjauan pertama. Baca delapan hurufnya."
    parts = [
        f"Huruf {texts.series(changed)} berubah sejak versi {since}." if changed else "Tidak ada huruf yang berubah."
    ]
    if unmoved := sum(not view.changed for view, _ in asked):
        parts.append(f"{unmoved} dari {len(asked)} catatan dijawab tanpa mengubah teks.")
    return " ".join(parts)


def done_by(user: Any) -> list[DoneRow]:
    """The last ten verdicts of this person, the newest first."""
    found = (
        Review.objects.filter(created_by=user)
        .select_related("instrument__cooperation__lead", "instrument__cooperation__body")
        .prefetch_related("instrument__cooperation__parties__village")
        .order_by("-created_at")[:10]
    )
    return [DoneRow(review, reading_url(review.instrument, user)) for review in found]


def reading_url(instrument: Instrument, user: Any) -> str:
    """The page of the text, while this person may read it."""
    in_force = instrument.status == Instrument.Status.IN_FORCE
    may = user.can(Permission.INSTRUMENT_VIEW, instrument.place) or (
        in_force and user.can(Permission.COOPERATION_VIEW_IN_FORCE, instrument.place)
    )
    return reverse("partnerships:instrument-detail", args=[instrument.pk]) if may else ""


def partner_facts(instrument: Instrument) -> list[tuple[str, str]]:
    """The outside party and the village's own study, for the bench; nothing between villages."""
    if not instrument.cooperation.with_third_party:
        return []
    case = load(instrument.cooperation, instrument=instrument)
    facts = []
    if partner := case.partner:
        known = [partner.get_kind_display(), partner.unit or partner.legal_form, partner.deed]
        known += [f"NIB {partner.business_number}"] if partner.business_number else []
        facts += [("Pihak ketiga", f"{partner.name}: {', '.join(part for part in known if part)}")]
        facts += [("Penanda tangan", f"{partner.signatory}, {partner.signatory_office}")]
    if study := case.appraisal:
        facts += [
            ("Manfaat setahun", rupiah(study.benefit_value)),
            ("Biaya setahun", rupiah(study.cost_value)),
            ("Lingkungan", f"{study.environment_rule}: {study.environment_result}"),
            ("Tata ruang", f"{study.spatial_rule}: {study.spatial_result}"),
        ]
        facts += [("Aset desa", study.asset_statement)] if study.uses_asset else []
    return facts


def checks(instrument: Instrument) -> list[CheckRow]:
    """The rules that were asked when the text was sent: one row for a rule that is met, one for each thing missing."""
    case, found = load(instrument.cooperation, instrument=instrument), []
    cooperation = instrument.cooperation
    asked = [RULES[code] for code in CHECKED]
    for rule in (rule for rule in asked if rule.applies(cooperation.track, cooperation.opened_on)):
        missing = [line for line in rule.check(case) if not line.done]
        found += [CheckRow(rule.title, "met", "", rule.basis)] if not missing else []
        found += [CheckRow(line.sentence, rule.level, line.village, rule.basis) for line in missing]
    return found
