"""What a list shows is what the pages open: `visible_to` and `within` are the twins of `can`, for every record."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.access import can, within
from accounts.models import Grant, User
from accounts.permissions import REACH, Permission, Place
from accounts.roles import Role
from musyawarah.models import Deliberation
from musyawarah.queries import visible_to
from partnerships.models import Cooperation
from tests.conftest import FOREIGN, NGEBEL, PATIK, REGIONS, SAHANG, TALUN
from tests.examples import few
from tests.factories import cooperation_at
from villages.models import Potential, Region

SCOPES = sorted({code for code, _, _ in REGIONS} | {"36", "35.2", "35.02.1", "35.02.19.200"})
OFFICE = st.tuples(st.sampled_from(list(Role)), st.sampled_from(["", *SCOPES]))


def person(offices) -> User:
    """Somebody who holds these offices today; an empty code means the whole country."""
    user = User(username="siapa")
    user.active_grants = [Grant(role=role, region_code=code, nationwide=not code) for role, code in offices]
    return user


@few
@given(st.lists(OFFICE, max_size=3), st.sampled_from([each for each in Permission if each not in REACH]))
def test_the_filter_of_a_right_is_the_right(regions, offices, permission):
    """Whole segments only: 35.02.1 covers nothing of 35.02.19."""
    user = person(offices)
    shown = set(Region.objects.filter(within(user, permission, "code")).values_list("code", flat=True))
    assert shown == {code for code in regions if can(user, permission, code)}


SIGHTS = {
    "draf": Permission.POTENTIAL_VIEW_DRAFT,
    "diajukan": Permission.POTENTIAL_VIEW_SUBMITTED,
    "terverifikasi": Permission.POTENTIAL_VIEW_VERIFIED,
}


@pytest.fixture
def potentials(cast, regions):
    """One of each state in five villages of three kecamatan."""
    rows = []
    for code in (NGEBEL, SAHANG, TALUN, PATIK, FOREIGN):
        for status in SIGHTS:
            facts = {"kind": "alam", "name": status, "quantity": 9, "unit": "l/dt", "created_by": cast.admin}
            verified = {"verified_at": "2026-01-01T00:00Z", "verified_by": cast.camat}
            facts |= verified if status == "terverifikasi" else {}
            rows.append(Potential(village=regions[code], status=status, **facts))
    return Potential.objects.bulk_create(rows)


@few
@given(st.lists(OFFICE, max_size=3))
def test_potentials_in_every_state_for_every_office(potentials, offices):
    user = person(offices)
    shown = set(Potential.objects.visible_to(user).values_list("pk", flat=True))
    assert shown == {row.pk for row in potentials if can(user, SIGHTS[row.status], row.place)}


def everybody(cast) -> dict[str, User]:
    """All people of the cast, by seat."""
    return vars(cast)


@pytest.mark.slow
def test_the_page_of_a_potential_opens_for_those_who_see_it_in_a_list(potentials, cast, enter):
    wrong = []
    near = [row for row in potentials if row.village.code in (NGEBEL, FOREIGN)]
    for seat, user in everybody(cast).items():
        browser = enter(user)
        shown = set(Potential.objects.visible_to(User.objects.get(pk=user.pk)).values_list("pk", flat=True))
        for row in near:
            status = browser.get(reverse("villages:potential-detail", args=[row.pk])).status_code
            if status != (200 if row.pk in shown else 404):
                wrong.append(f"{seat}: {row.name} {row.village.code} {status}")
    assert wrong == []


def reads_by_link(user: User, meeting: Deliberation) -> bool:
    """Villages that decide on the same matter read the final record from there; it is no meeting in their calendar."""
    readers = Place(tuple(village.code for village in meeting.readers.all()))
    return meeting.is_final and can(user, Permission.DELIBERATION_VIEW_FINAL, readers)


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["persiapan", "penyusunan", "berjalan"])
def test_the_page_of_a_cooperation_opens_for_those_who_see_it_in_a_list(
    stage, cast, regions, enter, settings, tmp_path
):
    """And so do the pages of its meetings."""
    settings.MEDIA_ROOT = tmp_path
    world = cooperation_at(stage, cast, regions)
    meetings, wrong = list(Deliberation.objects.all()), []
    for seat, user in everybody(cast).items():
        browser, user = enter(user), User.objects.get(pk=user.pk)
        listed = Cooperation.objects.visible_to(user).filter(pk=world.cooperation.pk).exists()
        page = browser.get(reverse("partnerships:cooperation-detail", args=[world.cooperation.pk]))
        if (page.status_code == 200) != listed:
            wrong.append(f"{seat}: {stage} {page.status_code}, listed {listed}")
        listed = set(visible_to(user).values_list("pk", flat=True))
        for meeting in meetings:
            status = browser.get(reverse("musyawarah:deliberation-detail", args=[meeting.pk])).status_code
            if (status == 200) != (meeting.pk in listed or reads_by_link(user, meeting)):
                wrong.append(f"{seat}: meeting {meeting.status} {status}, listed {meeting.pk in listed}")
    assert wrong == []
    assert meetings or stage == "persiapan"
