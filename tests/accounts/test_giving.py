"""Nobody gives a role beyond their own scope, nor one above their own; every role has its level of place."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts import actions
from accounts.giving import GIVES, LEVELS, may_give, people_in_reach, roles_to_give
from accounts.models import Grant, User
from accounts.roles import Role
from records.verdict import Refused
from tests.conftest import FOREIGN, NGEBEL, PATIK, SAHANG, make_user

PLACES = {
    "own village": {"region_code": NGEBEL},
    "own district": {"region_code": "35.02.19"},
    "own regency": {"region_code": "35.02"},
    "province": {"region_code": "35"},
    "other regency": {"region_code": "35.03"},
    "other village": {"region_code": FOREIGN},
    "digits alike": {"region_code": "35.021"},
    "nation": {"nationwide": True},
    "unknown body": {"body": "bkadlainxx"},
    "nowhere": {},
}
OWN = {"own village", "own district", "own regency"}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", Role.values)
def test_dpmd_gives_within_its_kabupaten_and_never_an_administrator(cast, role, place):
    assert may_give(cast.dpmd, role, **PLACES[place]) == (place in OWN and role != Role.ADMIN)


@pytest.mark.parametrize("name", ["kades_ngebel", "sekdes_ngebel", "bpd_ngebel", "pendamping", "camat", "inspektorat"])
@pytest.mark.parametrize("place", PLACES)
def test_others_give_nothing(cast, name, place):
    assert not any(may_give(getattr(cast, name), role, **PLACES[place]) for role in Role)
    assert roles_to_give(getattr(cast, name)) == []


def test_a_body_is_within_reach_when_all_its_villages_are(cast):
    inside, across = {"bkad": (NGEBEL, SAHANG)}, {"bkad": (NGEBEL, FOREIGN)}
    assert may_give(cast.dpmd, Role.BKAD, body="bkad", bodies=inside)
    assert not may_give(cast.dpmd, Role.BKAD, body="bkad", bodies=across)


def test_two_scopes_never_add_up(cast):
    """Half of a body's villages by one grant, half by another."""
    both = make_user("dpmd.dua", Role.DPMD, region_code="35.02")
    actions.grant_role(user=both, role=Role.DPMD, region_code="35.03", by=None)
    both = User.objects.get(pk=both.pk)
    assert not may_give(both, Role.BKAD, body="bkad", bodies={"bkad": (NGEBEL, FOREIGN)})


def test_the_whole_country_is_given_by_who_has_it(cast):
    nation = make_user("pengelola", Role.ADMIN, nationwide=True)
    assert all(may_give(nation, role, nationwide=True) for role in Role)
    assert not may_give(cast.admin, Role.ADMIN, nationwide=True), "an administrator of one kabupaten"
    assert Role.ADMIN not in roles_to_give(cast.admin) and Role.ADMIN in roles_to_give(nation)


def test_every_role_has_its_levels():
    assert set(LEVELS) == set(Role)
    assert all(not GIVES[role] - set(Role) for role in GIVES)


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        ("kades", {"region_code": "35.02.19"}),
        ("kades", {"region_code": "35.02.18.1001"}),
        ("camat", {"region_code": NGEBEL}),
        ("dpmd", {"region_code": "35.02.19"}),
        ("bkad", {"region_code": NGEBEL}),
        ("perangkat", {"nationwide": True}),
        ("perangkat", {"body": "bkad"}),
    ],
)
def test_an_office_is_held_at_its_own_level_only(cast, role, scope):
    nation = make_user("pengelola", Role.ADMIN, nationwide=True)
    with pytest.raises(Refused):
        actions.grant_role(user=cast.bkad, role=role, by=nation, **scope)


def test_acts_beyond_the_scope_are_refused_and_write_nothing(cast):
    before = Grant.objects.count()
    for role, scope in (("perangkat", {"region_code": FOREIGN}), ("admin", {"nationwide": True})):
        with pytest.raises(PermissionDenied):
            actions.grant_role(user=cast.bkad, role=role, by=cast.dpmd, **scope)
    with pytest.raises(PermissionDenied):
        actions.withdraw_role(grant=cast.asing.grants.get(), by=cast.dpmd, note="x")
    with pytest.raises(PermissionDenied):
        actions.withdraw_role(grant=cast.admin.grants.get(), by=cast.dpmd, note="x")
    assert Grant.objects.count() == before and not Grant.objects.filter(ended_at__isnull=False).exists()


def test_one_village_has_one_kades(cast):
    """UU 6/2014 pasal 26; the office is handed over, not doubled."""
    with pytest.raises(Refused, match="Serahkan jabatan"):
        actions.grant_role(user=cast.bkad, role="kades", region_code=NGEBEL, by=cast.dpmd)
    actions.withdraw_role(grant=cast.kades_ngebel.grants.get(), by=cast.dpmd, note="Habis masa jabatan")
    assert actions.grant_role(user=cast.bkad, role="kades", region_code=NGEBEL, by=cast.dpmd)


def test_the_same_office_is_not_given_twice(cast):
    with pytest.raises(Refused, match="sudah memegang peran ini"):
        actions.grant_role(user=cast.sekdes_ngebel, role="sekdes", region_code=NGEBEL, by=cast.dpmd)


def test_reach_is_by_whole_segments(cast):
    found = set(people_in_reach(cast.dpmd).values_list("username", flat=True))
    assert "sekdes.patik" in found and "sekdes.wonocoyo" not in found and "admin" not in found
    assert not people_in_reach(make_user("tanpa.peran")).exists()


def test_a_deactivated_giver_gives_nothing(cast):
    User.objects.filter(pk=cast.dpmd.pk).update(is_active=False)
    late = User.objects.get(pk=cast.dpmd.pk)
    with pytest.raises(PermissionDenied):
        actions.grant_role(user=cast.bkad, role="perangkat", region_code=PATIK, by=late)


def test_nobody_gives_a_role_to_themselves(cast):
    """The kabupaten reviews what a sekdes writes; nobody becomes both by their own hand."""
    nation = make_user("pengelola", Role.ADMIN, nationwide=True)
    before = Grant.objects.count()
    for by, role, region in ((cast.dpmd, "sekdes", SAHANG), (nation, "dpmd", "35.02")):
        with pytest.raises(Refused, match="diri sendiri"):
            actions.grant_role(user=by, role=role, region_code=region, by=by)
    with pytest.raises(Refused, match="diri sendiri"):
        actions.hand_over(grant=cast.kades_ngebel.grants.get(), user=cast.dpmd, by=cast.dpmd, note="x")
    assert Grant.objects.count() == before


def test_no_office_is_given_for_a_term_that_is_over(cast):
    today = timezone.localdate()
    past = {"role": "perangkat", "region_code": SAHANG, "starts": today - timedelta(9), "ends": today - timedelta(1)}
    for act in (
        lambda: actions.grant_role(user=cast.bkad, by=cast.dpmd, **past),
        lambda: actions.invite(name="Sri", by=cast.dpmd, **past),
    ):
        with pytest.raises(Refused, match="sudah lewat"):
            act()
    assert actions.invite(name="Sri", by=cast.dpmd, **(past | {"ends": today})).invitation.is_open
