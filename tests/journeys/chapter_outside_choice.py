"""Step 4 with an outside party in the browser: announcement, offers, choice; or proposal, answer, the other village."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys.chapter_outside_plan import TERMS
from tests.journeys.desk import Desk
from tests.journeys.outside_roads import OTHER, OTHER_LETTER, PERSONS, Road
from tests.journeys.steps import (
    go,
    in_words,
    press,
    press_next,
    row,
    see,
    see_done,
    see_next,
    see_not,
    see_title,
    send,
    short,
    typed,
)

ANNOUNCED = "140/15/405.29.04/2026"
WHY = "Harga tertinggi, dan kopi disangrai di desa."
WHY_NOT = "Harganya rendah, dan kopi tetap dijual mentah."


@contextmanager
def anyone(desk: Desk, browser: Browser) -> Iterator[Page]:
    """Somebody without an account, in a browser that knows nothing of the portal; the desk hears its complaints."""
    with browser.new_context(base_url=desk.portal.base_url, accept_downloads=True) as visitor:
        page = visitor.new_page()
        page.on("console", desk.hear)
        page.on("response", desk.note_answer)
        yield page


def announce(desk: Desk, road: Road) -> None:
    """The kades announces it; from then on anybody may read the KAK."""
    with desk.as_(f"kades.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Umumkan penawaran kepada pihak luar")
        press_next(page, "Umumkan penawaran")
        see(page, "siapa pun bisa membacanya", road.purpose)
        answers = {
            "Nomor pengumuman": ANNOUNCED,
            "Tanggal pengumuman": typed(),
            "Batas penawaran masuk": typed(-14),
            "Tempat pengumuman dipasang": "Papan pengumuman balai desa dan kantor kecamatan",
            "Penawaran dikirim ke": f"Kantor Desa {road.lead}, Kecamatan Ngebel",
        }
        send(page, answers, "Umumkan penawaran", done="Penawaran diumumkan")
        see(page, ANNOUNCED, "Belum ada penawaran yang masuk")


def read_announcement(desk: Desk, road: Road, browser: Browser, folder: Path) -> Path:
    """A company finds it from the front page, reads how to answer, and takes the paper home."""
    with anyone(desk, browser) as page:
        go(page, "/")
        see(page, "Desa mencari mitra", road.title)
        go(page, "/pengumuman/")
        see_title(page, "Pengumuman penawaran kerja sama")
        press(page, road.title)
        desk.places[road.at("announcement")] = page.url.removeprefix(desk.portal.base_url)
        see(page, ANNOUNCED, in_words(-14), f"Kantor Desa {road.lead}", *TERMS.values(), "Cara mengirim penawaran")
        see_not(page, *PERSONS, "Kepala Desa")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Unduh pengumuman dan KAK (PDF)").click()
        path = folder / "pengumuman.pdf"
        waiting.value.save_as(path)
    return path


def receive(desk: Desk, road: Road) -> None:
    """Two letters came in; who sent them and what they say is written down."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, f"Catat penawaran yang masuk, batas {in_words(-14)}")
        press_next(page, "Catat penawaran")
        for identity, letter in ((road.partner, road.letter), (OTHER, OTHER_LETTER)):
            dates = {"Tanggal surat": typed(), "Tanggal diterima desa": typed()}
            name = identity["Nama pihak ketiga"]
            send(page, identity | letter | dates, "Simpan penawaran", done=f"Penawaran {name} dicatat")
            go(page, desk.places[road.at("cooperation")] + "penawaran-masuk/tambah/")
        go(page, desk.places[road.at("cooperation")])
        see_next(page, f"Nilai penawaran: {road.name}, {OTHER['Nama pihak ketiga']}")
        press_next(page, "Nilai penawaran")
        desk.keep(road.at("offers"))
        see_title(page, "Penawaran yang masuk")
        see(page, "2 penawaran", road.letter["Yang ditawarkan"], OTHER_LETTER["Yang ditawarkan"], "Tidak disebut")


def weigh(desk: Desk, road: Road) -> None:
    """Both are weighed the same way before anything is decided."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        for name, words in ((road.name, "Nilai 91 dari 100."), (OTHER["Nama pihak ketiga"], "Nilai 48 dari 100.")):
            go(page, desk.places[road.at("offers")])
            press(page, f"Nilai: {name}")
            see_title(page, f"Nilai penawaran {name}")
            send(page, {"Penilaian desa": words}, "Simpan penilaian", done=f"Penilaian atas {name} disimpan")
        see(page, "Nilai 91 dari 100", "Nilai 48 dari 100")


def choose(desk: Desk, road: Road) -> None:
    """One is chosen, with its reason."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Putuskan penawaran")
        press_next(page, "Bandingkan penawaran")
        press(page, f"Pilih: {road.name}")
        see_title(page, f"Pilih {road.name}?")
        see(page, "Satu kerja sama hanya dengan satu pihak ketiga", "Nilai 91 dari 100")
        send(page, {"Kenapa penawaran ini dipilih": WHY}, "Pilih penawaran ini", done=f"{road.name}: dipilih")


def set_aside(desk: Desk, road: Road) -> None:
    """The other one isn't, with its reason; it stays on the page."""
    name = OTHER["Nama pihak ketiga"]
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("offers")])
        press(page, f"Tidak dipilih: {name}")
        send(page, {"Kenapa penawaran ini tidak dipilih": WHY_NOT}, "Tidak dipilih", done=f"{name}: tidak dipilih")
        see(page, f"Alasan: {WHY}", f"Alasan: {WHY_NOT}")


def record_proposal(desk: Desk, road: Road) -> None:
    """The partner came by itself: its letter and profile are the beginning."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Catat proposal pihak ketiga")
        press_next(page, "Catat proposal")
        dates = {"Tanggal surat": typed(6), "Tanggal diterima desa": typed(5)}
        send(page, road.partner | road.letter | dates, "Simpan proposal", done=f"Proposal {road.name} dicatat")
        desk.keep(road.at("offers"))
        see_title(page, "Proposal pihak ketiga")
        see(page, road.letter["Yang ditawarkan"], road.letter["Profil dan pengalaman"])


def ask_along(desk: Desk, road: Road, village: str) -> None:
    """A second village is asked to join, before the proposal is answered."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")] + "langkah/2/")
        press(page, "Tambah desa lain")
        send(page, {"Desa": f"Desa {village}, Kecamatan Ngebel"}, "Jadikan calon mitra", done=f"Desa {village}")
        press(page, f"Pilih sebagai mitra: Desa {village}")
        reason = {"Kenapa desa ini dipilih": "Sawahnya diairi sungai yang sama."}
        send(page, reason, "Pilih sebagai mitra", done=f"Desa {village}")
        assert "Dipilih" in row(page, f"Desa {village}").inner_text()


def answer_proposal(desk: Desk, road: Road) -> None:
    """After its musyawarah the village answers by letter."""
    with desk.as_(f"kades.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, f"Jawab proposal {road.name}")
        press_next(page, "Jawab proposal")
        see(page, road.letter["Yang ditawarkan"])
        answers = {
            "Jawaban desa": "Menerima proposal",
            "Nomor surat jawaban": "140/20/405.29.06/2026",
            "Tanggal surat jawaban": typed(),
        }
        send(page, answers, "Catat jawaban", done=f"Jawaban atas proposal {road.name} dicatat")
        see(page, "Tahap: Penawaran")


def accept(desk: Desk, road: Road, village: str) -> None:
    """The second village reads the proposal and accepts for itself."""
    with desk.as_(f"kades.{short(village)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, f"Jawab penawaran untuk Desa {village}")
        press_next(page, "Jawab penawaran")
        see(page, road.name, road.letter["Yang ditawarkan"])
        answers = {
            "Jawaban desa": "Menerima penawaran",
            "Nomor surat jawaban": "140/31/GDW/2026",
            "Tanggal surat jawaban": typed(),
        }
        send(page, answers, "Kirim jawaban", done=f"Jawaban Desa {village} dicatat: menerima")


def start_drafting(desk: Desk, road: Road) -> None:
    """One outside party is settled on: the text may be written."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Mulai menyusun naskah")
        press_next(page, "Mulai menyusun naskah")
        press(page, "Mulai menyusun naskah")
        see_done(page, "Tahap sekarang: Penyusunan naskah")
