"""Steps 1 to 3 with an outside party in the browser: the need, the track, the programme, the kajian, the KAK."""

from tests.journeys.chapter_villages import rank_by_hand
from tests.journeys.desk import Desk
from tests.journeys.outside_roads import COMPANY, Road
from tests.journeys.steps import (
    VILLAGES,
    go,
    press,
    press_next,
    see,
    see_next,
    see_not,
    see_title,
    send,
    short,
    typed,
)

STUDY = {
    "Manfaat bagi warga dan desa": "Warga bekerja di desa, dan pendapatan desa bertambah.",
    "Taksiran manfaat setahun": "120.000.000",
    "Biaya dan beban desa": "Desa menyiapkan tempat, listrik, dan satu petugas.",
    "Taksiran biaya setahun": "45.000.000",
    "Aturan lingkungan yang diperiksa": "Perda Ponorogo 5/2020 tentang pengelolaan lingkungan hidup",
    "Hasil pemeriksaan lingkungan": "Tidak ada limbah cair, cukup SPPL.",
    "Aturan tata ruang yang diperiksa": "Perda Ponorogo 1/2012 tentang RTRW",
    "Hasil pemeriksaan tata ruang": "Lahan boleh dipakai untuk usaha kecil.",
}
OF_PROPOSAL = {
    "Kesesuaian dengan RPJM Desa dan RKP Desa": "RKP Desa 2027, baris 12.",
    "Kelayakan kegiatan": "Lahan ada, petani bersedia.",
    "Kemampuan pihak ketiga": "Sudah mendampingi enam desa.",
}
TERMS = {
    "Latar belakang": "Panen kopi 40 ton setahun dijual mentah.",
    "Maksud dan tujuan": "Kopi disangrai di desa supaya harganya naik.",
    "Ruang lingkup": "Mitra memasang mesin dan melatih warga. Desa menyediakan ruang.",
    "Syarat bagi pihak ketiga": "Berbadan hukum, punya NIB, berpengalaman dua tahun.",
    "Cara menilai penawaran": "Harga 40, pengalaman 30, tenaga kerja warga 30.",
    "Jangka waktu": "3 tahun sejak ditandatangani",
    "Jadwal": "Penawaran dua minggu, pilihan seminggu kemudian.",
}


def know_the_need(desk: Desk) -> None:
    """Talun writes down what its coffee growers lack and puts that first."""
    need, coffee = COMPANY.things
    with desk.as_("sekdes.talun") as page:
        go(page, f"/desa/{VILLAGES['Talun']}/")
        press(page, "Tambah kebutuhan")
        answers = {
            "Topik": "Pemasaran hasil",
            "Kebutuhan": need,
            "Jumlah yang kurang": "40",
            "Satuan": "ton/tahun (ton per tahun)",
            "Jumlah KK yang membutuhkan": "180",
            "Kemendesakan": "Tinggi",
            "Tahun sasaran": "2028",
            "Rujukan RPJM Desa": "RPJM Desa 2025–2032, Bab IV",
        }
        send(page, answers, "Simpan kebutuhan", done="ebutuhan")
        rank_by_hand(desk, "Talun", [need, coffee, "Pengolahan sampah rumah tangga", "Kader kebersihan"])


def start(desk: Desk, road: Road) -> None:
    """With whom? The answer says which text follows and who decides on it."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, "/kerja-sama/")
        press(page, "Mulai kerja sama baru")
        see(page, "Dengan siapa desa bekerja sama?", "Naskahnya Perjanjian Bersama", "tanpa BKAD", "UU 6/2014 Pasal 93")
        press(page, road.track)
        see_not(page, "Cakupan", "antar desa")
        answers = {"Judul": road.title, "Bidang": road.field, "Tujuan": road.purpose}
        send(page, answers, "Mulai kerja sama", done="Kerja sama dibuka")
        desk.keep(road.at("cooperation"))
        see_title(page, road.title)
        see(page, "Kerja sama dengan pihak ketiga", "Tahap: Persiapan")
        see_next(page, "Kaitkan potensi dan kebutuhan")
        press_next(page, "Kaitkan sekarang")
        send(page, {f"Desa {road.lead}": list(road.things)}, "Simpan dasar kerja sama", done="Dasar kerja sama")


def write_programme(desk: Desk, road: Road) -> None:
    """What is done and at what cost; who pays comes once all villages are in."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")] + "program/tambah/")
        answers = {
            "Nama program": road.programme,
            "Hasil yang dituju": "Alat terpasang, warga terlatih, dan hasilnya dipakai.",
            "Tahun mulai": "2027",
            "Tahun selesai": "2029",
            "Biaya": road.cost,
            "Informasi dan data pendukung": "Hasil panen tiga tahun, jumlah petani, dan denah lahan.",
        }
        send(page, answers, "Simpan program", done="Program ditambahkan")
        desk.keep(road.at("programme"))


def share_money(desk: Desk, road: Road) -> None:
    """Village money and the partner's add up to the cost; each village reads what it gains."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        for source, amount in road.money.items():
            go(page, desk.places[road.at("programme")])
            press(page, "Tambah dana")
            from_village = {"Sumber": "APB Desa", "Desa yang membayar": source}
            answers = from_village if source in road.villages else {"Sumber": source}
            send(page, answers | {"Jumlah": amount}, "Tambah dana", done="Dana ditambahkan")
        see(page, f"Seluruh dana Rp{road.cost}")
        for village, (people, welfare) in road.gains.items():
            go(page, desk.places[road.at("programme")])
            press(page, village)
            answers = {
                "Manfaat bagi kesejahteraan": welfare,
                "Manfaat bagi rasa aman": "Warga tidak perlu mencari kerja ke luar desa.",
                "Pemanfaat (jiwa)": people,
                "Rujukan RPJM Desa": "Perdes 2/2025, Bab IV, baris 12",
                "Rujukan RKP Desa": "Perdes 7/2026, baris 8",
                "Kemampuan APB Desa": "60.000.000",
                "Pertimbangan kebutuhan dan kemampuan": "Kurang dari sepersepuluh APB Desa.",
            }
            send(page, answers, "Simpan bagian desa", done=f"Bagian Desa {village}")


def study(desk: Desk, road: Road, *, proposal: bool) -> None:
    """The village weighs benefit, cost, environment and spatial plan by itself."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Tulis kajian desa")
        press_next(page, "Tulis kajian")
        answers = STUDY | {"Tanggal pemeriksaan": typed(5)} | (OF_PROPOSAL if proposal else {})
        if not proposal:
            see_not(page, *OF_PROPOSAL)
        send(page, answers, "Simpan kajian", done="Kajian desa disimpan")
        see(page, "Manfaat Rp120.000.000, biaya Rp45.000.000 setahun", "Perda Ponorogo 5/2020", "Perda Ponorogo 1/2012")


def write_terms(desk: Desk, road: Road) -> None:
    """The KAK that the announcement will carry."""
    with desk.as_(f"sekdes.{short(road.lead)}") as page:
        go(page, desk.places[road.at("cooperation")])
        see_next(page, "Susun kerangka acuan kerja (KAK)")
        press_next(page, "Susun KAK")
        send(page, TERMS, "Simpan KAK", done="KAK disimpan")
        see(page, "KAK sudah disusun")
