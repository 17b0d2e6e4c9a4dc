"""Whole papers as data, for the tests and for looking at them."""

NAMES = [
    "Sugeng",
    "Siti Aminah",
    "Dr. H. Raden Mas Bambang Sulistyo Hadiningrat, S.Sos., M.Si., M.Kn.",
    'Ni\'mah "Mbok Nah"',
    "Katini",
    "Suparman #eval(1+1) $x^2$ *tebal* _miring_ <script>alert(1)</script>",
]
UNSUR = ["Perangkat Desa", "BPD", "Tokoh agama", "Kelompok tani", "Kelompok perempuan", "Tokoh masyarakat"]


def attendees(count):
    return [
        {
            "nama": NAMES[i] if i < len(NAMES) else f"Peserta {i + 1} Wiryosumarto",
            "lp": "LP"[i % 2],
            "unsur": UNSUR[i % 6],
            "desa": ["Ngebel", "Sahang", "Wagir Lor"][i % 3],
        }
        for i in range(count)
    ]


def berita_acara(**changes):
    villages = ["Ngebel", "Sahang", "Wagir Lor"]
    return {
        "kertas": "F4",
        "contoh": False,
        "kop": {
            "baris": ["Pemerintah Kabupaten Ponorogo", "Kecamatan Ngebel", "Desa Ngebel"],
            "alamat": "Jalan Raya Ngebel Nomor 12, Ponorogo 63493",
        },
        "judul": "Berita Acara Musyawarah Antar-Desa",
        "tentang": "Kerja Sama Pengelolaan Air Baku Telaga Ngebel",
        "nomor": "014/BA-MAD/IV/2026",
        "hari_terbilang": "Kamis tanggal dua belas bulan Maret tahun dua ribu dua puluh enam",
        "tanggal_angka": "12-03-2026",
        "pukul": "09.00 sampai 12.30 WIB",
        "tempat": "Balai Desa Ngebel, Kecamatan Ngebel, Kabupaten Ponorogo",
        "acara": "Musyawarah Antar-Desa",
        "penyelenggara": "Pemerintah Desa Ngebel, Desa Sahang, dan Desa Wagir Lor",
        "hadir": "Kepala Desa beserta perangkat, BPD, dan wakil unsur masyarakat",
        "kehadiran": [
            {"label": "Diundang", "isi": "72 orang"},
            {"label": "Hadir", "isi": "60 orang (30 laki-laki, 30 perempuan), 83 persen dari undangan"},
        ],
        "dasar": [
            "Undang-Undang Nomor 6 Tahun 2014 tentang Desa, Pasal 92 ayat (2), (3), dan (4).",
            "Peraturan Pemerintah Nomor 43 Tahun 2014, Pasal 143 dan Pasal 144.",
        ],
        "topik": "Pembagian debit, iuran, dan pembentukan badan kerja sama antar-Desa",
        "pimpinan": {"nama": "Sutrisno, S.Pd.", "dari": "BPD Desa Ngebel (ketua)"},
        "notulis": {"nama": "Wahyuni", "dari": "Pemerintah Desa Ngebel (sekretaris)"},
        "narasumber": [
            {"nama": "Ir. Bambang Wijaya, M.T.", "dari": "Dinas Pekerjaan Umum Kabupaten Ponorogo"},
            {"nama": "Endah Lestari", "dari": "Pendamping Desa Kecamatan Ngebel"},
        ],
        "agenda": [
            {
                "judul": "Pembukaan dan tata tertib",
                "catatan": "Pimpinan membuka musyawarah dan membacakan tata tertib.",
            },
            {
                "judul": "Pembagian debit pada musim kemarau",
                "catatan": "Debit mata air turun dari 18,5 menjadi 11,2 liter per detik pada bulan Agustus sampai "
                "Oktober. Desa Sahang meminta jatah minum didahulukan sebelum pengairan.\n"
                "Peserta sepakat:\n1. air minum didahulukan;\n2. jatah tiap desa diukur setiap minggu;\n"
                "3. hasil ukur ditempel di balai desa.",
            },
            {
                "judul": "Iuran dan pengelola",
                "catatan": "Iuran dihitung menurut jumlah sambungan. Pengelola dipilih dari ketiga desa.",
            },
        ],
        "cara": "musyawarah mufakat, kecuali keputusan nomor 3 yang diambil dengan pemungutan suara",
        "keputusan": [
            {"isi": "Menyetujui rancangan Peraturan Bersama Kepala Desa versi 3.", "cara": "Mufakat"},
            {"isi": "Membentuk BKAD “Tirta Ngebel” dengan sembilan anggota.", "cara": "Mufakat"},
            {
                "isi": "Menetapkan iuran Rp2.500 tiap meter kubik, ditinjau setiap tahun.",
                "cara": "Pemungutan suara: 41 setuju, 5 tidak setuju, 2 abstain",
            },
        ],
        "hasil_desa": [
            {"desa": f"Desa {v}", "utusan": "Enam utusan menurut surat tugas", "hasil": "Disepakati", "catatan": ""}
            for v in villages
        ],
        "indikator": [],
        "pelajaran": [],
        "tindak_lanjut": [
            {
                "isi": "Menyampaikan rancangan kepada camat.",
                "penanggung_jawab": "Sekretaris Desa Ngebel",
                "batas": "19 Maret 2026",
            },
            {
                "isi": "Mengukur ulang debit di tiga titik.",
                "penanggung_jawab": "Kaur Perencanaan Desa Sahang",
                "batas": "31 Maret 2026",
            },
        ],
        "alasan": [
            {
                "aturan": "Undangan tujuh hari sebelumnya",
                "alasan": "Undangan dikirim lima hari sebelumnya karena bencana longsor.",
            }
        ],
        "tempat_ttd": "Ngebel",
        "tanggal_ttd": "12 Maret 2026",
        "tanda_tangan": [
            {"jabatan": "Pimpinan Musyawarah", "nama": "Sutrisno, S.Pd.", "keterangan": ""},
            {"jabatan": "Notulis", "nama": "Wahyuni", "keterangan": "NIPD 35021920190001"},
            *(
                {"jabatan": f"Kepala Desa {v}", "nama": n, "keterangan": ""}
                for v, n in zip(villages, ["Suwondo", "Katiran", "Marsudi, S.H."], strict=True)
            ),
            {"jabatan": "Wakil Masyarakat", "nama": "Siti Aminah", "keterangan": ""},
        ],
        "mengetahui": [
            {"jabatan": "Camat Ngebel", "nama": "Drs. Hariyanto, M.Si.", "keterangan": "NIP 19700101 199503 1 002"}
        ],
        "daftar_hadir": attendees(60),
        "baris_kosong": 0,
        "lampiran": ["Daftar hadir", "Notulen", "Dokumentasi"],
    } | changes


def village(name, number, head, secretary):
    return {
        "kepala_desa": f"Kepala Desa {name}",
        "sebutan": f"Desa {name}",
        "nomor": number,
        "tahun": "2026" if number else "",
        "ditetapkan_di": name,
        "tanggal_ditetapkan": "20 April 2026" if number else "",
        "kepala": {"jabatan": f"Kepala Desa {name}", "nama": head, "keterangan": ""},
        "diundangkan_di": name,
        "tanggal_diundangkan": "21 April 2026" if number else "",
        "sekretaris": {"jabatan": f"Sekretaris Desa {name}", "nama": secretary, "keterangan": ""},
        "berita_nomor": number,
        "berita_tahun": "2026" if number else "",
    }


CLAUSES = [
    (
        "Ruang Lingkup",
        (
            "Ruang lingkup kerja sama meliputi:\na. pengambilan air baku dari Telaga Ngebel;\nb. "
            "pemeliharaan jaringan pipa; dan\nc. perlindungan daerah tangkapan air."
        ),
    ),
    (
        "Bidang Kerja Sama",
        "Kerja sama ini termasuk bidang pelayanan kemasyarakatan dan pemberdayaan masyarakat antar-Desa.",
    ),
    (
        "Tata Cara dan Ketentuan Pelaksanaan",
        (
            "(1) Kerja sama dilaksanakan oleh badan kerja sama antar-Desa.\n(2) Badan sebagaimana dimaksud "
            "pada ayat (1) menyusun:\na. rencana kerja tahunan; dan\nb. rencana anggaran.\n(3) Rencana "
            "kerja disampaikan kepada BPD tiap desa."
        ),
    ),
    ("Jangka Waktu", "Kerja sama berlaku selama 5 (lima) tahun terhitung sejak diundangkan di semua desa."),
    (
        "Hak dan Kewajiban",
        ["Setiap desa berhak atas jatah air menurut lampiran.", "Setiap desa wajib memelihara jaringan di wilayahnya."],
    ),
    (
        "Pendanaan",
        (
            "Pendanaan bersumber dari APB Desa masing-masing sebesar Rp45.000.000 (empat puluh lima juta "
            "rupiah) per tahun."
        ),
    ),
    (
        "Tata Cara Perubahan, Penundaan, dan Pembatalan",
        "Perubahan, penundaan, dan pembatalan dilakukan melalui musyawarah antar-Desa.",
    ),
    ("Penyelesaian Perselisihan", "Perselisihan diselesaikan secara musyawarah dan difasilitasi camat."),
]


def peraturan_bersama(*, numbered=True, **changes):
    return {
        "kertas": "F4",
        "contoh": False,
        "kabupaten": "Kabupaten Ponorogo",
        "tentang": "Pengelolaan Bersama Air Baku Telaga Ngebel",
        "desa": [
            village("Ngebel", "3" if numbered else "", "Suwondo", "Wahyuni"),
            village("Sahang", "5" if numbered else "", "Katiran", "Dwi Astuti, S.E."),
            village("Wagir Lor", "2" if numbered else "", "Marsudi, S.H.", "Purnomo"),
        ],
        "tujuan": (
            "untuk meningkatkan kesejahteraan masyarakat dan rasa aman atas ketersediaan air, Desa Ngebel, "
            "Desa Sahang, dan Desa Wagir Lor perlu mengelola air baku secara bersama"
        ),
        "mad": {"tanggal": "2 April 2026", "tempat": "Balai Desa Ngebel", "nomor": "014/BA-MAD/IV/2026"},
        "menimbang_lain": [],
        "mengingat": [
            (
                "Undang-Undang Nomor 6 Tahun 2014 tentang Desa sebagaimana telah diubah dengan Undang-Undang "
                "Nomor 3 Tahun 2024"
            ),
            (
                "Peraturan Pemerintah Nomor 43 Tahun 2014 tentang Peraturan Pelaksanaan Undang-Undang Nomor 6 "
                "Tahun 2014 tentang Desa"
            ),
            (
                "Peraturan Menteri Dalam Negeri Nomor 96 Tahun 2017 tentang Tata Cara Kerja Sama Desa di Bidang "
                "Pemerintahan Desa"
            ),
        ],
        "ketentuan_umum": [
            {"istilah": "Desa", "arti": "Desa Ngebel, Desa Sahang, dan Desa Wagir Lor."},
            {
                "istilah": "Badan Kerja Sama Antar-Desa, yang selanjutnya disingkat BKAD,",
                "arti": "badan yang dibentuk untuk melaksanakan kerja sama ini.",
            },
        ],
        "klausul": [{"judul": title, "isi": text} for title, text in CLAUSES],
    } | changes
