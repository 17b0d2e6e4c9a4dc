"""The list of villages: by kecamatan for an office of the kabupaten, and which of them have something written down."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.villages.helpers import SAHANG, TALUN, bring_to, new_potential
from villages.models import Region

PAGE = reverse("villages:village-list")


def amounts(page):
    """What the list says of each village."""
    return {line.village.code: line.count for line in page.context["lines"]}


def test_the_kabupaten_sees_its_villages_by_kecamatan_and_chooses_one(cast, regions, enter):
    client = enter(cast.dpmd)
    page = client.get(PAGE)
    assert "<h3>Kecamatan Ngebel</h3>" in page.text and "Semua kecamatan" in page.text
    codes = [line.village.code for line in page.context["lines"]]
    assert codes == sorted(codes) and len({code[:8] for code in codes}) > 1
    only = client.get(PAGE, {"kecamatan": "35.02.19"})
    assert {line.village.code[:8] for line in only.context["lines"]} == {"35.02.19"}
    assert '<option value="35.02.19" selected>Ngebel</option>' in only.text


@pytest.mark.parametrize("asked", ["35.03.01", "35.02.19' OR 1=1", "x" * 5000, "35"])
def test_a_kecamatan_that_is_not_offered_means_all(cast, regions, enter, asked):
    client = enter(cast.dpmd)
    assert amounts(client.get(PAGE, {"kecamatan": asked})) == amounts(client.get(PAGE))


def test_a_village_chooses_no_kecamatan(cast, regions, enter):
    page = enter(cast.sekdes_sahang).get(PAGE, {"kecamatan": "35.02.20"})
    assert list(amounts(page)) == [SAHANG] and "Semua kecamatan" not in page.text


def test_each_village_tells_how_much_the_person_may_know_of(cast, sahang, talun, enter):
    spring = new_potential(sahang, cast.perangkat_sahang)
    assert amounts(enter(cast.sekdes_sahang).get(PAGE)) == {SAHANG: 1}
    page = enter(cast.dpmd).get(PAGE)
    assert amounts(page)[SAHANG] == 0 and "Belum ada potensi" in page.text
    bring_to(spring, "terverifikasi", cast.kades_sahang)
    page = enter(cast.dpmd).get(PAGE)
    assert amounts(page)[SAHANG] == 1 and amounts(page)[TALUN] == 0 and "1 potensi" in page.text
    assert amounts(enter(cast.sekdes_talun).get(PAGE, {"cari": "sahang"}))[SAHANG] == 1


def test_the_marks_cost_one_query_whatever_is_there(cast, sahang, talun, enter):
    client = enter(cast.dpmd)

    def cost():
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        assert sum("villages_potential" in query["sql"] for query in queries) == 1
        return len(queries)

    before = cost()
    for number in range(12):
        place, who = ((sahang, cast.perangkat_sahang), (talun, cast.perangkat_talun))[number % 2]
        new_potential(place, who, name=f"Mata air {number}")
    assert cost() == before


def test_a_village_of_a_kecamatan_that_has_ended_still_tells_where_it_lay(cast, regions, enter):
    ended = Region.objects.filter(code__in=["35.02.19", SAHANG])
    ended.update(valid_until="2026-01-01")
    page = enter(cast.sekdes_sahang).get(PAGE)
    assert [(line.meta, line.group) for line in page.context["lines"]] == [("Kecamatan Ngebel, Kabupaten Ponorogo", "")]
    groups = {line.village.code: line.group for line in enter(cast.dpmd).get(PAGE).context["lines"]}
    assert groups[SAHANG] == "Kecamatan Ngebel" and "" not in groups.values()


def test_a_list_of_nothing_asks_nothing_more(cast, regions, enter):
    page = enter(cast.dpmd).get(PAGE, {"cari": "tidak ada desa begini"})
    assert page.context["lines"] == [] and "Tidak ada desa dengan nama itu" in page.text
