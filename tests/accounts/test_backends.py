"""The person of a session comes with their grants, as they are at this moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import actions
from accounts.backends import PersonWithGrants
from accounts.models import User
from accounts.permissions import Permission as P
from accounts.roles import Role
from tests.conftest import NGEBEL, SAHANG


def of_session(user):
    """Who the next request finds."""
    return PersonWithGrants().get_user(user.pk)


def test_one_question_finds_the_person_and_what_is_in_force(cast, django_assert_num_queries):
    today, yesterday = timezone.localdate(), timezone.localdate() - timedelta(1)
    user = actions.create_user(username="sri", name="Sri Wahyuni", password="kata-sandi-uji-panjang", by=None)
    gone = {"starts": today - timedelta(30), "ends": yesterday}
    actions.grant_role(user=user, role=Role.KADES, region_code=SAHANG, by=None, **gone)
    assert of_session(user).active_grants == [] and of_session(user) == user
    actions.grant_role(user=user, role=Role.PERANGKAT, region_code=NGEBEL, by=None)
    with django_assert_num_queries(1):
        found = of_session(user)
        assert found.can(P.COOPERATION_VIEW, NGEBEL) and not found.can(P.COOPERATION_VIEW, SAHANG)
        assert found.title == found.title_at(NGEBEL) and found.name == "Sri Wahyuni"


def test_a_withdrawn_grant_is_gone_with_the_next_request(cast):
    grant = cast.sekdes_sahang.active_grants[0]
    assert of_session(cast.sekdes_sahang).can(P.COOPERATION_VIEW, SAHANG)
    actions.withdraw_role(grant=grant, by=cast.admin, note="Masa jabatan habis")
    assert not of_session(cast.sekdes_sahang).can(P.COOPERATION_VIEW, SAHANG)


@pytest.mark.parametrize("granted", [True, False])
def test_a_deactivated_person_is_nobody(cast, regions, granted):
    user = cast.sekdes_sahang if granted else User.objects.create(username="sri", name="Sri")
    assert of_session(user) == user
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert of_session(user) is None


def test_without_a_grant_the_person_is_found_too(regions):
    user = User.objects.create(username="sri", name="Sri")
    assert of_session(user) == user and of_session(user).active_grants == []
    assert PersonWithGrants().get_user(user.pk + 1_000) is None
