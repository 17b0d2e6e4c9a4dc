"""The national data set: the same on every run, whole, and never beside real data."""

import hashlib
import io
from random import Random

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from kerjasama_portal.scale import build, partners, rows
from kerjasama_portal.scale.chance import id_of, share_out
from partnerships.models import Partner
from villages.models import Need, Potential, Region, Topic, Unit, VillageYear
from villages.regions.gazetteer import villages

SMALL = {"potentials": 400, "needs": 200, "partners": 50, "cooperations": 30}


def imagined_world():
    """Topics and villages that stand in no database."""
    unit = Unit(symbol="l/dt", dimension="debit", factor=1)
    topics = [Topic(pk=n, name=f"Topik {n}", kind="alam", dimension="debit", unit=unit) for n in range(1, 9)]
    codes = [f"35.02.01.{2001 + n}" for n in range(30)]
    above = {"35": 101, "35.02": 102, "35.02.01": 103}
    names = [f"Desa {n}" for n in range(30)]
    return rows.World(list(range(1, 31)), names, topics, [1, 2], [3, 4], codes=codes, regions=above)


@pytest.fixture
def ready(regions, monkeypatch):
    """Topics, some villages and a few example accounts."""
    User.objects.bulk_create(User(username=f"contoh{n}", name="Contoh", is_example=True) for n in range(4))
    monkeypatch.setattr(build, "TOTALS", SMALL)


def fill(*options):
    out = io.StringIO()
    call_command("buat_data_skala", *options, stdout=out)
    return out.getvalue().splitlines()


def test_rows_are_the_same_on_every_run_and_machine():
    total = hashlib.sha256()
    world = imagined_world()
    for made in (rows.potentials(world, 500), rows.needs(world, 500), rows.years(world), partners.partners(world, 100)):
        total.update(repr(list(made)).encode())
    assert total.hexdigest() == "a1e10613fb585c7d62d86493c71dbc93e9a4929849fea04e993703081aea8068"


def test_ids_never_meet():
    numbers = range(200_000)
    assert len({id_of(1, n) for n in numbers} | {id_of(2, n) for n in numbers}) == 400_000


def test_shares_add_up():
    counts = share_out(Random(1), 1_000, 97)
    assert sum(counts) == 1_000 and min(counts) >= 0 and max(counts) > 20


def test_what_the_example_knows_of_a_year_stays(ready, regions):
    maker, village = User.objects.first(), regions["35.02.19.2002"]
    VillageYear.objects.create(village=village, year=rows.YEAR, residents=7, created_by=maker)
    fill()
    assert VillageYear.objects.get(village=village).residents == 7
    assert VillageYear.objects.count() == villages().count()


def test_two_runs_give_the_same_rows(ready):
    first = fill("--sidik")
    assert first[:4] == ["400 potensi", "200 kebutuhan", f"{villages().count()} angka tahunan", "50 pihak ketiga"]
    assert {*Potential.objects.values_list("status", flat=True)} == set(Potential.Status.values)
    for made in Potential.objects.all():
        made.full_clean()
        assert made.created_by_id != made.verified_by_id
    for model in (Need, VillageYear, Partner):
        for made in model.objects.all():
            made.full_clean()
    for model, _ in reversed(build.TABLES):
        model.objects.all().delete()
    assert fill("--sidik") == first


def test_a_part_keeps_whole_kecamatan_and_the_example(ready):
    first = fill("--bagian", "1")
    assert "4 potensi" in first
    codes = set(Region.objects.values_list("code", flat=True))
    assert all(code.rpartition(".")[0] in codes for code in codes if "." in code)
    assert "35.02.19" in codes


def test_it_refuses_beside_itself_beside_real_accounts_and_in_production(ready, settings):
    fill()
    with pytest.raises(CommandError, match="sudah ada"):
        fill()
    User.objects.create(username="sungguhan", name="Sungguhan")
    with pytest.raises(CommandError, match="akun sungguhan"):
        fill()
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="produksi"):
        fill()


def test_it_refuses_before_the_example_is_there(regions):
    with pytest.raises(CommandError, match="siapkan"):
        fill()
