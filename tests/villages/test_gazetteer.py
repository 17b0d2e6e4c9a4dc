"""The gazetteer: loaded whole, safe to repeat, with names, zones and search."""

import datetime
import io

import pytest
from django.core.management import call_command

from tests.villages.helpers import ELSEWHERE, KELURAHAN, NGEBEL, SAHANG
from villages.management.commands.load_regions import kind_of
from villages.models import FormerName, GazetteerLoad, Region, Succession
from villages.regions.gazetteer import area_of, full_name, full_names_of, names_of, search_villages, zone_of


def load(*options):
    out = io.StringIO()
    call_command("load_regions", *options, stdout=out)
    return out.getvalue()


def count(**lookup):
    return Region.objects.filter(**lookup).count()


@pytest.mark.slow
def test_all_regions_are_loaded_once(db):
    Region.objects.create(code=SAHANG, name="Nama lama", kind="kelurahan")
    Region.objects.create(code="99.99.99.2999", name="Sudah tidak ada", kind="desa")
    assert load() == "91599 wilayah dimuat.\n"
    assert (count(kind="desa"), count(kind="kelurahan"), count(kind="desa_adat")) == (75_253, 8_496, 14)
    assert (count(kind="provinsi"), count(kind="kecamatan")) == (38, 7_285)
    assert (count(kind="kabupaten"), count(kind="kota")) == (416, 98)
    assert Region.objects.get(code=SAHANG).title == "Desa Sahang"
    assert count(code="99.99.99.2999") == 1
    codes = set(Region.objects.exclude(code="99.99.99.2999").values_list("code", flat=True))
    assert not [code for code in codes if "." in code and code.rpartition(".")[0] not in codes]
    assert not [code for code in codes if not zone_of(code)]
    assert load() == "Wilayah sudah termuat.\n" and load("--quiet") == ""
    assert GazetteerLoad.objects.get().row_count == 91_599


@pytest.mark.slow
def test_lost_rows_come_back(db):
    load()
    Region.objects.filter(code__startswith="35.02").delete()
    assert load() == "91599 wilayah dimuat.\n"
    assert full_name(SAHANG) == "Desa Sahang, Kecamatan Ngebel, Kabupaten Ponorogo"


def test_kinds_are_told_by_the_code():
    assert kind_of("35.02", "Kabupaten Ponorogo") == "kabupaten"
    assert kind_of("35.77", "Kota Madiun") == "kota"
    assert kind_of("63.02", "Kabupaten Kotabaru") == "kabupaten"
    assert [kind_of(f"91.03.01.{n}001", "x") for n in (1, 2, 3)] == ["kelurahan", "desa", "desa_adat"]


def test_names(regions, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert names_of([SAHANG, NGEBEL, "11.01"]) == {SAHANG: "Sahang", NGEBEL: "Ngebel"}
    with django_assert_num_queries(1):
        assert len(full_names_of([SAHANG, NGEBEL, ELSEWHERE])) == 3
    assert full_name(SAHANG) == "Desa Sahang, Kecamatan Ngebel, Kabupaten Ponorogo"
    assert area_of(KELURAHAN) == "Kecamatan Pulung, Kabupaten Ponorogo"
    assert full_name("11.01.01.2001") == ""


@pytest.mark.parametrize(("code", "word", "hours"), [(SAHANG, "WIB", 7), ("51.01", "WITA", 8), ("91", "WIT", 9)])
def test_zones(code, word, hours):
    zone = zone_of(code)
    assert zone.word == word
    assert zone.tzinfo.utcoffset(datetime.datetime(2026, 3, 27)).total_seconds() == hours * 3600


def test_search_puts_the_own_kecamatan_first(regions):
    Region.objects.create(code="33.01.05.2003", name="Ngebelan", kind="desa")
    Region.objects.create(code="35.02.17.2001", name="Bangun Ngebel", kind="desa")
    found = [village.code for village in search_villages("ngebel", near=["35.02.19"])]
    assert found == [NGEBEL, "35.02.17.2001", "33.01.05.2003"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("MAKMUR 50", True),
        ("r 50%", True),
        ("100%", False),
        ("a_m", False),
        ("o'b", True),
        ("\\lama", True),
        ("35.02.99.2001", True),
        ("35.02.9", True),
        ("35.02.98", False),
        ("35_02_99", False),
    ],
)
def test_search_by_a_name_or_code_of_earlier_takes_every_sign_as_it_is(regions, typed, found):
    """Of a village that was renamed, and of one that came out of another."""
    name, day = "Makmur 50% O'Brien\\Lama", datetime.date(2027, 1, 1)
    old = Region.objects.create(code="35.02.99.2001", name=name, kind="desa", valid_until=day)
    Succession.objects.create(before=old, after=regions[SAHANG], kind="pemekaran", on=day, decree="Perda")
    FormerName.objects.create(region=regions[NGEBEL], code=old.code, name=name, kind="desa", until=day, decree="Perda")
    assert {village.code for village in search_villages(typed)} == ({NGEBEL, SAHANG} if found else set())


def test_search_reads_a_kecamatan_after_the_comma_and_a_code(regions):
    assert [v.name for v in search_villages("a, pulung")] == ["Kelurahan Uji", "Patik"]
    assert [v.name for v in search_villages(SAHANG)] == ["Sahang"]
    assert list(search_villages("a, tidak ada")) == []
    assert list(search_villages("100%")) == []
