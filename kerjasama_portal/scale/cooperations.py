"""The rows of cooperations: their villages, the proposals of outside parties, and what is promised of potentials."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from accounts import regions
from kerjasama_portal.scale.chance import id_of, source
from kerjasama_portal.scale.partners import MAKER, PARTNERS
from kerjasama_portal.scale.rows import LAST_DAY, MADE_AT, World
from partnerships.models import (
    BodyMember,
    Commitment,
    Cooperation,
    CooperationBody,
    Party,
    Proposal,
    VillageRegulation,
)
from villages.models import Potential

REGULATIONS, BODIES, MEMBERS, COOPERATIONS, PARTIES, PROPOSALS, COMMITMENTS = range(7, 14)
REGULATION_COLUMNS = [*MAKER, "village", "title", "status", "consultation", "council_decision", "number", "year"]
REGULATION_COLUMNS += ["enacted_on", "gazette_number", "promulgated_on", "text"]
BODY_COLUMNS = [*MAKER, "name", "decree_number", "decree_on", "term_ends"]
MEMBER_COLUMNS = [*MAKER, "body", "name", "sex", "element", "village", "position"]
COOPERATION_COLUMNS = [*MAKER, "number", "title", "lead", "field", "scope", "track", "track_basis", "is_old_data"]
COOPERATION_COLUMNS += ["purpose", "stage", "opened_on", "in_force_on", "running_since", "ended_on"]
PARTY_COLUMNS = [*MAKER, "cooperation", "village", "status", "reason", "reply_number", "reply_on"]
PROPOSAL_COLUMNS = [*MAKER, "cooperation", "partner", "status", "letter_number", "dated", "received_on", "offers"]
PROPOSAL_COLUMNS += ["expects", "value", "profile", "evaluation", "reason", "answer_number", "answer_on"]
COMMITMENT_COLUMNS = [*MAKER, "cooperation", "potential", "quantity", "unit", "season", "until", "status"]
COMMITMENT_COLUMNS += ["bound_on", "released_on", "reason"]
FIRST_NUMBER = 100_001  # the example's are small
STAGES = {"persiapan": 15, "penawaran": 5, "penyusunan": 10, "berlaku": 10, "berjalan": 48, "ditunda": 2}
STAGES |= {"berakhir": 10}
IN_FORCE = ("berlaku", "berjalan", "ditunda", "berakhir")
BOUND = {"berlaku": "mengikat", "berjalan": "mengikat", "ditunda": "mengikat", "berakhir": "dilepas"}
ELEMENTS = [*BodyMember.Element.values]


def around(world: World, total: int, partners: int) -> dict[type, list[tuple]]:
    """All of them, since each rests on the one before."""
    made = cooperations(world, total, partners)
    return {
        VillageRegulation: [*regulations(world)],
        CooperationBody: [*bodies(world, total // 30)],
        BodyMember: [*members(world, total // 30)],
    } | made


def desa_by_regency(world: World) -> dict[str, list[int]]:
    """The ids of the desa of each kabupaten; a kelurahan can't be a party."""
    found: dict[str, list[int]] = {}
    for pk, code in zip(world.villages, world.codes, strict=True):
        if not regions.is_kelurahan(code):
            found.setdefault(regions.ancestor(code, regions.REGENCY), []).append(pk)
    return found


def regulations(world: World) -> Iterator[tuple]:
    """An umbrella Perdes in force in four of ten desa that have none from the example."""
    chance = source("perdes")
    known = set(VillageRegulation.objects.values_list("village", flat=True))
    for number, (pk, code) in enumerate(zip(world.villages, world.codes, strict=True)):
        day = date(2025, 1, 1) + timedelta(days=int(600 * chance.random()))
        if chance.random() < 0.4 and pk not in known and not regions.is_kelurahan(code):
            yield (
                *(id_of(REGULATIONS, number), MADE_AT, world.makers[number % len(world.makers)], pk),
                *("Kerja Sama Desa", "berlaku", "", f"BPD {number}", str(number % 90 + 1), day.year, day, "1", day, ""),
            )


def bodies(world: World, total: int) -> Iterator[tuple]:
    """Joint bodies; one in five has served its term."""
    for number in range(total):
        ends = date(2025 if number % 5 == 0 else 2029, 6, 30)
        facts = (f"BKAD Skala {number + 1}", f"{number + 1}/2024", date(2024, 7, 1), ends)
        yield id_of(BODIES, number), MADE_AT, world.makers[0], *facts


def members(world: World, total: int) -> Iterator[tuple]:
    """Five members of each body, one of each element, from villages of one kabupaten."""
    chance, homes = source("bkad"), [*desa_by_regency(world).values()]
    for number in range(total):
        home = chance.choice(homes)
        for place, element in enumerate(ELEMENTS):
            serial = number * len(ELEMENTS) + place
            facts = (f"Anggota {serial}", "PL"[place % 2], element, chance.choice(home), "Anggota")
            yield id_of(MEMBERS, serial), MADE_AT, world.makers[0], id_of(BODIES, number), *facts


def cooperations(world: World, total: int, partners: int) -> dict[type, list[tuple]]:
    """Half between two villages, half with an outside party; each rests on one verified potential."""
    chance, homes = source("kerja sama"), desa_by_regency(world)
    code_of = dict(zip(world.villages, world.codes, strict=True))
    made: dict[type, list[tuple]] = {each: [] for each in (Cooperation, Party, Proposal, Commitment)}
    stages = chance.choices([*STAGES], [*STAGES.values()], k=total)
    for number, (potential, stage) in enumerate(zip(promised(chance, code_of, total), stages, strict=False)):
        pk, village, quantity, unit = potential
        maker, key = chance.choice(world.makers), id_of(COOPERATIONS, number)
        neighbour = chance.choice(homes[regions.ancestor(code_of[village], regions.REGENCY)])
        third = chance.random() < 0.5 or neighbour == village
        lead = village if third else neighbour
        base = (MADE_AT, maker, key)
        made[Cooperation].append((key, MADE_AT, maker, *cooperation(number, lead, third, stage, chance.random())))
        for place, one in enumerate([lead] if third else [lead, village]):
            status = "pemrakarsa" if one == lead else "menerima"
            reply = ("", "", None) if one == lead else ("", f"{number}/2025", date(2025, 2, 1))
            made[Party].append((id_of(PARTIES, 2 * number + place), *base, one, status, *reply))
        if third:
            made[Proposal] += proposals(number, base, stage, [chance.randrange(partners) for _ in range(2)])
        part = max(Decimal(round(float(quantity) * chance.uniform(0.1, 0.5), 1)), Decimal("0.1"))
        made[Commitment].append(commitment(number, base, (pk, part, unit), stage, chance.random()))
    return made


def promised(chance, code_of: dict[int, str], total: int) -> list[tuple]:
    """Verified potentials of desa, drawn at random."""
    found = Potential.objects.verified().filter(created_at=MADE_AT, quantity__gt=0).order_by("pk")
    rows = [
        row
        for row in found.values_list("pk", "village", "quantity", "unit").iterator(chunk_size=10_000)
        if not regions.is_kelurahan(code_of[row[1]])
    ]
    return chance.sample(rows, min(total, len(rows)))


def cooperation(number: int, lead: int, third: bool, stage: str, luck: float) -> tuple:
    """What it is about, and how far it came."""
    opened = LAST_DAY - timedelta(days=200 + int(900 * luck))
    force = opened + timedelta(days=120) if stage in IN_FORCE else None
    running = force + timedelta(days=20) if force and stage != "berlaku" else None
    ended = LAST_DAY - timedelta(days=10) if stage == "berakhir" else None
    track, scope = ("pihak_ketiga_desa", "") if third else ("antar_desa", "ab"[number % 2])
    fields = ("pembangunan", "pembinaan", "pemberdayaan", "pemerintahan")
    title = f"Kerja sama skala {number + 1}"
    return (
        *(FIRST_NUMBER + number, title, lead, fields[number % 4], scope, track, "", False),
        *("Memakai potensi bersama", stage, opened, force, running, ended),
    )


def proposals(number: int, base: tuple, stage: str, partners: list[int]) -> Iterator[tuple]:
    """Two offers, of which one is chosen once the cooperation is in force."""
    for place, partner in enumerate(dict.fromkeys(partners)):
        chosen = "masuk" if stage not in IN_FORCE else "tidak_dipilih" if place else "dipilih"
        day = date(2025, 3, 1)
        yield (
            *(id_of(PROPOSALS, 2 * number + place), *base, id_of(PARTNERS, partner), chosen, f"{number}/{place}"),
            *(day, day, "Modal dan alat", "Lahan", None, "Sudah lama bekerja di desa", "", "", "", None),
        )


def commitment(number: int, base: tuple, part: tuple, stage: str, luck: float) -> tuple:
    """A claim while it is prepared, binding in force, released at the end."""
    status, bound = BOUND.get(stage, "klaim"), date(2025, 9, 1)
    season = "sepanjang_tahun" if luck < 0.8 else "di_luar_musim_sulit"
    until = date(2030, 12, 31) if luck < 0.5 else None
    dates = (None if status == "klaim" else bound, LAST_DAY if status == "dilepas" else None)
    return id_of(COMMITMENTS, number), *base, *part, season, until, status, *dates, ""
