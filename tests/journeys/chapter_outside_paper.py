"""What is left of a cooperation with an outside party: announcement, agreement, code, register; and no person."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.chapter_outside_choice import ANNOUNCED, anyone
from tests.journeys.chapter_outside_plan import TERMS
from tests.journeys.chapter_paper import decode, text_of
from tests.journeys.desk import Desk
from tests.journeys.outside_roads import PERSONS, Road
from tests.journeys.steps import go, in_words, main, plain, press, see, see_not, see_title, short


def read_announcement_paper(road: Road, path: Path) -> None:
    """The paper on the notice board says what the page says, and carries the KAK."""
    text = text_of(path)
    for words in (ANNOUNCED, road.title, in_words(-14), *TERMS.values()):
        assert plain(words) in text, f"{words}\n{text}"
    assert not [name for name in PERSONS if name in text], text


def download(desk: Desk, road: Road, folder: Path) -> Path:
    """The final Perjanjian Bersama, as the sekdes takes it home."""
    with desk.as_(f"sekdes.{short(road.villages[-1])}") as page:
        go(page, desk.places[road.at("text")])
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Unduh Perjanjian Bersama (PDF)").click()
        path = folder / f"perjanjian-{road.key}.pdf"
        waiting.value.save_as(path)
    return path


def read_agreement(road: Road, path: Path, changed: dict[str, str]) -> None:
    """Each side's own number, both signatories, the musyawarah, eight clauses; nothing of a Berita Desa or BKAD."""
    text = text_of(path)
    upper = text.upper()
    assert "PERJANJIAN BERSAMA" in upper and "RANCANGAN" not in upper
    for village in road.villages:
        assert f"DESA {village.upper()}: NOMOR {road.numbers[village]} TAHUN" in upper, text
        assert f"Berita Acara Musyawarah Desa {village} Nomor" in text, text
        assert f"KEPALA DESA {village.upper()}" in upper
    assert f"{road.name.upper()}: NOMOR {road.number}" in upper, text
    assert f"Surat {road.name} Nomor {road.letter['Nomor surat pihak ketiga']}" in text
    assert road.partner["Nama penanda tangan"].upper() in upper and "PIHAK KEDUA" in upper
    for letter, clause in (road.clauses | changed).items():
        words = plain(clause.split("\n")[0].removeprefix("(1) ").removeprefix("a. "))
        assert words in text, f"huruf {letter}: {words}\n{text}"
    assert "BERITA DESA" not in upper and "BKAD" not in upper


def check_code(desk: Desk, road: Road, browser: Browser, address: str) -> None:
    """Whoever holds the paper learns that it is registered, with the organisation by its name."""
    base = desk.portal.base_url
    assert address.startswith(f"{base}/v/")
    with anyone(desk, browser) as page:
        go(page, address.removeprefix(base))
        see_title(page, "Kode ini terdaftar")
        page.locator("summary").first.click()
        see(page, "Perjanjian Bersama", road.title, road.name, f"{road.name}: nomor {road.number}", "Final")
        see(page, *[f"Desa {village}: nomor {road.numbers[village]} tahun" for village in road.villages])
        see_not(page, *PERSONS)


def read_register(desk: Desk, road: Road, browser: Browser) -> None:
    """The public register names the outside party by name and kind, and no person."""
    with anyone(desk, browser) as page:
        go(page, f"/daftar/?cari={road.name}")
        press(page, road.title)
        see_title(page, road.title)
        page.locator("summary").first.click()
        see(page, "Kerja sama dengan pihak ketiga", road.name, road.partner["Jenis pihak ketiga"], f"Rp{road.cost}")
        see(page, "Berjalan", "Isi Perjanjian Bersama", road.clauses["b"], road.lesson, f"Nomor {road.number}")
        see(page, *[f"Nomor {number} Tahun" for number in road.numbers.values()])
        see_not(page, *PERSONS, "BKAD")


def announcement_is_closed(desk: Desk, road: Road, browser: Browser) -> None:
    """Who comes too late reads that the village takes no more offers."""
    with anyone(desk, browser) as page:
        go(page, desk.places[road.at("announcement")])
        see(page, "Pengumuman ini sudah ditutup")
        see_not(page, "Cara mengirim penawaran", road.name)
        go(page, "/")
        sought = main(page).locator("section").filter(has=page.locator("#h-umum"))
        assert not sought.filter(has_text=road.title).count(), "it is still offered on the front page"


def read_everything(desk: Desk, road: Road, browser: Browser, folder: Path, changed: dict[str, str]) -> None:
    """Paper, code and register tell the same."""
    path = download(desk, road, folder)
    read_agreement(road, path, changed)
    check_code(desk, road, browser, decode(path))
    read_register(desk, road, browser)
