"""The search for partners as a plain loop over the ORM, candidate by candidate; the points are the same."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from accounts import regions
from partnerships.capacity.ledger import ledgers_of
from partnerships.checks_third import missing_identity
from partnerships.matching import score
from partnerships.matching.facts import PARTNER, VILLAGE
from partnerships.matching.pool import Background, kilometres, middle, shared_level
from partnerships.models import BodyMember, Cooperation, Partner, Party, Proposal, Reflection, VillageRegulation
from villages.facts.units import convert
from villages.models import Need, Potential, Region

URGENCY = {"tinggi": 3, "sedang": 2, "rendah": 1}


class Naive:
    """One village that looks for others, with its own rows read once."""

    def __init__(self, village: Region, weights: dict[str, int]):
        self.village, self.weights, self.today = village, weights, timezone.localdate()
        self.needs = list(Need.objects.filter(village=village, topic__isnull=False))
        self.mine = [
            row for row in Potential.objects.filter(village=village, topic__isnull=False) if self.is_usable(row)
        ]
        placed = Potential.objects.filter(village=village, status="terverifikasi", latitude__isnull=False).order_by(
            "pk"
        )
        self.point = middle([point(row) for row in placed])

    def is_usable(self, row: Potential) -> bool:
        """Verified, young, open and working."""
        fresh = row.verified_at and row.known_on >= self.today - timedelta(days=365)
        return bool(
            row.status == "terverifikasi" and fresh and row.access != "tertutup" and row.condition != "rusak_berat"
        )

    def covered(self, unit: str, quantity: Decimal | None, all_year: bool, rows: list[Potential]) -> int | None:
        """Percent of a want that these potentials fill; None when nothing."""
        there = Decimal(0)
        for row in rows:
            book = ledgers_of([row])[row.pk]
            there += converted(book.free_all_year if all_year else book.free_usual, row.unit, unit or row.unit)
        if not there:
            return None
        return score.UNNAMED if quantity is None else score.enough(there, quantity)

    def village_score(self, other: Region) -> int | None:
        """Points of one village; None when nothing fits or the law forbids it."""
        if not other.can_be_party or other.regency_code != self.village.regency_code or other == self.village:
            return None
        rows = [row for row in Potential.objects.filter(village=other, topic__isnull=False) if self.is_usable(row)]
        wants = list(Need.objects.filter(village=other, is_open=True, topic__isnull=False))
        met, best = 0, []
        for need in self.needs:
            share = self.covered(
                need.unit, need.quantity, need.all_year, [r for r in rows if r.topic_id == need.topic_id]
            )
            met += (share or 0) * URGENCY[need.urgency]
            best.append(share)
        back = [
            self.covered(w.unit, w.quantity, w.all_year, [m for m in self.mine if m.topic_id == w.topic_id])
            for w in wants
        ]
        shared = {row.topic_id for row in rows} & {row.topic_id for row in self.mine}
        if not shared and all(each is None for each in (*best, *back)):
            return None
        topics = {n.topic_id for n in self.needs} | {m.topic_id for m in self.mine}
        relevant = [row for row in rows if row.topic_id in topics]
        having = {m.topic_id for m in self.mine}
        asked = [want for want in wants if want.topic_id in having]
        background = self.village_background(other, relevant, asked)
        return self.total(background, VILLAGE, met, back, len(shared))

    def village_background(self, other: Region, rows: list[Potential], wants: list[Need]) -> Background:
        """What is known of a village beside its amounts."""
        apart = [kilometres(self.point, point(row)) for row in (*rows, *wants) if row.latitude is not None]
        days = [row.known_on for row in rows] or [timezone.localdate(want.created_at) for want in wants]
        parties = Party.objects.filter(village=other, status__in=["pemrakarsa", "menerima"])
        good, bad = went([party.cooperation for party in parties])
        return Background(
            km=min((each for each in apart if each is not None), default=None),
            level=shared_level(self.village.code, other.code),
            has_regulation=VillageRegulation.objects.filter(village=other, status="berlaku").exists(),
            in_body=BodyMember.objects.filter(village=other, body__term_ends__gte=self.today).exists(),
            good=good,
            bad=bad,
            known_on=max(days),
        )

    def partner_score(self, partner: Partner) -> int | None:
        """Points of one outside party; None when nothing fits or it doesn't work there."""
        here = partner.nationwide or any(
            regions.covers(row.region.code, self.village.code) for row in partner.coverage.all()
        )
        if partner.status != "terverifikasi" or not here:
            return None
        lines = list(partner.topics.all())
        offered = {line.topic_id: line for line in lines if line.direction == "menawarkan"}
        met, found, back = 0, [], []
        for need in self.needs:
            share = offer_share(offered.get(need.topic_id), need)
            met += (share or 0) * URGENCY[need.urgency]
            found.append(share)
        for line in lines:
            if line.direction == "mencari":
                rows = [row for row in self.mine if row.topic_id == line.topic_id]
                unit = line.unit or (rows[0].unit if rows else "")
                back.append(self.covered(unit, line.quantity, False, rows))
        shared = set(offered) & {row.topic_id for row in self.mine}
        if not shared and all(each is None for each in (*found, *back)):
            return None
        return self.total(self.partner_background(partner), PARTNER, met, back, len(shared))

    def partner_background(self, partner: Partner) -> Background:
        """What is known of an outside party beside its amounts."""
        chosen = Proposal.objects.filter(partner=partner, status="dipilih")
        good, bad = went([proposal.cooperation for proposal in chosen])
        seat = partner.seat.code if partner.seat else ""
        return Background(
            km=kilometres(self.point, point(partner) if partner.latitude is not None else None),
            level=shared_level(self.village.code, seat),
            is_complete=not missing_identity(partner),
            has_expired=partner.documents.filter(valid_until__lt=self.today).exists(),
            good=good,
            bad=bad,
            known_on=timezone.localdate(partner.verified_at),
        )

    def total(self, background: Background, kind: str, met: int, back: list[int | None], shared: int) -> int:
        """The weighted mean of all criteria."""
        whole = sum(sorted((URGENCY[need.urgency] for need in self.needs), reverse=True)[: score.NEEDS_COUNTED])
        values = score.common_values(background, kind, self.today) | {
            "cukup": min(score.half_up(met, whole), 100) if whole else 0,
            "balik": max((each for each in back if each is not None), default=0),
            "usaha": min(50 * shared, 100),
        }
        return score.total(score.weighed(values, self.weights), self.weights)


def point(row) -> tuple[float, float]:
    return float(row.latitude), float(row.longitude)


def converted(amount: Decimal, source: str, target: str) -> Decimal:
    """Nothing where the two measure different things."""
    try:
        return convert(amount, source, target)
    except ValueError:
        return Decimal(0)


def offer_share(line, need: Need) -> int | None:
    """Percent of a need that an offer fills; None when nothing."""
    if line is None:
        return None
    if line.quantity is None:
        return score.UNNAMED
    there = converted(line.quantity, line.unit, need.unit)
    return score.enough(there, need.quantity) if there else None


def went(cooperations: list[Cooperation]) -> tuple[int, int]:
    """How many public ones went well, and how many did not."""
    good = bad = 0
    for cooperation in cooperations:
        if not Cooperation.objects.public().filter(pk=cooperation.pk).exists():
            continue
        broken = Reflection.objects.filter(cooperation=cooperation, result="akhiri", ground="d").exists()
        if cooperation.stage == "ditunda" or (cooperation.stage == "berakhir" and broken):
            bad += 1
        else:
            good += 1
    return good, bad
