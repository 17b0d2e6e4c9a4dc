"""The twelve key pages in a browser: axe, our own DOM checks, the content policy, and what they weigh."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.desk import Desk
from tests.journeys.look import problems
from tests.journeys.steps import VILLAGES, fill, go, main, press, see, sign_in, typed

pytestmark = [pytest.mark.journey, pytest.mark.slow]

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
FIRST_LOAD, NEXT_PAGE = 60_000, 15_000
TOURISM = "Wisata bersama Telaga Ngebel"
POTENTIAL = f"/desa/{VILLAGES['Ngebel']}/potensi/tambah/"


@dataclass
class Room:
    """A desk for pages at both widths, and the titles seen so far."""

    desk: Desk
    titles: dict[str, str]

    @property
    def page(self) -> Page:
        """The window."""
        return self.desk.page

    def look(self, name: str, path: str = "") -> None:
        """Nothing is wrong with this page, narrow or wide; its title is its own."""
        if path:
            go(self.page, path)
        found = []
        for window in (NARROW, WIDE):
            self.page.set_viewport_size(window)
            found += [f"{name} at {window['width']} px: {problem}" for problem in problems(self.page)]
        title = self.page.title()
        if title in self.titles.values():
            found.append(f"{name}: the title “{title}” is another page's too")
        self.titles[name] = title
        assert not found, "\n".join(found)


@pytest.fixture
def room(desk: Desk) -> Room:
    """A desk with an empty list of titles."""
    return Room(desk, {})


def open_tourism(page: Page) -> None:
    """The workspace of the cooperation that waits for its text to be mended."""
    go(page, "/kerja-sama/")
    press(page, TOURISM)


def test_public_pages(room: Room):
    room.look("front", "/")
    room.look("daftar", "/daftar/")
    press(room.page, "Pengolahan sampah bersama")
    room.look("register page")
    press(room.page, "Periksa keaslian dan unduh naskah")
    room.look("verify page")
    room.look("type a code", "/v/")
    room.look("aturan", "/aturan/")
    room.look("sign-in", "/masuk/")
    press(room.page, "Masuk")
    room.look("sign-in with errors")


def test_pages_of_a_village(room: Room):
    with room.desk.as_("sekdes.ngebel") as page:
        room.look("beranda", "/beranda/")
        room.look("village profile", f"/desa/{VILLAGES['Ngebel']}/")
        room.look("villages", "/desa/")
        room.look("wall sheet", f"/desa/{VILLAGES['Ngebel']}/lembar/")
        for name in (
            "prioritas",
            "prioritas/bobot",
            "prioritas/urutan",
            "kekuatan",
            "kalender",
            "kalender/tambah",
            "analisis",
        ):
            room.look(name, f"/desa/{VILLAGES['Ngebel']}/{name}/")
        room.look("list", "/kerja-sama/")
        room.look("start", "/kerja-sama/mulai/")
        room.look("start on a track", "/kerja-sama/mulai/?jalur=antar_desa_kawasan")
        room.look("old data", "/kerja-sama/data-lama/?jalur=pihak_ketiga_desa")
        open_tourism(page)
        room.look("workspace")
        here = page.url.removeprefix(room.desk.portal.base_url)
        room.look("analysis", f"{here}analisis/")
        for number in range(1, 7):
            room.look(f"step {number}", f"{here}langkah/{number}/")
        room.look("history", f"{here}riwayat/")
        room.look("offer", f"{here}penawaran/surat/")


def test_a_filter_alone_is_as_wide_as_a_phone_lets_it(room: Room):
    with room.desk.as_("dpmd.ponorogo") as page:
        page.set_viewport_size(NARROW)
        go(page, "/desa/")
        form = main(page).locator("form.filters", has_text="Kecamatan").last
        assert form.locator("select").bounding_box()["width"] == form.bounding_box()["width"]


def test_pages_of_a_musyawarah(room: Room):
    with room.desk.as_("sekdes.ngebel") as page:
        open_tourism(page)
        page.goto(page.url + "langkah/5/")
        press(page, page.locator("main a").filter(has_text="Musyawarah antar desa,").first.inner_text())
        room.look("session")
        press(page, page.locator("main a").filter(has_text="nama peserta").inner_text())
        room.look("attendance")
        room.look("meetings", "/musyawarah/")


def mend_and_send(room: Room) -> None:
    """Answer what the kecamatan asked, so that the text lies on its bench."""
    page = room.page
    open_tourism(page)
    press(page, "Lihat yang perlu diperbaiki", page.locator(".next-act"))
    for box in page.get_by_label("Perbaikan huruf").all():
        box.fill("Sudah ditulis pada versi ini.")
    press(page, "Simpan semua perbaikan")
    press(page, "Periksa dan kirim")
    room.look("sending")
    press(page, "Kirim untuk ditinjau")


def test_pages_of_a_text_and_its_review(room: Room):
    with room.desk.as_("sekdes.ngebel") as page:
        open_tourism(page)
        press(page, "Lihat yang perlu diperbaiki", page.locator(".next-act"))
        room.look("text with points")
        press(page, "Ubah huruf d")
        room.look("clause")
        mend_and_send(room)
        room.titles.clear()
        room.look("text under review")
    with room.desk.as_("camat.ngebel") as page:
        room.look("queue", "/tinjauan/")
        press(page, page.locator("main th a", has_text=TOURISM).inner_text())
        room.look("bench")
        press(page, "Simpan hasil tinjauan")
        room.look("bench with errors")


def test_a_form_empty_filled_and_with_errors(room: Room):
    with room.desk.as_("sekdes.ngebel") as page:
        room.look("form", POTENTIAL)
        answers = {"Topik": "Air bersih", "Nama potensi": "Mata air", "Jumlah": "18,5"}
        page.locator("summary").filter(has_text="Rincian lain").click()
        fill(page, answers | {"Tanggal diukur": typed(3), "Keterangan": "Diukur tiga kali."})
        room.titles.clear()
        room.look("filled form")
        fill(page, {"Jumlah": "banyak", "Tanggal diukur": "13/13/2026"})
        press(page, "Simpan sebagai draf")
        room.look("form with errors")
        assert page.get_by_label("Nama potensi").input_value() == "Mata air"
        assert page.get_by_label("Keterangan").input_value() == "Diukur tiga kali."
        see(page, "Jumlah harus angka", "Tanggal diukur belum benar")


@pytest.mark.parametrize("path", [POTENTIAL, "/kerja-sama/mulai/?jalur=antar_desa"])
def test_after_an_empty_form_the_summary_has_the_focus_and_leads_to_each_field(room: Room, path: str):
    with room.desk.as_("sekdes.ngebel") as page:
        go(page, path)
        main(page).locator("form button[type=submit]").last.click()
        page.wait_for_selector(".error-sum")
        assert page.title().startswith("Perlu diperbaiki")
        assert page.evaluate("document.activeElement.className") == "error-sum"
        links = page.locator(".error-sum a")
        assert links.count() >= 4
        for number in range(links.count()):
            links.nth(number).click()
            wanted = links.nth(number).get_attribute("href").removeprefix("#")
            focused = page.evaluate("document.activeElement.id")
            assert focused == wanted, f"{links.nth(number).inner_text()}: {focused or 'nothing'} instead of {wanted}"
            told = page.locator(f"[id='{wanted}']").evaluate("node => node.closest('.has-error').innerText")
            assert links.nth(number).inner_text() in told


@dataclass
class Scale:
    """Counts what the network brought, page by page."""

    page: Page
    bytes: float = 0

    def __post_init__(self) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self.add)

    def add(self, event: dict) -> None:
        """One answer came in whole."""
        self.bytes += event["encodedDataLength"]

    def weigh(self, act: Callable[[], object]) -> float:
        """How many bytes an act cost."""
        self.bytes = 0
        act()
        self.page.wait_for_load_state("networkidle")
        return self.bytes


@pytest.fixture
def scale(browser: Browser, portal_server, browser_context_args) -> Iterator[Scale]:
    """A window that never saw the portal."""
    context = browser.new_context(**browser_context_args, base_url=portal_server.base_url, viewport=WIDE)
    yield Scale(context.new_page())
    context.close()


@pytest.mark.parametrize("first", ["/", "/daftar/", "/masuk/"])
def test_first_load_and_next_page_are_light(scale: Scale, first: str):
    assert 5_000 < scale.weigh(lambda: go(scale.page, first)) <= FIRST_LOAD
    assert 500 < scale.weigh(lambda: go(scale.page, "/aturan/")) <= NEXT_PAGE


def test_office_pages_are_light(scale: Scale, portal_server):
    sign_in(scale.page, portal_server.accounts["sekdes.ngebel"], "sekdes.ngebel")
    open_tourism(scale.page)
    here = scale.page.url.removeprefix(portal_server.base_url)
    paths = [
        "/beranda/",
        "/kerja-sama/",
        here,
        f"{here}langkah/5/",
        f"/desa/{VILLAGES['Ngebel']}/",
        f"/desa/{VILLAGES['Ngebel']}/lembar/",
        POTENTIAL,
        "/musyawarah/",
    ]
    weights = {path: scale.weigh(lambda path=path: go(scale.page, path)) for path in paths}
    assert {path: weight for path, weight in weights.items() if not 500 < weight <= NEXT_PAGE} == {}
