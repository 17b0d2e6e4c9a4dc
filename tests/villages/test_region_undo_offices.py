"""A list of regions taken back gives its offices back, too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Grant, User
from records.models import ImportRun
from records.trail import broken_links
from tests.conftest import PATIK, TALUN
from tests.villages.importing import undone
from tests.villages.region_lists import administrator, applied

KELURAHAN = "35.02.18.1009"
BECAME = f"{KELURAHAN};Patik;{PATIK};pindah"


@pytest.fixture
def admin(cast):
    return administrator()


def held(code: str) -> list[tuple[str, str]]:
    """Who holds which office there now."""
    rows = Grant.objects.not_over().filter(region_code=code)
    return sorted(rows.values_list("user__username", "role"))


def test_offices_that_ended_with_a_kelurahan_are_given_back(admin):
    before = held(PATIK)
    for _ in range(2):  # what an earlier round ended isn't given twice
        run = applied(admin, BECAME)
        assert held(PATIK) == held(KELURAHAN) == []
        assert undone(run, admin).state == ImportRun.State.UNDONE
        assert held(PATIK) == before and len(before) == 4
    assert list(broken_links()) == []


def test_a_closed_account_and_a_term_that_is_over_get_nothing_back(admin, cast):
    Grant.objects.filter(user=cast.bpd_patik).update(ends=timezone.localdate())
    run = applied(admin, BECAME)
    User.objects.filter(pk=cast.sekdes_patik.pk).update(is_active=False)
    yesterday = timezone.localdate() - timedelta(days=1)
    Grant.objects.filter(user=cast.bpd_patik).update(starts=yesterday, ends=yesterday)
    undone(run, admin)
    assert held(PATIK) == [("kades.patik", "kades"), ("perangkat.patik", "perangkat")]


def test_the_next_village_of_the_code_keeps_its_own_people(admin, cast):
    run = applied(admin, BECAME, f"{PATIK};Talun;{TALUN};pindah")
    assert {name for name, _ in held(PATIK)} == {f"{role}.talun" for role in ("kades", "sekdes", "perangkat", "bpd")}
    assert undone(run, admin).state == ImportRun.State.UNDONE
    assert {name for name, _ in held(PATIK)} == {f"{role}.patik" for role in ("kades", "sekdes", "perangkat", "bpd")}
    assert {name for name, _ in held(TALUN)} == {f"{role}.talun" for role in ("kades", "sekdes", "perangkat", "bpd")}
