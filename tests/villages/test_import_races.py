"""An import taken back while somebody works on one of its rows: one of both counts, never half of each."""

import threading

import pytest
from django.db import connections

from records import trail
from records.importing import acts, work
from records.models import ImportRun
from tests.conftest import load_topics_once, make_cast, make_regions
from tests.villages.importing import bring, confirmed, table
from tests.villages.test_imports import SPRING
from villages import actions
from villages.models import Potential

pytestmark = pytest.mark.races
State = ImportRun.State


def test_a_row_that_is_handed_in_while_the_import_is_taken_back_is_not_lost(race_database, monkeypatch):
    """The undo has looked for later acts and found none; only then the row is handed in."""
    monkeypatch.setattr(acts, "go_on_after", lambda run: None)
    by = make_cast(make_regions()).sekdes_sahang
    load_topics_once()
    run = confirmed(bring("potensi", table("potensi", SPRING), by), by)
    potential = Potential.objects.get()
    acts.undo_import(run=run, by=by)
    looked, handed_in, told = threading.Event(), threading.Event(), []
    record = trail.record_many

    def slow(*args, **facts):
        looked.set()
        handed_in.wait(3)
        return record(*args, **facts)

    monkeypatch.setattr("villages.imports.facts.trail.record_many", slow)

    def hand_in():
        try:
            looked.wait(10)
            actions.submit_potential(potential=potential, by=by)
            told.append("diajukan")
        except Exception as error:
            told.append(type(error).__name__)
        finally:
            handed_in.set()
            connections.close_all()

    thread = threading.Thread(target=hand_in)
    thread.start()
    work.go_on.func(run.pk)
    thread.join()
    is_gone = not Potential.objects.filter(pk=potential.pk).exists()
    assert is_gone == (told != ["diajukan"]), told
    assert is_gone == (ImportRun.objects.get(pk=run.pk).state == State.UNDONE)
