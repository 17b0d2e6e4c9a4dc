"""What is left in the end: the final paper, its verification page, the public register, the trail."""

import os
import subprocess
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser

from tests.journeys.chapter_force import LESSON, NUMBERS
from tests.journeys.chapter_partners import PARTIES, TITLE
from tests.journeys.chapter_text import ABOUT, BETTER_D, CLAUSES
from tests.journeys.desk import Desk
from tests.journeys.steps import go, in_words, main, plain, press, see, see_not, see_title
from tests.plumbing import ROOT
from tests.scanner import qr_codes

MEANINGLESS = ("Suyatno", "Endang", "Sulastri", "Sukarno", "Slamet", "Kasan", "Kepala Desa Sahang,")


def download(desk: Desk, folder: Path) -> Path:
    """The final Peraturan Bersama, as the sekdes of Wagir Lor takes it home."""
    with desk.as_("sekdes.wagirlor") as page:
        go(page, desk.places["text"])
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Unduh Peraturan Bersama (PDF)").click()
        path = folder / "peraturan-bersama.pdf"
        waiting.value.save_as(path)
    return path


def text_of(path: Path) -> str:
    """All words of a PDF in reading order, with single spaces."""
    document = pypdfium2.PdfDocument(path)
    return plain(" ".join(page.get_textpage().get_text_bounded() for page in document))


def read_paper(path: Path) -> None:
    """Title, three number lines, the meeting by its date, eight clauses, the signature blocks."""
    text = text_of(path)
    upper = text.upper()
    assert "PERATURAN BERSAMA KEPALA DESA NGEBEL, KEPALA DESA SAHANG, DAN KEPALA DESA WAGIR LOR" in upper
    for village in PARTIES:
        assert f"KEPALA DESA {village.upper()}: NOMOR {NUMBERS[village]} TAHUN" in upper, text
        assert f"BERITA DESA {village.upper()}" in upper
        assert f"SEKRETARIS DESA {village.upper()}" in upper
    assert f"TENTANG {ABOUT.upper()}" in upper
    assert f"musyawarah antar-Desa telah dilaksanakan pada tanggal {in_words()} di Balai Desa Ngebel" in text
    for letter, clause in CLAUSES.items():
        words = plain((BETTER_D if letter == "d" else clause).split("\n")[0].removeprefix("(1) ").removeprefix("a. "))
        assert words in text, f"huruf {letter}: {words}\n{text}"
    assert upper.count("DITETAPKAN DI") == 3 and upper.count("DIUNDANGKAN DI") == 3
    assert "RANCANGAN" not in upper


def decode(path: Path) -> str:
    """The address in the QR code of the first page."""
    codes = qr_codes(path)[0]
    assert len(codes) == 1, codes
    return codes[0]


def check_code(desk: Desk, browser: Browser, address: str) -> None:
    """Anyone with the paper in hand finds what must stand on it, and no person."""
    base = desk.portal.base_url
    assert address.startswith(f"{base}/v/")
    path = address[address.index("/v/") :]
    with browser.new_context(base_url=base) as visitor:
        page = visitor.new_page()
        go(page, path)
        see_title(page, "Kode ini terdaftar")
        page.locator("summary").first.click()
        see(page, "Peraturan Bersama Kepala Desa", ABOUT, "Desa Ngebel, Desa Sahang, dan Desa Wagir Lor", "Final")
        see(page, *[f"Desa {village}: nomor {NUMBERS[village]} tahun" for village in PARTIES])
        assert len(plain(main(page).locator(".hash").inner_text()).replace(" ", "")) == 64
        see_not(page, *MEANINGLESS)
        page.goto("/v/?kode=2222-2222")
        see(page, "Kode ini tidak dikenal")


def read_register(desk: Desk, browser: Browser) -> None:
    """The public register shows it to anybody."""
    with browser.new_context(base_url=desk.portal.base_url) as visitor:
        page = visitor.new_page()
        go(page, "/")
        see(page, TITLE)
        go(page, "/daftar/")
        press(page, TITLE)
        see_title(page, TITLE)
        page.locator("summary").first.click()
        see(page, "3 desa", "3.910 jiwa", "Rp360.000.000", "Berjalan", CLAUSES["b"], BETTER_D, LESSON)
        see(page, *[f"Nomor {NUMBERS[village]} Tahun" for village in PARTIES])
        see_not(page, *MEANINGLESS)


def check_trail(desk: Desk) -> None:
    """The chain of everything that happened is whole."""
    data = desk.portal.data
    environment = os.environ | {"PORTAL_PROFILE": "contoh", "PORTAL_DATA": str(data)}
    environment |= {"SECRET_KEY": (data / "kunci").read_text()}
    command = [str(ROOT / ".venv" / "bin" / "python"), "manage.py", "verifikasi_jejak"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "utuh" in done.stdout, done.stdout + done.stderr


def read_everything(desk: Desk, browser: Browser, folder: Path) -> None:
    """The paper, its code, the register and the trail tell the same story."""
    path = download(desk, folder)
    read_paper(path)
    check_code(desk, browser, decode(path))
    read_register(desk, browser)
    check_trail(desk)
