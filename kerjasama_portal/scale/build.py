"""Judges whether this database may be filled, and fills it."""

import hashlib
import zlib
from collections.abc import Callable

from django.conf import settings
from django.db import connection, transaction

from accounts import regions
from accounts.models import User
from kerjasama_portal.scale import cooperations, partners, rows
from partnerships.models import (
    BodyMember,
    Commitment,
    Cooperation,
    CooperationBody,
    Partner,
    PartnerCoverage,
    PartnerTopic,
    Party,
    Proposal,
    VillageRegulation,
)
from records import bulk
from records.verdict import Refused
from villages.models import Need, Potential, Region, Topic, VillageYear
from villages.regions.gazetteer import villages

TOTALS = {"potentials": 300_000, "needs": 200_000, "partners": 50_000, "cooperations": 50_000}
KEPT_DISTRICT = "35.02.19"  # the example stands there
TIDY = "SELECT gin_clean_pending_list(c.oid) FROM pg_class c JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'gin'"
TABLES = (
    (Potential, rows.POTENTIAL_COLUMNS),
    (Need, rows.NEED_COLUMNS),
    (VillageYear, rows.YEAR_COLUMNS),
    (Partner, partners.PARTNER_COLUMNS),
    (PartnerCoverage, partners.COVERAGE_COLUMNS),
    (PartnerTopic, partners.TOPIC_COLUMNS),
    (VillageRegulation, cooperations.REGULATION_COLUMNS),
    (CooperationBody, cooperations.BODY_COLUMNS),
    (BodyMember, cooperations.MEMBER_COLUMNS),
    (Cooperation, cooperations.COOPERATION_COLUMNS),
    (Party, cooperations.PARTY_COLUMNS),
    (Proposal, cooperations.PROPOSAL_COLUMNS),
    (Commitment, cooperations.COMMITMENT_COLUMNS),
)
PERSONS = ("created_by", "verified_by")
REGIONS = ("village", "region", "seat", "home", "lead")


def judge() -> None:
    """Raises Refused where invented rows would mix with real ones, or with themselves."""
    if settings.PRODUCTION:
        raise Refused("Data skala tidak boleh dibuat pada profil produksi.")
    if User.objects.filter(is_example=False).exists():
        raise Refused("Basis data ini punya akun sungguhan. Data skala hanya untuk basis data contoh.")
    if not Topic.objects.exists() or len(offices()) < 2:
        raise Refused("Jalankan “manage.py siapkan” dengan profil contoh lebih dulu.")
    if Potential.objects.filter(pk=rows.id_of(rows.POTENTIALS, 1)).exists():
        raise Refused("Data skala sudah ada di basis data ini.")


def offices() -> list[int]:
    """The example accounts, in an order that is the same everywhere."""
    return [*User.objects.filter(is_example=True).order_by("username").values_list("pk", flat=True)]


def world() -> rows.World:
    """What the rows point to."""
    found = [*villages().filter(valid_until__isnull=True).order_by("code").values_list("pk", "name", "code")]
    people = offices()
    return rows.World(
        villages=[pk for pk, _, _ in found],
        names=[name for _, name, _ in found],
        codes=[code for _, _, code in found],
        regions=dict(Region.objects.filter(valid_until__isnull=True).values_list("code", "pk")),
        topics=[*Topic.objects.filter(is_active=True).select_related("unit").order_by("code")],
        makers=people[::2],
        verifiers=people[1::2],
        known=frozenset(VillageYear.objects.filter(year=rows.YEAR).values_list("village", flat=True)),
    )


@transaction.atomic
def build(percent: int, say: Callable[[str], None]) -> None:
    """Fill the tables; with less than 100 percent the gazetteer is thinned too."""
    judge()
    if percent < 100:
        say(f"{thin(percent)} desa dan kecamatan dikeluarkan.")
    scene = world()
    totals = {name: total * percent // 100 for name, total in TOTALS.items()}
    made: dict[type, list[tuple]] = {}  # of the tables that are drawn together
    for model, columns in TABLES:
        if model is PartnerCoverage:
            made |= partners.around(scene, totals["partners"])
        elif model is VillageRegulation:
            made |= cooperations.around(scene, totals["cooperations"], totals["partners"])
        found = made.pop(model) if model in made else rows_of(model, scene, totals)
        say(f"{bulk.insert(model, columns, found)} {model._meta.verbose_name}")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            cursor.execute(TIDY)  # as its own care does soon after such a load


def rows_of(model: type, scene: rows.World, totals: dict[str, int]):
    """The rows of one table."""
    if model is Potential:
        return rows.potentials(scene, totals["potentials"])
    if model is Need:
        return rows.needs(scene, totals["needs"])
    return rows.years(scene) if model is VillageYear else partners.partners(scene, totals["partners"])


def thin(percent: int) -> int:
    """Take out whole kecamatan with their villages, so that `percent` of them stay; gives how many regions went."""
    districts = Region.objects.filter(kind=Region.Kind.DISTRICT).exclude(code=KEPT_DISTRICT)
    gone = {code for code in districts.values_list("code", flat=True) if zlib.crc32(code.encode()) % 100 >= percent}
    pks = [
        pk
        for pk, code in Region.objects.values_list("pk", "code")
        if code in gone or regions.ancestor(code, regions.DISTRICT) in gone
    ]
    with connection.cursor() as cursor:  # not row by row, and nothing of the example points to them
        cursor.execute("CREATE TEMPORARY TABLE skala_keluar (id bigint PRIMARY KEY)")
        cursor.executemany("INSERT INTO skala_keluar VALUES (%s)", [(pk,) for pk in pks])
        cursor.execute(f"DELETE FROM {Region._meta.db_table} WHERE id IN (SELECT id FROM skala_keluar)")
        cursor.execute("DROP TABLE skala_keluar")
    return len(pks)


def fingerprint() -> str:
    """One hash over every row that was made, by what they say: two equal runs give two equal ones."""
    total = hashlib.sha256()
    for model, columns in TABLES:
        said = [told(name) for name in columns]
        for row in (
            model.objects.filter(created_at=rows.MADE_AT).order_by("pk").values_list(*said).iterator(chunk_size=5_000)
        ):
            total.update(repr(row).encode())
    return total.hexdigest()


def told(name: str) -> str:
    """What a column says where ids differ from one database to the next."""
    if name in REGIONS or name == "topic":
        return f"{name}__code"
    return f"{name}__username" if name in PERSONS else name
