"""A musyawarah in the browser, from its schedule to its adopted record; the same for every kind."""

import io
from pathlib import Path

from PIL import Image, ImageDraw

from tests.journeys.desk import Desk
from tests.journeys.steps import go, press, press_next, see, see_done, see_next, see_title, send, short, typed

ELEMENTS = (
    ("pemdes", "L", "Kaur Perencanaan"),
    ("bpd", "P", "Anggota BPD"),
    ("tani", "L", "Ketua kelompok tani"),
    ("perempuan", "P", "Ketua PKK"),
    ("miskin", "P", "Wakil warga"),
    ("masyarakat", "L", "Tokoh masyarakat"),
)


def sheet(folder: Path, name: str, words: str) -> str:
    """A small picture of a signed sheet, as a phone makes it."""
    picture = Image.new("RGB", (620, 877), "white")
    ImageDraw.Draw(picture).text((60, 60), words, fill="black")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    path = folder / f"{name}.png"
    path.write_bytes(buffer.getvalue())
    return str(path)


def schedule(desk: Desk, name: str, button: str, **more: str) -> None:
    """When and where; the main matter stands there already."""
    page = desk.page
    answers = {"Tanggal musyawarah": typed(), "Jam mulai": "08.00", "Agenda lain": "Lain-lain"}
    send(page, answers | more, button, done="Musyawarah dijadwalkan")
    desk.keep(name)
    see(page, "Dijadwalkan", "Belum ada undangan yang dicatat")


def invite(desk: Desk, name: str, invitee: str, people: int, village: str = "") -> None:
    """One invitation as it was delivered."""
    page = desk.page
    go(page, desk.places[name])
    press(page, "Catat undangan")
    answers = {
        "Yang diundang": invitee,
        "Unsur": "Tokoh masyarakat",
        "Jumlah orang": str(people),
        "Tanggal undangan disampaikan": typed(7),
        "Cara menyampaikan": "Diantar langsung",
    }
    send(page, answers | ({"Desa": village} if village else {}), "Simpan undangan", done="Undangan dicatat")
    see(page, invitee, f"{people} orang")


def open_it(desk: Desk, name: str) -> None:
    """The day has come."""
    page = desk.page
    go(page, desk.places[name])
    see_next(page, "Buka musyawarah")
    press_next(page, "Buka musyawarah")
    see_done(page, "Musyawarah dibuka")
    see_next(page, "Isi pimpinan dan notulis")


def name_officers(desk: Desk, name: str, place: str) -> None:
    """Who leads and who writes."""
    page = desk.page
    go(page, desk.places[name])
    press(page, "Isi pimpinan dan notulis")
    answers = {
        "Nama pimpinan musyawarah": f"Suyatno {place}",
        "Jabatan pimpinan": f"Ketua BPD {place}",
        "Nama notulis": f"Endang {place}",
        "Jabatan notulis": f"Sekretaris Desa {place}",
    }
    send(page, answers, "Simpan pimpinan dan notulis", done="Pimpinan dan notulis disimpan")


def attend(desk: Desk, name: str, village: str, *, between: bool) -> None:
    """One person by the quick form, the others all at once."""
    page = desk.page
    where = {"Desa": village} if between else {}
    go(page, desk.places[name] + "hadir/tambah/")
    one = {"Nama lengkap": f"Sukarno {village}", "Unsur": "Pemerintah Desa", "Jenis kelamin": "Laki-laki"}
    send(page, where | one | {"Jabatan": f"Kepala Desa {village}"}, "Simpan, catat orang berikutnya", done="Sukarno")
    press(page, "Tambah banyak sekaligus")
    lines = [f"{office} {village}; {unsur}; {sex}; {office}" for unsur, sex, office in ELEMENTS]
    send(page, where | {"Peserta": "\n".join(lines)}, "Simpan semua peserta", done="6")


def minutes(desk: Desk, name: str, items: int) -> None:
    """What was said about each item."""
    page = desk.page
    for item in range(1, items + 1):
        go(page, desk.places[name])
        press(page, f"Tulis notulen agenda {item}")
        text = "Kepala Desa menjelaskan rencana. Warga bertanya tentang iuran. Semua usul dicatat."
        send(page, {"Notulen": text}, "Simpan notulen", done="otulen")
        see(page, "Warga bertanya tentang iuran")


def decide(desk: Desk, name: str, wording: str, present: int, villages: tuple[str, ...] = ()) -> None:
    """The decision on the main matter; between villages with each village's result."""
    page = desk.page
    go(page, desk.places[name])
    press(page, "Catat keputusan agenda 1")
    results = {f"Hasil Desa {village}": "Disepakati" for village in villages}
    answers = {
        "Bunyi keputusan": wording,
        **results,
        "Hasil musyawarah": "Disepakati",
        "Cara memutuskan": "Mufakat",
        "Jumlah orang yang hadir saat diputuskan": str(present),
    }
    send(page, answers, "Simpan keputusan", done="eputusan")
    see(page, "Keputusan: disepakati", wording, *[f"{village}: disepakati" for village in villages])


def follow_up(desk: Desk, name: str, what: str) -> None:
    """What must be done afterwards, by whom, until when."""
    page = desk.page
    go(page, desk.places[name])
    press(page, "Tambah tindak lanjut")
    answers = {"Yang dikerjakan": what, "Oleh": "Sekretaris Desa", "Paling lambat": typed(-14)}
    send(page, answers, "Simpan tindak lanjut", done="indak lanjut")
    see(page, what, "Belum dikerjakan")


def upload_list(desk: Desk, name: str, folder: Path) -> None:
    """The signed list of those who came."""
    page = desk.page
    go(page, desk.places[name])
    see_next(page, "Unggah daftar hadir bertanda tangan")
    press_next(page, "Unggah daftar hadir")
    file = sheet(folder, "daftar-hadir", "Daftar hadir bertanda tangan")
    send(page, {"Foto atau PDF hasil pindai": file}, "Unggah berkas", done="diunggah")
    see(page, "Daftar hadir bertanda tangan, versi 1")


def record(desk: Desk, name: str, place: str, wording: str, folder: Path, villages: tuple[str, ...] = ()) -> None:
    """Everything that is written down during and after the meeting, by the one who is in."""
    name_officers(desk, name, place)
    for village in villages or (place,):
        attend(desk, name, village, between=bool(villages))
    present = 7 * len(villages or (place,))
    go(desk.page, desk.places[name])
    see(desk.page, f"{present} hadir")
    minutes(desk, name, 2)
    decide(desk, name, wording, present, villages)
    follow_up(desk, name, "Umumkan hasil musyawarah di tiap dusun")
    upload_list(desk, name, folder)


def adopt(desk: Desk, name: str, wording: str) -> None:
    """Look through everything once more, then make it final."""
    page = desk.page
    go(page, desk.places[name])
    see_next(page, "Periksa dan sahkan berita acara", "tidak bisa diubah lagi")
    press_next(page, "Periksa berita acara")
    see_title(page, "Periksa sebelum mengesahkan")
    see(page, wording, "Hadir")
    press(page, "Sahkan berita acara")
    see_done(page, "Berita acara disahkan")
    see(page, "Berita acara nomor", "Final sejak", "Tidak bisa diubah lagi", "Kode pemeriksaan")


def village_meeting(desk: Desk, village: str, folder: Path) -> None:
    """A village's own musyawarah desa: the BPD invites and adopts, the sekdes records."""
    name, wording = f"musyawarah {village}", f"Musyawarah Desa {village} menyepakati kerja sama air bersih."
    with desk.as_(f"bpd.{short(village)}") as page:
        go(page, desk.places["cooperation"])
        see_next(page, f"Jadwalkan musyawarah Desa {village}")
        press_next(page, "Jadwalkan musyawarah")
        see_title(page, f"Jadwalkan musyawarah Desa {village}")
        schedule(desk, name, "Jadwalkan musyawarah")
        invite(desk, name, "Perangkat, BPD, dan wakil RT", 7)
    with desk.as_(f"sekdes.{short(village)}") as page:
        go(page, desk.places["cooperation"])
        see_next(page, f"Catat musyawarah Desa {village}")
        open_it(desk, name)
        record(desk, name, village, wording, folder)
        see_next(page, f"Menunggu Ketua BPD {village} mengesahkan")
    with desk.as_(f"bpd.{short(village)}") as page:
        go(page, desk.places["cooperation"])
        see_next(page, f"musyawarah Desa {village}")
        adopt(desk, name, wording)
