"""An office is judged again when an invitation to it is used: one kades for one village (UU 6/2014 pasal 26)."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import Grant, Invitation
from accounts.roles import Role
from records.verdict import Refused
from tests.accounts.conftest import PASSWORD, is_in
from tests.conftest import NGEBEL, make_user

CHOSEN = "empat kuda makan rumput"
KADES = {"role": "kades", "region_code": NGEBEL, "place_name": "Ngebel"}


def test_two_invitations_to_one_village_make_one_kades(cast, client):
    """UU 6/2014 pasal 26; both were issued while the office was free."""
    actions.withdraw_role(grant=cast.kades_ngebel.grants.get(), by=cast.dpmd, note="Habis masa jabatan")
    first, second = (actions.invite(name=name, by=cast.dpmd, **KADES) for name in ("Budi", "Sri"))
    actions.accept(invitation=first.invitation, username="budi", password=CHOSEN)
    typed = {"username": "sri", "password": CHOSEN, "repeat": CHOSEN}
    page = client.post(reverse("accounts:way-in", args=[second.secret.token]), typed)
    assert page.status_code == 409 and "sudah punya kepala desa, Budi" in page.text
    assert Grant.objects.in_force().filter(role="kades", region_code=NGEBEL).count() == 1
    assert Invitation.objects.get(pk=second.invitation.pk).is_open and not is_in(client)


def test_an_invitation_that_hands_over_works_beside_the_holder_and_once(cast):
    old = cast.kades_ngebel.grants.get()
    first, second = (
        actions.invite(name=name, by=cast.dpmd, replaces=old, acting="Pj.", note="Cuti", **KADES)
        for name in ("Budi", "Sri")
    )
    actions.accept(invitation=first.invitation, username="budi", password=CHOSEN)
    with pytest.raises(Refused, match="sudah punya kepala desa, Budi"):
        actions.accept(invitation=second.invitation, username="sri", password=CHOSEN)


def test_an_invitation_hands_over_an_office_that_still_runs_for_some_days(cast):
    old, first_day = cast.kades_ngebel.grants.get(), timezone.localdate() + timedelta(days=3)
    term = {"starts": first_day, "keeps": False, "note": "SK"}
    issued = actions.invite(name="Budi", by=cast.dpmd, replaces=old, **term, **KADES)
    user = actions.accept(invitation=issued.invitation, username="budi", password=CHOSEN)
    assert user.grants.get().starts == first_day


def test_an_office_that_is_over_is_handed_to_nobody(cast):
    old = cast.kades_ngebel.grants.get()
    actions.withdraw_role(grant=old, by=cast.dpmd, note="Habis masa jabatan")
    old.refresh_from_db()
    with pytest.raises(Refused, match="sudah diakhiri"):
        actions.invite(name="Budi", by=cast.dpmd, replaces=old, **KADES)


@pytest.mark.races
def test_of_many_invited_to_one_village_at_once_one_is_kades(race_database):
    giver = make_user("dpmd.ponorogo", Role.DPMD, region_code="35.02")
    issued = [actions.invite(name=f"Calon {number}", by=giver, **KADES) for number in range(6)]
    heard, start = [], threading.Barrier(len(issued))

    def accept(number: int) -> None:
        try:
            start.wait()
            actions.accept(invitation=issued[number].invitation, username=f"calon{number}", password=PASSWORD)
            heard.append("made")
        except Refused:
            heard.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept, args=[number]) for number in range(len(issued))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard) == ["made"] + ["refused"] * 5
    assert Grant.objects.filter(role="kades", region_code=NGEBEL).count() == 1
