"""The rows of each table, as tuples in the order of its columns; nothing is read or written here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from kerjasama_portal.scale import words
from kerjasama_portal.scale.chance import Skewed, id_of, share_out, source
from villages.models import Potential, Topic

POTENTIALS, NEEDS, YEARS = range(1, 4)  # numbers of the tables, for their ids
MADE_AT = datetime(2026, 10, 1, 2, 0, tzinfo=UTC)  # no clock: the same rows on every day
LAST_DAY = date(2026, 9, 30)
YEAR = 2025

POTENTIAL_COLUMNS = [
    "id",
    "created_at",
    "created_by",
    "village",
    "topic",
    "kind",
    "name",
    "quantity",
    "unit",
    "lean_quantity",
    "lean_from",
    "lean_until",
    "own_use",
    "owner",
    "owner_name",
    "access",
    "condition",
    "source",
    "latitude",
    "longitude",
    "description",
    "measured_on",
    "status",
    "verified_at",
    "verified_by",
]
NEED_COLUMNS = [
    "id",
    "created_at",
    "created_by",
    "village",
    "topic",
    "name",
    "quantity",
    "unit",
    "households",
    "urgency",
    "target_year",
    "plan_reference",
    "all_year",
    "is_open",
    "latitude",
    "longitude",
]
YEAR_COLUMNS = [
    "id",
    "created_at",
    "created_by",
    "village",
    "year",
    "residents",
    "households",
    "poor_households",
    "area",
    "index",
    "standing",
    "score",
]


@dataclass(frozen=True)
class World:
    """What the rows point to; lists in an order that is the same everywhere."""

    villages: Sequence[int]  # ids of all villages, by code
    names: Sequence[str]  # their names
    topics: Sequence[Topic]
    makers: Sequence[int]  # who fills in
    verifiers: Sequence[int]  # who checks; nobody of the makers
    known: frozenset[int] = frozenset()  # villages whose figures of the year the example has
    codes: Sequence[str] = ()  # of the villages
    regions: Mapping[str, int] = field(default_factory=dict)  # ids of all regions, by code


def amount(chance: Random, dimension: str) -> Decimal:
    """A usual amount: small ones more often."""
    least, most = words.AMOUNTS[dimension]
    return Decimal(round(least + (most - least) * chance.random() ** 3, 1))


def lean(chance: Random, topic: Topic, quantity: Decimal) -> tuple[Any, Any, Any]:
    """Quantity and months of the lean season, of natural things that have one."""
    if topic.kind != "alam" or chance.random() < 0.4:
        return None, None, None
    first = chance.randint(6, 9)
    return Decimal(round(float(quantity) * chance.uniform(0.2, 0.8), 1)), first, first + chance.randint(1, 3)


def point(chance: Random) -> tuple[Any, Any]:
    """A point in Indonesia for one potential in three."""
    if chance.random() < 2 / 3:
        return None, None
    return Decimal(round(chance.uniform(-8.5, 3), 5)), Decimal(round(chance.uniform(98, 138), 5))


def state(chance: Random, world: World) -> tuple[str, Any, Any, Any]:
    """How far it came: 60 of 100 verified, in two years of which the first is stale by now."""
    measured = LAST_DAY - timedelta(days=int(730 * chance.random()))
    luck = chance.random()
    if luck < 0.4:
        return ("draf" if luck < 0.25 else "diajukan"), measured, None, None
    checked = datetime(measured.year, measured.month, measured.day, 3, tzinfo=UTC) + timedelta(days=7)
    return "terverifikasi", measured, checked, chance.choice(world.verifiers)


def potentials(world: World, total: int) -> Iterator[tuple]:
    """Potentials of all villages: a few topics in most of them, many topics in few."""
    chance = source("potensi")
    topics = Skewed(chance, world.topics)
    owners, access, conditions, sources = (
        [*each.values] for each in (Potential.Owner, Potential.Access, Potential.Condition, Potential.Source)
    )
    number = 0
    for village, count in zip(world.villages, share_out(chance, total, len(world.villages)), strict=True):
        for topic in topics.draw(count):
            number += 1
            quantity = amount(chance, topic.dimension)
            own = Decimal(round(float(quantity) * chance.random() * 0.9, 1)) if chance.random() < 0.7 else None
            status, measured, checked, checker = state(chance, world)
            owner = chance.choice(owners)
            group = chance.choice(words.GROUPS) if owner == "kelompok" else ""
            name = f"{topic.name} {chance.choice(words.PLACES_LIST)}"
            condition = chance.choice(conditions) if topic.kind == "sarana" else ""
            yield (
                *(id_of(POTENTIALS, number), MADE_AT, chance.choice(world.makers), village, topic.pk, topic.kind),
                *(name, quantity, topic.unit.symbol, *lean(chance, topic, quantity), own, owner, group),
                *(chance.choice(access), condition, chance.choice(sources), *point(chance), ""),
                *(measured, status, checked, checker),
            )


def needs(world: World, total: int) -> Iterator[tuple]:
    """Needs of all villages, over the same topics in another order."""
    chance, opened = source("kebutuhan"), source("kebutuhan terbuka")
    topics = Skewed(chance, world.topics)
    number = 0
    for village, count in zip(world.villages, share_out(chance, total, len(world.villages)), strict=True):
        for topic in topics.draw(count):
            number += 1
            quantity = amount(chance, topic.dimension)
            urgency = chance.choices(["tinggi", "sedang", "rendah"], [25, 50, 25])[0]
            plan = f"RPJM Desa 2025–2032, nomor {chance.randint(1, 90)}" if chance.random() < 0.6 else ""
            yield (
                *(id_of(NEEDS, number), MADE_AT, chance.choice(world.makers), village, topic.pk),
                *(f"{topic.name} {chance.choice(words.PLACES_LIST)}", quantity, topic.unit.symbol),
                *(chance.randint(10, 900), urgency, chance.randint(2026, 2032), plan),
                *(opened.random() < 0.8, opened.random() < 0.5, *point(opened)),
            )


def years(world: World) -> Iterator[tuple]:
    """The figures of one year for every village; its standing follows from its score."""
    chance = source("tahun")
    steps = ((0.48, "sangat_tertinggal"), (0.6, "tertinggal"), (0.71, "berkembang"), (0.82, "maju"), (2, "mandiri"))
    for number, village in enumerate(world.villages):
        households = int(chance.lognormvariate(6.6, 0.5)) + 20
        score = round(min(max(chance.gauss(0.7, 0.1), 0.3), 1), 4)
        standing = next(word for most, word in steps if score < most)
        row = (
            *(id_of(YEARS, number), MADE_AT, chance.choice(world.makers), village, YEAR),
            *(int(households * chance.uniform(2.8, 4.2)), households, int(households * chance.random() * 0.4)),
            *(Decimal(round(chance.lognormvariate(6.5, 0.9), 2)), "idm", standing, Decimal(score)),
        )
        if village not in world.known:
            yield row
