"""The access screen and one's own power: the password again before a way in is given, and nothing for oneself."""

import time

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Invitation
from accounts.roles import Role
from tests.conftest import NGEBEL, PASSWORD, make_user


@pytest.mark.parametrize("act", ["person-slip", "person-second-factor-take", "invite", "grant-give", "hand-over"])
def test_a_borrowed_session_is_asked_for_the_password_first(act, cast, enter, monkeypatch):
    """ASVS 7.5.1: what gives somebody a way in needs a password of the last minutes."""
    given = {"invite": [], "hand-over": [cast.kades_ngebel.grants.get().pk]}.get(act, [cast.kades_ngebel.key])
    browser, address = enter(cast.dpmd), reverse(f"access:{act}", args=given)
    assert browser.get(address).status_code == 200
    borrowed = time.time() + 600
    monkeypatch.setattr("time.time", lambda: borrowed)
    for answer in (browser.get(address), browser.post(address, {"note": "x"})):
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not Invitation.objects.exists()


def test_a_new_link_waits_for_the_password_and_is_made_then(cast, enter, monkeypatch):
    issued = actions.invite(name="Sri", role="perangkat", by=cast.dpmd, region_code=NGEBEL, place_name="Ngebel")
    browser = enter(cast.dpmd)
    borrowed = time.time() + 600
    monkeypatch.setattr("time.time", lambda: borrowed)
    asked = browser.post(reverse("access:invitation-renew", args=[issued.invitation.pk]))
    assert Invitation.objects.get().token_hash == issued.invitation.token_hash
    made = browser.post(asked["Location"], {"password": PASSWORD})
    assert made["Location"] == reverse("access:slip")
    assert Invitation.objects.get().token_hash != issued.invitation.token_hash


@pytest.mark.parametrize("act", ["person-slip", "person-second-factor-take"])
def test_nobody_makes_a_way_into_their_own_account(act, cast, enter):
    """Who may manage themselves would turn a borrowed session into the account."""
    nation = make_user("pengelola", Role.ADMIN, nationwide=True)
    answer = enter(nation).post(reverse(f"access:{act}", args=[nation.key]), {"note": "x"})
    assert answer.status_code == 409 and "di halaman akun Anda" in answer.text
    assert not Invitation.objects.exists()


def test_the_screen_offers_nobody_a_role_for_themselves(cast, enter):
    actions.grant_role(user=cast.dpmd, role="pembaca", region_code="35.02.19", by=None)
    browser, give = enter(cast.dpmd), reverse("access:grant-give", args=[cast.dpmd.key])
    assert give not in browser.get(reverse("access:person-detail", args=[cast.dpmd.key])).text
    page = browser.get(reverse("access:hand-over", args=[cast.kades_ngebel.grants.get().pk]) + "?cari=dpmd").text
    assert f'value="{cast.dpmd.key}"' not in page
