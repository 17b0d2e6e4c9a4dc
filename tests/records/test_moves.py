"""One table, one judge, one hand: right, moment and needs, written by compare-and-set with its event."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError

from accounts.permissions import Permission
from records import trail
from records.models import Event
from records.moves import TOO_LATE, Move, Moves
from records.verdict import YES, Finding, Refused, no
from tests.conftest import NGEBEL
from villages.actions import add_potential
from villages.models import Potential

Status = Potential.Status


def table(*needs, barred=None):
    """Two moves on the states of a potential."""
    return Moves(
        "potential",
        Potential,
        "status",
        lambda potential: potential.place,
        [
            Move("submit", "Ajukan", (Status.DRAFT,), Status.SUBMITTED, Permission.POTENTIAL_SUBMIT, needs, barred),
            Move("note", "Catat", (Status.DRAFT, Status.SUBMITTED), None, Permission.POTENTIAL_EDIT),
        ],
    )


@pytest.fixture
def potential(cast, regions):
    """A draft of Ngebel."""
    facts = {"kind": "alam", "name": "Telaga", "quantity": 9, "unit": "l/dt"}
    return add_potential(village=regions[NGEBEL], by=cast.perangkat_ngebel, **facts)


def state(potential) -> str:
    """What the database says."""
    return Potential.objects.get(pk=potential.pk).status


def test_a_move_writes_the_state_and_its_event(potential, cast):
    table().make(potential, "submit", by=cast.kades_ngebel, note="lengkap", region_code=NGEBEL)
    assert state(potential) == potential.status == Status.SUBMITTED
    event = trail.timeline([potential]).first()
    assert (event.action, event.actor, event.note, event.region_code) == (
        "potential.submit",
        cast.kades_ngebel,
        "lengkap",
        NGEBEL,
    )
    assert (event.old, event.new) == ({"status": "draf"}, {"status": "diajukan"})
    assert event.actor_label == "Kepala Desa Ngebel"


def test_facts_are_written_with_the_move_and_stand_in_the_trail(potential, cast):
    table().make(potential, "note", by=cast.kades_ngebel, description="Jernih")
    assert Potential.objects.get(pk=potential.pk).description == "Jernih"
    assert state(potential) == Status.DRAFT
    assert trail.timeline([potential]).first().new == {"status": "draf", "description": "Jernih"}


def test_the_right_is_asked_first(potential, cast):
    verdict = table().judge(potential, "submit", cast.bpd_ngebel)
    assert not verdict and verdict.forbidden
    with pytest.raises(PermissionDenied):
        table().make(potential, "submit", by=cast.kades_sahang)
    assert state(potential) == Status.DRAFT


def test_a_person_may_be_barred_in_spite_of_the_right(potential, cast):
    moves = table(barred=lambda obj, user: "Anda yang mengisi." if obj.created_by_id == user.pk else "")
    assert moves.judge(potential, "submit", cast.perangkat_ngebel).forbidden
    assert moves.judge(potential, "submit", cast.kades_ngebel)


def test_the_wrong_moment_is_a_refusal_with_the_state_in_words(potential, cast):
    moves = table()
    moves.make(potential, "submit", by=cast.kades_ngebel)
    with pytest.raises(Refused, match="keadaannya sekarang “Diajukan”"):
        moves.make(potential, "submit", by=cast.kades_ngebel)


def test_every_need_that_fails_is_listed(potential, cast):
    first, second = Finding("Satuan kosong"), Finding("Jumlah kosong")
    moves = table(lambda obj: no("Belum lengkap.", [first]), lambda obj: YES, lambda obj: no("Kurang.", [second]))
    with pytest.raises(Refused) as refusal:
        moves.make(potential, "submit", by=cast.kades_ngebel)
    assert refusal.value.verdict == no("Belum lengkap.", [first, second])
    assert state(potential) == Status.DRAFT


def test_of_two_writers_one_wins_and_the_other_is_told(potential, cast):
    """Both loaded the draft; the second one's row is stale."""
    stale = Potential.objects.get(pk=potential.pk)
    table().make(potential, "submit", by=cast.kades_ngebel)
    before = Event.objects.count()
    with pytest.raises(Refused, match=TOO_LATE):
        table().make(stale, "submit", by=cast.sekdes_ngebel)
    assert Event.objects.count() == before


def test_when_the_event_fails_the_fact_is_undone(potential, cast, monkeypatch):
    def broken(*args, **kwargs):
        raise DatabaseError("no room")

    monkeypatch.setattr(trail, "record", broken)
    with pytest.raises(DatabaseError):
        table().make(potential, "submit", by=cast.kades_ngebel, description="Hilang")
    row = Potential.objects.get(pk=potential.pk)
    assert (row.status, row.description) == (Status.DRAFT, "")


def test_open_to_shows_the_moves_of_this_state_to_this_person(potential, cast):
    moves = table(lambda obj: no("Belum lengkap."))
    found = moves.open_to(potential, cast.kades_ngebel)
    assert [(move.name, bool(verdict), verdict.reason) for move, verdict in found] == [
        ("submit", False, "Belum lengkap."),
        ("note", True, ""),
    ]
    assert moves.open_to(potential, cast.bpd_ngebel) == []
    potential.status = Status.SUBMITTED
    assert [move.name for move, _ in moves.open_to(potential, cast.kades_ngebel)] == ["note"]


def test_an_upper_app_may_hang_a_need_once(potential, cast):
    def delegates_named(obj):
        return no("Utusan belum ditunjuk.")

    moves = table()
    moves.require("submit", delegates_named)
    moves.require("submit", delegates_named)
    assert moves.moves["submit"].needs == (delegates_named,)
    assert moves.judge(potential, "submit", cast.kades_ngebel).reason == "Utusan belum ditunjuk."


def test_the_diagram_has_every_state_and_every_arrow():
    assert table().diagram().splitlines() == [
        "stateDiagram-v2",
        "    draf: Draf",
        "    diajukan: Diajukan",
        "    terverifikasi: Terverifikasi",
        "    draf --> diajukan: Ajukan (potensi.ajukan)",
        "    draf --> draf: Catat (potensi.ubah)",
        "    diajukan --> diajukan: Catat (potensi.ubah)",
    ]
