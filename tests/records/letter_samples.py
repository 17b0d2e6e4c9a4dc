"""Letters, a Perdes, decrees and a report as data, for the tests and for looking at them."""

import io

from PIL import Image, ImageDraw

LONG_NAME = "Dr. H. Raden Mas Bambang Sulistyo Hadiningrat, S.Sos., M.Si., M.Kn."


def emblem() -> list[int]:
    """A small round emblem with a clear background, as the bytes that the paper draws."""
    picture = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    drawing = ImageDraw.Draw(picture)
    drawing.ellipse((10, 10, 290, 290), fill="#1d6b4f", outline="#d9a400", width=14)
    drawing.polygon([(150, 55), (215, 240), (60, 125), (240, 125), (85, 240)], fill="#f4d35e")
    content = io.BytesIO()
    picture.save(content, "PNG")
    return list(content.getvalue())


def kop(last="Kepala Desa Ngebel", *, with_emblem=False):
    head = {
        "baris": ["Pemerintah Kabupaten Ponorogo", "Kecamatan Ngebel", last],
        "alamat": "Jalan Raya Ngebel Nomor 12, Kode Pos 63493",
        "kontak": "Telepon (0352) 591234 · ngebel@desa.example.id",
        "lambang": [],
        "jenis_lambang": "",
    }
    return head | ({"lambang": emblem(), "jenis_lambang": "png"} if with_emblem else {})


def surat(**changes):
    return {
        "nomor": "007/UND/Ngebel/2026",
        "sifat": "Penting",
        "lampiran": "1 (satu) berkas",
        "hal": "Undangan musyawarah desa",
        "tempat": "Ngebel",
        "tanggal": "5 Maret 2026",
        "kepada": ["Nama dalam daftar terlampir"],
        "di": "tempat",
    } | changes


def undangan(**changes):
    return {
        "kertas": "F4",
        "kop": kop("Badan Permusyawaratan Desa Ngebel", with_emblem=True),
        "surat": surat(),
        "pembuka": "Dengan hormat, Badan Permusyawaratan Desa Ngebel mengundang Bapak/Ibu menghadiri musyawarah desa "
        "tentang Kerja Sama Pengelolaan Air Baku Telaga Ngebel, yang diselenggarakan pada:",
        "acara": [
            {"label": "Hari, tanggal", "isi": "Kamis, 12 Maret 2026"},
            {"label": "Pukul", "isi": "09.00 WIB sampai selesai"},
            {"label": "Tempat", "isi": "Balai Desa Ngebel"},
        ],
        "agenda": ["Kerja sama air bersih", "Penunjukan utusan desa"],
        "penutup": ["Kehadiran Bapak/Ibu sangat diharapkan. Atas perhatiannya, kami ucapkan terima kasih."],
        "tanda_tangan": {"jabatan": "Ketua BPD Ngebel", "nama": "Suyono", "keterangan": ""},
        "tembusan": [],
        "daftar": [
            "Kepala Desa Ngebel beserta perangkat desa",
            "Sugeng",
            LONG_NAME,
            *(f"Kelompok {i}" for i in range(45)),
        ],
    } | changes


ITEMS = [
    ("Bidang atau potensi desa", "Pembangunan desa: air bersih dari mata air Sumber Jambe."),
    ("Ruang lingkup kerja sama", "a. pengambilan air baku;\nb. pemeliharaan jaringan pipa."),
    ("Tata cara dan ketentuan pelaksanaan", "Dikerjakan BKAD dan diawasi para Kepala Desa."),
    ("Jangka waktu", "10 (sepuluh) tahun sejak Peraturan Bersama berlaku."),
    ("Hak dan kewajiban", "Desa Sahang memberi air, Desa Ngebel membayar iuran."),
    ("Pendanaan", "APB Desa masing-masing sebesar Rp45.000.000 (empat puluh lima juta rupiah) per tahun."),
    ("Tata cara perubahan, penundaan, dan pembatalan", "Melalui musyawarah antar desa."),
    ("Penyelesaian perselisihan", "Diselesaikan dengan musyawarah, lalu difasilitasi camat."),
]


def surat_penawaran(**changes):
    return {
        "kertas": "F4",
        "kop": kop(with_emblem=True),
        "surat": surat(nomor="140/12/405.29.07/2026", lampiran="-", hal="Penawaran kerja sama desa")
        | {"kepada": ["Kepala Desa Sahang"], "di": "Sahang"},
        "pembuka": ["Pemerintah Desa Ngebel menawarkan kerja sama antar desa dengan pokok-pokok sebagai berikut:"],
        "butir": [{"judul": title, "isi": text} for title, text in ITEMS],
        "penutup": ["Kami mohon jawaban tertulis paling lambat tanggal 2 April 2026."],
        "tanda_tangan": {"jabatan": "Kepala Desa Ngebel", "nama": LONG_NAME, "keterangan": ""},
        "tembusan": [],
    } | changes


def perdes(**changes):
    return {
        "kertas": "F4",
        "untuk_ditandatangani": "",
        "desa": "Desa Ngebel",
        "kabupaten": "Kabupaten Ponorogo",
        "tentang": "Kerja Sama Desa",
        "nomor": "5",
        "tahun": "2026",
        "menimbang": ["bahwa desa perlu bekerja sama", "bahwa berdasarkan huruf a, perlu menetapkan Peraturan Desa"],
        "mengingat": ["Undang-Undang Nomor 6 Tahun 2014 tentang Desa"],
        "bab": [
            {
                "judul": "Ketentuan Umum",
                "pasal": ["Dalam Peraturan Desa ini yang dimaksud dengan:\n1. Desa adalah desa."],
            },
            {
                "judul": "Ruang Lingkup",
                "pasal": ["(1) Kerja sama antar desa.\n(2) Kerja sama dengan pihak ketiga.", "Dua."],
            },
            {"judul": "Ketentuan Penutup", "pasal": ["Peraturan Desa ini mulai berlaku pada tanggal diundangkan."]},
        ],
        "ditetapkan_di": "Ngebel",
        "tanggal_ditetapkan": "20 April 2026",
        "kepala": {"jabatan": "Kepala Desa Ngebel", "nama": LONG_NAME, "keterangan": ""},
        "diundangkan_di": "Ngebel",
        "tanggal_diundangkan": "21 April 2026",
        "sekretaris": {"jabatan": "Sekretaris Desa Ngebel", "nama": "Wahyuni", "keterangan": ""},
        "lembaran_nomor": "5",
        "lembaran_tahun": "2026",
    } | changes


def keputusan(signers=1, **changes):
    people = [{"jabatan": f"Kepala Desa Desa{i}", "nama": f"Kepala{i}", "keterangan": ""} for i in range(signers)]
    return {
        "kertas": "F4",
        "di_atas": ["Kepala Desa Ngebel", "Kabupaten Ponorogo"],
        "jenis": "Keputusan Kepala Desa Ngebel",
        "nomor": {"awal": "", "nomor": "188/4", "tahun": "2026"},
        "tentang": "Wakil Desa Ngebel dalam BKAD Tirta",
        "pejabat": "Kepala Desa Ngebel",
        "menimbang": ["bahwa desa perlu menunjuk wakil", "bahwa berdasarkan huruf a, perlu menetapkan Keputusan"],
        "mengingat": ["Undang-Undang Nomor 6 Tahun 2014 tentang Desa"],
        "menetapkan": "Keputusan Kepala Desa tentang Wakil Desa Ngebel dalam BKAD Tirta",
        "diktum": [
            {"nama": "KESATU", "isi": "Menunjuk nama dalam lampiran sebagai wakil desa."},
            {"nama": "KEDUA", "isi": "Keputusan ini berlaku sejak tanggal ditetapkan."},
        ],
        "tempat": "Ngebel",
        "tanggal": "2 Mei 2026",
        "tanda_tangan": people,
        "tembusan": ["Camat Ngebel."],
        "lampiran": {
            "judul": "Wakil Desa Ngebel",
            "kepala": ["Nama", "L/P", "Unsur", "Jabatan"],
            "lebar": [5, 1, 4, 3],
            "baris": [["Sugeng", "L", "Pemerintah Desa", "Ketua"], [LONG_NAME, "L", "Tokoh masyarakat", "Anggota"]],
        },
    } | changes


def laporan(**changes):
    return {
        "kertas": "F4",
        "untuk_ditandatangani": "Dicetak dari catatan portal",
        "kop": kop("Desa Ngebel"),
        "judul": "Laporan Pelaksanaan Kerja Sama Desa",
        "tentang": "Air Bersih Bersama",
        "periode": "1 Januari 2026 sampai 30 Juni 2026",
        "pokok": [{"label": "Uang yang dipakai", "isi": "Rp40.000.000 (empat puluh juta rupiah)"}],
        "dikerjakan": "Pipa dipasang.",
        "indikator": [
            {"nama": "Sambungan rumah", "awal": "0 rumah", "sasaran": "100 rumah", "capaian": "belum diukur"}
        ],
        "hambatan": "Tidak ada.",
        "tempat": "Ngebel",
        "tanggal": "1 Juli 2026",
        "tanda_tangan": [{"jabatan": "Kepala Desa Ngebel", "nama": "Suwondo", "keterangan": ""}],
    } | changes


def rencana_program(**changes):
    """The KAK of a programme; its own tests read it from records, so that SAMPLES leaves it out."""
    costs = {"lebar": [0, 30], "kanan": [1], "kepala": ["Uraian", "Jumlah"], "baris": [["Pipa", "Rp12.000.000"]]}
    return {
        "kertas": "F4",
        "kop": kop("Desa Ngebel"),
        "judul": "Kerangka Acuan Kerja",
        "tentang": "Air Bersih Bersama",
        "pokok": [{"label": "Desa", "isi": "Desa Ngebel dan Desa Sahang"}],
        "bagian": [
            {"judul": "Hasil yang dituju", "isi": "Pipa terpasang.", "fakta": [], "tabel": None, "akhir": ""},
            {"judul": "Biaya", "isi": "", "fakta": [], "tabel": costs, "akhir": "Rp12.000.000 (dua belas juta rupiah)"},
        ],
        "tempat": "Ngebel",
        "tanggal": "1 Juli 2026",
        "tanda_tangan": {"jabatan": "Kepala Desa Ngebel", "nama": "Suwondo", "keterangan": ""},
    } | changes


SAMPLES = {
    "undangan": undangan,
    "surat_penawaran": surat_penawaran,
    "perdes": perdes,
    "keputusan": keputusan,
    "laporan": laporan,
}
