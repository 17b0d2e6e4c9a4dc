"""The rows of outside parties: who they are, where they work, what they offer and seek."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from random import Random

from accounts import regions
from kerjasama_portal.scale import words
from kerjasama_portal.scale.chance import Skewed, id_of, source
from kerjasama_portal.scale.rows import MADE_AT, World, amount
from partnerships.models import PartnerCoverage, PartnerTopic
from partnerships.registry.names import name_key

PARTNERS, COVERAGE, TOPICS = range(4, 7)  # numbers of the tables, for their ids
MAKER = ["id", "created_at", "created_by"]
PARTNER_COLUMNS = [
    *MAKER,
    *("name", "kind", "legal_form", "unit", "business_number", "deed", "tax_number", "address"),
    *("signatory", "signatory_office", "contact_person", "phone", "email"),
    *("name_key", "seat", "latitude", "longitude", "nationwide", "profile", "conflict", "conflict_note", "home"),
    *("status", "refusal", "verified_at", "verified_by"),
]
COVERAGE_COLUMNS = [*MAKER, "partner", "region"]
TOPIC_COLUMNS = [*MAKER, "partner", "direction", "topic", "quantity", "unit", "note"]
VERIFIED = 0.9
# How far they work, in a hundred: the whole country, a province, one to three kabupaten, one to three kecamatan.
REACH = {"": 2, "province": 8, "regency": 60, "district": 30}
LEVELS = {"province": regions.PROVINCE, "regency": regions.REGENCY, "district": regions.DISTRICT}


def reaches(total: int) -> list[str]:
    """How far each works; asked for twice, the same both times."""
    return source("mitra jangkauan").choices([*REACH], [*REACH.values()], k=total)


def seats(world: World, total: int) -> list[int]:
    """The place of each one's village in the list of villages."""
    return source("mitra kedudukan").choices(range(len(world.villages)), k=total)


def partners(world: World, total: int) -> Iterator[tuple]:
    """Outside parties, named after places as they often are; nine in ten verified."""
    chance, more = source("mitra"), source("mitra keadaan")
    kinds = chance.choices([*words.PARTIES], [share for _, share in words.PARTIES.values()], k=total)
    for number, (kind, reach, seat) in enumerate(zip(kinds, reaches(total), seats(world, total), strict=True)):
        before, _ = words.PARTIES[kind]
        place = chance.choice(world.names)
        government = kind.startswith("pemerintah")
        unit = f"{before} {chance.choice(words.COMPANIES)} {place}" if government else ""
        nib = str(1_000_000_000_000 + number) if kind in ("swasta", "koperasi", "bumn_bumd", "bum_desa") else ""
        deed = "" if government else f"AHU-{number:07d}.AH.01.0{number % 7}.Tahun 20{chance.randint(10, 25)}"
        maker, name = chance.choice(world.makers), f"{before} {chance.choice(words.COMPANIES)} {place}"
        phone = f"0351 {100000 + number}" if more.random() < 0.7 else ""
        code = world.codes[seat]
        yield (
            *(id_of(PARTNERS, number), MADE_AT, maker, name, kind, before, unit, nib, deed, ""),
            *(f"Jalan Raya {place} nomor {number % 200 + 1}", f"Penanda tangan {number}", "Ketua", "", phone, ""),
            *(name_key(name), world.regions[regions.ancestor(code, regions.DISTRICT)], *point_or_none(more)),
            *(reach == "", "", "", "", world.regions[regions.ancestor(code, regions.REGENCY)], *state(more, world)),
        )


def point_or_none(chance: Random) -> tuple:
    """A point in Indonesia for one in five."""
    if chance.random() < 0.8:
        return None, None
    return Decimal(round(chance.uniform(-8.5, 3), 5)), Decimal(round(chance.uniform(98, 138), 5))


def state(chance: Random, world: World) -> tuple:
    """Verified by somebody within the last year, or not yet."""
    if chance.random() >= VERIFIED:
        return "diusulkan", "", None, None
    return "terverifikasi", "", MADE_AT - timedelta(days=int(360 * chance.random())), chance.choice(world.verifiers)


def around(world: World, total: int) -> dict[type, list[tuple]]:
    """Where they work, and on what."""
    return {PartnerCoverage: [*coverage(world, total)], PartnerTopic: [*topics(world, total)]}


def coverage(world: World, total: int) -> Iterator[tuple]:
    """One to three regions of the reach's level, all in the province of the seat."""
    chance, written = source("mitra wilayah"), 0
    by_province: dict[str, list[str]] = {}
    for code in world.codes:
        by_province.setdefault(regions.ancestor(code, regions.PROVINCE), []).append(code)
    for number, (reach, seat) in enumerate(zip(reaches(total), seats(world, total), strict=True)):
        if not reach:
            continue
        level, code = LEVELS[reach], world.codes[seat]
        found = {regions.ancestor(code, level)}
        others = by_province[regions.ancestor(code, regions.PROVINCE)]
        if reach != "province":
            found |= {regions.ancestor(each, level) for each in chance.choices(others, k=chance.randint(0, 2))}
        for region in sorted(found):
            written += 1
            key = id_of(COVERAGE, written)
            yield key, MADE_AT, chance.choice(world.makers), id_of(PARTNERS, number), world.regions[region]


def topics(world: World, total: int) -> Iterator[tuple]:
    """One to five lines each; half of them with an amount."""
    chance, written = source("mitra topik"), 0
    drawn = Skewed(chance, world.topics)
    sizes = chance.choices(range(1, 6), [15, 25, 30, 20, 10], k=total)
    for number, size in enumerate(sizes):
        lines = {("menawarkan" if chance.random() < 0.7 else "mencari", topic.pk): topic for topic in drawn.draw(size)}
        for (direction, key), topic in sorted(lines.items(), key=lambda line: (line[0][0], line[1].code)):
            written += 1
            named = chance.random() < 0.5
            quantity, unit = (amount(chance, topic.dimension), topic.unit.symbol) if named else (None, "")
            yield (
                *(id_of(TOPICS, written), MADE_AT, chance.choice(world.makers), id_of(PARTNERS, number)),
                *(direction, key, quantity, unit, ""),
            )
