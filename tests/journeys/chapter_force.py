"""Steps 5 and 6 in the browser: signatures, promulgation, the joint body, the first report and aksi-refleksi."""

from pathlib import Path

from tests.journeys.chapter_meetings import adopt, invite, open_it, record, schedule, sheet
from tests.journeys.chapter_partners import PARTIES, TITLE, write_visit
from tests.journeys.desk import Desk
from tests.journeys.steps import go, in_words, press, press_next, see, see_done, see_next, see_title, send, short, typed

NUMBERS = {"Ngebel": "7", "Sahang": "3", "Wagir Lor": "11"}
BODY = "BKAD Tirta Ngebel"
REFLECTION = "aksi-refleksi"
LESSON = "Jadwal giliran air harus ditempel di tiap dusun."
MEMBERS = (
    ("Slamet", "Laki-laki", "Pemerintah Desa", "Ngebel", "Ketua"),
    ("Endah", "Perempuan", "Anggota BPD", "Sahang", "Sekretaris"),
    ("Wahyu", "Laki-laki", "Lembaga kemasyarakatan Desa", "Wagir Lor", "Bendahara"),
    ("Tumini", "Perempuan", "Lembaga Desa lainnya", "Ngebel", "Anggota"),
    ("Kasan", "Laki-laki", "Tokoh masyarakat", "Sahang", "Anggota"),
)


def sign(desk: Desk, village: str) -> None:
    """The kades signs on paper and types the number that the village gave."""
    with desk.as_(f"kades.{short(village)}") as page:
        see(page, f"Tandatangani Peraturan Bersama, Desa {village}")
        go(page, desk.places["text"])
        see_next(page, f"Catat tanda tangan Desa {village}")
        press_next(page, "Catat tanda tangan")
        desk.keep(f"signature {village}")
        answers = {
            "Nomor Peraturan Bersama": NUMBERS[village],
            "Tahun": "2026",
            "Tanggal tanda tangan": typed(),
            "Ditetapkan di": village,
        }
        send(page, answers, "Catat tanda tangan", done=f"Tanda tangan Kades {village} dicatat")
        see(page, f"{NUMBERS[village]} tahun 2026")


def scan(desk: Desk, folder: Path) -> None:
    """A first photo, then a better one: both stay."""
    with desk.as_("sekdes.sahang") as page:
        for number, words in ((1, "Naskah bertanda tangan, agak kabur"), (2, "Naskah bertanda tangan, jelas")):
            go(page, desk.places["text"])
            press(page, "Unggah pindaian")
            see(page, f"Pindaian tersimpan {number - 1}")
            file = sheet(folder, f"naskah-{number}", words)
            send(page, {"Foto atau PDF hasil pindai": file}, "Unggah pindaian", done="Pindaian disimpan")
        see(page, "Pindaian 1", "Pindaian 2")


def promulgate(desk: Desk, village: str) -> None:
    """The sekdes places it in the Berita Desa and makes it known."""
    with desk.as_(f"sekdes.{short(village)}") as page:
        see(page, f"Undangkan di Berita Desa {village}")
        go(page, desk.places["text"])
        see_next(page, f"Catat pengundangan Desa {village}")
        press_next(page, "Catat pengundangan")
        answers = {"Nomor Berita Desa": "4", "Tahun Berita Desa": "2026", "Tanggal diundangkan": typed()}
        send(page, answers, "Catat pengundangan", done=f"Pengundangan di Desa {village} dicatat")
        see_next(page, f"Catat penyebarluasan Desa {village}")
        press_next(page, "Catat penyebarluasan")
        answers = {"Tanggal disebarluaskan": typed(), "Cara disebarluaskan": "Papan pengumuman dan pertemuan RT"}
        send(page, answers, "Catat penyebarluasan", done=f"Penyebarluasan di Desa {village} dicatat")
        see(page, "Papan pengumuman dan pertemuan RT")


def declare(desk: Desk) -> None:
    """All signed, promulgated and spread: the kades of Ngebel declares it in force."""
    with desk.as_("kades.ngebel") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Nyatakan kerja sama berlaku")
        press_next(page, "Nyatakan berlaku")
        see_title(page, "Nyatakan berlaku")
        press(page, "Nyatakan berlaku")
        see_done(page, "Tahap sekarang: Berlaku")
        see(page, f"Berlaku sejak {in_words()}")
        see_next(page, "Bentuk BKAD")


def found_body(desk: Desk) -> None:
    """The BKAD with its five elements and somebody of every village."""
    with desk.as_("sekdes.ngebel") as page:
        go(page, desk.places["cooperation"])
        press_next(page, "Bentuk BKAD")
        answers = {
            "Nama BKAD": BODY,
            "Nomor keputusan pembentukan": "Peraturan Bersama Nomor 7 Tahun 2026",
            "Tanggal keputusan": typed(),
            "Masa bakti sampai": f"27/3/{int(typed().split('/')[2]) + 5}",
        }
        send(page, answers, "Simpan BKAD", done="BKAD disimpan")
        see_title(page, BODY)
        see(page, "Desa tanpa wakil", "Sahang, Wagir Lor, Ngebel belum punya wakil dalam BKAD")
        for name, sex, element, village, position in MEMBERS:
            press(page, "Tambah anggota")
            answers = {"Nama lengkap": name, "Jenis kelamin": sex, "Unsur": element, "Desa": village}
            send(page, answers | {"Jabatan dalam BKAD": position}, "Simpan anggota", done=f"{name} ditambahkan")
        see(page, "2 perempuan, 3 laki-laki", "Endah (Sahang)", "Wahyu (Wagir Lor)")


def run(desk: Desk) -> None:
    """The start, an indicator, a first report."""
    with desk.as_("kades.ngebel") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Mulai pelaksanaan")
        press_next(page, "Mulai pelaksanaan")
        send(page, {"Tanggal mulai pelaksanaan": typed()}, "Mulai pelaksanaan", done="Tahap sekarang: Berjalan")
        see_next(page, "Tentukan indikator")
        press_next(page, "Tambah indikator")
        answers = {
            "Indikator": "Rumah yang mendapat air bersih",
            "Satuan": "rumah",
            "Keadaan awal": "240",
            "Sasaran": "988",
        }
        send(page, answers, "Simpan indikator", done="Indikator ditambahkan")
        press(page, "Isi laporan")
        answers = {
            "Dari tanggal": typed(),
            "Sampai tanggal": typed(),
            "Yang sudah dikerjakan": "Pipa induk terpasang 2 km.",
            "Uang yang dipakai": "74.500.000",
            "Hambatan": "Jalan ke mata air longsor.",
            "Rumah yang mendapat air bersih (rumah)": "318",
        }
        send(page, answers, "Simpan laporan", done="Laporan disimpan")
        press(page, f"Laporan {in_words()} sampai {in_words()}")
        see(page, "Rp74.500.000", "240", "318", "988", "Pipa induk terpasang 2 km.")


def reflect(desk: Desk, folder: Path) -> None:
    """The villages look back together and go on."""
    wording = "Kerja sama dilanjutkan dengan jadwal giliran air."
    with desk.as_("sekdes.ngebel") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Jadwalkan aksi-refleksi")
        press_next(page, "Jadwalkan")
        schedule(desk, REFLECTION, "Jadwalkan aksi-refleksi")
        for village in PARTIES:
            invite(desk, REFLECTION, f"Kelompok pemakai air {village}", 7, village)
    with desk.as_("kades.ngebel"):
        open_it(desk, REFLECTION)
        record(desk, REFLECTION, "Ngebel", wording, folder, PARTIES)
        adopt(desk, REFLECTION, wording)
    with desk.as_("kades.ngebel") as page:
        go(page, desk.places["cooperation"])
        see_next(page, "Putuskan hasil aksi-refleksi")
        press_next(page, "Putuskan")
        answers = {
            "Pelajaran": LESSON,
            "Kinerja BKAD": "Pipa induk terpasang, pencatatan air belum teratur.",
            "Keputusan": "Lanjutkan",
        }
        send(page, answers, "Simpan keputusan", done="Keputusan dicatat: Lanjutkan")
        see(page, "Keputusan: Lanjutkan", LESSON)


def last_visit(desk: Desk) -> None:
    """The facilitator's last entry, and the whole history at a glance."""
    with desk.as_("pendamping") as page:
        go(page, desk.places["cooperation"] + "jurnal/tulis/")
        write_visit(
            desk, "6 ", "Pengurus BKAD Tirta Ngebel", "Tempel jadwal giliran air, lalu catat pemakaian tiap pekan."
        )
        see(page, "Ukur debit mata air")
        go(page, desk.places["cooperation"])
        see_title(page, TITLE)
        see(page, "Langkah 6 dari 6", "Tahap: Berjalan")
        press(page, page.locator("a.more", has_text="Lihat semua riwayat").inner_text())
        see(page, "aksi-refleksi", "Kepala Desa Ngebel")
