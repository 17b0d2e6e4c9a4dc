"""A search that finds nothing goes on: the same group here, then wider; what is half known is told at the figure."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.conftest import NGEBEL, SAHANG
from tests.villages.test_potential_search import make
from villages.models import Potential

PAGE = reverse("villages:potential-search")


@pytest.fixture
def streams(cast, regions, topics):
    """Irrigation in two villages, no clean water."""
    return [
        make(cast, regions[code], topics["irigasi"], name, "14", "l/dt")
        for code, name in ((NGEBEL, "Kali Wungu"), (SAHANG, "Kali Sahang"))
    ]


def test_an_empty_result_offers_the_same_group_here_then_wider(enter, cast, streams, regions, topics):
    make(cast, regions[NGEBEL], topics["sungai"], "Rahasia", "3", "km", status="draf")
    client = enter(cast.kades_ngebel)
    page = client.get(PAGE, {"cari": "air minum"})
    assert page.context["page"].lines == []
    [step] = page.context["page"].alike
    assert (step.label, step.count) == ("Air irigasi", 2)
    assert len(client.get(PAGE + step.query).context["page"].lines) == 2
    text = page.text
    assert "2 potensi" in text and "Cari di Provinsi Jawa Timur" in text and "Cari di seluruh Indonesia" in text
    assert text.index("Air irigasi</a>") < text.index("Cari di Provinsi") < text.index("Cari di seluruh")


def test_the_province_leads_to_the_country_and_the_country_nowhere(enter, cast, streams):
    client = enter(cast.kades_ngebel)
    province = client.get(PAGE, {"cari": "air minum", "wilayah": "35"})
    assert [code for code, _ in province.context["page"].wider] == ["semua"] and not province.context["page"].alike
    country = client.get(PAGE, {"cari": "air minum", "wilayah": "semua"})
    assert "kurangi saringannya" in country.text and country.context["page"].wider == []


def queries(client, **asked):
    """How many queries one page takes."""
    client.get(PAGE, asked)
    with CaptureQueriesContext(
        connection,
    ) as done:
        client.get(PAGE, asked)
    return len(done)


def test_the_way_on_costs_one_query_whatever_there_is(enter, cast, streams, regions, topics):
    client = enter(cast.kades_ngebel)
    before = queries(client, topik="air-bersih")
    for code in ("sungai", "danau", "air-tanah"):
        for number in range(5):
            make(cast, regions[NGEBEL], topics[code], f"{code} {number}", "3", topics[code].unit.symbol)
    assert queries(client, topik="air-bersih") == before == queries(client, topik="kopi")
    assert len(client.get(PAGE, {"topik": "air-bersih"}).context["page"].alike) == 4


def test_the_folded_filters_stay_closed_when_nothing_in_them_is_set(enter, cast, streams):
    client = enter(cast.kades_ngebel)
    sent_empty = {"cari": "", "topik": "", "wilayah": "35.02", "jenis": "", "paling_sedikit": "", "satuan": ""}
    for asked in ({}, sent_empty | {"urut": "baru"}, {"topik": "irigasi"}):
        assert "<details><summary>Saringan lain" in client.get(PAGE, asked).text
    for asked in ({"urut": "nama"}, {"jenis": "alam"}, {"satuan": "l/dt"}, {"paling_sedikit": "5"}):
        assert "<details open><summary>Saringan lain" in client.get(PAGE, sent_empty | asked).text


def test_what_is_half_known_is_told_beside_the_figure(enter, cast, streams):
    known, old = streams
    Potential.objects.filter(pk=known.pk).update(own_use=2)
    Potential.objects.filter(pk=old.pk).update(measured_on=timezone.localdate() - timedelta(days=400))
    page = enter(cast.kades_ngebel).get(PAGE)
    doubts = {line.name: line.doubts for line in page.context["page"].lines}
    assert doubts == {"Kali Wungu": "", "Kali Sahang": "pemakaian sendiri belum dicatat, perlu diukur lagi"}
    assert page.text.count("pemakaian sendiri belum dicatat") == 1
