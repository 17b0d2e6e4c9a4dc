"""People: deactivated and reactivated, the last administrator, slips for a lost password, offices handed over."""

import threading
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import Grant, Invitation, User
from accounts.roles import Role
from records import trail
from records.verdict import Refused
from tests.accounts.conftest import PASSWORD, by_page, is_in
from tests.conftest import NGEBEL, make_user

CHOSEN = "empat kuda makan rumput"


def fresh(user: User) -> User:
    """The person as the next request loads them."""
    return User.objects.get(pk=user.pk)


def test_a_deactivated_person_is_out_at_once(cast, client):
    """Also D11: in mid-session, the next request is refused."""
    by_page(client, "kades.ngebel")
    assert client.get(reverse("home")).status_code == 200
    actions.deactivate(user=cast.kades_ngebel, by=cast.dpmd, note="Berhenti")
    assert client.get(reverse("home")).status_code == 302
    assert not UserSession.objects.filter(user=cast.kades_ngebel).exists()
    by_page(client, "kades.ngebel")
    assert not is_in(client)
    event = trail.timeline([cast.kades_ngebel]).first()
    assert (event.action, event.note, event.actor) == ("user.deactivate", "Berhenti", cast.dpmd)


def test_a_reactivated_person_has_their_offices_back(cast, client):
    actions.deactivate(user=cast.kades_ngebel, by=cast.dpmd, note="Keliru")
    with pytest.raises(Refused, match="sudah tidak aktif"):
        actions.deactivate(user=cast.kades_ngebel, by=cast.dpmd, note="lagi")
    actions.activate(user=cast.kades_ngebel, by=cast.dpmd)
    with pytest.raises(Refused, match="sudah aktif"):
        actions.activate(user=cast.kades_ngebel, by=cast.dpmd)
    by_page(client, "kades.ngebel")
    assert is_in(client) and fresh(cast.kades_ngebel).roles == {Role.KADES}


def test_nobody_deactivates_themselves(cast):
    with pytest.raises(Refused, match="akun sendiri"):
        actions.deactivate(user=cast.dpmd, by=cast.dpmd, note="x")


@pytest.fixture
def administrators(cast):
    """The only two of the whole country; the one of the cast is gone."""
    Grant.objects.filter(user=cast.admin).update(ended_at=timezone.now())
    return [make_user(name, Role.ADMIN, nationwide=True) for name in ("satu", "dua")]


def test_the_last_administrator_stays(administrators):
    first, second = administrators
    actions.deactivate(user=first, by=second, note="Pindah tugas")
    with pytest.raises(Refused, match="pengelola portal yang terakhir"):
        actions.withdraw_role(grant=second.grants.get(), by=second, note="x")
    actions.activate(user=first, by=second)
    actions.withdraw_role(grant=second.grants.get(), by=first, note="Selesai")
    with pytest.raises(Refused, match="yang terakhir"):
        actions.hand_over(grant=first.grants.get(), user=second, by=first, note="x", starts=later(3))
    assert fresh(first).is_staff and fresh(first).grants.get().ends is None


def later(days: int):
    """So many days from now."""
    return timezone.localdate() + timedelta(days=days)


def test_an_administrator_who_is_closed_or_whose_grant_is_over_does_not_count(administrators):
    first, second = administrators
    Grant.objects.filter(user=second).update(starts=later(-9), ends=later(-1))
    with pytest.raises(Refused, match="yang terakhir"):
        actions.withdraw_role(grant=first.grants.get(), by=first, note="x")


def test_a_slip_changes_nothing_until_it_is_used(cast, client):
    issued = actions.issue_slip(user=cast.kades_ngebel, by=cast.dpmd)
    by_page(client, "kades.ngebel")
    assert is_in(client)
    actions.accept(invitation=issued.invitation, password=CHOSEN)
    assert client.get(reverse("home")).status_code == 302, "a session of the old password"
    by_page(client, "kades.ngebel", PASSWORD)
    assert not is_in(client)
    by_page(client, "kades.ngebel", CHOSEN)
    assert is_in(client)


def test_a_new_slip_kills_the_last_one(cast):
    first = actions.issue_slip(user=cast.kades_ngebel, by=cast.dpmd)
    second = actions.issue_slip(user=cast.kades_ngebel, by=cast.dpmd)
    with pytest.raises(Refused):
        actions.accept(invitation=first.invitation, password=CHOSEN)
    assert actions.accept(invitation=second.invitation, password=CHOSEN) == cast.kades_ngebel


def test_no_slip_for_a_closed_account_or_beyond_reach(cast):
    with pytest.raises(PermissionDenied):
        actions.issue_slip(user=cast.asing, by=cast.dpmd)
    actions.grant_role(user=cast.kades_ngebel, role=Role.PEMBACA, nationwide=True, by=None)
    with pytest.raises(PermissionDenied, match="di luar wilayah Anda"):
        actions.issue_slip(user=cast.kades_ngebel, by=cast.dpmd)
    actions.deactivate(user=cast.sekdes_ngebel, by=cast.dpmd, note="x")
    with pytest.raises(Refused, match="tidak aktif"):
        actions.issue_slip(user=cast.sekdes_ngebel, by=cast.dpmd)
    assert not Invitation.objects.exists()


def test_a_slip_is_dead_once_the_person_is_closed_or_rises_above_its_issuer(cast):
    issued = actions.issue_slip(user=cast.kades_ngebel, by=cast.dpmd)
    actions.grant_role(user=cast.kades_ngebel, role=Role.ADMIN, nationwide=True, by=None)
    with pytest.raises(Refused, match="tidak berlaku lagi"):
        actions.accept(invitation=issued.invitation, password=CHOSEN)
    assert fresh(cast.kades_ngebel).check_password(PASSWORD)


@pytest.mark.parametrize("act", ["deactivate", "activate", "issue_slip", "end_sessions", "take_second_factor"])
@pytest.mark.parametrize("who", ["kades_ngebel", "camat", "pendamping", "inspektorat", "bkad"])
def test_who_gives_no_roles_manages_no_account(cast, act, who):
    extra = {"note": "x"} if act in ("deactivate", "take_second_factor") else {}
    with pytest.raises(PermissionDenied):
        getattr(actions, act)(user=cast.bkad, by=getattr(cast, who), **extra)


def test_an_office_begun_later_leaves_its_holder_until_the_day_before(cast):
    grant = cast.kades_ngebel.grants.get()
    new = actions.hand_over(
        grant=grant, user=cast.sekdes_ngebel, by=cast.dpmd, acting="Plt.", note="SK", starts=later(7)
    )
    old = Grant.objects.get(pk=grant.pk)
    assert (old.ends, old.ended_at) == (later(6), None)
    assert fresh(cast.kades_ngebel).roles == {Role.KADES} and new.starts == later(7)
    assert fresh(cast.sekdes_ngebel).roles == {Role.SEKDES}


def test_a_holder_on_leave_keeps_the_office_beside_the_acting_one(cast):
    grant = cast.kades_ngebel.grants.get()
    actions.hand_over(grant=grant, user=cast.sekdes_ngebel, by=cast.dpmd, acting="Plt.", note="Cuti", keeps=True)
    assert fresh(cast.kades_ngebel).roles == {Role.KADES}
    assert fresh(cast.sekdes_ngebel).title_at(NGEBEL) in ("Sekretaris Desa Ngebel", "Plt. Kepala Desa Ngebel")
    assert fresh(cast.sekdes_ngebel).roles == {Role.SEKDES, Role.KADES}


def test_an_office_that_is_over_or_ones_own_is_not_handed_over(cast):
    grant = cast.kades_ngebel.grants.get()
    with pytest.raises(Refused, match="sudah memegang"):
        actions.hand_over(grant=grant, user=cast.kades_ngebel, by=cast.dpmd, note="x")
    actions.withdraw_role(grant=grant, by=cast.dpmd, note="x")
    with pytest.raises(Refused, match="sudah diakhiri"):
        actions.hand_over(
            grant=Grant.objects.get(pk=grant.pk), user=cast.sekdes_ngebel, by=cast.dpmd, note="x", keeps=True
        )


@pytest.mark.races
def test_two_administrators_who_close_each_other_at_once_leave_one(race_database):
    first, second = (make_user(name, Role.ADMIN, nationwide=True) for name in ("satu", "dua"))
    heard, start = [], threading.Barrier(2)

    def close(by: User, user: User) -> None:
        try:
            start.wait()
            actions.deactivate(user=user, by=User.objects.get(pk=by.pk), note="x")
            heard.append("closed")
        except (Refused, PermissionDenied):
            heard.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=close, args=pair) for pair in ((first, second), (second, first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard) == ["closed", "refused"]
    assert User.objects.filter(is_active=True).count() == 1
