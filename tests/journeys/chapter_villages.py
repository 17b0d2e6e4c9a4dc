"""Step 1 in the browser: what three villages have, lack and put first."""

from tests.journeys.desk import Desk
from tests.journeys.steps import (
    VILLAGES,
    go,
    press,
    see,
    see_done,
    see_not,
    see_title,
    send,
    typed,
)

PEOPLE = "Tukang dan teknisi"
NEED = "Air bersih musim kemarau"
SPRING, KEEPERS = "Mata air Sumber Jambe", "Petugas pengelola air"
LAND, PIPERS = "Lahan bak penampung", "Tukang pipa terlatih"


def profile(village: str) -> str:
    """The address of a village's profile."""
    return f"/desa/{VILLAGES[village]}/"


def add_potential(desk: Desk, village: str, topic: str, name: str, quantity: str, unit: str, **more: str) -> None:
    """The person who is in writes down a potential and submits it: a thing by a second press, people by one."""
    page = desk.page
    go(page, profile(village))
    press(page, "Tambah potensi")
    see_title(page, "Tambah potensi")
    lean = {"Jumlah pada musim sulit": more["lean"]} if "lean" in more else {}
    own = {"Dipakai sendiri": more["own"]} if "own" in more else {}
    answers = {"Topik": topic, "Nama potensi": name, "Jumlah": quantity, "Satuan": unit}
    answers |= lean | own | {"Tanggal diukur": typed(20)}
    page.locator("summary").filter(has_text="Rincian lain").click()
    if topic == PEOPLE:
        send(page, answers, "Simpan dan ajukan", done="Potensi diajukan")
        see(page, name, "Diajukan")
        return
    send(page, answers, "Simpan sebagai draf", done="draf")
    go(page, profile(village))
    press(page, name)
    see(page, "Draf", "Bisa dibagi")
    press(page, "Ajukan potensi")
    see(page, "Diajukan")


def add_need(desk: Desk, village: str, households: str) -> None:
    """Every village lacks clean water in the dry season."""
    page = desk.page
    go(page, profile(village))
    press(page, "Tambah kebutuhan")
    answers = {
        "Topik": "Air bersih",
        "Kebutuhan": NEED,
        "Jumlah yang kurang": "3,5",
        "Satuan": "l/dt (liter per detik)",
        "Jumlah KK yang membutuhkan": households,
        "Kemendesakan": "Tinggi",
        "Tahun sasaran": "2028",
        "Rujukan RPJM Desa": "RPJM Desa 2025–2032, Bab IV",
    }
    send(page, answers, "Simpan kebutuhan", done="ebutuhan")
    see(page, NEED, "3,5 l/dt", "Tinggi")


def add_analysis(desk: Desk, village: str) -> None:
    """Strengths and weaknesses, one by one."""
    page = desk.page
    go(page, profile(village))
    see(page, "Belum ada analisis")
    press(page, "Isi analisis")
    entries = {
        "Kekuatan": "Warga terbiasa gotong royong memelihara saluran air",
        "Kelemahan": "Pipa sudah tua dan banyak bocor",
        "Peluang": "Kabupaten punya program air bersih perdesaan",
        "Ancaman": "Kemarau makin panjang",
    }
    for quadrant, text in entries.items():
        send(page, {"Bagian": quadrant, "Isi": text}, "Tambah ke analisis")
        see(page, text)


CRITERIA = (
    "Manfaat bagi warga",
    "Kesesuaian dengan kewenangan dan RPJM Desa",
    "Kesiapan data",
    "Biaya dibanding kemampuan APB Desa",
    "Mitra yang tersedia",
    "Risiko lingkungan dan tata ruang",
)


def rank(desk: Desk, village: str, things: list[str]) -> None:
    """The priority scale by criteria: each thing is scored on its page, the first best, then the scale is kept."""
    page = desk.page
    for score, name in zip((5, 4, 3), things, strict=True):
        go(page, f"/desa/{VILLAGES[village]}/prioritas/")
        press(page, name)
        see_title(page, name)
        send(page, dict.fromkeys(CRITERIA, str(score)), "Simpan nilai", done=f"Nilai {name} disimpan")
    see(page, "3 dari 3 hal sudah dinilai", f"Tertinggi: {things[0]}, 5", "Skala prioritas belum disimpan")
    press(page, "Simpan skala prioritas")
    see_done(page, "Skala prioritas disimpan")
    see(page, "Urutannya sama dengan hitungan")
    go(page, profile(village))
    see(page, *[f"{number}. {name}" for number, name in enumerate(things, 1)])


def rank_by_hand(desk: Desk, village: str, things: list[str]) -> None:
    """The musyawarah decides the order itself, and says why."""
    page, reason = desk.page, "Musyawarah dusun mendahulukan air bersih."
    go(page, f"/desa/{VILLAGES[village]}/prioritas/")
    press(page, "Musyawarah memutuskan urutan lain")
    numbers = {name: str(number) for number, name in enumerate(things, 1)}
    send(page, numbers | {"Alasan urutan ini": reason}, "Simpan urutan", done="Skala prioritas disimpan")
    see(page, "Urutan yang berlaku: menurut musyawarah", reason)
    go(page, profile(village))
    see(page, reason, *[f"{number}. {name}" for number, name in enumerate(things, 1)])


def verify(desk: Desk, village: str, names: list[str], user: str) -> None:
    """Somebody else stands behind each figure; who filled it in can't."""
    with desk.as_(user) as page:
        for name in names:
            go(page, profile(village))
            press(page, name)
            see(page, f"Sekretaris Desa {village}", "Diajukan")
            press(page, "Verifikasi potensi")
            see(page, "Terverifikasi", "Diverifikasi oleh")
        see_not(page, "Verifikasi potensi")


def sahang(desk: Desk) -> None:
    """Sahang has the spring; its sekdes writes, its kades verifies."""
    with desk.as_("sekdes.sahang") as page:
        go(page, profile("Sahang"))
        see_title(page, "Desa Sahang")
        add_potential(desk, "Sahang", "Air bersih", SPRING, "18,5", "l/dt (liter per detik)", lean="11", own="4")
        see(page, "Bisa dibagi 7 dari 18,5 l/dt", "Menunggu orang kedua")
        add_potential(desk, "Sahang", PEOPLE, KEEPERS, "8", "orang", own="3")
        add_need(desk, "Sahang", "210")
        add_analysis(desk, "Sahang")
    verify(desk, "Sahang", [SPRING, KEEPERS], "kades.sahang")
    with desk.as_("sekdes.sahang"):
        rank(desk, "Sahang", [SPRING, NEED, KEEPERS])


def wagir_lor(desk: Desk) -> None:
    """Wagir Lor has land and plumbers; the facilitator verifies."""
    with desk.as_("sekdes.wagirlor"):
        add_potential(desk, "Wagir Lor", "Tanah desa", LAND, "0,4", "ha (hektare)")
        add_potential(desk, "Wagir Lor", PEOPLE, PIPERS, "12", "orang", own="5")
        add_need(desk, "Wagir Lor", "340")
        add_analysis(desk, "Wagir Lor")
    verify(desk, "Wagir Lor", [LAND, PIPERS], "pendamping")
    with desk.as_("sekdes.wagirlor"):
        rank(desk, "Wagir Lor", [NEED, LAND, PIPERS])


def ngebel(desk: Desk) -> None:
    """Ngebel lacks water and puts that first."""
    with desk.as_("sekdes.ngebel") as page:
        add_need(desk, "Ngebel", "438")
        rank_by_hand(
            desk, "Ngebel", [NEED, "Pengelolaan pengunjung telaga", "Telaga dan wisata alam", "Pemandu wisata terlatih"]
        )
        see(page, "Skala prioritas")


def step_one(desk: Desk) -> None:
    """All three villages know what they have and what they need."""
    for village in (sahang, wagir_lor, ngebel):
        village(desk)
