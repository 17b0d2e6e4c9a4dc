"""What is asked and what is found; amounts stand in the unit of what is asked. Nothing here reads the database."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

NEED, POTENTIAL, VILLAGE = "need", "potential", "village"  # what is asked for
PARTNER = "partner"  # the other kind of find; a village is VILLAGE

Point = tuple[float, float]  # latitude, longitude


@dataclass(frozen=True)
class Ask:
    """What a village looks for: help with one need, others for one potential, or whoever fits the village."""

    kind: str  # NEED, POTENTIAL or VILLAGE
    pk: str  # of the need or the potential; empty for the whole village
    name: str  # what people call it; the village's title for the whole village
    village_code: str
    village_name: str
    topic: str = ""
    amount: Decimal | None = None  # needed, or free of the own potential
    unit: str = ""
    all_year: bool = True  # else outside the lean season
    point: Point | None = None  # the need's own, else the middle of the village's verified potentials


@dataclass(frozen=True)
class Reason:
    """One criterion about one find, in one sentence with numbers."""

    criterion: str  # slug, see criteria.CRITERIA
    name: str
    value: int  # 0..100
    weight: int  # 1..3; a criterion of weight 0 is not reckoned and not shown
    sentence: str


@dataclass(frozen=True)
class Holder:
    """A cooperation in force, open to all, that holds a part of a potential."""

    pk: str
    caption: str  # KSD 0014/2026
    amount: Decimal  # in the potential's unit
    unit: str
    until: date | None


@dataclass(frozen=True)
class Bring:
    """One potential of a village, or one topic of an outside party, and how much of it can be had."""

    pk: str  # of the potential; empty for an outside party
    name: str
    topic: str
    amount: Decimal | None  # None: the outside party named none
    unit: str
    known_on: date | None = None
    sentence: str = ""  # how the amount comes about: 18,5 l/dt, musim sulit 11, dipakai sendiri 3
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True)
class Find:
    """One village or one outside party that fits."""

    kind: str  # VILLAGE or PARTNER
    key: str  # the village's code, or the outside party's id
    name: str  # Desa Pupus, PT Tirta
    place: str  # Kecamatan Ngebel; the seat of an outside party
    score: int  # 0..100
    reasons: tuple[Reason, ...]
    brings: tuple[Bring, ...] = ()  # what it has for us, most first
    takes: tuple[Bring, ...] = ()  # what it lacks or seeks and we have
    amount: Decimal | None = None  # all it brings, in the unit of what is asked; None for the whole village
    share: int | None = None  # percent of what is asked, 100 at most
    km: Decimal | None = None

    @property
    def is_partner(self) -> bool:
        """An outside party, not a village."""
        return self.kind == PARTNER

    @property
    def brief(self) -> str:
        """The first two sentences, where there is no room for the table."""
        return " ".join(f"{each.sentence}." for each in self.reasons[:2])


@dataclass(frozen=True)
class Group:
    """The fewest villages that cover a need together; none of them is one too many."""

    members: tuple[Find, ...]  # who brings most first
    total: Decimal
    share: int  # percent, 100
    score: int
    reasons: tuple[Reason, ...]

    @property
    def name(self) -> str:
        """Desa Pupus dan Desa Talun."""
        *before, last = [member.name for member in self.members]
        return f"{', '.join(before)} dan {last}" if before else last


@dataclass(frozen=True)
class LeftOut:
    """Somebody of whom the asker may know, and why it can't be chosen."""

    kind: str  # VILLAGE or PARTNER
    key: str
    name: str
    short: str  # two or three words for the badge: lain kabupaten
    sentence: str
    law: str = ""  # Permendagri 96/2017 Pasal 3
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True)
class Findings:
    """The answer. For a need: groups, partial, partners; for a potential and a whole village: ranked."""

    ask: Ask
    weights: tuple[tuple[str, int], ...]  # as they were reckoned with, in the order of the criteria
    groups: tuple[Group, ...] = ()  # sets that cover the need, best first
    partial: tuple[Find, ...] = ()  # villages that cover a part of the need
    partners: tuple[Find, ...] = ()  # outside parties that offer the topic of the need
    ranked: tuple[Find, ...] = ()  # the best villages and outside parties in one order
    left_out: tuple[LeftOut, ...] = ()
    computed_at: datetime | None = field(default=None, compare=False)

    @property
    def is_empty(self) -> bool:
        """Nobody fits."""
        return not (self.groups or self.partial or self.partners or self.ranked)
