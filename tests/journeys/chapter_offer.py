"""Step 4 in the browser: the offer, the replies, the umbrella Perdes, the delegates."""

from tests.journeys.chapter_partners import PARTIES
from tests.journeys.desk import Desk
from tests.journeys.steps import (
    go,
    in_words,
    press,
    press_next,
    row,
    see,
    see_done,
    see_next,
    see_title,
    send,
    short,
    typed,
)

REASON = "Perdes masih dibahas. Warga Wagir Lor setuju kerja sama berjalan lebih dulu."


def send_offer(desk: Desk) -> None:
    """The kades of Ngebel sends the letter of offer with its five items."""
    with desk.as_("kades.ngebel") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Kirim surat penawaran")
        press_next(page, "Kirim penawaran")
        see(page, "Dikirim ke", "Desa Sahang", "Desa Wagir Lor")
        answers = {
            "Nomor surat": "140/12/405.29.07/2026",
            "Tanggal surat": typed(),
            "Batas jawaban": typed(-21),
            "Bidang atau potensi": "Air bersih dari mata air Sumber Jambe di Sahang.",
            "Ruang lingkup": "Pipa induk, bak penampung, dan sambungan rumah di tiga desa.",
            "Tata cara dan ketentuan pelaksanaan": "Dilaksanakan BKAD menurut rencana kerja tahunan.",
            "Jangka waktu": "10 tahun sejak Peraturan Bersama berlaku",
            "Hak dan kewajiban": "Sahang menjaga mata air; Ngebel dan Wagir Lor membayar iuran.",
        }
        send(page, answers, "Kirim surat penawaran", done="Surat penawaran dikirim")
        see(page, "140/12/405.29.07/2026", "Desa Sahang belum menjawab penawaran")
        go(page, desk.places["cooperation"])
        see(page, "Tahap: Penawaran")


def read_offer(desk: Desk, village: str) -> None:
    """An invited kades reads what is offered and until when, while the village deliberates."""
    with desk.as_(f"kades.{short(village)}") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Baca penawaran dari Desa Ngebel", f"jawab sebelum {in_words(-21)}")
        press_next(page, "Baca penawaran")
        see_title(page, "Surat penawaran")
        see(page, "140/12/405.29.07/2026", "Sumber Jambe", "10 tahun", "Sahang menjaga mata air", f"Desa {village}")


def answer(desk: Desk, village: str, number: str) -> None:
    """An invited village answers by letter, after its own musyawarah."""
    with desk.as_(f"kades.{short(village)}") as page:
        see(page, f"Jawab penawaran untuk Desa {village}")
        go(page, desk.places["cooperation"])
        see_next(page, f"Jawab penawaran untuk Desa {village}")
        press_next(page, "Jawab penawaran")
        answers = {
            "Jawaban desa": "Menerima penawaran",
            "Nomor surat jawaban": number,
            "Tanggal surat jawaban": typed(),
        }
        send(page, answers, "Kirim jawaban", done=f"Jawaban Desa {village} dicatat: menerima")
        go(page, desk.places["cooperation"] + "langkah/4/")
        see(page, f"Menerima, surat {number}")


def start_drafting(desk: Desk) -> None:
    """With all replies in, the parties begin to write."""
    with desk.as_("sekdes.ngebel") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Mulai menyusun naskah")
        press_next(page, "Mulai menyusun naskah")
        press(page, "Mulai menyusun naskah")
        see_done(page, "Tahap sekarang: Penyusunan naskah")
        see(page, "Tahap: Penyusunan naskah")


def draft_perdes(desk: Desk) -> None:
    """Sahang makes its umbrella Perdes: consulted and discussed by the sekdes."""
    with desk.as_("sekdes.sahang") as page:
        go(page, "/perdes/35.02.19.2002/")
        see_next(page, "Susun rancangan Perdes")
        press_next(page, "Susun Perdes")
        answers = {
            "Tentang": "Kerja Sama Desa",
            "Tanggal konsultasi warga": typed(40),
            "Bentuk dan masukan konsultasi": "Pertemuan RT di dua dusun, 41 warga hadir. Usul iuran dicatat.",
        }
        send(page, answers, "Simpan rancangan", done="Rancangan Perdes disimpan")
        see_next(page, "Bahas dengan BPD")
        press_next(page, "Bahas dengan BPD")
        see(page, "41 warga hadir")
        press(page, "Bahas dengan BPD")
        see(page, "Dibahas dengan BPD")
        see_next(page, "Menunggu")


def pass_perdes(desk: Desk) -> None:
    """The BPD agrees, the kades enacts, the sekdes promulgates."""
    stages = [
        (
            "bpd",
            "Sepakati rancangan Perdes",
            {"Nomor keputusan BPD": "3/BPD/2026", "Tanggal disepakati BPD": typed(20)},
        ),
        ("kades", "Tetapkan Perdes", {"Nomor Perdes": "5", "Tahun Perdes": "2026", "Tanggal ditetapkan": typed(10)}),
        ("sekdes", "Undangkan Perdes", {"Nomor Lembaran Desa": "5", "Tanggal diundangkan": typed(8)}),
    ]
    for office, act, answers in stages:
        with desk.as_(f"{office}.sahang") as page:
            go(page, "/perdes/35.02.19.2002/")
            see_next(page, act)
            press_next(page, act)
            send(page, answers, act)
    with desk.as_("kades.sahang") as page:
        go(page, "/perdes/35.02.19.2002/")
        see_title(page, "Peraturan Desa tentang kerja sama")
        see(page, "Berlaku", "Keputusan 3/BPD/2026", "Nomor 5 Tahun 2026", "Lembaran Desa Nomor 5")


def write_reason(desk: Desk) -> None:
    """Wagir Lor has no Perdes yet and says in writing why it goes on."""
    with desk.as_("sekdes.wagirlor") as page:
        go(page, desk.places["cooperation"] + "langkah/4/")
        see(page, "Desa Wagir Lor belum punya Perdes kerja sama", "Kebiasaan daerah, bukan syarat undang-undang")
        press(page, "Tulis alasan untuk Desa Wagir Lor")
        see(page, "Peraturan Desa tentang kerja sama")
        send(page, {"Alasan tertulis": REASON}, "Simpan alasan", done="Alasan tertulis disimpan")
        see(page, f"Alasan tertulis: {REASON}")


def name_delegates(desk: Desk, village: str) -> None:
    """Two people for the musyawarah antar desa, one of them a woman."""
    with desk.as_(f"sekdes.{short(village)}") as page:
        go(page, desk.places["cooperation"] + "langkah/4/")
        see(page, f"Utusan Desa {village} belum ditunjuk")
        press_delegates(desk, village)
        see(page, "Belum ada utusan")
        people = [
            (f"Sukarno {village}", "Laki-laki", "Pemerintah Desa"),
            (f"Sulastri {village}", "Perempuan", "Kelompok perempuan"),
        ]
        for name, sex, element in people:
            answers = {"Nama lengkap": name, "Jenis kelamin": sex, "Unsur": element, "Jabatan": "Utusan"}
            send(page, answers, "Tambah utusan", done=f"{name} ditunjuk sebagai utusan")
        see(page, "2 orang, 1 perempuan")


def press_delegates(desk: Desk, village: str) -> None:
    """Follow the checklist's line about this village's delegates."""
    line = row(desk.page, f"Utusan Desa {village} belum ditunjuk")
    press(desk.page, f"Utusan Desa {village} belum ditunjuk", line)


def village_papers(desk: Desk) -> None:
    """Perdes, written reason, delegates."""
    draft_perdes(desk)
    pass_perdes(desk)
    write_reason(desk)
    for village in PARTIES:
        name_delegates(desk, village)
