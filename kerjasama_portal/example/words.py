"""What the people of the example cooperations say and write; invented, but as villages put it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Gain:
    """What a programme brings to one village, and what the village pays for it."""

    welfare: str
    security: str
    people: int
    paid: int
    capacity: int
    weighing: str
    plans: tuple[str, str]  # RPJM Desa, RKP Desa


@dataclass(frozen=True)
class Words:
    """The texts of one cooperation; those by village are named by its short name."""

    contacts: dict[str, tuple[str, str]] = field(default_factory=dict)  # result of the talk, reason of the choice
    programme: str = ""
    outputs: str = ""
    data: str = ""
    extent: str = ""
    manner: str = ""
    rights_duties: str = ""
    minutes: dict[str, str] = field(default_factory=dict)
    gains: dict[str, Gain] = field(default_factory=dict)
    clauses: dict[str, str] = field(default_factory=dict)


WASTE = Words(
    contacts={
        "gondowido": (
            "Punya lahan 1 hektare dekat jalan kabupaten. Minta bau dan air lindi diatur.",
            "Gondowido punya lahan, Talun punya kader kebersihan.",
        )
    },
    programme="Tempat pengolahan sampah Talun dan Gondowido",
    outputs="Satu tempat pengolahan, dua gerobak motor, dan jadwal angkut dua kali seminggu.",
    data="Timbangan sampah 14 hari di enam dusun: rata-rata 2,1 ton sehari.",
    extent="Pengangkutan, pemilahan, dan pengolahan sampah rumah tangga di kedua desa.",
    manner="BKAD mengelola tempat pengolahan dan menggaji petugas dari iuran warga.",
    rights_duties="Gondowido menyediakan lahan. Talun menyediakan gerobak dan sopir. Kompos dibagi dua.",
    minutes={
        "talun": "Warga RT 3 menanyakan iuran. Disepakati Rp10.000 per rumah, keluarga miskin dibebaskan.",
        "gondowido": "Petani meminta kompos. Warga dekat lahan meminta pagar dan parit lindi dibuat lebih dulu.",
    },
    gains={
        "talun": Gain(
            "Sampah 612 rumah diangkut dua kali seminggu dan tujuh warga bekerja sebagai pemilah.",
            "Sungai tidak lagi dipakai membuang sampah, jadi banjir di Dusun Krajan berkurang.",
            1_840,
            75_000_000,
            110_000_000,
            "Sampah menumpuk di tiga titik. Iuran masih di bawah sepersepuluh APB Desa.",
            ("RPJM Desa 2025–2031, bidang pembangunan, baris 12", "RKP Desa 2026, baris 7"),
        ),
        "gondowido": Gain(
            "Kelompok tani mendapat kompos 3 ton sebulan tanpa membeli.",
            "Pembakaran sampah di pekarangan berhenti, jadi kebakaran kebun tidak terulang.",
            1_390,
            45_000_000,
            60_000_000,
            "Desa menyumbang lahan, jadi iuran uangnya lebih kecil.",
            ("RPJM Desa 2024–2030, bidang lingkungan, baris 5", "RKP Desa 2026, baris 11"),
        ),
    },
    clauses={
        "a": "Pengangkutan, pemilahan, dan pengolahan sampah rumah tangga di Desa Talun dan Desa Gondowido.",
        "b": "Pembangunan desa, khususnya kebersihan lingkungan dan pengolahan sampah.",
        "c": "(1) BKAD menyusun jadwal angkut dan rencana kerja tahunan.\n"
        "(2) Kedua Kepala Desa memeriksa timbangan dan kas setiap tiga bulan.",
        "d": "Berlaku sepuluh tahun sejak diundangkan dan dapat diperpanjang dengan musyawarah.",
        "e": "(1) Desa Gondowido menyediakan lahan dan berhak atas setengah kompos.\n"
        "(2) Desa Talun menyediakan gerobak motor dan berhak atas setengah kompos.\n"
        "(3) Kedua desa membayar iuran paling lambat 31 Maret.",
        "f": "APB Desa Talun dan Gondowido, serta iuran warga yang dicatat BKAD.",
        "g": "Perubahan, penundaan, dan pembatalan diputuskan dalam musyawarah antar desa.",
        "h": "Perselisihan dimusyawarahkan kedua desa. Bila belum selesai, difasilitasi Camat.",
    },
)

IRRIGATION = Words(
    contacts={
        "pupus": (
            "Bersedia berbagi 4 liter per detik asal sumbernya dijaga bersama.",
            "Sumber Kali Wungu masih punya sisa air pada puncak kemarau.",
        ),
        "ngrogung": (
            "Tertarik, tetapi petani khawatir giliran airnya berkurang.",
            "Saluran menuju Gondowido melewati sawah Ngrogung.",
        ),
    },
    programme="Saluran dan pintu air Kali Wungu",
    outputs="Saluran 2,4 km, tiga pintu air, dan jadwal giliran tertulis.",
    data="Debit diukur tiga kali pada Agustus: 9 liter per detik. Sawah yang kering 38 hektare.",
    extent="Pembagian air Kali Wungu pada Juni sampai Oktober.",
    manner="Petugas pengatur air dari tiap desa membuka pintu menurut jadwal giliran.",
    rights_duties="Desa hulu mendapat giliran pertama. Desa hilir ikut menanam pohon di sekitar sumber.",
    minutes={
        "gondowido": "Petani Dusun Sidomulyo kehilangan satu musim tanam tahun lalu. Semua setuju mencari air bersama.",
        "pupus": "Ketua kelompok tani meminta alat ukur dipasang sebelum pintu dibuka.",
        "ngrogung": "Petani hilir menolak karena giliran mereka sudah empat hari sekali.",
    },
)

TOURISM = Words(
    contacts={
        "gondowido": (
            "Ingin pengunjung telaga singgah di kebun durian.",
            "Jalan menuju telaga melewati kebun durian Gondowido.",
        ),
        "sempu": ("Siap menjual kopi di pos wisata. Minta pembagian parkir.", "Sempu punya lahan parkir dan kopi."),
    },
    programme="Pos wisata dan parkir Telaga Ngebel",
    outputs="Tiga pos wisata, satu karcis bersama, dan jadwal petugas kebersihan.",
    data="Hitungan kendaraan empat akhir pekan: rata-rata 640 kendaraan sehari.",
    extent="Parkir, karcis, kebersihan, dan petunjuk jalan di sekitar telaga.",
    manner="BKAD menjual karcis dan membagi hasilnya setiap bulan.",
    rights_duties="Tiap desa menjaga posnya dan menerima bagian menurut jumlah kendaraan.",
    minutes={
        "ngebel": "Pedagang meminta tempat tetap. Pemuda meminta pelatihan pemandu.",
        "gondowido": "Pemilik kebun meminta rambu jalan dan tempat sampah di tepi jalan.",
        "sempu": "Petani kopi meminta satu kios di pos wisata. Warga meminta parkir tidak menutup jalan desa.",
    },
    gains={
        "ngebel": Gain(
            "Dua puluh empat pemandu bekerja tetap dan pedagang punya tempat tertata.",
            "Petugas parkir berjaga sampai malam, jadi pencurian helm berkurang.",
            1_620,
            80_000_000,
            120_000_000,
            "Telaga ada di desa ini, jadi bagian biayanya paling besar.",
            ("RPJM Desa 2025–2031, bidang ekonomi, baris 3", "RKP Desa 2026, baris 2"),
        ),
        "gondowido": Gain(
            "Durian dijual langsung kepada pengunjung tanpa perantara.",
            "Rambu dan lampu membuat tikungan menuju kebun lebih aman.",
            940,
            40_000_000,
            55_000_000,
            "Musim durian hanya empat bulan, jadi iuran dibayar sesudah panen.",
            ("RPJM Desa 2024–2030, bidang ekonomi, baris 9", "RKP Desa 2026, baris 14"),
        ),
        "sempu": Gain(
            "Kopi bubuk kelompok perempuan dijual di pos wisata setiap hari.",
            "Kendaraan tidak lagi parkir di depan sekolah dan puskesmas.",
            1_150,
            60_000_000,
            70_000_000,
            "Lahan parkir desa mulai menghasilkan pada tahun kedua.",
            ("RPJM Desa 2025–2031, bidang pembangunan, baris 20", "RKP Desa 2026, baris 6"),
        ),
    },
    clauses={
        "a": "Pengelolaan parkir, karcis, kebersihan, dan petunjuk jalan di sekitar Telaga Ngebel.",
        "b": "Pembangunan desa, khususnya wisata desa.",
        "c": "(1) BKAD menjual karcis dan mengatur petugas.\n(2) Hasil karcis diumumkan di tiap balai desa.",
        "d": "Kerja sama berlaku lima tahun dan dapat diperpanjang.",
        "e": "(1) Tiap desa berhak atas bagian hasil karcis.\n(2) Tiap desa wajib menjaga posnya.",
        "f": "APB Desa para pihak dan hasil karcis.",
        "g": "Penundaan dan pembatalan diputuskan bersama.",
        "h": "Perselisihan dimusyawarahkan para Kepala Desa, lalu difasilitasi Camat.",
    },
)
COFFEE = Words()

REVIEWS = {
    "boleh": {
        "kecamatan": "Pembagian lahan, gerobak, dan kompos sudah jelas. Silakan ditinjau kabupaten.",
        "kabupaten": "Sesuai kewenangan desa. Iuran keluarga miskin yang dibebaskan mohon dicatat BKAD.",
    },
    "kembali": {
        "kecamatan": "Pembagian hasil karcis belum bisa dihitung dari naskah ini. Perbaiki tiga huruf di bawah.",
    },
}
