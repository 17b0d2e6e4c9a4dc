"""The worked case: who covers 9 l/dt, together with whom, and why the others can't."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone

from partnerships.capacity.ledger import ledgers_of
from partnerships.matching.criteria import DEFAULTS
from partnerships.matching.find import find_for_need
from records.formats import NBSP
from tests.conftest import FOREIGN, NGEBEL, PATIK, SAHANG, TALUN, WAGIRLOR
from tests.partnerships.matching.spring_world import (
    KELURAHAN,
    commitment,
    cooperation,
    need_of_water,
    partner,
    spring,
)
from villages.models import VillageYear

pytestmark = pytest.mark.django_db
NEAR_ONLY = dict.fromkeys(DEFAULTS, 0) | {"jarak": 3}


@pytest.fixture
def world(cast, regions):
    """Ngebel lacks 9; Sahang (A) leaves 8 of 18,5, Patik (B) has 5 at 14 km, C and the kelurahan have enough."""
    by = cast.kades_ngebel
    return SimpleNamespace(
        by=by,
        regions=regions,
        need=need_of_water(regions[NGEBEL], by),
        a=spring(regions[SAHANG], by, "18.5", 4, lean_quantity=11, own_use=3, lean_from=7, lean_until=10),
        b=spring(regions[PATIK], by, 5, 14),
        c=spring(regions[FOREIGN], by, 20, 30),
        kelurahan=spring(regions[KELURAHAN], by, 30, 10),
    )


def found(world, weights=DEFAULTS, need=None):
    return find_for_need(need or world.need, weights)


def names(members):
    return [each.name for each in members]


def sentences(thing):
    return {each.criterion: plain(each.sentence) for each in thing.reasons}


def plain(text):
    """Without no-break spaces."""
    return text.replace(NBSP, " ")


def test_the_pair_comes_first_with_its_reasons(world):
    result = found(world)
    (pair,) = result.groups
    assert names(pair.members) == ["Desa Sahang", "Desa Patik"]
    assert pair.name == "Desa Sahang dan Desa Patik"
    assert (pair.total, pair.share) == (13, 100)
    told = sentences(pair)
    assert told["cukup"] == "13 dari 9 l/dt sepanjang tahun, cadangan 4 l/dt"
    assert told["jarak"] == "Sahang 4 km, Patik 14 km"
    assert told["siap"].startswith("Sahang Perdes kerja sama belum ada, belum ikut BKAD; Patik ")
    assert [(each.criterion, each.value) for each in pair.reasons[:2]] == [("cukup", 100), ("jarak", 82)]
    assert "pemerataan" not in told  # off by default


def test_a_village_alone_covers_a_part(world):
    first, second = found(world).partial
    assert (first.name, first.amount, first.share, first.km) == ("Desa Sahang", 8, 89, Decimal("4.0"))
    assert first.place == "Kecamatan Ngebel" and second.place == "Kecamatan Pulung"
    assert sentences(first)["cukup"] == "8 dari 9 l/dt sepanjang tahun (89 persen)"
    (bring,) = first.brings
    assert plain(bring.sentence) == "18,5 l/dt, pada musim sulit 11, dipakai sendiri 3: bebas 8 l/dt"
    assert (second.name, second.share) == ("Desa Patik", 56)


def test_those_left_out_have_their_different_reasons(world):
    left = {each.name: each for each in found(world).left_out}
    assert set(left) == {"Desa Wonocoyo", "Kelurahan Kelurahan Uji"}
    assert left["Desa Wonocoyo"].short == "lain kabupaten"
    assert plain(left["Desa Wonocoyo"].sentence) == (
        "Punya 20 l/dt, tetapi di Kabupaten Trenggalek. Berlaku aturan kerja sama antar daerah."
    )
    assert left["Desa Wonocoyo"].law == "Permendagri 96/2017 Pasal 3"
    assert left["Kelurahan Kelurahan Uji"].short == "kelurahan"
    assert left["Kelurahan Kelurahan Uji"].law == "UU 6/2014 Pasal 91"


def test_a_heavier_distance_changes_the_order(world, cast):
    spring(world.regions[TALUN], cast.kades_talun, "1.5", 1)  # D: near, and little
    for _ in range(2):  # B has shown that it keeps its word
        cooperation(world.regions[PATIK], world.by, world.regions[WAGIRLOR])
    light = found(world, DEFAULTS | {"jarak": 0, "rekam": 3}).groups
    assert [names(each.members) for each in light] == [["Desa Sahang", "Desa Patik"], ["Desa Sahang", "Desa Talun"]]
    heavy = found(world, DEFAULTS | {"jarak": 3, "rekam": 1}).groups
    assert [names(each.members) for each in heavy] == [["Desa Sahang", "Desa Talun"], ["Desa Sahang", "Desa Patik"]]
    assert heavy[0].total == Decimal("9.5")
    only = found(world, NEAR_ONLY)
    assert names(only.partial) == ["Desa Talun", "Desa Sahang", "Desa Patik"]


def test_what_is_bound_is_gone_until_it_ends(world):
    of = cooperation(world.regions[SAHANG], world.by, world.regions[WAGIRLOR])
    promise = commitment(of, world.a, world.by, 6)
    asker = need_of_water(world.regions[TALUN], world.by, 4)
    first = {each.name: each for each in found(world, need=asker).partial}["Desa Sahang"]
    assert (first.amount, first.share) == (2, 50)
    (bring,) = first.brings
    assert plain(bring.sentence).endswith("dipakai sendiri 3, dijanjikan 6: tinggal 2 l/dt")
    assert [each.caption for each in bring.holders] == [of.caption]
    promise.status, promise.released_on = "dilepas", timezone.localdate()
    promise.save()
    result = found(world, need=asker)
    assert {names(each.members)[0]: each.total for each in result.groups}["Desa Sahang"] == 8


def test_nothing_free_names_who_holds_the_rest(world):
    of = cooperation(world.regions[SAHANG], world.by, world.regions[WAGIRLOR])
    commitment(of, world.a, world.by, 8)
    left = {each.name: each for each in found(world).left_out}["Desa Sahang"]
    assert plain(left.short) == "sisa 0 l/dt"
    assert plain(left.sentence) == f"Dari 11 l/dt pada musim sulit, 3 dipakai sendiri dan 8 dijanjikan ke {of.caption}."
    assert [each.pk for each in left.holders] == [of.pk]


def test_a_holder_that_is_not_public_has_no_number(world):
    of = cooperation(world.regions[SAHANG], world.by, stage="penyusunan")
    commitment(of, world.a, world.by, 8)
    left = {each.name: each for each in found(world).left_out}["Desa Sahang"]
    assert left.sentence.endswith("8 dijanjikan ke kerja sama lain.") and left.holders == ()


def test_outside_the_lean_season_there_is_more(world):
    asker = need_of_water(world.regions[NGEBEL], world.by, 9, all_year=False)
    result = found(world, need=asker)
    (alone,) = result.groups
    assert (names(alone.members), alone.total) == (["Desa Sahang"], Decimal("15.5"))
    assert sentences(alone)["cukup"] == "15,5 dari 9 l/dt di luar musim sulit, cadangan 6,5 l/dt"
    of = cooperation(world.regions[SAHANG], world.by, world.regions[WAGIRLOR])
    commitment(of, world.a, world.by, 10, season="di_luar_musim_sulit")
    assert {each.name: each.amount for each in found(world, need=asker).partial}["Desa Sahang"] == Decimal("5.5")
    assert {each.name: each.amount for each in found(world).partial}["Desa Sahang"] == Decimal("5.5")


def test_the_ledger_and_the_search_reckon_alike(world):
    of = cooperation(world.regions[SAHANG], world.by, world.regions[WAGIRLOR])
    commitment(of, world.a, world.by, 60, unit="l/menit")
    commitment(cooperation(world.regions[PATIK], world.by), world.b, world.by, 2, season="di_luar_musim_sulit")
    ledgers = ledgers_of([world.a, world.b])
    amounts = {each.name: each.amount for each in found(world).partial}
    assert amounts == {
        "Desa Sahang": ledgers[world.a.pk].free_all_year,
        "Desa Patik": ledgers[world.b.pk].free_all_year,
    }
    assert amounts == {"Desa Sahang": 7, "Desa Patik": 3}


@pytest.mark.parametrize(
    ("facts", "short"),
    [
        ({"measured_on": timezone.localdate() - timedelta(days=500)}, "data lama"),
        ({"access": "tertutup"}, "belum dibuka"),
        ({"condition": "rusak_berat"}, "rusak berat"),
        ({"unit": "kk"}, "satuan lain"),
        ({"own_use": 20}, "sisa 0"),
    ],
)
def test_each_reason_is_told_in_its_own_words(world, cast, facts, short):
    spring(world.regions[TALUN], cast.kades_talun, 20, 1, **facts)
    left = {each.name: each for each in found(world).left_out}["Desa Talun"]
    assert plain(left.short).startswith(short)
    assert "Desa Talun" not in names(found(world).partial)


def test_an_ended_village_is_told_by_its_end(world, cast):
    talun = world.regions[TALUN]
    spring(talun, cast.kades_talun, 20, 1)
    talun.valid_until = timezone.localdate()
    talun.save()
    left = {each.name: each for each in found(world).left_out}["Desa Talun"]
    assert left.short == "sudah berakhir" and "berakhir sejak" in left.sentence


def test_regions_stand_for_points_that_are_not_known(world):
    spring(world.regions[TALUN], world.by, 4)
    partial = {each.name: each for each in found(world).partial}
    assert sentences(partial["Desa Talun"])["jarak"] == "Satu kecamatan, titiknya belum diisi"
    assert {each.criterion: each.value for each in partial["Desa Talun"].reasons}["jarak"] == 80


def test_a_need_without_a_point_is_where_the_potentials_are(world):
    asker = need_of_water(world.regions[NGEBEL], world.by, latitude=None, longitude=None)
    spring(world.regions[NGEBEL], world.by, 1, 2)
    spring(world.regions[NGEBEL], world.by, 1, 6)
    assert {each.name: each.km for each in found(world, need=asker).partial}["Desa Sahang"] == Decimal("0.0")


def test_outside_parties_by_where_they_work(world):
    over = [world.regions["35.02"]]
    good = partner(world.by, "PT Air", over, [("air-bersih", 6, "l/dt")], seat=world.regions["35.02.18"])
    partner(world.by, "PT Semua", nationwide=True, offers=[("air-bersih", None, "")])
    partner(world.by, "PT Jauh", [world.regions["35.03"]], [("air-bersih", 50, "l/dt")], seat=world.regions["35.03"])
    partner(world.by, "PT Awal", over, [("air-bersih", 50, "l/dt")], status="diusulkan")
    partner(world.by, "PT Lahan", over, [("air-bersih", 50, "kk")], seat=world.regions["35.02"])
    result = found(world)
    assert names(result.partners) == ["PT Air", "PT Semua"]
    first = result.partners[0]
    assert (first.key, first.share, first.amount, first.place) == (good.pk, 67, 6, "Kecamatan Pulung")
    assert sentences(first)["siap"] == "Identitas lengkap, tidak ada dokumen kedaluwarsa"
    left = {each.name: each.short for each in result.left_out if each.kind == "partner"}
    assert left == {"PT Jauh": "di luar wilayah kerja", "PT Lahan": "satuan lain"}


def test_drafts_of_others_never_show(world, cast):
    of = cooperation(world.regions[SAHANG], world.by, stage="persiapan")
    before = found(world)
    spring(world.regions[TALUN], cast.kades_talun, 50, 1, status="draf")
    spring(world.regions[TALUN], cast.kades_talun, 50, 1, status="diajukan")
    spring(world.regions[FOREIGN], cast.asing, 50, 1, status="draf")
    need_of_water(world.regions[TALUN], cast.kades_talun)
    commitment(of, world.a, world.by, 8, status="klaim")
    partner(world.by, nationwide=True, offers=[("air-bersih", 50, "l/dt")], status="diusulkan")
    assert found(world) == before
    now = found(world)
    assert repr(replace(now, computed_at=None)) == repr(replace(before, computed_at=None))


def test_the_order_is_the_same_every_time(world):
    for village in (TALUN, WAGIRLOR):
        spring(world.regions[village], world.by, 4, 2)
    first = found(world)
    assert names(first.partial)[:2] == ["Desa Sahang", "Desa Wagir Lor"]  # the same in all: by code
    assert all(found(world) == first for _ in range(3))


def test_equity_lifts_the_poorer_only_when_it_counts(world):
    poor, rich = world.regions[TALUN], world.regions[WAGIRLOR]
    for village, standing in ((poor, "sangat_tertinggal"), (rich, "mandiri")):
        spring(village, world.by, 4, 2)
        year(village, standing, world.by)
    even = names(found(world).partial)
    assert even.index("Desa Wagir Lor") < even.index("Desa Talun")
    lifted = found(world, DEFAULTS | {"pemerataan": 1})
    assert names(lifted.partial).index("Desa Talun") < names(lifted.partial).index("Desa Wagir Lor")
    talun = next(each for each in lifted.partial if each.name == "Desa Talun")
    assert sentences(talun)["pemerataan"] == "Status desa sangat tertinggal (2025)"


def year(village, standing, by):
    """One year's index."""
    village_year = {"year": 2025, "index": "idm", "standing": standing, "score": Decimal("0.5")}
    return VillageYear.objects.create(village=village, created_by=by, **village_year)


def test_a_village_without_topic_finds_nobody(world):
    asker = need_of_water(world.regions[NGEBEL], world.by, topic=None)
    assert found(world, need=asker).is_empty
