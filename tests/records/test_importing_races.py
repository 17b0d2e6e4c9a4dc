"""Imports and many hands at once: agreed to once, written once, whoever works on it."""

import threading

import pytest
from django.db import connections

from records import trail
from records.importing import acts, work
from records.models import Event, ImportRun
from records.verdict import Refused
from tests.conftest import NGEBEL, make_cast, make_regions
from tests.records.import_kind import GOOD, advance, bring, fresh, known
from villages.models import Need

pytestmark = pytest.mark.races
State = ImportRun.State


@pytest.fixture
def world(race_database, monkeypatch):
    """Everybody, and the kind of the tests; the worker works when a test says so."""
    monkeypatch.setattr(acts, "go_on_after", lambda run: None)
    with known() as kind:
        yield kind, make_cast(make_regions()).sekdes_ngebel


def at_once(count, act):
    """What so many threads get: a value, or the exception's name."""
    barrier, found = threading.Barrier(count), []

    def one(number):
        try:
            barrier.wait(20)
            found.append(act(number))
        except Exception as error:
            found.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=[number]) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_agreements_write_once(world):
    kind, by = world
    run = bring(kind, by, GOOD)
    seen = acts.seen_now(run)
    found = at_once(6, lambda _: acts.confirm_import(run=fresh(run), seen=seen, by=by))
    assert sorted(map(str, found)) == ["None", *[Refused.__name__] * 5]
    at_once(6, lambda _: work.go_on.func(run.pk))
    assert fresh(run).state == State.WRITTEN
    assert Need.objects.count() == 1
    assert Event.objects.filter(action="import.write").count() == 1
    assert list(trail.broken_links()) == []


def test_many_workers_take_over_from_each_other_and_write_once(world):
    kind, by = world
    run = bring(kind, by, *(f"{NGEBEL};Pipa {number};1;m" for number in range(300)))
    acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    at_once(5, lambda _: work.go_on.func(run.pk))
    for _ in range(5):  # who was overtaken left it; the next one does the step
        advance(run)
    assert fresh(run).state == State.WRITTEN
    assert Need.objects.count() == 300
    assert Event.objects.filter(action="need.import").count() == 300


def test_two_files_of_the_same_rows_written_at_once_bring_each_row_once(world):
    kind, by = world
    pair = [bring(kind, by, GOOD, f"{NGEBEL};Semen;3;zak", name=f"{number}.csv") for number in range(2)]
    for run in pair:
        acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    at_once(2, lambda number: work.go_on.func(pair[number].pk))
    assert sorted(fresh(run).state for run in pair) == [State.CHECKED, State.WRITTEN]
    assert Need.objects.count() == 2


def test_cancelled_while_it_is_written_means_one_of_both(world):
    kind, by = world
    for _ in range(5):
        run = bring(kind, by, f"{NGEBEL};Pipa {Need.objects.count()};1;m")
        acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
        before = Need.objects.count()

        def step(number, run=run):
            return acts.cancel_import(run=fresh(run), by=by) if number else work.go_on.func(run.pk)

        at_once(2, step)
        added = Need.objects.count() - before
        assert (fresh(run).state, added) in ((State.WRITTEN, 1), (State.CANCELLED, 0))
