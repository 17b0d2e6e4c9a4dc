"""The search for potentials: every village's verified ones by any word, by place and by amount, never a draft."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.conftest import FOREIGN, NGEBEL, PATIK, SAHANG, TALUN
from villages.finding import potential_search
from villages.models import Potential

PAGE = reverse("villages:potential-search")


def make(cast, village, topic, name, quantity, unit, *, status="terverifikasi", **facts):
    """One potential as it is stored, verified unless said otherwise."""
    verified = {"verified_at": timezone.now(), "verified_by": cast.admin} if status == "terverifikasi" else {}
    whole = {"topic": topic, "kind": topic.kind, "name": name, "quantity": Decimal(quantity), "unit": unit}
    return Potential.objects.create(village=village, status=status, created_by=cast.admin, **(whole | verified | facts))


@pytest.fixture
def springs(cast, regions, topics):
    """Springs and coffee in three kecamatan, one of them in another kabupaten; a draft and one that waits."""
    water, coffee = topics["air-bersih"], topics["kopi"]
    return {
        "jambe": make(cast, regions[NGEBEL], water, "Sumber Jambe", "11", "l/dt", lean_quantity=9, own_use=4),
        "wungu": make(cast, regions[SAHANG], water, "Kali Wungu", "600", "l/menit"),
        "patik": make(cast, regions[PATIK], water, "Sendang Patik", "0.3", "l/dt", own_use=Decimal("0.1")),
        "jauh": make(cast, regions[FOREIGN], water, "Sumber Jauh", "50", "l/dt"),
        "kopi": make(cast, regions[TALUN], coffee, "Kopi Talun", "64", "ton/tahun"),
        "draf": make(cast, regions[TALUN], water, "Sumber Rahasia", "99", "l/dt", status="draf"),
        "tunggu": make(cast, regions[TALUN], water, "Sumber Menunggu", "99", "l/dt", status="diajukan"),
    }


@pytest.fixture
def found(enter, cast, springs):
    """The keys of what one person finds, in the order of the page."""

    def ask(who="kades_ngebel", **asked):
        answer = enter(getattr(cast, who)).get(PAGE, asked)
        assert answer.status_code == 200
        keys = {potential.pk: key for key, potential in springs.items()}
        return [keys[line.pk] for line in answer.context["page"].lines]

    return ask


def test_the_own_kabupaten_first_and_the_whole_country_when_asked(found):
    assert set(found()) == {"jambe", "wungu", "patik", "kopi"}
    assert set(found(wilayah="semua")) == {"jambe", "wungu", "patik", "kopi", "jauh"}
    assert set(found(wilayah="35")) == {"jambe", "wungu", "patik", "kopi", "jauh"}
    assert set(found(wilayah="35.02.19")) == {"jambe", "wungu", "kopi"}
    assert found("asing") == ["jauh"]


def test_any_word_for_the_topic_finds_it(found):
    assert set(found(cari="air minum")) == {"jambe", "wungu", "patik"}
    assert set(found(cari="SENDANG")) == {"jambe", "wungu", "patik"}
    assert set(found(cari="air minum", wilayah="semua")) == {"jambe", "wungu", "patik", "jauh"}
    assert set(found(cari="kopi", wilayah="35")) == {"kopi"}
    assert found(cari="air minum", wilayah="semua", urut="nama") == ["wungu", "patik", "jambe", "jauh"]
    assert found(cari="wungu") == found(cari="wungu", wilayah="semua") == ["wungu"]
    assert found(topik="kopi") == ["kopi"]
    assert found(jenis="manusia") == []
    assert found(cari="kapal selam") == []


@pytest.mark.parametrize("who", ["kades_talun", "sekdes_talun", "pendamping", "camat", "dpmd", "pembaca", "admin"])
def test_nobody_finds_drafts_here(found, who):
    assert not {"draf", "tunggu"} & set(found(who, cari="air minum", wilayah="semua"))


def test_amounts_are_compared_over_units(found):
    water = {"topik": "air-bersih", "satuan": "l/dt"}
    assert set(found(**water, paling_sedikit="5")) == {"jambe", "wungu"}
    assert found(**water, paling_sedikit="5,01") == ["wungu"]
    assert found(**water, urut="banyak") == ["wungu", "jambe", "patik"]
    assert set(found(satuan="l/menit", paling_sedikit="300")) == {"jambe", "wungu"}
    assert set(found(**water, paling_sedikit="0,2")) == {"jambe", "wungu", "patik"}
    assert set(found(**water, paling_sedikit="0,21")) == {"jambe", "wungu"}
    assert set(found(**water, paling_sedikit="5", wilayah="semua")) == {"jambe", "wungu", "jauh"}
    assert found(satuan="ha") == []


def test_an_amount_is_shown_in_its_own_unit_and_in_the_one_asked_for(enter, cast, springs):
    page = enter(cast.kades_ngebel).get(PAGE, {"satuan": "l/dt"}).content.decode()
    assert "600\u00a0l/menit" in page
    assert "10\u00a0l/dt" in page
    assert "Kecamatan Ngebel, Kabupaten Ponorogo" in page


def test_an_amount_without_unit_and_one_without_topic_say_what_is_missing(enter, cast, springs):
    page = enter(cast.kades_ngebel).get(PAGE, {"paling_sedikit": "5"}).content.decode()
    assert "Pilih satuannya juga" in page
    page = enter(cast.kades_ngebel).get(PAGE, {"paling_sedikit": "5", "satuan": "l/dt", "wilayah": "semua"})
    assert "Pilih topik, atau satu kabupaten saja" in page.content.decode()
    page = enter(cast.kades_ngebel).get(PAGE, {"paling_sedikit": "1.5", "satuan": "l/dt"}).content.decode()
    assert "dengan koma" in page


ORDERS = [{}, {"urut": "banyak", "satuan": "l/dt"}, {"urut": "nama"}, {"urut": "nama", "wilayah": "semua"}]
ORDERS += [{"cari": "air minum", "wilayah": "semua"}, {"cari": "sumber", "wilayah": "35"}]


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_pages_follow_one_another_without_a_gap(enter, cast, regions, topics, order):
    now = timezone.now()
    for number in range(60):
        moment = now - timedelta(hours=number // 7)  # several at the same moment, several of the same amount
        unit = ("l/dt", "l/menit")[number % 2]
        make(cast, regions[NGEBEL], topics["air-bersih"], f"Sumber {number}", number // 5, unit, verified_at=moment)
    client, seen, after = enter(cast.kades_ngebel), [], ""
    for _ in range(4):
        page = client.get(PAGE, order | ({"sesudah": after} if after else {})).context["page"]
        seen += [line.name for line in page.lines]
        if not (after := page.next_after):
            break
    assert len(seen) == len(set(seen)) == 60
    if "satuan" in order:
        amounts = [line.converted or line.free for line in page.lines]
        assert amounts[-1] == "0\u00a0l/dt"


HOSTILE = [
    {"urut": "id);drop"},
    {"urut": "-verified_by__password"},
    {"status__regex": "(a+)+$", "_connector": "OR 1=1", "created_by__username__startswith": "a"},
    {"topik": "air-bersih' OR 1=1"},
    {"wilayah": "35.02' OR '1'='1"},
    {"wilayah": "35.03"},  # a real place, but not one's own
    {"sesudah": "9" * 400},
    {"sesudah": "bbbbbbbbbb"},
    {"cari": "a" * 10_000},
    {"cari": "%_\\"},
    {"cari": "\ufffd|"},
    {"paling_sedikit": "NaN", "satuan": "l/dt"},
    {"paling_sedikit": "1e400", "satuan": "l/dt"},
    {"paling_sedikit": "9" * 400, "satuan": "l/dt"},
    {"paling_sedikit": "１８", "satuan": "l/dt"},
    {"jenis": ["alam", "manusia"], "halaman": "1e9"},
]


@pytest.mark.parametrize("asked", HOSTILE, ids=str)
def test_hostile_filters_give_a_clean_page(found, asked):
    """D17, D18: what isn't offered means the default."""
    assert set(found(**asked)) <= {"jambe", "wungu", "patik", "kopi"}


@pytest.mark.parametrize("raw", ["cari=%ED%B2%80", "sesudah=%ED%B2%80", "topik=%ED%B2%80&cari=%FF"])
def test_broken_letters_give_a_clean_page(enter, cast, springs, raw):
    assert enter(cast.kades_ngebel).get(f"{PAGE}?{raw}").status_code == 200


def test_nul_is_an_address_that_does_not_exist(enter, cast):
    assert enter(cast.kades_ngebel).get(PAGE, {"cari": "a\0b"}).status_code == 404


def test_who_holds_no_office_finds_nothing(enter, cast):
    assert enter(cast.bkad).get(PAGE).status_code == 404


@pytest.mark.parametrize("few", [0, 1, 2500])
def test_words_find_the_same_by_the_index_of_names_and_along_the_order(found, monkeypatch, few):
    monkeypatch.setattr(potential_search, "FEW", few)
    country = {"wilayah": "semua"}
    assert found(**country, cari="Sumber Ja", urut="nama") == ["jambe", "jauh"]
    assert set(found(**country, cari="SUMBER JA")) == {"jambe", "jauh"}
    assert found(**country, cari="sumber ja", jenis="manusia") == []
    assert found(**country, cari="kopi") == ["kopi"]  # a topic and a name
    assert found(**country, cari="rahasia") == found(**country, cari="menunggu") == []
