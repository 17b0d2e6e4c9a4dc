"""The search for takers of a potential, and for whoever fits a whole village."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.matching.criteria import DEFAULTS
from partnerships.matching.find import find_for_need, find_for_potential, find_for_village
from partnerships.models import BodyMember, CooperationBody, PartnerDocument, VillageRegulation
from records.formats import NBSP
from tests.conftest import FOREIGN, NGEBEL, PATIK, SAHANG, TALUN, WAGIRLOR
from tests.partnerships.matching.spring_world import commitment, cooperation, need_of_water, partner, spring
from villages.models import Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(cast, regions):
    """Ngebel lacks water and has coffee; Sahang has water and coffee, Talun lacks coffee, Patik has coffee."""
    by = cast.kades_ngebel
    coffee = {"topic": Topic.objects.get(code="kopi"), "name": "Kopi", "unit": "ton/tahun"}
    made = SimpleNamespace(by=by, regions=regions, village=regions[NGEBEL], coffee=coffee)
    made.need = need_of_water(regions[NGEBEL], by, 9)
    made.mine = spring(regions[NGEBEL], by, 12, 0, **coffee)
    made.water = spring(regions[SAHANG], by, 6, 4)
    spring(regions[SAHANG], by, 20, 5, **coffee)
    spring(regions[PATIK], by, 8, 14, **coffee)
    need_of_water(regions[TALUN], by, 10, is_open=True, **coffee)
    return made


def names(finds):
    return [each.name for each in finds]


def told(find):
    return {each.criterion: each.sentence.replace(NBSP, " ") for each in find.reasons}


def points(find):
    return {each.criterion: each.value for each in find.reasons}


def by_name(finds):
    return {each.name: each for each in finds}


def test_a_potential_finds_who_lacks_it_and_who_has_the_same(world):
    result = find_for_potential(world.mine, DEFAULTS)
    assert (result.ask.amount, result.ask.unit, result.ask.topic) == (12, "ton/tahun", world.coffee["topic"].name)
    assert set(names(result.ranked)) == {"Desa Talun", "Desa Sahang", "Desa Patik"}
    talun = by_name(result.ranked)["Desa Talun"]
    assert told(talun)["cukup"] == "Anda bisa memenuhi Kopi 10 dari 10 ton/tahun"
    assert (talun.share, points(talun)["usaha"]) == (100, 0)
    assert [(each.name, each.amount) for each in talun.takes] == [("Kopi", 10)]
    sahang = by_name(result.ranked)["Desa Sahang"]
    assert points(sahang)["usaha"] == 100 and told(sahang)["usaha"] == "Sama-sama punya kopi"
    assert told(sahang)["cukup"] == "Tidak mencatat kebutuhan pada topik ini"


def test_outside_parties_that_seek_or_work_on_a_potential(world):
    partner(world.by, "PT Sangrai", nationwide=True, seeks=[("kopi", 24, "ton/tahun")])
    partner(world.by, "Koperasi Tani", [world.regions["35"]], [("kopi", None, "")], kind="koperasi")
    partner(
        world.by, "PT Jauh", [world.regions["35.03"]], seeks=[("kopi", 1, "ton/tahun")], seat=world.regions["35.03"]
    )
    result = find_for_potential(world.mine, DEFAULTS)
    found = by_name(result.ranked)
    assert told(found["PT Sangrai"])["cukup"] == f"Anda bisa memenuhi {world.coffee['topic'].name} 12 dari 24 ton/tahun"
    assert told(found["Koperasi Tani"])["usaha"] == "Menawarkan kopi, yang juga potensi Anda"
    assert [(each.name, each.short) for each in result.left_out] == [("PT Jauh", "di luar wilayah kerja")]


def test_a_whole_village_finds_by_both_ways_and_by_what_is_shared(world):
    partner(world.by, "PT Air", nationwide=True, offers=[("air-bersih", 9, "l/dt")], seat=world.regions["35.02.19"])
    result = find_for_village(world.village, DEFAULTS)
    found = by_name(result.ranked)
    assert set(found) == {"Desa Sahang", "Desa Talun", "Desa Patik", "PT Air"}
    sahang, talun = found["Desa Sahang"], found["Desa Talun"]
    assert told(sahang)["cukup"] == "Mengisi 1 dari 1 kebutuhan Anda: Air bersih 6 dari 9 l/dt"
    assert (points(sahang)["cukup"], points(sahang)["usaha"], points(sahang)["balik"]) == (67, 50, 0)
    assert told(sahang)["balik"] == "Tidak mencari yang Anda punya"
    assert (points(talun)["balik"], points(talun)["cukup"]) == (100, 0)
    assert told(talun)["cukup"] == "Belum bisa mengisi kebutuhan Anda"
    assert told(found["PT Air"])["cukup"] == "Mengisi 1 dari 1 kebutuhan Anda: Air bersih 9 dari 9 l/dt"
    assert result.ranked == tuple(sorted(result.ranked, key=lambda each: -each.score))


def test_readiness_and_track_record_are_told(world):
    sahang = world.regions[SAHANG]
    regulation = {"title": "Kerja sama", "status": "berlaku", "number": "1", "year": 2025}
    VillageRegulation.objects.create(village=sahang, created_by=world.by, **regulation)
    today = timezone.localdate()
    term = {"decree_number": "1", "decree_on": today, "term_ends": today + timedelta(days=9)}
    body = CooperationBody.objects.create(name="BKAD", created_by=world.by, **term)
    person = {"name": "Ani", "sex": "P", "element": "tokoh", "position": "Ketua"}
    BodyMember.objects.create(body=body, village=sahang, created_by=world.by, **person)
    cooperation(sahang, world.by, stage="berjalan")
    cooperation(sahang, world.by, stage="ditunda")
    cooperation(sahang, world.by, stage="persiapan")  # nobody else may know of it
    found = by_name(find_for_village(world.village, DEFAULTS).ranked)["Desa Sahang"]
    assert told(found)["siap"] == "Perdes kerja sama sudah berlaku, sudah ikut BKAD"
    assert told(found)["rekam"] == "1 kerja sama berjalan atau selesai, 1 ditunda atau berakhir karena pelanggaran"
    assert (points(found)["siap"], points(found)["rekam"]) == (100, 50)


def test_outside_parties_by_identity(world):
    poor = partner(world.by, "PT Baru", nationwide=True, offers=[("air-bersih", 9, "l/dt")], phone="")
    assert not PartnerDocument.objects.filter(partner=poor).exists()
    found = by_name(find_for_village(world.village, DEFAULTS).ranked)["PT Baru"]
    assert told(found)["siap"] == "Identitas belum lengkap, tidak ada dokumen kedaluwarsa"
    assert points(found)["siap"] == 40


def test_what_others_keep_to_themselves_changes_nothing(world):
    of = cooperation(world.regions[SAHANG], world.by, stage="persiapan")
    before = find_for_village(world.village, DEFAULTS), find_for_potential(world.mine, DEFAULTS)
    need_of_water(world.regions[WAGIRLOR], world.by, 10, is_open=False, **world.coffee)
    spring(world.regions[WAGIRLOR], world.by, 50, 1, status="draf")
    spring(world.regions[WAGIRLOR], world.by, 50, 1, status="diajukan", **world.coffee)
    spring(world.regions[FOREIGN], world.by, 50, 1)  # another kabupaten
    commitment(of, world.water, world.by, 5, status="klaim")
    assert (find_for_village(world.village, DEFAULTS), find_for_potential(world.mine, DEFAULTS)) == before


def test_a_village_that_wrote_nothing_finds_nobody(world):
    assert find_for_village(world.regions[WAGIRLOR], DEFAULTS).is_empty


AMOUNT = st.decimals("0.5", 30, places=1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    free=st.lists(AMOUNT, min_size=3, max_size=3),
    more=st.decimals("0.1", 20, places=1),
    bound=st.decimals("0.1", 40, places=1),
    wanted=AMOUNT,
)
def test_more_capacity_never_ranks_lower(world, free, more, bound, wanted):
    """Of three equal villages one gets more; what is free never falls below nothing, whatever is promised."""
    others = [world.regions[code] for code in (SAHANG, TALUN, PATIK)]
    rows = [spring(village, world.by, amount, 3) for village, amount in zip(others, free, strict=True)]
    promise = commitment(cooperation(others[2], world.by), rows[2], world.by, bound)
    asker = need_of_water(world.regions[WAGIRLOR], world.by, wanted)
    for mine in rows[:2]:
        before = place(find_for_need(asker, DEFAULTS), mine.village.title)
        mine.quantity = mine.quantity + more
        mine.save(update_fields=["quantity"])
        after = place(find_for_need(asker, DEFAULTS), mine.village.title)
        assert after <= before
    result = find_for_need(asker, DEFAULTS)
    assert all(each.amount > 0 for each in result.partial)
    for group in result.groups:
        amounts = [member.amount for member in group.members]
        assert sum(amounts) == group.total >= asker.quantity
        assert all(group.total - amount < asker.quantity for amount in amounts)
    for row in (promise, asker, *rows):
        row.delete()


def place(result, name):
    """Where a village stands: in the sets before those that cover a part."""
    listed = [names(group.members) for group in result.groups] + [[each.name] for each in result.partial]
    return next(number for number, members in enumerate([*listed, [name]]) if name in members)


def test_needs_outside_the_lean_season_take_the_usual_amount(world):
    world.mine.lean_quantity = Decimal(2)
    world.mine.save(update_fields=["lean_quantity"])
    need = need_of_water(world.regions[WAGIRLOR], world.by, 10, is_open=True, all_year=False, **world.coffee)
    found = by_name(find_for_potential(world.mine, DEFAULTS).ranked)
    assert found["Desa Wagir Lor"].share == 100 and found["Desa Talun"].share == 20
    assert need.pk == found["Desa Wagir Lor"].takes[0].pk
