"""From a need to an accepted offer, for two villages and a company: on a phone, without JavaScript.

The facilitator searches, compares, starts, studies, records and weighs; what only an office may do, its holder does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import chapter_outside_choice as choice
from tests.journeys import chapter_outside_plan as plan
from tests.journeys.chapter_outside_meetings import village_meeting
from tests.journeys.desk import STOPPED, Desk
from tests.journeys.outside_roads import UNIVERSITY
from tests.journeys.steps import go, main, press, press_next, row, see, see_next, see_title, send, typed

pytestmark = [pytest.mark.journey, pytest.mark.slow]

PHONE = {"width": 360, "height": 640}
PROFILE = "/desa/35.02.19.2005/"
NEED, COMPANY = "Air bersih tiga dusun", "PT Tirta Wilis (contoh)"
LETTER = {
    "Nomor surat pihak ketiga": "07/TW/2026",
    "Yang ditawarkan": "Pipa, pompa, dan pelatihan petugas air.",
    "Yang diminta dari desa": "Tanah untuk bak penampung.",
    "Profil dan pengalaman": "Mengelola air minum empat desa.",
}
ROAD = replace(
    UNIVERSITY,
    key="air",
    villages=("Gondowido", "Pupus"),
    title="Air bersih tiga dusun bersama Pupus",
    purpose="Tiga dusun mendapat air bersih sepanjang tahun.",
    programme="Jaringan air bersih tiga dusun",
    partner={"Nama pihak ketiga": COMPANY},
    letter=LETTER,
)


@dataclass
class Guided(Desk):
    """What the sekdes of Gondowido does elsewhere is done here by the facilitator."""

    @contextmanager
    def as_(self, user: str) -> Iterator[Page]:
        with super().as_("pendamping" if user == "sekdes.gondowido" else user) as page:
            yield page


@pytest.fixture(scope="module")
def story() -> dict[str, str]:
    """The addresses that the people come back to."""
    return {}


@pytest.fixture
def desk(browser: Browser, portal_server, browser_context_args, story, request) -> Iterator[Guided]:
    """A phone that runs no scripts."""
    if stopped := request.node.parent.stash.get(STOPPED, ""):
        pytest.fail(f"The story stopped in {stopped}.", pytrace=False)
    arguments = browser_context_args | {"base_url": portal_server.base_url, "viewport": PHONE}
    context = browser.new_context(**arguments, is_mobile=True, has_touch=True, java_script_enabled=False)
    made = Guided(context.new_page(), portal_server, places=story)
    made.page.set_default_timeout(15_000)
    yield made
    context.close()
    assert made.faults == []


def tick(page: Page, *names: str) -> None:
    """Tick the boxes of these candidates."""
    for name in names:
        main(page).locator("label.pick").filter(has_text=name).first.click()


def test_the_facilitator_finds_compares_and_starts(desk: Guided):
    with desk.as_("pendamping") as page:
        go(page, PROFILE)
        press(page, f"Cari mitra untuk {NEED}")
        see_title(page, f"{NEED}, 9 l/dt")
        see(page, "2 pasangan desa bisa memenuhi 9 l/dt bersama", "Desa Pupus dan Desa Talun, bersama", COMPANY)
        see(page, "8 dari 9 l/dt (89 persen)", "Kecukupan", "Jarak", "Kesiapan")
        tick(page, "Desa Pupus", COMPANY)
        press(page, "Bandingkan yang dicentang")
        see_title(page, "Daftar pendek calon mitra")
        see(page, "Pupus", COMPANY)
        press(page, "Ajak yang dicentang")
        see(page, "Pihak luar, atas prakarsa desa", "Mereka belum diberi tahu apa pun")
        answers = {"Judul": ROAD.title, "Bidang": "Pembangunan desa", "Tujuan": ROAD.purpose}
        send(page, answers, "Mulai kerja sama", done="Kerja sama dibuka")
        desk.keep(ROAD.at("cooperation"))
        go(page, desk.places[ROAD.at("cooperation")] + "kapasitas/")
        see(page, "Mata air Sumber Jambe", "Klaim sementara", "8 l/dt sepanjang tahun")


def test_the_second_village_is_chosen_and_the_plan_is_written(desk: Guided):
    with desk.as_("pendamping") as page:
        go(page, desk.places[ROAD.at("cooperation")] + "langkah/2/")
        see(page, "saat dicari", "8 dari 9 l/dt")
        press(page, "Pilih sebagai mitra: Desa Pupus")
        send(page, {"Kenapa desa ini dipilih": "Mata airnya paling besar."}, "Pilih sebagai mitra", done="Desa Pupus")
    plan.write_programme(desk, ROAD)
    plan.study(desk, ROAD, proposal=False)
    plan.write_terms(desk, ROAD)


def test_the_lead_decides_and_announces_and_the_company_is_invited(desk: Guided, tmp_path):
    village_meeting(desk, ROAD, "Gondowido", tmp_path, on_text=False)
    choice.announce(desk, ROAD)
    with desk.as_("kades.gondowido") as page:
        go(page, desk.places[ROAD.at("cooperation")] + "undangan/")
        press(page, f"Undang menawar: {COMPANY}")
        letter = {"Nomor surat undangan": "140/18", "Tanggal surat": typed(), "Batas jawaban": typed(-14)}
        send(page, letter, "Catat undangan", done=f"Undangan kepada {COMPANY} tercatat")
        see(page, "Menunggu jawaban", "140/18")


def test_the_company_offers_and_is_chosen(desk: Guided):
    with desk.as_("pendamping") as page:
        go(page, desk.places[ROAD.at("cooperation")] + "penawaran-masuk/tambah/?cari=tirta")
        press(page, COMPANY)
        see_title(page, f"Catat penawaran {COMPANY}")
        dates = {"Tanggal surat": typed(), "Tanggal diterima desa": typed()}
        send(page, LETTER | dates, "Simpan penawaran", done=f"Penawaran {COMPANY} dicatat")
        go(page, desk.places[ROAD.at("cooperation")] + "undangan/")
        assert "Mengirim penawaran" in row(page, COMPANY).inner_text()
        go(page, desk.places[ROAD.at("cooperation")] + "penawaran-masuk/")
        press(page, f"Nilai: {COMPANY}")
        send(page, {"Penilaian desa": "Nilai 90 dari 100."}, "Simpan penilaian", done="Penilaian")
        press(page, f"Pilih: {COMPANY}")
        why = {"Kenapa penawaran ini dipilih": "Berpengalaman, dan alatnya lengkap."}
        send(page, why, "Pilih penawaran ini", done=f"{COMPANY}: dipilih")


def test_the_second_village_decides_and_accepts(desk: Guided, tmp_path):
    village_meeting(desk, ROAD, "Pupus", tmp_path, on_text=False)
    with desk.as_("kades.pupus") as page:
        go(page, desk.places[ROAD.at("cooperation")])
        see_next(page, "Jawab penawaran untuk Desa Pupus")
        press_next(page, "Jawab penawaran")
        answers = {"Jawaban desa": "Menerima penawaran", "Nomor surat jawaban": "140/31/PPS/2026"}
        send(page, answers | {"Tanggal surat jawaban": typed()}, "Kirim jawaban", done="Jawaban Desa Pupus dicatat")
        go(page, desk.places[ROAD.at("cooperation")] + "langkah/2/")
        see(page, COMPANY, "Dipilih", "Desa Pupus", "Menerima")
