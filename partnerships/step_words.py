"""The six steps (langkah) in words: what each is for, who does it, and its help, by track."""

from dataclasses import dataclass, replace

from partnerships.models import WITH_THIRD_PARTY, Track


@dataclass(frozen=True)
class Step:
    """One step as people read it."""

    number: int
    name: str
    why: str
    who: tuple[tuple[str, str], ...]
    help: tuple[tuple[str, str], ...]


STEPS = (
    Step(
        1,
        "Potensi dan kebutuhan",
        "Kerja sama dimulai dari yang dimiliki dan yang kurang di tiap desa. Angka yang jelas mencegah janji yang sama "
        "diberikan dua kali.",
        (
            ("Perangkat dan Sekdes", "mengisi potensi dan kebutuhan"),
            ("Pendamping", "membantu dan memeriksa"),
            ("Orang kedua", "memverifikasi, bukan pengisinya"),
        ),
        (
            (
                "Apa itu potensi desa?",
                "Yang dimiliki desa: alam, orang, lembaga, dan sarana. Tulis jumlah dan satuannya, "
                "juga jumlahnya pada musim sulit.",
            ),
            (
                "Apa itu skala prioritas?",
                "Urutan mana yang didahulukan. BPD mengundang musyawarah sesudah urutan ini ada.",
            ),
        ),
    ),
    Step(
        2,
        "Mitra",
        "Pilih desa yang saling melengkapi. Catat juga desa yang tidak dipilih dan alasannya, supaya keputusan bisa "
        "dijelaskan.",
        (("Desa pemrakarsa", "menghubungi dan memilih"), ("Pendamping", "mempertemukan, tidak memutuskan")),
        (("Desa mana yang boleh ikut?", "Desa dalam satu kabupaten atau kota. Kelurahan tidak bisa menjadi pihak."),),
    ),
    Step(
        3,
        "Kegiatan dan program",
        "Tetapkan kegiatan, biaya, dan manfaatnya bagi kesejahteraan dan rasa aman di tiap desa. Iuran dan manfaat "
        "selalu ditampilkan berdampingan.",
        (
            ("Desa pemrakarsa", "menyusun program"),
            ("Tiap desa", "memeriksa beban dan manfaatnya"),
            ("Pendamping", "membantu menghitung"),
        ),
        (
            (
                "Dari mana dananya?",
                "Dari APB Desa, Dana Desa, swadaya, APBD, atau pihak lain. Jumlahnya harus sama dengan biaya.",
            ),
        ),
    ),
    Step(
        4,
        "Musyawarah desa dan Perdes",
        "Warga tiap desa ikut memutuskan sebelum desanya terikat. Desa pemrakarsa bermusyawarah dulu, lalu menawarkan. "
        "Perdes memberi dasar bagi Kades.",
        (
            ("BPD", "mengundang, memimpin, mengesahkan"),
            ("Sekdes dan perangkat", "mencatat"),
            ("Kades", "mengirim dan menjawab penawaran"),
            ("Pendamping", "membantu, tidak memutuskan"),
        ),
        (
            (
                "Apa itu musyawarah desa?",
                "Pertemuan BPD, Pemerintah Desa, dan warga untuk memutuskan hal penting. BPD yang mengundang.",
            ),
            (
                "Apa itu Perdes kerja sama?",
                "Peraturan Desa yang mengatur cara desa bekerja sama. Cukup satu, dipakai untuk semua kerja sama.",
            ),
        ),
    ),
    Step(
        5,
        "Musyawarah antar desa dan naskah",
        "Utusan semua desa menyepakati naskah Peraturan Bersama. Sesudah ditinjau, tiap Kades menandatangani dan tiap "
        "Sekdes mengundangkan.",
        (
            ("Desa pemrakarsa", "menyusun naskah"),
            ("Utusan desa", "menyepakati"),
            ("Camat dan kabupaten", "meninjau; bukan memberi izin"),
            ("Kades", "menandatangani"),
            ("Sekdes", "mengundangkan dan menyebarluaskan"),
        ),
        (
            (
                "Apa itu Peraturan Bersama?",
                "Peraturan yang ditandatangani semua Kades. Tiap desa memberi nomornya sendiri.",
            ),
            (
                "Apa itu BKAD?",
                "Badan Kerja Sama Antar-Desa. Badan ini menjalankan kerja sama dan bertanggung jawab kepada Kades.",
            ),
        ),
    ),
    Step(
        6,
        "Aksi-refleksi",
        "Sekali setahun semua pihak melihat hasil, mengambil pelajaran, lalu memutuskan: lanjut, perbaiki, ubah, "
        "tunda, atau akhiri.",
        (("BKAD", "melapor"), ("Desa para pihak", "bermusyawarah"), ("Kades", "memutuskan"), ("Pendamping", "memandu")),
        (
            (
                "Apa itu aksi-refleksi?",
                "Musyawarah untuk menilai kegiatan dan kerja BKAD, lalu menentukan langkah berikutnya.",
            ),
        ),
    ),
)


IN_VILLAGES = {
    5: replace(
        STEPS[4],
        name="Musyawarah desa dan naskah",
        why="Warga tiap desa menyepakati naskah dalam musyawarah desanya sendiri. Tidak perlu musyawarah antar desa "
        "dan BKAD.",
        who=(
            ("Desa pemrakarsa", "menyusun naskah"),
            ("BPD tiap desa", "mengundang musyawarah desa tentang naskah"),
            ("Camat dan kabupaten", "meninjau; bukan memberi izin"),
            ("Kades", "menandatangani"),
            ("Sekdes", "mengundangkan dan menyebarluaskan"),
        ),
        help=STEPS[4].help[:1],
    ),
    6: replace(STEPS[5], who=(("Pemerintah Desa", "melaksanakan dan melapor"), *STEPS[5].who[1:])),
}
WITH_PARTNER = {
    2: Step(
        2,
        "Mitra",
        "Timbang dulu kekuatan dan kelemahan desa, lalu cari pihak luar yang cocok. Pilihan dan alasannya dicatat, "
        "supaya bisa dijelaskan kepada warga.",
        (
            ("Desa pemrakarsa", "mencatat dan memilih penawaran"),
            ("Pihak ketiga", "menawarkan dengan surat"),
            ("Pendamping", "mempertemukan, tidak memutuskan"),
        ),
        (
            (
                "Siapa pihak ketiga?",
                "Perusahaan, koperasi, perguruan tinggi, ormas, LSM, atau lembaga pemerintah. Satu pihak saja dalam "
                "satu kerja sama.",
            ),
            ("Boleh beberapa desa?", "Boleh, asal semuanya dalam satu kabupaten atau kota."),
        ),
    ),
    3: replace(
        STEPS[2],
        why="Tetapkan kegiatan, biaya, dan manfaatnya bagi kesejahteraan dan rasa aman. Periksa juga lingkungan dan "
        "tata ruang sebelum desa terikat.",
        help=(
            *STEPS[2].help,
            (
                "Apa itu kajian desa?",
                "Hitungan manfaat dan biaya, hasil pemeriksaan lingkungan, dan hasil pemeriksaan tata ruang.",
            ),
        ),
    ),
    4: replace(
        STEPS[3],
        why="Warga ikut memutuskan sebelum desanya terikat. Desa bermusyawarah dulu, lalu mengumumkan penawaran dan "
        "memilih mitra. Perdes memberi dasar bagi Kades.",
        who=(*STEPS[3].who[:2], ("Kades", "mengumumkan penawaran dan memilih mitra"), STEPS[3].who[3]),
    ),
    5: Step(
        5,
        "Musyawarah desa dan Perjanjian Bersama",
        "Warga menyepakati Perjanjian Bersama dalam musyawarah desa. Sesudah ditinjau, Kades dan pihak ketiga "
        "menandatangani, lalu isinya diumumkan.",
        (
            ("Desa pemrakarsa", "menyusun naskah"),
            ("BPD tiap desa", "mengundang musyawarah desa tentang naskah"),
            ("Pihak ketiga", "membaca dan mengonfirmasi lewat tautan"),
            ("Camat dan kabupaten", "meninjau; bukan memberi izin"),
            ("Kades", "menandatangani dan mencatat tanda tangan pihak ketiga"),
            ("Sekdes", "mengumumkan kepada warga"),
        ),
        (
            (
                "Apa itu Perjanjian Bersama?",
                "Perjanjian desa dengan satu pihak luar. Desa dan pihak luar memberi nomornya masing-masing.",
            ),
            ("Apakah perlu BKAD?", "Tidak. BKAD hanya untuk kerja sama antar desa."),
        ),
    ),
    6: replace(
        STEPS[5],
        who=(("Pemerintah Desa", "melapor"), *STEPS[5].who[1:]),
        help=(
            (
                "Apa itu aksi-refleksi?",
                "Musyawarah untuk menilai kegiatan dan manfaatnya bagi warga, lalu menentukan langkah berikutnya.",
            ),
        ),
    ),
}

BY_PARTNER = {
    2: replace(
        WITH_PARTNER[2],
        why="Pihak luar datang membawa proposal. Catat proposalnya dan lengkapi identitasnya, supaya bisa dijelaskan "
        "kepada warga.",
        who=(("Desa pemrakarsa", "mencatat proposal"), ("Pihak ketiga", "mengajukan proposal"), WITH_PARTNER[2].who[2]),
    ),
    4: replace(
        STEPS[3],
        why="Warga ikut memutuskan sebelum desanya terikat. Desa bermusyawarah dulu, lalu menjawab proposal. Perdes "
        "memberi dasar bagi Kades.",
        who=(*STEPS[3].who[:2], ("Kades", "menjawab proposal"), STEPS[3].who[3]),
    ),
}


def steps_of(track: str) -> tuple[Step, ...]:
    """The six steps as the people of this track read them."""
    if track == Track.THIRD_BY_PARTNER:
        other = WITH_PARTNER | BY_PARTNER
    else:
        other = IN_VILLAGES if track == Track.INTER_VILLAGE_AREA else WITH_PARTNER if track in WITH_THIRD_PARTY else {}
    return tuple(other.get(step.number, step) for step in STEPS)
