"""The cast, by office; the test client that refuses writes on GET; plumbing for databases and browsers."""

from types import SimpleNamespace

import pytest
from django.conf import settings

from accounts import actions
from accounts.models import User
from accounts.roles import Role
from tests.plumbing import *  # noqa: F403  (fixtures)
from villages.models import Region

REGIONS = [
    ("35", "Jawa Timur", "provinsi"),
    ("35.02", "Kabupaten Ponorogo", "kabupaten"),
    ("35.02.19", "Ngebel", "kecamatan"),
    ("35.02.18", "Pulung", "kecamatan"),
    ("35.02.19.2001", "Ngrogung", "desa"),
    ("35.02.19.2002", "Sahang", "desa"),
    ("35.02.19.2003", "Wagir Lor", "desa"),
    ("35.02.19.2004", "Talun", "desa"),
    ("35.02.19.2007", "Ngebel", "desa"),
    ("35.02.18.2001", "Patik", "desa"),
    ("35.02.18.1001", "Kelurahan Uji", "kelurahan"),
    ("35.03", "Kabupaten Trenggalek", "kabupaten"),
    ("35.03.01", "Panggul", "kecamatan"),
    ("35.03.01.2001", "Wonocoyo", "desa"),
]
NGEBEL, SAHANG, WAGIRLOR, TALUN, PATIK, FOREIGN = (
    "35.02.19.2007",
    "35.02.19.2002",
    "35.02.19.2003",
    "35.02.19.2004",
    "35.02.18.2001",
    "35.03.01.2001",
)
VILLAGE_ROLES = (Role.KADES, Role.SEKDES, Role.PERANGKAT, Role.BPD)


@pytest.fixture(autouse=True, scope="session")
def static_root():
    """WhiteNoise warns when there is no directory of collected files."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


def make_user(username: str, role: str = "", **scope) -> User:
    """One person with one role."""
    user = actions.create_user(username=username, name=username, password="kata-sandi-uji-panjang", by=None)
    if role:
        actions.grant_role(user=user, role=role, by=None, **scope)
    return User.objects.get(pk=user.pk)


@pytest.fixture
def regions(db) -> dict[str, Region]:
    """Kecamatan Ngebel and its neighbours, by code."""
    return make_regions()


def make_regions() -> dict[str, Region]:
    """The same, on whatever database there is."""
    Region.objects.bulk_create([Region(code=code, name=name, kind=kind) for code, name, kind in REGIONS])
    return {region.code: region for region in Region.objects.all()}


@pytest.fixture
def cast(regions) -> SimpleNamespace:
    """Everybody, by office: kades_ngebel … bpd_patik, pendamping, camat, dpmd, inspektorat, pembaca, admin, asing."""
    return make_cast(regions)


def make_cast(regions: dict[str, Region]) -> SimpleNamespace:
    """The same, on whatever database there is."""
    people = {}
    for name, code in (
        ("ngebel", NGEBEL),
        ("sahang", SAHANG),
        ("wagirlor", WAGIRLOR),
        ("talun", TALUN),
        ("patik", PATIK),
    ):
        for role in VILLAGE_ROLES:
            people[f"{role}_{name}"] = make_user(
                f"{role}.{name}", role, region_code=code, place_name=regions[code].name
            )
    people |= {
        "pendamping": make_user("pendamping", Role.PENDAMPING, region_code="35.02.19", place_name="Kecamatan Ngebel"),
        "camat": make_user("camat.ngebel", Role.CAMAT, region_code="35.02.19", place_name="Ngebel"),
        "camat_pulung": make_user("camat.pulung", Role.CAMAT, region_code="35.02.18", place_name="Pulung"),
        "dpmd": make_user("dpmd.ponorogo", Role.DPMD, region_code="35.02", place_name="Kabupaten Ponorogo"),
        "inspektorat": make_user("inspektorat", Role.INSPEKTORAT, region_code="35.02"),
        "pembaca": make_user("pembaca", Role.PEMBACA, region_code="35.02"),
        "admin": make_user("admin", Role.ADMIN, region_code="35.02"),
        "asing": make_user("sekdes.wonocoyo", Role.SEKDES, region_code=FOREIGN),
        "bkad": make_user("bkad.ngebel"),
    }
    return SimpleNamespace(**people)


@pytest.fixture
def enter(client):
    """Sign somebody in; the same client afterwards speaks for them."""

    def sign_in(user: User):
        client.force_login(User.objects.get(pk=user.pk), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
