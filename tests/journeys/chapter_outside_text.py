"""Step 5 with an outside party in the browser, first half: eight clauses, the one-time link, the review."""

from playwright.sync_api import Browser

from tests.journeys.chapter_outside_choice import anyone
from tests.journeys.desk import Desk
from tests.journeys.outside_roads import Road
from tests.journeys.steps import (
    fill,
    go,
    main,
    plain,
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
)

ASKED = "Huruf d: tulis lamanya dengan huruf juga, seperti di akta kami."
BETTER = "Kerja sama berlaku 3 (tiga) tahun sejak Perjanjian Bersama ditandatangani."
CHANGED = "Apa yang berubah sejak musyawarah desa tentang naskah"
NOTE = "Hanya redaksional: lamanya ditulis dengan huruf juga, tetap 3 tahun."
NO_PERDES = "Perdes kerja sama masih dibahas dengan BPD, warga setuju berjalan lebih dulu."


def begin(desk: Desk, road: Road) -> None:
    """The text is begun."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Buat naskah Perjanjian Bersama")
        press_next(page, "Buat naskah")
        send(page, {}, "Buat naskah", done="Naskah dibuat")
        desk.keep(road.at("text"))
        see(page, "0 dari 8 huruf terisi", "versi 1")


def write_clauses(desk: Desk, road: Road) -> None:
    """The eight letters, one after the other; then the outside party is asked."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        for letter, text in road.clauses.items():
            go(page, desk.places[road.at("text")] + f"huruf/{letter}/")
            send(page, {f"Teks huruf {letter}": text}, f"Simpan huruf {letter}", done=f"Huruf {letter} disimpan")
        see(page, "8 dari 8 huruf terisi", road.clauses["h"])
        see_next(page, "Kirim naskah kepada pihak ketiga")


def write_reason(desk: Desk, road: Road, village: str) -> None:
    """A village without its umbrella Perdes says in writing why it goes on."""
    with desk.as_(f"sekdes.{short(village)}") as page:
        go(page, desk.places[road.at("cooperation")] + "langkah/4/")
        press(page, f"Tulis alasan untuk Desa {village}")
        send(page, {"Alasan tertulis": NO_PERDES}, "Simpan alasan", done="Alasan tertulis disimpan")


def make_link(desk: Desk, road: Road) -> str:
    """The link is shown once, in a message to be copied; gives its address on this portal."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("text")])
        see_next(page, "Kirim naskah kepada pihak ketiga")
        press_next(page, "Buat tautan")
        press(page, "Buat tautan")
        see(page, "hanya tampil sekali", road.name)
        message = page.get_by_label("Pesan untuk disalin").input_value()
        assert road.name in message and "14 hari" in message
        (address,) = [word for word in message.split() if "/konfirmasi/" in word]
        go(page, page.url)
        assert not page.get_by_label("Pesan untuk disalin").count(), "the link is shown twice"
        see(page, "Menunggu jawaban")
    return address[address.index("/konfirmasi/") :]


def answer_link(desk: Desk, road: Road, browser: Browser, path: str, answer: dict[str, str]) -> None:
    """The outside party reads all of it without an account and answers once; then the link opens nothing."""
    with anyone(desk, browser) as page:
        go(page, path)
        see(page, road.name, *[f"Desa {village}" for village in road.villages], f"Rp{road.money['Pihak lain']}")
        see(page, *[plain(text.split("\n")[0]) for text in road.clauses.values() if "tahun" not in text])
        who = {"Nama lengkap Anda": road.partner["Nama penanda tangan"]}
        who |= {"Jabatan Anda": road.partner["Jabatan penanda tangan"]}
        fill(page, answer | who)
        press(page, "Kirim jawaban")
        see_title(page, "Jawaban Anda diterima")
    with anyone(desk, browser) as page:
        assert page.goto(path).status == 404
        see_title(page, "Tautan ini tidak berlaku lagi")
        see_not(page, road.name, road.clauses["a"])


def ask_for_change(desk: Desk, road: Road, browser: Browser) -> None:
    """The company wants one thing written otherwise."""
    answer = {"Jawaban Anda": "Minta perubahan", "Perubahan yang diminta": ASKED}
    answer_link(desk, road, browser, make_link(desk, road), answer)


def agree(desk: Desk, road: Road, browser: Browser) -> None:
    """The outside party agrees to this version."""
    answer_link(desk, road, browser, make_link(desk, road), {"Jawaban Anda": "Setuju dengan naskah ini"})
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("text")])
        see(page, "Setuju, versi", road.partner["Nama penanda tangan"])


def mend(desk: Desk, road: Road) -> None:
    """What the company asked for stands by the text; a new version follows it."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, f"Timbang perubahan yang diminta {road.name}")
        press_next(page, "Baca permintaan")
        see(page, "Minta perubahan, versi 1", ASKED)
        press(page, "Ubah huruf d")
        send(page, {"Teks huruf d": BETTER}, "Simpan huruf d", done="Huruf d disimpan dalam versi 2")
        see(page, "Versi 2 berbeda dari versi 1 pada huruf d")


def send_text(desk: Desk, road: Road, *, editorial: bool) -> None:
    """What the village decided on goes to the kecamatan; a change in wording since then is explained."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("text")])
        press_next(page, "Periksa dan kirim")
        see(page, "fasilitasi, bukan izin")
        answers = {CHANGED: "Hanya tata tulis: jelaskan", "Penjelasan perubahan tata tulis": NOTE}
        send(page, answers if editorial else {}, "Kirim untuk ditinjau", done="Naskah dikirim")
        see_next(page, "Menunggu tinjauan", "Putaran 1")
        see_not(page, "Ubah huruf")


def recommend(desk: Desk, road: Road, user: str, *, editorial: bool) -> None:
    """The reviewer reads the text, the kajian and who the outside party is."""
    with desk.as_(user) as page:
        go(page, "/tinjauan/")
        see(page, road.title, road.lead)
        press(page, road.title)
        see_title(page, f"Tinjau naskah: {road.title}")
        see(page, "fasilitasi, bukan izin", "Pihak ketiga dan kajian desa", road.name, "Perda Ponorogo 5/2020")
        fill(page, {"Pilih hasil": "Boleh ditandatangani"})
        if editorial:
            see(page, "(tiga)", NOTE)
            page.get_by_label("Perubahan sejak musyawarah desa tentang naskah hanya redaksional").check()
        press(page, "Simpan hasil tinjauan")
        see_done(page, "Naskah boleh ditandatangani")
        assert not main(page).locator("tbody tr").filter(has_text=road.title).count(), "it still waits on this bench"
        assert "Boleh ditandatangani" in plain(row(page, road.title).inner_text())


def other_village_reads(desk: Desk, road: Road, village: str) -> None:
    """The second village sees the same file, and has no part in the lead's acts."""
    with desk.as_(f"sekdes.{short(village)}") as page:
        go(page, desk.places[road.at("text")])
        see(page, road.clauses["e"].split("\n")[0].removeprefix("a. "), "Setuju, versi")
        see_not(page, "Ubah huruf")
