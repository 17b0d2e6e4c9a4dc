"""The index of names finds what `icontains` finds, whatever was added, renamed or removed meanwhile."""

import sqlite3

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import bulk
from tests.conftest import NGEBEL
from villages.finding import names_index
from villages.models import FormerName, Potential, Region

NAMES = [
    "Sukamaju",
    "Suka Maju",
    "SUKA",
    "Kuta Baru",
    "Baru",
    "Ma'u",
    'Kata "Kutip"',
    "100% Baru",
    "a_b_c",
    "Ba\\ru",
    "Ééé",
]
TYPED = [
    "suka",
    "SUKA",
    "kuta b",
    "baru",
    "ru",
    "a",
    "",
    "0%",
    "_b_",
    "a'u",
    '"kutip"',
    "ba\\r",
    "suka*",
    "kuta OR suka",
    "éé",
]


def add(names, start=0):
    rows = [(f"11.01.01.{2001 + start + n}", name, "desa") for n, name in enumerate(names)]
    bulk.insert(Region, ["code", "name", "kind"], rows)


def same(text):
    """Where É and é are the same, the index of SQLite finds more than its icontains, which knows A to Z alone."""
    by_index = {*Region.objects.filter(name__part=text).values_list("pk", flat=True)}
    plainly = {*Region.objects.filter(name__icontains=text).values_list("pk", flat=True)}
    return by_index == plainly if text.isascii() else by_index >= plainly


@pytest.mark.parametrize("text", TYPED)
def test_as_icontains(db, text):
    add(NAMES)
    assert same(text)


def test_changes_are_followed(db):
    add(NAMES)
    Region.objects.filter(name="Sukamaju").update(name="Mekarjaya")
    Region.objects.filter(name="SUKA").delete()
    assert same("suka") and same("mekar")
    assert Region.objects.filter(name__part="mekar").count() == 1
    try:
        with transaction.atomic():
            add(["Sukabumi"], 50)
            raise ZeroDivisionError
    except ZeroDivisionError:
        assert same("sukab")


def test_a_load_of_many_is_learned_at_its_end(db):
    add(NAMES)
    with names_index.paused():
        add(["Sukabumi", "Sukadana"], 50)
        Region.objects.filter(name="Baru").delete()
    assert same("suka") and same("baru")
    add(["Sukasari"], 60)
    assert Region.objects.filter(name__part="sukasari").count() == 1


def test_names_of_potentials_are_followed_too(cast, regions, topics):
    def found(text):
        return sorted(Potential.objects.filter(name__part=text).values_list("name", flat=True))

    facts = {"village": regions[NGEBEL], "topic": topics["kopi"], "kind": "alam", "quantity": 1, "unit": "ha"}
    made = [Potential.objects.create(name=name, created_by=cast.admin, **facts) for name in NAMES]
    for text in TYPED:
        plainly = sorted(Potential.objects.filter(name__icontains=text).values_list("name", flat=True))
        assert found(text) == plainly or not text.isascii()
    Potential.objects.filter(pk=made[0].pk).update(name="Mekarjaya")
    Potential.objects.filter(pk=made[1].pk).delete()
    assert found("suka") == ["SUKA"] and found("mekar") == ["Mekarjaya"]


def test_the_row_numbers_of_potentials_outlive_vacuum(tmp_path):
    """What the index of their names counts on: the table has indexes of its own (SQLite renumbers only without)."""
    file = sqlite3.connect(tmp_path / "vacuum.sqlite3", isolation_level=None)
    file.execute("CREATE TABLE potential (id varchar(10) NOT NULL PRIMARY KEY, name text NOT NULL)")
    file.executemany("INSERT INTO potential VALUES (?, ?)", ((f"k{999 - n}", f"nama {n}") for n in range(900)))
    file.execute("DELETE FROM potential WHERE rowid % 7 = 0")
    before = file.execute("SELECT rowid, id FROM potential").fetchall()
    file.execute("VACUUM")
    assert file.execute("SELECT rowid, id FROM potential").fetchall() == before
    file.execute("VACUUM INTO ?", (str(tmp_path / "copy.sqlite3"),))
    copy = sqlite3.connect(tmp_path / "copy.sqlite3")
    assert copy.execute("SELECT rowid, id FROM potential").fetchall() == before


def test_a_rebuilt_table_gets_its_triggers_back(db):
    if connection.vendor != "sqlite":
        return
    add(NAMES)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {names_index.REGIONS.index}_new")
    add(["Sukabumi"], 50)
    names_index.install("default")
    assert Region.objects.filter(name__part="sukab").count() == 1


def test_other_names_and_joined_regions(db):
    add(NAMES)
    region = Region.objects.get(name="Sukamaju")
    FormerName.objects.create(region=region, code="11.01.01.2999", name="Mekarjaya", until="2020-01-01", kind="desa")
    assert FormerName.objects.filter(name__part="karjaya").count() == 1
    assert FormerName.objects.filter(region__name__part="kamaju").count() == 1
    assert Region.objects.exclude(name__part="baru").count() == Region.objects.exclude(name__icontains="baru").count()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(alphabet="aAbB %_'\"*-é", max_size=6))
def test_whatever_is_typed(db, typed):
    if not Region.objects.exists():
        add(NAMES)
    assert same(typed)
