"""Potentials: what the acts write, which moves are open, and what the trail keeps."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from records import trail
from records.verdict import Refused
from tests.villages.helpers import bring_to, new_potential
from villages import actions
from villages.models import Potential
from villages.workflow import POTENTIAL_MOVES

# Status → moves that lead on from it, written by hand.
ALLOWED = {"draf": {"submit"}, "diajukan": {"verify", "return", "reopen"}, "terverifikasi": {"reopen"}}
# Role → moves that it may ever make.
BY_ROLE = {
    "kades": {"submit", "verify", "return", "reopen"},
    "sekdes": {"submit", "verify", "return", "reopen"},
    "perangkat": {"submit", "reopen"},
    "bpd": set(),
    "pendamping": {"submit", "verify", "return", "reopen"},
    "camat": set(),
    "dpmd": set(),
    "bkad": set(),
    "inspektorat": set(),
    "pembaca": set(),
    "admin": set(),
}


@pytest.mark.parametrize("role", BY_ROLE)
@pytest.mark.parametrize("status", ALLOWED)
def test_full_table_of_moves(status, role, people, spring, cast):
    bring_to(spring, status, cast.kades_sahang)
    possible = {name for name in POTENTIAL_MOVES.moves if POTENTIAL_MOVES.judge(spring, name, people[role])}
    assert possible == ALLOWED[status] & BY_ROLE[role]


def test_add_writes_a_draft_and_the_trail(sahang, cast):
    potential = new_potential(sahang, cast.sekdes_sahang, name="Kopi")
    event = trail.timeline([potential]).get()
    assert potential.status == "draf" and potential.free == 6
    assert (event.action, event.region_code, event.new["name"]) == ("potential.add", sahang.code, "Kopi")


def test_edit_keeps_old_and_new_in_the_trail(spring, cast):
    actions.edit_potential(potential=spring, by=cast.kades_sahang, quantity=9, unit="l/dt")
    event = trail.timeline([spring]).first()
    assert (event.old, event.new) == ({"quantity": "11.00"}, {"quantity": 9})


def test_only_a_draft_can_be_edited(spring, cast):
    bring_to(spring, "diajukan", None)
    with pytest.raises(Refused, match="bukan draf lagi"):
        actions.edit_potential(potential=spring, by=cast.kades_sahang, quantity=9)
    assert Potential.objects.get(pk=spring.pk).quantity == 11


def test_unknown_facts_are_a_mistake_of_the_caller(spring, cast):
    with pytest.raises(TypeError):
        actions.edit_potential(potential=spring, by=cast.kades_sahang, status="terverifikasi")


def test_verify_names_who_vouched(spring, cast):
    bring_to(spring, "terverifikasi", cast.kades_sahang)
    spring.refresh_from_db()
    assert spring.verified_by == cast.kades_sahang and spring.verified_at


def test_nobody_verifies_what_they_filled_in(sahang, cast):
    own = bring_to(new_potential(sahang, cast.kades_sahang), "diajukan", None)
    with pytest.raises(PermissionDenied, match="Anda yang mengisi"):
        actions.verify_potential(potential=own, by=cast.kades_sahang)
    with pytest.raises(PermissionDenied, match="Ubah lagi"):
        actions.return_potential(potential=own, reason="Salah", by=cast.kades_sahang)


def test_reopen_takes_the_verification_back_and_the_trail_keeps_it(spring, cast):
    bring_to(spring, "terverifikasi", cast.kades_sahang)
    actions.reopen_potential(potential=spring, by=cast.sekdes_sahang)
    spring.refresh_from_db()
    assert (spring.status, spring.verified_at, spring.verified_by) == ("draf", None, None)
    actions_made = [event.action for event in trail.timeline([spring])]
    assert actions_made == ["potential.reopen", "potential.verify", "potential.submit", "potential.add"]


def test_two_people_at_once_one_wins(spring, cast):
    stale = Potential.objects.get(pk=spring.pk)
    actions.submit_potential(potential=spring, by=cast.kades_sahang)
    with pytest.raises(Refused, match="lebih dulu"):
        actions.submit_potential(potential=stale, by=cast.sekdes_sahang)


def test_people_of_another_village_learn_nothing(spring, cast):
    with pytest.raises(Http404):
        actions.edit_potential(potential=spring, by=cast.kades_talun, quantity=1)
    with pytest.raises(Http404):
        new_potential(spring.village, cast.kades_talun)


def test_free_counts_the_lean_season():
    assert Potential(quantity=11, lean_quantity=8, own_use=5).free == 3
    assert Potential(quantity=11, own_use=None).free == 11
    assert Potential(quantity=4, lean_quantity=0, own_use=5).free == 0
