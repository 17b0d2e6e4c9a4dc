"""Two cooperations ask for the last 2 l/dt and are declared in force at the same second: exactly one binds."""

import threading
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import connections

from partnerships.models import Commitment, Cooperation, Instrument
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG, make_regions, make_user
from tests.partnerships import capacity_world as water


@pytest.fixture
def two(race_database, settings, tmp_path):
    """Two cooperations of Ngebel and Sahang, ready, each asking for all that is left: 2 l/dt of one spring."""
    settings.MEDIA_ROOT = tmp_path
    regions, people = make_regions(), {}
    for name, code in (("ngebel", NGEBEL), ("sahang", SAHANG)):
        for role in ("kades", "sekdes", "perangkat", "bpd"):
            facts = {"region_code": code, "place_name": name.title()}
            people[f"{role}_{name}"] = make_user(f"{role}.{name}", role, **facts)
    people["pendamping"] = make_user("pendamping", "pendamping", region_code="35.02.19")
    people["camat"] = make_user("camat.ngebel", "camat", region_code="35.02.19")
    people["dpmd"] = make_user("dpmd.ponorogo", "dpmd", region_code="35.02")
    return both(SimpleNamespace(**people), regions)


def both(cast, regions):
    """The spring, and the two cooperations with their claims."""
    spring = water.spring(cast, regions, lean_quantity=Decimal(5), own_use=3)
    worlds = [water.ready(cast, regions, number) for number in (3, 30)]
    for world in worlds:
        water.claim(world.cooperation, spring, 2, cast.sekdes_ngebel)
    return SimpleNamespace(spring=spring, worlds=worlds)


def check(two, refused):
    """One is in force and holds the 2 l/dt; the other is as it was, its text not in force either."""
    assert [type(error) for error in refused] == [Refused]
    statuses = sorted(Commitment.objects.values_list("status", flat=True))
    assert statuses == ["klaim", "mengikat"]
    assert sorted(Cooperation.objects.values_list("stage", flat=True)) == ["berlaku", "penyusunan"]
    assert Instrument.objects.filter(status=Instrument.Status.IN_FORCE).count() == 1
    book = water.book(two.spring)
    assert (book.free_all_year, book.bound_lean, book.over) == (0, 2, False)
    winner = next(world for world in two.worlds if world.now.stage == "berlaku")
    assert winner.now.caption in refused[0].verdict.findings[0].sentence


@pytest.mark.races
def test_of_two_at_the_same_second_exactly_one_binds(two):
    barrier, trouble = threading.Barrier(2), []

    def run(world):
        try:
            barrier.wait(20)
            water.declare(world)
        except Exception as error:
            trouble.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[world]) for world in two.worlds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(two, trouble)


@pytest.mark.races
def test_neither_goes_by_what_it_read_before_the_other_ended(two, monkeypatch):
    """Both have judged that it fits before either writes: the act asks again with the spring held."""
    barrier, trouble = threading.Barrier(2), []
    judge = water.cooperations.COOPERATION_MOVES.judge

    def slow(obj, name, by):
        verdict = judge(obj, name, by)
        if name == "declare_in_force":
            assert verdict
            barrier.wait(20)
        return verdict

    monkeypatch.setattr(water.cooperations.COOPERATION_MOVES, "judge", slow)

    def run(world):
        try:
            water.declare(world)
        except Exception as error:
            trouble.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[world]) for world in two.worlds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(two, trouble)


def test_one_after_the_other_only_the_first_binds(cast, regions, topics, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    two, refused = both(cast, regions), []
    for world in two.worlds:
        try:
            water.declare(world)
        except Refused as error:
            refused.append(error)
    check(two, refused)
