"""Two cooperations with outside parties, in words: a village looks for a company, a university comes by itself.

`Road` says what the chapters type and look for, so that both go the same way through the same pages.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Road:
    """One cooperation: its villages, its outside party, its programme and its text."""

    key: str  # before the names of the places that its people come back to
    villages: tuple[str, ...]  # the lead first
    track: str  # the answer to "dengan siapa"
    title: str
    purpose: str
    field: str
    things: tuple[str, ...]  # what the lead links
    programme: str
    money: dict[str, str]  # who pays, village or partner; together the cost
    cost: str
    gains: dict[str, tuple[str, str]]  # village -> beneficiaries and welfare
    partner: dict[str, str]  # its identity as typed
    letter: dict[str, str]
    number: str  # the outside party's own number of the signed text
    numbers: dict[str, str]  # each village's own
    clauses: dict[str, str]
    lesson: str

    @property
    def lead(self) -> str:
        """The village that keeps the file."""
        return self.villages[0]

    @property
    def name(self) -> str:
        """The outside party."""
        return self.partner["Nama pihak ketiga"]

    def at(self, what: str) -> str:
        """The name of a place of this road."""
        return f"{self.key}: {what}"


COMPANY = Road(
    key="mitra",
    villages=("Talun",),
    track="Pihak luar, atas prakarsa desa",
    title="Sangrai kopi Talun bersama mitra",
    purpose="Kopi Talun disangrai di desa, supaya harganya naik dan warga bekerja di desanya sendiri.",
    field="Pemberdayaan masyarakat desa",
    things=("Pembeli tetap kopi sangrai", "Kebun kopi dan cengkeh"),
    programme="Rumah sangrai kopi",
    money={"Talun": "40.000.000", "Pihak lain": "210.000.000"},
    cost="250.000.000",
    gains={"Talun": ("620", "Harga kopi naik, dan 20 warga bekerja di rumah sangrai.")},
    partner={
        "Nama pihak ketiga": "CV Kopi Lereng Lawu",
        "Jenis pihak ketiga": "Perusahaan swasta",
        "Bentuk badan hukum": "CV",
        "Nomor Induk Berusaha (NIB)": "9120 0012 34567",
        "Alamat": "Jalan Raya Ponorogo 5, Ponorogo",
        "Nama penanda tangan": "Budi Santosa",
        "Jabatan penanda tangan": "Direktur",
        "Narahubung": "Rini Kontakwati",
        "Telepon": "0812-3456-7890",
    },
    letter={
        "Nomor surat pihak ketiga": "021/KLL/2026",
        "Yang ditawarkan": "Mesin sangrai, pelatihan 20 warga, dan pembelian kopi Rp35.000 tiap kg.",
        "Yang diminta dari desa": "Ruang 60 meter persegi di gedung serbaguna selama tiga tahun.",
        "Nilai yang ditawarkan": "210.000.000",
        "Profil dan pengalaman": "Berdiri 2015, mengolah kopi di tiga desa.",
    },
    number="12/KLL/2026",
    numbers={"Talun": "5"},
    clauses={
        "a": "Kerja sama meliputi penyangraian, pengemasan, dan penjualan kopi dari kebun warga Talun.",
        "b": "Bidang kerja sama adalah pemberdayaan masyarakat desa, yaitu usaha pengolahan kopi.",
        "c": "(1) Pihak kedua memasang mesin sangrai.\n(2) Pihak kesatu menyediakan ruang dan listrik.",
        "d": "Kerja sama berlaku 3 tahun sejak Perjanjian Bersama ditandatangani.",
        "e": "a. Pihak kedua membeli kopi warga.\nb. Pihak kesatu menjaga mutu panen.",
        "f": "Biaya Rp250.000.000: APB Desa Talun Rp40.000.000, pihak kedua Rp210.000.000.",
        "g": "Perubahan, penundaan, dan pembatalan disepakati tertulis oleh kedua pihak.",
        "h": "Perselisihan dimusyawarahkan dulu. Bila tidak selesai, dibawa ke Pengadilan Negeri Ponorogo.",
    },
    lesson="Jadwal panen perlu dikirim ke rumah sangrai sebulan sebelumnya.",
)

UNIVERSITY = Road(
    key="kampus",
    villages=("Pupus", "Gondowido"),
    track="Pihak luar yang datang membawa proposal",
    title="Kampus mendampingi petani Pupus dan Gondowido",
    purpose="Petani dua desa memakai air dan pupuk lebih hemat, dengan bimbingan perguruan tinggi.",
    field="Pemberdayaan masyarakat desa",
    things=("Sumber air Kali Wungu", "Petugas pengatur air"),
    programme="Sekolah lapang hemat air",
    money={"Pupus": "15.000.000", "Gondowido": "15.000.000", "Pihak lain": "60.000.000"},
    cost="90.000.000",
    gains={
        "Pupus": ("310", "Air cukup untuk dua kali tanam."),
        "Gondowido": ("280", "Biaya pupuk turun, hasil panen tetap."),
    },
    partner={
        "Nama pihak ketiga": "Universitas Lereng Lawu",
        "Jenis pihak ketiga": "Perguruan tinggi",
        "Bentuk badan hukum": "Yayasan",
        "Nomor akta atau pengesahan": "Akta 12 tanggal 3 Mei 2004",
        "Alamat": "Jalan Kampus 1, Ponorogo",
        "Nama penanda tangan": "Laksmi Kartikasari",
        "Jabatan penanda tangan": "Rektor",
        "Surel": "kerjasama@lereng.example.id",
    },
    letter={
        "Nomor surat pihak ketiga": "77/ULL/KS/2026",
        "Yang ditawarkan": "Dua dosen dan dua belas mahasiswa tiap musim tanam, dan alat ukur debit.",
        "Yang diminta dari desa": "Lahan percontohan dan tempat tinggal mahasiswa.",
        "Profil dan pengalaman": "Mendampingi sekolah lapang di enam desa sejak 2018.",
    },
    number="88/ULL/PKS/2026",
    numbers={"Pupus": "4", "Gondowido": "9"},
    clauses={
        "a": "Kerja sama meliputi sekolah lapang, pengukuran debit, dan lahan percontohan.",
        "b": "Bidang kerja sama adalah pemberdayaan masyarakat desa, yaitu pertanian hemat air.",
        "c": "Pihak kedua mengirim pendamping tiap musim tanam menurut jadwal bersama.",
        "d": "Kerja sama berlaku 2 (dua) tahun sejak Perjanjian Bersama ditandatangani.",
        "e": "a. Pihak kedua melatih petani.\nb. Desa Pupus dan Desa Gondowido menyediakan lahan percontohan.",
        "f": "Biaya Rp90.000.000: tiap desa Rp15.000.000 dari APB Desa, pihak kedua Rp60.000.000.",
        "g": "Perubahan dan pembatalan disepakati tertulis oleh semua pihak.",
        "h": "Perselisihan dimusyawarahkan. Bila tidak selesai, camat memfasilitasi.",
    },
    lesson="Petani perempuan datang kalau sekolah lapang diadakan pagi hari.",
)

OTHER = {
    "Nama pihak ketiga": "PT Rasa Wilis Nusantara",
    "Jenis pihak ketiga": "Perusahaan swasta",
    "Bentuk badan hukum": "PT",
    "Nomor Pokok Wajib Pajak (NPWP)": "01.234.567.8-901.000",
    "Alamat": "Jalan Pahlawan 11, Madiun",
    "Nama penanda tangan": "Hendra Wijaya",
    "Jabatan penanda tangan": "Direktur Utama",
    "Surel": "mitra@rasawilis.example.id",
}
OTHER_LETTER = {
    "Nomor surat pihak ketiga": "9/RWN/2026",
    "Yang ditawarkan": "Pembelian kopi mentah Rp22.000 tiap kg.",
    "Yang diminta dari desa": "Seluruh panen selama lima tahun.",
    "Profil dan pengalaman": "Pedagang pengumpul di dua kabupaten.",
}
# Nobody outside learns these names from a public page.
PERSONS = (
    "Budi Santosa",
    "Rini Kontakwati",
    "Hendra Wijaya",
    "Laksmi Kartikasari",
    "3456",
    "Suyatno",
    "Endang",
)
