"""The cast, by office; the test client that refuses writes on GET; plumbing for databases and browsers."""

import time
from types import SimpleNamespace

import pytest
from allauth.account.internal.flows import login
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connections
from django.db.backends.base.creation import TEST_DATABASE_PREFIX

from accounts import actions
from accounts.middleware import BEGAN, SEEN
from accounts.models import Grant, User
from accounts.roles import Role
from tests.plumbing import *  # noqa: F403  (fixtures)
from villages.management.commands import load_topics
from villages.models import Region, Topic

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
PASSWORD = "kata-sandi-uji-panjang"
BACKEND = "accounts.backends.PersonWithGrants"
VILLAGE_ROLES = (Role.KADES, Role.SEKDES, Role.PERANGKAT, Role.BPD)


@pytest.fixture(autouse=True, scope="session")
def static_root():
    """WhiteNoise warns when there is no directory of collected files."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Topics and units stand in the test database before the first test, as siapkan leaves them."""
    name = str(connections["default"].settings_dict["NAME"])
    if name.startswith((TEST_DATABASE_PREFIX, "file:memorydb")):  # none is made for tests that ask for none
        with django_db_blocker.unblock():
            load_topics.load()


@pytest.fixture
def topics(db) -> dict[str, Topic]:
    """Topics and units as siapkan leaves them, by code."""
    load_topics_once()
    return {topic.code: topic for topic in Topic.objects.select_related("unit")}


def load_topics_once() -> None:
    """For databases of their own, which begin empty."""
    if not Topic.objects.exists():
        load_topics.load()


def make_user(username: str, role: str = "", **scope) -> User:
    """One person with one role."""
    user = actions.create_user(username=username, name=username, password=PASSWORD, by=None)
    if role:
        actions.grant_role(user=user, role=role, by=None, **scope)
    return User.objects.get(pk=user.pk)


@pytest.fixture
def regions(db) -> dict[str, Region]:
    """Kecamatan Ngebel and its neighbours, by code."""
    return make_regions()


def make_regions() -> dict[str, Region]:
    """The same, on whatever database there is."""
    load_topics_once()
    Region.objects.bulk_create([Region(code=code, name=name, kind=kind) for code, name, kind in REGIONS])
    return {region.code: region for region in Region.objects.all()}


@pytest.fixture
def cast(regions) -> SimpleNamespace:
    """Everybody, by office: kades_ngebel … bpd_patik, pendamping, camat, dpmd, inspektorat, pembaca, admin, asing."""
    return make_cast(regions)


def make_cast(regions: dict[str, Region]) -> SimpleNamespace:
    """The same, on whatever database there is; in three statements, since nearly every test asks for it."""
    seats = [
        (f"{role}_{name}", f"{role}.{name}", role, code, regions[code].name)
        for name, code in (
            ("ngebel", NGEBEL),
            ("sahang", SAHANG),
            ("wagirlor", WAGIRLOR),
            ("talun", TALUN),
            ("patik", PATIK),
        )
        for role in VILLAGE_ROLES
    ]
    seats += [
        ("pendamping", "pendamping", Role.PENDAMPING, "35.02.19", "Kecamatan Ngebel"),
        ("camat", "camat.ngebel", Role.CAMAT, "35.02.19", "Ngebel"),
        ("camat_pulung", "camat.pulung", Role.CAMAT, "35.02.18", "Pulung"),
        ("dpmd", "dpmd.ponorogo", Role.DPMD, "35.02", "Kabupaten Ponorogo"),
        ("inspektorat", "inspektorat", Role.INSPEKTORAT, "35.02", ""),
        ("pembaca", "pembaca", Role.PEMBACA, "35.02", ""),
        ("admin", "admin", Role.ADMIN, "35.02", ""),
        ("asing", "sekdes.wonocoyo", Role.SEKDES, FOREIGN, ""),
        ("bkad", "bkad.ngebel", "", "", ""),
    ]
    password = make_password(PASSWORD)
    User.objects.bulk_create(User(username=name, name=name, password=password) for _, name, *_ in seats)
    users = {user.username: user for user in User.objects.all()}
    Grant.objects.bulk_create(
        Grant(user=users[name], role=role, region_code=code, place_name=place, created_by=users[name])
        for _, name, role, code, place in seats
        if role
    )
    return SimpleNamespace(**{seat: users[name] for seat, name, *_ in seats})


@pytest.fixture
def enter(client):
    """Sign somebody in; the same client afterwards speaks for them."""

    def sign_in(user: User):
        return signed_in(client, user)

    return sign_in


def signed_in(client, user: User):
    """The client with what signing in by the page leaves in a session: both clocks, and a password given just now."""
    client.force_login(User.objects.get(pk=user.pk), backend=BACKEND)
    session, now = client.session, time.time()
    session[BEGAN] = session[SEEN] = int(now)
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": now}]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
    return client
