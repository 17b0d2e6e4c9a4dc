"""F10: one writer holds SQLite longer than others wait: they are told so, and their form counts afterwards."""

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from tests.faults.served import ROOT, Served, Tab

pytestmark = pytest.mark.races
MAKE = """
import django; django.setup()
from accounts.models import User
from tests.conftest import make_cast, make_regions
from tests.faults.served import Tab
cast = make_cast(make_regions())
print(Tab(0, cast.sekdes_ngebel).cookies)
"""
NEED = {"topic": "jaringan-air", "name": "Pipa", "quantity": "1", "unit": "m", "households": "4"}
NEED |= {"urgency": "tinggi", "target_year": "2028"}
PAGE = "/desa/35.02.19.2007/kebutuhan/tambah/"
LONGEST = 100  # seconds; held until the others were answered, however busy the machine


@pytest.fixture
def node(tmp_path):
    """A gunicorn on a SQLite file of its own, and the cookie of a sekdes."""
    data = tmp_path / "data"
    (data / "berkas").mkdir(parents=True)
    served = Served(data)
    command(served, "manage.py", "migrate", "--verbosity", "0")
    cookies = command(served, "-c", MAKE)
    with served:
        tab = Tab(served.port)
        tab.cookies = eval(cookies)
        yield data / "portal.sqlite3", tab


def command(served: Served, *words: str) -> str:
    """One command of the portal on that database."""
    env = served.env | {"DJANGO_SETTINGS_MODULE": "kerjasama_portal.settings"}
    done = subprocess.run([sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_another_writer_for_longer_than_anybody_waits(node, capsys):
    database, tab = node
    form = NEED | {name: value for name, value in tab.form(PAGE).items() if name in ("kunci", "csrfmiddlewaretoken")}
    held, answered, answers = threading.Event(), threading.Event(), []

    def hold() -> None:
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            held.set()
            answered.wait(LONGEST)
            other.execute("ROLLBACK")

    writer = threading.Thread(target=hold)
    writer.start()
    held.wait()
    began = time.monotonic()
    try:
        status, _, words = tab.post(PAGE, form)
        waited = time.monotonic() - began
        read = tab.get(PAGE)[0]
    finally:
        answered.set()
        writer.join()
    assert read == 200  # readers read on
    assert (status, "sibuk" in words.lower(), "Traceback" in words) == (503, True, False)
    assert waited < LONGEST
    for _ in range(2):
        answers.append(tab.post(PAGE, form)[:2])
    assert answers[0][0] == 302 and answers[0] == answers[1]
    with closing(sqlite3.connect(database)) as reader:
        assert reader.execute("SELECT count(*) FROM villages_need").fetchone() == (1,)
    with capsys.disabled():
        print(f"\nSQLite dikunci sampai dijawab: jawaban sibuk sesudah {waited:.1f} detik, lalu satu baris.")
