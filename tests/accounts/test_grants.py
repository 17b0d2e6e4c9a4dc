"""People and their grants: from–until, withdrawn, exactly one scope; made by administrators only, and traced."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import actions
from accounts.models import Grant, User
from accounts.permissions import Permission as P
from accounts.roles import Role
from records import trail
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG

TODAY = timezone.localdate
PASSWORD = "kata-sandi-uji-panjang"


def fresh(user) -> User:
    """The person as the next request loads them."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def person(regions):
    """Somebody without a grant."""
    return actions.create_user(username="sri", name="Sri Wahyuni", password=PASSWORD, by=None)


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [(0, None, True), (-30, 0, True), (-30, -1, False), (1, None, False), (0, 0, True), (-1, 30, True)],
    ids=["from today", "until today", "expired", "from tomorrow", "today only", "now"],
)
def test_a_grant_counts_from_its_first_to_its_last_day(person, starts, ends, counts):
    until = None if ends is None else TODAY() + timedelta(ends)
    first = TODAY() + timedelta(starts)
    actions.grant_role(user=person, role=Role.KADES, region_code=NGEBEL, starts=first, ends=until, by=None)
    assert fresh(person).can(P.COOPERATION_VIEW, NGEBEL) is counts
    assert person.grants.in_force().exists() is counts  # the filter for many people is the same question


def test_a_withdrawn_grant_ends_at_once_and_stays_in_the_books(person, cast):
    grant = actions.grant_role(user=person, role=Role.PERANGKAT, region_code=NGEBEL, by=cast.admin)
    assert fresh(person).can(P.COOPERATION_VIEW, NGEBEL)
    actions.withdraw_role(grant=grant, by=cast.admin, note="Masa jabatan habis")
    assert not fresh(person).can(P.COOPERATION_VIEW, NGEBEL) and not person.grants.in_force().exists()
    assert Grant.objects.filter(pk=grant.pk, ended_at__isnull=False).exists()
    event = trail.timeline([grant]).first()
    assert (event.action, event.note, event.actor) == ("grant.withdraw_role", "Masa jabatan habis", cast.admin)


def test_a_grant_is_withdrawn_once(person, cast):
    grant = actions.grant_role(user=person, role=Role.PERANGKAT, region_code=NGEBEL, by=cast.admin)
    actions.withdraw_role(grant=grant, by=cast.admin, note="pertama")
    with pytest.raises(Refused):
        actions.withdraw_role(grant=grant, by=cast.admin, note="kedua")
    assert trail.timeline([grant]).filter(action="grant.withdraw_role").count() == 1


def test_a_deactivated_person_has_no_right(cast):
    User.objects.filter(pk=cast.kades_ngebel.pk).update(is_active=False)
    assert fresh(cast.kades_ngebel).active_grants == []
    assert not fresh(cast.kades_ngebel).can(P.COOPERATION_VIEW, NGEBEL)


def test_two_offices_are_held_side_by_side(person):
    actions.grant_role(user=person, role=Role.SEKDES, region_code=NGEBEL, place_name="Ngebel", by=None)
    actions.grant_role(user=person, role=Role.PERANGKAT, region_code=SAHANG, place_name="Sahang", by=None)
    both = fresh(person)
    assert both.roles == {Role.SEKDES, Role.PERANGKAT}
    assert both.can(P.COOPERATION_START, NGEBEL)
    assert not both.can(P.COOPERATION_START, SAHANG)
    assert (both.title_at(NGEBEL), both.title_at(SAHANG)) == ("Sekretaris Desa Ngebel", "Perangkat Desa Sahang")


def test_the_title_says_acting(person):
    actions.grant_role(user=person, role=Role.KADES, region_code=NGEBEL, place_name="Ngebel", by=None)
    Grant.objects.update(acting="Pj.")
    assert fresh(person).title == "Pj. Kepala Desa Ngebel"


def test_without_an_office_the_name_speaks(person):
    assert (person.title, person.title_at(NGEBEL)) == ("Sri Wahyuni", "Sri Wahyuni")


SCOPES = [
    {},
    {"nationwide": True, "region_code": NGEBEL},
    {"nationwide": True, "body": "bkadngebel"},
    {"region_code": NGEBEL, "body": "bkadngebel"},
]


@pytest.mark.parametrize("scope", SCOPES, ids=["none", "nation and region", "nation and body", "region and body"])
def test_a_grant_has_exactly_one_scope(person, scope):
    with pytest.raises(ValidationError, match="Pilih satu"):
        actions.grant_role(user=person, role=Role.DPMD, by=None, **scope)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(user=person, role=Role.DPMD, created_by=person, **scope)


@pytest.mark.parametrize("code", ["35.2", "35.02.", "%", "35.02.19.2007.1", "semua"])
def test_a_scope_is_a_code_of_the_grammar(person, code):
    with pytest.raises(ValidationError):
        actions.grant_role(user=person, role=Role.DPMD, region_code=code, by=None)


def test_a_grant_does_not_end_before_it_starts(person):
    with pytest.raises(ValidationError, match="sebelum tanggal mulai"):
        actions.grant_role(user=person, role=Role.DPMD, region_code="35.02", ends=TODAY() - timedelta(1), by=None)


def test_an_unknown_role_is_refused(person):
    with pytest.raises(ValidationError):
        actions.grant_role(user=person, role="raja", region_code="35.02", by=None)


@pytest.mark.parametrize("name", ["kades_ngebel", "pendamping", "camat", "dpmd", "inspektorat", "pembaca"])
def test_nobody_makes_administrators_or_passwords_but_they(cast, name):
    other = getattr(cast, name)
    grant = cast.asing.active_grants[0]
    acts = [
        lambda: actions.create_user(username="baru", name="Baru", password=PASSWORD, by=other),
        lambda: actions.set_password(user=cast.kades_ngebel, password=PASSWORD, by=other),
        lambda: actions.grant_role(user=other, role=Role.ADMIN, nationwide=True, by=other),
        lambda: actions.withdraw_role(grant=grant, by=other, note="x"),
    ]
    before = Event.objects.count()
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert Event.objects.count() == before


def test_the_admin_site_is_for_administrators(cast):
    assert cast.admin.is_staff
    assert not any(getattr(cast, name).is_staff for name in ("kades_ngebel", "dpmd", "pembaca", "asing", "bkad"))


def test_accounts_are_traced_and_passwords_never(cast):
    user = actions.create_user(username="baru", name="Baru", password=PASSWORD, by=cast.admin)
    actions.set_password(user=user, password="rahasia-lain-panjang", by=cast.admin)
    events = list(trail.timeline([user]))
    assert [event.action for event in events] == ["user.set_password", "user.create_user"]
    assert fresh(user).check_password("rahasia-lain-panjang")
    told = " ".join(f"{event.old} {event.new} {event.note}" for event in events)
    assert PASSWORD not in told and "rahasia" not in told and user.password not in told


def test_a_grant_is_traced_in_its_region(person, cast):
    grant = actions.grant_role(user=person, role=Role.PERANGKAT, region_code=NGEBEL, by=cast.admin)
    event = trail.timeline([grant]).get()
    assert (event.region_code, event.actor, event.new["role"]) == (NGEBEL, cast.admin, "perangkat")


def test_user_names_differ_and_are_found_in_any_case(person):
    for taken in ("sri", "SRI"):
        with pytest.raises(Refused, match="sudah dipakai"):
            actions.create_user(username=taken, name="Lain", password=PASSWORD, by=None)
    assert User.objects.get_by_natural_key("SRI") == person


def test_people_are_not_deleted_with_their_acts(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=cast.kades_ngebel.pk).delete()
