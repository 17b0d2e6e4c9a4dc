"""The wall sheet: what each person sees on it, what is never printed, and which gaps lead where."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.urls import reverse
from lxml import html

from partnerships.actions import cooperations
from partnerships.models import Cooperation, Party
from tests.conftest import NGEBEL, SAHANG, TALUN
from tests.guards.test_queries_do_not_grow import cost
from villages import actions
from villages.models import Potential

ADDRESS = f"/desa/{NGEBEL}/lembar/"
SPRING = {"kind": "alam", "name": "Sumber Jambe", "quantity": Decimal(14), "unit": "l/dt"}
WHERE = {"latitude": Decimal("-7.796"), "longitude": Decimal("111.629")}
LEAN = {"lean_quantity": Decimal(9), "lean_from": 11, "lean_until": 1}
NUMBER = re.compile(r"[0-9],[0-9]")


@pytest.fixture
def ngebel(regions):
    return regions[NGEBEL]


@pytest.fixture
def spring(ngebel, cast):
    """A verified potential with everything that the sheet draws."""
    return verified(ngebel, cast, **SPRING | WHERE | LEAN, own_use=Decimal("5.5"))


def verified(village, cast, **facts):
    made = actions.add_potential(village=village, by=cast.sekdes_ngebel, **facts)
    actions.submit_potential(potential=made, by=cast.sekdes_ngebel)
    actions.verify_potential(potential=made, by=cast.kades_ngebel)
    return Potential.objects.get(pk=made.pk)


def years(village, cast):
    for year, index, standing, score in ((2024, "idm", "berkembang", "0.6512"), (2025, "indeks_desa", "maju", "74.21")):
        facts = {"residents": 2134, "households": 702, "poor_households": 96, "area": Decimal("1842.5")}
        facts |= {"year": year, "index": index, "standing": standing, "score": Decimal(score)}
        actions.add_year(village=village, by=cast.sekdes_ngebel, **facts)


def begun(cast, regions, title="Air bersih bersama"):
    facts = {"title": title, "field": "pembangunan", "scope": "b", "purpose": "Uji"}
    return cooperations.start_cooperation(lead=regions[NGEBEL], by=cast.sekdes_ngebel, **facts)


def sheet(page):
    """The paper itself, without what stands around it."""
    return html.fromstring(page.text).find_class("sheet")[0]


def paper(page):
    """What of the page comes out of the printer."""
    tree = html.fromstring(page.text)
    for part in tree.find_class("noprint"):
        part.drop_tree()
    return tree.text_content()


def test_everything_that_is_known_stands_on_it(ngebel, spring, cast, enter):
    years(ngebel, cast)
    need = actions.add_need(
        village=ngebel, by=cast.sekdes_ngebel, name="Pipa", quantity=2, unit="km", households=165,
        urgency="tinggi", target_year=2027, plan_reference="",
    )  # fmt: skip
    actions.rank_priorities(village=ngebel, ranked=[need, spring], reason="Musyawarah dusun", by=cast.sekdes_ngebel)
    actions.save_letterhead(village=ngebel, by=cast.sekdes_ngebel, address="Jalan Raya 12", size="F4")
    text = " ".join(sheet(enter(cast.kades_ngebel).get(ADDRESS)).text_content().split())
    for words in (
        "Pemerintah Kabupaten Ponorogo",
        "Kecamatan Ngebel",
        "Jalan Raya 12",
        "2.134 jiwa penduduk",
        "702 kepala keluarga",
        "1.842,5 hektare",
        "Maju Indeks Desa 74,21",
        "Status desa naik dari berkembang (2024) ke maju (2025)",
        "1 potensi terverifikasi",
        "Sumber Jambe: sisa 3,5 l/dt dari 14 l/dt, dipakai 5,5, berkurang 5 pada musim sulit.",
        "November sampai Januari: 14 menjadi 9 l/dt",
        "7,796° LS, 111,629° BT",
        "Satu potensi bertitik",
        "Kebutuhan · 2 km · 165 KK",
        "angka desa tahun 2025",
        "Dicetak pada",
    ):
        assert words.replace(" ", "") in text.replace("\u00a0", "").replace(" ", ""), words


def test_a_village_without_anything_says_so(cast, enter):
    text = sheet(enter(cast.kades_ngebel).get(ADDRESS)).text_content()
    for words in (
        "Belum ada potensi yang terverifikasi.",
        "Belum ada potensi yang bertitik di peta.",
        "Status desa belum diisi.",
        "Skala prioritas belum disusun.",
        "Belum ada kerja sama yang berlaku.",
    ):
        assert words in text


def test_who_does_not_see_the_profile_gets_the_summary(cast, enter):
    for person in (cast.kades_talun, cast.asing, cast.bkad):
        answer = enter(person).get(ADDRESS)
        assert (answer.status_code, answer.get("Location")) in ((302, f"/desa/{NGEBEL}/ringkas/"), (404, None))
    assert enter(cast.camat).get(f"/desa/{'35.02.18.1001'}/lembar/").status_code == 302


def test_drafts_are_shown_only_to_who_may_see_them_and_never_printed(ngebel, cast, enter):
    actions.add_potential(village=ngebel, by=cast.sekdes_ngebel, **SPRING | {"name": "Draf rahasia"} | WHERE)
    kades = enter(cast.kades_ngebel).get(ADDRESS)
    assert "Draf rahasia" in kades.text and "Draf rahasia" not in paper(kades)
    assert "1 potensi" not in kades.text and "Belum ada potensi terverifikasi." in kades.text
    for person in (cast.camat, cast.dpmd, cast.inspektorat, cast.pembaca):
        assert "Draf rahasia" not in enter(person).get(ADDRESS).text


def test_a_draft_on_the_scale_does_not_get_onto_the_wall(ngebel, spring, cast, enter):
    draft = actions.add_potential(village=ngebel, by=cast.sekdes_ngebel, **SPRING | {"name": "Draf rahasia"})
    ranked = [draft, spring]
    actions.rank_priorities(village=ngebel, ranked=ranked, reason="Musyawarah dusun", by=cast.sekdes_ngebel)
    assert "Draf rahasia" not in paper(enter(cast.kades_ngebel).get(ADDRESS))


def test_priorities_are_for_those_who_work_with_the_village(ngebel, spring, cast, enter):
    actions.rank_priorities(village=ngebel, ranked=[spring], reason="Musyawarah dusun", by=cast.sekdes_ngebel)
    assert "Prioritas pertama" in enter(cast.camat).get(ADDRESS).text
    for person in (cast.inspektorat, cast.pembaca):
        assert "Prioritas pertama" not in enter(person).get(ADDRESS).text


def test_poor_households_do_not_hang_on_a_wall(ngebel, cast, enter):
    years(ngebel, cast)
    assert "96" not in paper(enter(cast.kades_ngebel).get(ADDRESS))


def test_cooperations_in_force_for_all_in_preparation_for_some(cast, regions, enter):
    begun(cast, regions, "Baru dipikirkan")
    running = begun(cast, regions, "Sudah berjalan")
    Cooperation.objects.filter(pk=running.pk).update(
        stage="berjalan", in_force_on="2026-01-02", running_since="2026-02-03"
    )
    for person in (cast.kades_ngebel, cast.camat, cast.dpmd):
        page = enter(person).get(ADDRESS)
        assert "Sudah berjalan" in paper(page) and "Baru dipikirkan" in page.text
        assert "Baru dipikirkan" not in paper(page)
    pembaca = enter(cast.pembaca).get(ADDRESS)
    assert "Sudah berjalan" in paper(pembaca) and "Baru dipikirkan" not in pembaca.text


def test_a_candidate_is_no_party_on_the_wall(cast, regions, enter):
    started = begun(cast, regions)
    Party.objects.create(cooperation=started, village=regions[SAHANG], status="calon", created_by=cast.sekdes_ngebel)
    for person in (cast.kades_sahang, cast.pendamping, cast.dpmd):
        assert "Air bersih bersama" not in enter(person).get(f"/desa/{SAHANG}/lembar/").text


def links(page):
    """The gaps with where they lead."""
    tree = html.fromstring(page.text)
    return {a.text: a.get("href") for a in tree.xpath("//section[@aria-labelledby='h-kosong']//a")}


def test_every_gap_leads_to_what_fills_it(cast, enter):
    client = enter(cast.sekdes_ngebel)
    gaps = links(client.get(ADDRESS))
    assert gaps["Angka desa belum diisi."] == f"/desa/{NGEBEL}/angka/tambah/"
    assert gaps["Belum ada potensi alam."] == f"/desa/{NGEBEL}/potensi/tambah/?jenis=alam"
    assert gaps["Skala prioritas belum disusun."] == f"/desa/{NGEBEL}/prioritas/"
    assert len(gaps) == 8
    assert {address: client.get(address).status_code for address in gaps.values()} == dict.fromkeys(gaps.values(), 200)


def test_gaps_of_single_facts(ngebel, cast, enter):
    made = verified(ngebel, cast, **SPRING, lean_quantity=Decimal(3))
    row = actions.add_year(village=ngebel, by=cast.sekdes_ngebel, year=2023, residents=10)
    Potential.objects.filter(pk=made.pk).update(measured_on=date(2024, 1, 1))
    gaps = links(enter(cast.sekdes_ngebel).get(ADDRESS))
    at, edit = reverse("villages:potential-detail", args=[made.pk]), reverse("villages:year-edit", args=[row.pk])
    assert gaps["Sumber Jambe belum punya titik di peta."] == at
    assert gaps["Pemakaian sendiri Sumber Jambe belum dicatat."] == at
    assert gaps["Bulan musim sulit Sumber Jambe belum diisi."] == at
    assert gaps["Sumber Jambe diukur lebih dari setahun lalu."] == at
    assert gaps["Angka terbaru dari tahun 2023."] == f"/desa/{NGEBEL}/angka/tambah/"
    assert gaps["Jumlah KK tahun 2023 belum diisi."] == edit
    assert "Belum ada potensi alam." not in gaps and "Belum ada potensi manusia." in gaps


def test_only_who_may_fill_a_gap_is_told(cast, enter):
    for person in (cast.bpd_ngebel, cast.camat, cast.dpmd, cast.inspektorat, cast.pembaca):
        assert "Yang masih kosong" not in enter(person).get(ADDRESS).text
    assert "Unggah lambang" not in enter(cast.pendamping).get(ADDRESS).text


def test_names_are_escaped_in_drawings(ngebel, cast, enter):
    name = "<script>alert(1)</script> & \"'"
    verified(ngebel, cast, **SPRING | WHERE | LEAN | {"name": name})
    text = enter(cast.kades_ngebel).get(ADDRESS).text
    assert "<script>alert" not in text and text.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#x27;") >= 5


def test_drawings_have_a_finding_and_points_before_decimals(ngebel, spring, cast, enter):
    years(ngebel, cast)
    tree = sheet(enter(cast.kades_ngebel).get(ADDRESS))
    drawings = [each for each in tree.iter("svg") if not each.get("aria-hidden")]
    assert len(drawings) == 4
    for drawing in drawings:
        assert drawing.get("role") == "img" and drawing.find("title").text
        assert drawing.get("aria-labelledby").split()[0] == drawing.find("title").get("id")
        for each in drawing.iter():
            assert not [value for value in each.attrib.values() if NUMBER.search(value)]
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_the_paper_is_the_village_s_own(ngebel, cast, enter):
    client = enter(cast.kades_ngebel)
    assert "sheet-a4.css" not in client.get(ADDRESS).text
    actions.save_letterhead(village=ngebel, by=cast.sekdes_ngebel, address="Jalan Raya 12", size="A4")
    assert "sheet-a4.css" in client.get(ADDRESS).text


def test_it_costs_the_same_for_more_rows(ngebel, spring, cast, regions, enter):
    years(ngebel, cast)
    begun(cast, regions)
    actions.rank_priorities(village=ngebel, ranked=[spring], reason="Musyawarah dusun", by=cast.sekdes_ngebel)
    client = enter(cast.sekdes_ngebel)
    before = cost(client, ADDRESS)
    more = [verified(ngebel, cast, **SPRING | WHERE | LEAN | {"name": f"Sumber {number}"}) for number in range(10)]
    for number in range(6):
        begun(cast, regions, f"Kerja sama {number}")
    Cooperation.objects.filter(title__startswith="Kerja").update(stage="berlaku", in_force_on="2026-01-01")
    actions.rank_priorities(village=ngebel, ranked=[spring, *more], reason="Musyawarah dusun", by=cast.sekdes_ngebel)
    cache.clear()
    assert cost(client, ADDRESS) == before


def test_the_profile_leads_to_it(cast, enter):
    assert ADDRESS in enter(cast.kades_ngebel).get(f"/desa/{NGEBEL}/").text
    assert ADDRESS not in enter(cast.kades_ngebel).get(f"/desa/{TALUN}/", follow=True).text
