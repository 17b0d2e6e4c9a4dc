"""Workers killed in the middle of an import: after the next one took over, everything is there, and nothing twice."""

import os
import random
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from records import trail
from records.importing import acts, work
from records.importing.kind import registry
from records.models import Event, ImportRow, ImportRun
from tests.conftest import NGEBEL, make_cast, make_regions
from tests.faults.served import ROOT, database_url
from villages.models import Potential

pytestmark = pytest.mark.races
ROWS = 3000
KILLS = int(os.environ.get("KILLS", "6"))  # for each step
WORKER = """
import sys, django
django.setup()
from records.importing import work
print("mulai", flush=True)
work.go_on.func(sys.argv[1])
"""
State = ImportRun.State


@pytest.fixture
def by(race_database, monkeypatch):
    """Who imports; nobody works unless the test says so."""
    monkeypatch.setattr(acts, "go_on_after", lambda run: None)
    return make_cast(make_regions()).sekdes_ngebel


def fresh(run):
    return ImportRun.objects.select_related("created_by").get(pk=run.pk)


def worker(run, after=None):
    """A process that does the step, killed after so many seconds; gives how long it took, or None when killed."""
    env = {"PATH": os.environ["PATH"], "PORTAL_PROFILE": "uji", "PORTAL_DATA": os.environ.get("PORTAL_DATA", "")}
    env |= {"DJANGO_SETTINGS_MODULE": "kerjasama_portal.settings"}
    env |= {"DATABASE_URL": database_url(connections["default"].settings_dict)}
    command = [sys.executable, "-c", WORKER, run.pk]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline() == b"mulai\n", process.stderr.read().decode()[-2000:]
    began = time.monotonic()
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()
    return time.monotonic() - began if process.returncode == 0 else None


def brought(by, number):
    """A file of many potentials, each its own."""
    lines = ["kode desa;topik;nama potensi;jumlah;satuan"]
    lines += [f"{NGEBEL};Danau;Telaga {number} {row};{row + 1};ha" for row in range(ROWS)]
    upload = SimpleUploadedFile(f"{number}.csv", "\r\n".join(lines).encode())
    return acts.upload_import(kind=registry.get("potensi"), upload=upload, by=by)


def stage(run, by, step):
    """Bring the run to just before the step."""
    if step == "check":
        return fresh(run)
    work.go_on.func(run.pk)
    run = fresh(run)
    assert run.counts == {"baru": ROWS}, run.counts
    acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    return fresh(run)


@pytest.mark.parametrize("step", ["check", "write"])
def test_killed_workers_leave_nothing_half_and_nothing_twice(by, step, capsys):
    usual = worker(stage(brought(by, "biasa"), by, step))
    assert usual is not None
    before, events = Potential.objects.count(), Event.objects.filter(action="potential.import").count()
    outcomes, chance = Counter(), random.Random(11)
    for number in range(KILLS):
        run = stage(brought(by, number), by, step)
        done = worker(run, after=usual * chance.uniform(0.05, 1.0))
        there = ImportRow.objects.filter(run=run).count() if step == "check" else Potential.objects.count() - before
        assert there in (0, ROWS), f"half of it: {there}"
        outcomes["ended" if done else "done when killed" if there else "nothing when killed"] += 1
        work.go_on.func(run.pk)
        run = fresh(run)
        assert run.state == (State.CHECKED if step == "check" else State.WRITTEN), run.message
        assert ImportRow.objects.filter(run=run).count() == ROWS
        if step == "write":
            before, events = before + ROWS, events + ROWS
        assert Potential.objects.count() == before
        assert Event.objects.filter(action="potential.import").count() == events
    assert list(trail.broken_links()) == []
    with capsys.disabled():
        print(f"\n{KILLS} × kill -9 in the {step} of {ROWS} rows (undisturbed {usual:.2f} s): {dict(outcomes)}")
