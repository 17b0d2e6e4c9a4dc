"""Step 5 in the browser, first half: eight clauses, the meeting between the villages, the review."""

from pathlib import Path

from tests.journeys.chapter_meetings import adopt, invite, open_it, record, schedule
from tests.journeys.chapter_partners import PARTIES
from tests.journeys.desk import Desk
from tests.journeys.ledger import nothing_written
from tests.journeys.steps import (
    fill,
    go,
    in_words,
    plain,
    press,
    press_next,
    row,
    see,
    see_done,
    see_next,
    see_not,
    see_refused,
    see_title,
    send,
)

ABOUT = "Air Bersih Bersama"
CLAUSES = {
    "a": "Kerja sama meliputi pengambilan, penyaluran, dan pembagian air dari Mata Air Sumber Jambe.",
    "b": "Bidang kerja sama adalah pembangunan desa, yaitu sarana air bersih.",
    "c": "(1) BKAD melaksanakan kerja sama menurut rencana kerja.\n(2) Petugas mencatat pembagian air tiap pekan.",
    "d": "Kerja sama berlaku 10 tahun sejak diundangkan di desa terakhir.",
    "e": "a. Desa Sahang menjaga mata air.\nb. Desa Ngebel dan Desa Wagir Lor membayar iuran.",
    "f": "Biaya Rp360.000.000 ditanggung APB Desa: Ngebel Rp150.000.000, Sahang Rp80.000.000, Wagir Lor Rp130.000.000.",
    "g": "Perubahan, penundaan, dan pembatalan diputuskan dalam musyawarah antar desa.",
    "h": "Perselisihan dimusyawarahkan dulu. Bila tidak selesai, camat memfasilitasi.",
}
BETTER_D = "Kerja sama berlaku 10 (sepuluh) tahun sejak diundangkan dalam Berita Desa di desa terakhir."
POINT = "Tulis lama kerja sama dengan huruf juga, dan sebut Berita Desa."
CHANGED = "Apa yang berubah sejak musyawarah antar desa"
MAD = "musyawarah antar desa"
AGREED = "Ketiga desa menyepakati naskah Peraturan Bersama tentang air bersih."


def begin(desk: Desk) -> None:
    """The text is begun, still empty, and the meeting between the villages gets its day."""
    with desk.as_("sekdes.ngebel") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Buat naskah Peraturan Bersama")
        press_next(page, "Buat naskah")
        send(page, {"Tentang": ABOUT}, "Buat naskah", done="Naskah dibuat")
        desk.keep("text")
        see(page, "0 dari 8 huruf terisi", "versi 1")
        press(page, "Kembali ke langkah 5")
        press(page, "Jadwalkan musyawarah antar desa")
        schedule(desk, MAD, "Jadwalkan musyawarah")
        see(page, "Ngebel, Sahang, Wagir Lor")
        for village in PARTIES:
            invite(desk, MAD, f"Utusan Desa {village}", 7, village)


def write_clauses(desk: Desk) -> None:
    """The eight letters are filled, the next act leading from one to the other."""
    with desk.as_("sekdes.ngebel") as page:
        go(page, desk.places["text"])
        for letter, text in CLAUSES.items():
            see_next(page, f"Isi huruf {letter}")
            press_next(page, f"Isi huruf {letter}")
            send(
                page,
                {f"Teks huruf {letter}": text},
                f"Simpan huruf {letter}",
                done=f"Huruf {letter} disimpan dalam versi 1",
            )
        see(page, "8 dari 8 huruf terisi", "Mata Air Sumber Jambe")


def hold_mad(desk: Desk, folder: Path) -> None:
    """The kades opens and adopts, the sekdes records; every village has its result."""
    with desk.as_("kades.ngebel"):
        open_it(desk, MAD)
    with desk.as_("sekdes.ngebel"):
        record(desk, MAD, "Ngebel", AGREED, folder, PARTIES)
    with desk.as_("kades.ngebel"):
        adopt(desk, MAD, AGREED)


def send_text(desk: Desk) -> None:
    """What the villages decided on goes to the kecamatan."""
    with desk.as_("sekdes.ngebel") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Kirim naskah untuk ditinjau")
        press_next(page, "Kirim naskah")
        see_title(page, "Kirim untuk ditinjau")
        see(page, "fasilitasi, bukan izin", "versi 1")
        press(page, "Kirim untuk ditinjau")
        see_done(page, "Naskah dikirim")
        see_next(page, "Menunggu tinjauan", "Putaran 1")
        see_not(page, "Ubah huruf")


def open_bench(desk: Desk) -> None:
    """From the queue to the bench."""
    page = desk.page
    see(page, ABOUT)
    go(page, "/tinjauan/")
    see_title(page, "Antrean tinjauan")
    see(page, ABOUT, "Ngebel, Sahang", "Wagir Lor")
    press(page, ABOUT)
    see_title(page, f"Tinjau naskah: {ABOUT}")
    see(page, "fasilitasi, bukan izin", "Daftar periksa")


def return_text(desk: Desk) -> None:
    """The camat finds one thing to mend and sends the text back."""
    with desk.as_("camat.ngebel") as page:
        open_bench(desk)
        see(page, "Tinjauan pertama", CLAUSES["b"], CLAUSES["h"])
        answers = {
            "Yang perlu diperbaiki pada huruf d": POINT,
            "Pilih hasil": "Kembalikan untuk diperbaiki",
            "Pesan untuk para pihak": "Selebihnya sudah jelas.",
        }
        send(page, answers, "Simpan hasil tinjauan", done="Naskah dikembalikan")
        assert not page.locator("main tbody tr").filter(has_text=ABOUT).count(), "it still waits on this bench"
        told = row(page, ABOUT).inner_text()
        assert f"Dikembalikan untuk diperbaiki, {in_words()}" in plain(told), told


def mend_text(desk: Desk) -> None:
    """The sekdes answers the point, mends the clause in a new version, and says that it's only wording."""
    with desk.as_("sekdes.ngebel") as page:
        see(page, "Perbaiki naskah, lalu kirim lagi")
        go(page, desk.places["text"])
        see(page, "Ada 1 hal yang perlu diperbaiki", POINT, "Selebihnya sudah jelas.")
        see_next(page, "Jawab 1 catatan peninjau")
        press(page, "Ubah huruf d")
        see(page, POINT, "Perubahan Anda disimpan sebagai versi berikutnya")
        send(page, {"Teks huruf d": BETTER_D}, "Simpan huruf d", done="Huruf d disimpan dalam versi 2")
        see(page, "Versi 2 berbeda dari versi 1 pada huruf d")
        send(
            page,
            {"Perbaikan huruf d": "Lamanya ditulis dengan huruf, Berita Desa disebut."},
            "Simpan semua perbaikan",
            done="1 perbaikan disimpan",
        )
        see_next(page, "Kirim untuk ditinjau")
        press_next(page, "Periksa dan kirim")
        with nothing_written(desk):
            send(page, {CHANGED: "Isinya berubah: adakan musyawarah lagi"}, "Kirim untuk ditinjau")
            see_refused(page, "Naskah belum dikirim", "Adakan musyawarah antar desa lagi")
        note = "Perubahan ini hanya redaksional, karena lamanya sama: 10 tahun."
        answers = {CHANGED: "Hanya tata tulis: jelaskan", "Penjelasan perubahan tata tulis": note}
        send(page, answers, "Kirim untuk ditinjau", done="Naskah dikirim")
        see_next(page, "Putaran 2")


def recommend(desk: Desk, user: str) -> None:
    """The text may be signed; the change since the meeting is confirmed to be wording only."""
    with desk.as_(user) as page:
        open_bench(desk)
        see(page, "Berubah", "(sepuluh)", "lamanya sama: 10 tahun", in_words())
        fill(page, {"Pilih hasil": "Boleh ditandatangani"})
        page.get_by_label("Perubahan sejak musyawarah antar desa hanya redaksional").check()
        press(page, "Simpan hasil tinjauan")
        see_done(page, "Naskah boleh ditandatangani")
