"""Imports that are cancelled, killed, agreed to twice, forgotten; and what they cost."""

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from records.importing import acts, runs, work
from records.models import Event, ImportFile, ImportRow, ImportRun
from records.verdict import Refused
from tests.conftest import NGEBEL
from tests.records.import_kind import GOOD, advance, bring, fresh, known, needs, written
from villages.models import Need

State = ImportRun.State


@pytest.fixture
def kind(cast):
    with known() as found:
        yield found


def test_cancelling_stops_the_check_and_nothing_is_kept(kind, cast, monkeypatch):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD, work_on=False)
    begin = kind.begin

    def cancelled(*args):
        acts.cancel_import(run=fresh(run), by=by)
        return begin(*args)

    monkeypatch.setattr(kind, "begin", cancelled)
    assert advance(run).state == State.CANCELLED
    assert not ImportRow.objects.exists()


def test_cancelling_during_the_writing_rolls_it_back(kind, cast, monkeypatch):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD)
    write = kind.write

    def cancelled(context, held, rows, by):
        write(context, held, rows, by)
        ImportRun.objects.filter(pk=run.pk).update(claim="orang lain")

    monkeypatch.setattr(kind, "write", cancelled)
    acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    advance(run)
    assert needs() == {}
    assert not Event.objects.filter(action="need.import").exists()


def test_an_old_preview_is_not_agreed_to(kind, cast):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD)
    with pytest.raises(Refused, match="sudah berubah keadaannya"):
        acts.confirm_import(run=run, seen="kemarin", by=by)


def test_a_second_agreement_is_refused(kind, cast):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD)
    acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    with pytest.raises(Refused, match="sudah berubah keadaannya"):
        acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    assert advance(run).state == State.WRITTEN
    assert work.go_on.func(run.pk) == ""


@pytest.mark.parametrize("step", ["check", "write", "undo"])
def test_a_step_that_a_killed_worker_left_is_done_again_and_once(kind, cast, step):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD, work_on=step != "check")
    if step != "check":
        acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    if step == "undo":
        run = advance(run)
        acts.undo_import(run=run, by=by)
    dead = runs.claim(run.pk)
    assert dead is not None
    run = advance(run)
    assert run.state == {"check": State.CHECKED, "write": State.WRITTEN, "undo": State.UNDONE}[step]
    assert Need.objects.count() == (1 if step == "write" else 0)
    with pytest.raises(runs.Overtaken):
        runs.settle(dead, State.WRITTEN)


def test_a_halted_run_is_begun_again_by_its_maker(kind, cast):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD, work_on=False)
    with pytest.raises(Refused):
        acts.resume_import(run=run, by=by)
    dead = runs.claim(run.pk)
    ImportRun.objects.filter(pk=run.pk).update(touched_at=dead.touched_at - runs.HALTED_AFTER)
    run = fresh(run)
    assert runs.is_halted(run)
    acts.resume_import(run=run, by=by)
    assert not runs.is_halted(fresh(run))
    assert advance(run).state == State.CHECKED


def test_a_fault_of_the_portal_leaves_a_way_on(kind, cast, monkeypatch):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD)
    acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    monkeypatch.setattr(kind, "write", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        work.go_on.func(run.pk)
    run = fresh(run)
    assert (run.state, run.message) == (State.CHECKED, "Penulisan gagal. Tidak ada yang ditulis. Coba sekali lagi.")
    monkeypatch.undo()
    assert written(run, by).state == State.WRITTEN


def test_only_the_maker_acts(kind, cast):
    run = bring(kind, cast.sekdes_ngebel, GOOD)
    with pytest.raises(Http404):
        acts.confirm_import(run=run, seen=acts.seen_now(run), by=cast.sekdes_sahang)


def test_old_files_and_rows_are_forgotten_the_figures_stay(kind, cast):
    by = cast.sekdes_ngebel
    old, kept = (bring(kind, by, GOOD, name=name) for name in ("a.csv", "b.csv"))
    ImportRun.objects.filter(pk=old.pk).update(created_at=old.created_at - runs.KEPT)
    assert runs.forget_old() == 1
    assert list(ImportFile.objects.values_list("run_id", flat=True)) == [kept.pk]
    assert set(ImportRow.objects.values_list("run_id", flat=True)) == {kept.pk}
    assert (fresh(old).state, fresh(old).counts) == (State.CANCELLED, {"baru": 1})


def test_a_step_that_nobody_took_is_queued_again(kind, cast, monkeypatch):
    queued = []
    monkeypatch.setattr(work, "go_on", type("Task", (), {"enqueue": queued.append, "module_path": "x"}))
    run = bring(kind, cast.sekdes_ngebel, GOOD, work_on=False)
    assert work.take_up_lost() == 0
    ImportRun.objects.update(touched_at=run.touched_at - runs.HALTED_AFTER)
    assert work.take_up_lost() == 1
    assert queued == [run.pk]


def cost(kind, by, count):
    """Statements of check, writing and taking back for so many rows."""
    run = bring(kind, by, *(f"{NGEBEL};Pipa {number};{number + 1};m" for number in range(count)), work_on=False)
    steps = []
    for act in (None, "confirm", "undo"):
        if act == "confirm":
            acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
        elif act:
            acts.undo_import(run=run, by=by)
        with CaptureQueriesContext(connection) as queries:
            run = advance(run)
        steps.append(len(queries))
    assert run.state == State.UNDONE
    return steps


def test_a_thousand_rows_cost_as_many_statements_as_ten(kind, cast):
    assert cost(kind, cast.sekdes_ngebel, 10) == cost(kind, cast.sekdes_ngebel, 1000)
