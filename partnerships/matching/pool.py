"""What is weighed before anything is told: supplies, wants, offers, and the candidates that they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from accounts import regions
from partnerships.matching.facts import PARTNER, Holder, Point
from villages.models import Potential, Region
from villages.models.region import LABELS

EARTH = 6371.0088  # km, the mean radius
PARTY_KINDS = (Region.Kind.DESA, Region.Kind.DESA_ADAT)


@dataclass(frozen=True, slots=True)
class Site:
    """One village as it stands in the gazetteer."""

    pk: int
    code: str
    name: str
    kind: str
    ended_on: date | None = None

    @property
    def title(self) -> str:
        """Desa Pupus."""
        return f"{LABELS[self.kind]} {self.name}"

    @property
    def can_be_party(self) -> bool:
        """The same as Region.can_be_party (UU 6/2014 pasal 91)."""
        return self.ended_on is None and self.kind in PARTY_KINDS


@dataclass(frozen=True, slots=True)
class Supply:
    """One verified potential, with what the ledger leaves of it in its own unit."""

    pk: str
    site: Site
    topic: int
    name: str
    unit: str
    quantity: Decimal
    lean: Decimal | None
    own_use: Decimal | None
    known_on: date
    access: str
    condition: str
    point: Point | None
    free_usual: Decimal
    free_all_year: Decimal
    bound: Decimal = Decimal(0)
    bound_all_year: Decimal = Decimal(0)
    unclear: bool = False
    holders: tuple[Holder, ...] = ()
    hidden_holders: int = 0  # in force but not open to all yet

    def free(self, all_year: bool) -> Decimal:
        """What can be had: all year, or outside the lean season."""
        return self.free_all_year if all_year else self.free_usual

    def is_shared(self, fresh_from: date) -> bool:
        """Its figure is young enough, its owner lets it be shared, and it works."""
        closed, broken = Potential.Access.CLOSED, Potential.Condition.BROKEN
        return self.known_on >= fresh_from and self.access != closed and self.condition != broken


@dataclass(frozen=True, slots=True)
class Want:
    """What a village lacks, or an outside party seeks (then perhaps without an amount)."""

    pk: str
    topic: int
    name: str
    unit: str
    quantity: Decimal | None
    all_year: bool = True
    urgency: int = 1
    site: Site | None = None
    point: Point | None = None
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What an outside party offers or seeks in one topic."""

    partner: str
    direction: str
    topic: int
    quantity: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Outsider:
    """One verified outside party whose coverage holds the village."""

    pk: str
    name: str
    seat: str  # code of the region; empty when it is not known
    point: Point | None
    verified_on: date
    is_complete: bool  # R22
    has_expired: bool  # a document of it


@dataclass(frozen=True, slots=True)
class Match:
    """A supply or an offer set against a want."""

    want: Want
    amount: Decimal | None  # in the want's unit; None: not named
    share: int  # percent of the want
    supplies: tuple[Supply, ...] = ()
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of a candidate beside its amounts."""

    km: Decimal | None = None
    level: int = 0  # the smallest region that holds both: 3 kecamatan, 2 kabupaten, 1 province
    has_regulation: bool = False
    in_body: bool = False
    is_complete: bool = False
    has_expired: bool = False
    good: int = 0
    bad: int = 0
    known_on: date | None = None
    is_measured: bool = False  # else the day is when it was written down
    standing: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A village or an outside party with all that is weighed."""

    kind: str
    key: str
    name: str
    short: str  # the name alone: Pupus
    code: str  # of the village or of the seat
    background: Background
    gives: tuple[Match, ...] = ()
    takes: tuple[Match, ...] = ()
    shared: tuple[int, ...] = ()  # topics that both have
    values: Mapping[str, int] = field(default_factory=dict)
    score: int = 0
    amount: Decimal = Decimal(0)  # all it brings where one thing is asked for, in its unit

    @property
    def order(self) -> tuple:
        """Best first; the same data give the same order."""
        km = self.background.km
        return (-self.score, -self.amount, km is None, km or Decimal(0), self.kind == PARTNER, self.key)


def shared_level(one: str, other: str) -> int:
    """How many levels of region hold both codes: 3 the same kecamatan, 2 kabupaten, 1 province, 0 none."""
    level = 0
    for mine, theirs in zip(one.split(".")[: regions.DISTRICT], other.split("."), strict=False):
        if mine != theirs or not mine:
            break
        level += 1
    return level


def kilometres(one: Point | None, other: Point | None) -> Decimal | None:
    """Along the great circle, to a tenth of a kilometre; None when a point is not known."""
    if one is None or other is None:
        return None
    (south, west), (north, east) = (map(radians, each) for each in (one, other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return Decimal(f"{2 * EARTH * asin(min(sqrt(half), 1.0)):.1f}")


def middle(points: list[Point]) -> Point | None:
    """The mean of some points; None of none."""
    if not points:
        return None
    return sum(each[0] for each in points) / len(points), sum(each[1] for each in points) / len(points)
