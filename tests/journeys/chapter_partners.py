"""Steps 2 and 3 in the browser: the cooperation is opened, partners are found, the programme is written."""

from tests.journeys.chapter_villages import KEEPERS, LAND, NEED, PIPERS, SPRING
from tests.journeys.desk import Desk
from tests.journeys.steps import fill, go, press, press_next, row, see, see_next, see_refused, see_title, send, typed

TITLE = "Air bersih bersama Ngebel, Sahang, dan Wagir Lor"
PURPOSE = "Air bersih cukup sepanjang tahun bagi warga tiga desa, dari mata air Sahang."
PROGRAMME = "Jaringan pipa air bersih tiga desa"
PARTIES = ("Ngebel", "Sahang", "Wagir Lor")


def start(desk: Desk) -> None:
    """The sekdes of Ngebel opens the cooperation and links what it rests on."""
    with desk.as_("sekdes.ngebel") as page:
        go(page, "/kerja-sama/")
        press(page, "Mulai kerja sama baru")
        press(page, "Desa lain")
        answers = {
            "Judul": TITLE,
            "Bidang": "Pembangunan desa",
            "Cakupan": "Kegiatan kemasyarakatan, pelayanan, pembangunan",
            "Tujuan": PURPOSE,
        }
        send(page, answers, "Mulai kerja sama", done="Kerja sama dibuka")
        desk.keep("cooperation")
        see_title(page, TITLE)
        see(page, "Langkah 1 dari 6", "Tahap: Persiapan", "Desa pemrakarsa Ngebel")
        see_next(page, "Berikutnya, untuk Anda", "Kaitkan potensi dan kebutuhan")
        press_next(page, "Kaitkan sekarang")
        send(
            page, {"Desa Ngebel": [NEED, "Pemandu wisata terlatih"]}, "Simpan dasar kerja sama", done="Dasar kerja sama"
        )
        see(page, NEED, "Skala prioritas sudah ada", "Kekuatan dan kelemahan sudah ditulis")


def add_candidate(desk: Desk, village: str, met: str, result: str) -> None:
    """One village of the short list, and the first contact with it."""
    page = desk.page
    go(page, desk.places["cooperation"] + "langkah/2/")
    press(page, "Tambah calon mitra")
    send(page, {"Cari desa": village}, "Cari desa")
    send(
        page,
        {"Desa": f"Desa {village}, Kecamatan Ngebel"},
        "Jadikan calon mitra",
        done=f"Desa {village} menjadi calon mitra",
    )
    press(page, f"Catat kontak dengan Desa {village}")
    answers = {"Tanggal": typed(10), "Bertemu dengan": met, "Hasil": result}
    send(page, answers, "Simpan kontak", done="Kontak pertama dicatat")
    see(page, f"bertemu {met}: {result}")


def decide(desk: Desk, village: str, move: str, label: str, reason: str, status: str) -> None:
    """Choose a candidate or not, and say why."""
    page = desk.page
    go(page, desk.places["cooperation"] + "langkah/2/")
    press(page, f"{move}: Desa {village}")
    send(page, {label: reason}, move, done=f"Desa {village}")
    see(page, f"Alasan: {reason}")
    assert status in row(page, f"Desa {village}").inner_text()


def choose_partners(desk: Desk) -> None:
    """Three villages were asked: two are chosen, Pupus isn't, each with its reason."""
    with desk.as_("sekdes.ngebel") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Cari desa mitra")
        add_candidate(desk, "Sahang", "Kepala Desa Sahang", "Bersedia berbagi air, minta aturan yang jelas.")
        add_candidate(desk, "Wagir Lor", "Sekretaris Desa Wagir Lor", "Tertarik, punya lahan bak penampung.")
        add_candidate(desk, "Pupus", "Kepala Desa Pupus", "Sumber air sudah dipakai penuh.")
        go(page, desk.places["cooperation"])
        see_next(page, "Putuskan calon mitra: Sahang, Wagir Lor, Pupus")
        why = "Kenapa desa ini dipilih"
        decide(desk, "Sahang", "Pilih sebagai mitra", why, "Mata airnya berlebih 7 liter per detik.", "Dipilih")
        decide(desk, "Wagir Lor", "Pilih sebagai mitra", why, "Kekurangan air yang sama, dan punya lahan.", "Dipilih")
        why_not = "Kenapa desa ini tidak dipilih"
        decide(
            desk, "Pupus", "Tidak dipilih", why_not, "Jaraknya jauh dan airnya sudah habis dipakai.", "Tidak dipilih"
        )
        go(page, desk.places["cooperation"])
        see_next(page, "Susun program kerja sama")


def write_programme(desk: Desk) -> None:
    """The programme with its cost; money and shares follow once the villages are bound."""
    with desk.as_("sekdes.ngebel") as page:
        go(page, desk.places["cooperation"])
        press_next(page, "Tambah program")
        answers = {
            "Nama program": PROGRAMME,
            "Hasil yang dituju": "Pipa induk 6 km, tiga bak penampung, dan sambungan ke 988 rumah.",
            "Tahun mulai": "2027",
            "Tahun selesai": "2029",
            "Biaya": "360.000.000",
            "Informasi dan data pendukung": "Debit musim kemarau di tiga titik, jalur pipa, dan hitungan kebutuhan.",
        }
        send(page, answers, "Simpan program", done="Program ditambahkan")
        desk.keep("programme")
        see_title(page, PROGRAMME)
        see(page, "Rp360.000.000", "2027", "Belum ada dana")


def first_visit(desk: Desk) -> None:
    """The facilitator writes down the first visit; she prepares, and decides nothing."""
    with desk.as_("pendamping") as page:
        go(page, desk.places["cooperation"])
        press(page, "Jurnal pendampingan")
        press(page, "Tulis catatan pertama")
        write_visit(
            desk, "1 ", "Sekretaris Desa Ngebel", "Ukur debit mata air pada puncak kemarau sebelum membagi air."
        )


def link_partners(desk: Desk) -> None:
    """The facilitator links what the partners bring, now that they take part."""
    with desk.as_("pendamping") as page:
        go(page, desk.places["cooperation"] + "dasar/")
        things = {"Desa Sahang": [SPRING, KEEPERS, NEED], "Desa Wagir Lor": [LAND, PIPERS, NEED]}
        send(page, things, "Simpan dasar kerja sama", done="Dasar kerja sama")
        see(page, SPRING, PIPERS, NEED, "Potensi alam dan manusia terverifikasi")


def write_visit(desk: Desk, step: str, met: str, advice: str) -> None:
    """One entry of the facilitator's journal."""
    page = desk.page
    choices = page.locator("select option").all_inner_texts()
    name = next(choice for choice in choices if choice.startswith(step))
    answers = {
        "Tanggal pendampingan": typed(),
        "Langkah": name,
        "Bertemu dengan": met,
        "Saran": advice,
        "Yang disepakati, oleh siapa, kapan": "Sekdes menyiapkannya sebelum kunjungan berikutnya.",
    }
    send(page, answers, "Simpan catatan", done="Catatan pendampingan disimpan")
    see(page, advice, f"bertemu {met}")


def share_money(desk: Desk) -> None:
    """Who pays what, and what each village gains: the sum must be the cost."""
    with desk.as_("sekdes.ngebel") as page:
        go(page, desk.places["programme"])
        press(page, "Isi tabel dana")
        amounts = {"Jumlah baris 1": "150.000.000", "Jumlah baris 2": "80.000.000", "Jumlah baris 3": "80.000.000"}
        fill(page, amounts)
        press(page, "Simpan tabel dana")
        see_refused(page, "kurang Rp50.000.000 (lima puluh juta rupiah) dari biaya Rp360.000.000")
        send(page, {"Jumlah baris 3": "130.000.000"}, "Simpan tabel dana", done="sama dengan biaya")
        see(page, "Seluruh dana Rp360.000.000")
        for village, people in (("Ngebel", "1.850"), ("Sahang", "740"), ("Wagir Lor", "1.320")):
            go(page, desk.places["programme"])
            press(page, village)
            send(page, share_of(village, people), "Simpan bagian desa", done=f"Bagian Desa {village}")
        see(page, "Pemanfaat seluruhnya 3.910 jiwa", "kemampuan Rp160.000.000")
        go(page, desk.places["cooperation"] + "langkah/3/")
        see(page, "8 dari 8 selesai", "Rujukan RPJM Desa dan RKP Desa ditulis", "dalam kemampuan Rp160.000.000")


def share_of(village: str, people: str) -> dict[str, str]:
    """What the programme brings to one village and how its plans carry it."""
    return {
        "Manfaat bagi kesejahteraan": f"Warga {village} tidak lagi membeli air pada musim kemarau.",
        "Manfaat bagi rasa aman": "Perempuan dan anak tidak mengambil air pada malam hari.",
        "Pemanfaat (jiwa)": people,
        "Rujukan RPJM Desa": "Perdes 2/2025, Bab IV, baris 12",
        "Rujukan RKP Desa": "Perdes 7/2026, baris 8",
        "Kemampuan APB Desa": "160.000.000",
        "Pertimbangan kebutuhan dan kemampuan": "Iuran masih di bawah sepersepuluh APB Desa.",
    }
