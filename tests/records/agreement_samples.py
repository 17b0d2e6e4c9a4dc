"""Papers with outside parties as data: the announcement of an offer, and the agreement."""

from tests.records.letter_samples import kop


def pengumuman(**changes):
    return {
        "kertas": "F4",
        "contoh": False,
        "kop": kop(),
        "nomor": "003/PENG/Ngebel/2026",
        "tentang": "Penawaran Kerja Sama Pengelolaan Wisata Telaga",
        "pembuka": ["Pemerintah Desa Ngebel membuka penawaran kerja sama bagi badan usaha."],
        "pokok": [{"label": "Batas waktu", "isi": "30 April 2026"}, {"label": "Alamat", "isi": "Balai Desa Ngebel"}],
        "penutup": ["Demikian pengumuman ini dibuat untuk diketahui."],
        "tempat": "Ngebel",
        "tanggal": "5 Maret 2026",
        "tanda_tangan": {"jabatan": "Kepala Desa Ngebel", "nama": "Karno", "keterangan": ""},
        "kak": [{"judul": "Latar belakang", "isi": "Telaga ramai pada hari libur.\na. parkir\nb. kebersihan"}],
    } | changes


def perjanjian_bersama(**changes):
    person = {"jabatan": "Kepala Desa Ngebel", "nama": "Karno", "keterangan": "", "bertindak": "atas nama Desa Ngebel"}
    partner = {"jabatan": "Direktur", "nama": "Rini", "keterangan": "", "bertindak": "atas nama PT Tirta Wisata"}
    return {
        "kertas": "F4",
        "contoh": False,
        "untuk_ditandatangani": "",
        "kabupaten": "Kabupaten Ponorogo",
        "antara": ["Pemerintah Desa Ngebel"],
        "dengan": "PT Tirta Wisata",
        "tentang": "Pengelolaan Wisata Telaga",
        "nomor": [
            {"awal": "Desa Ngebel", "nomor": "4", "tahun": "2026"},
            {"awal": "PT Tirta Wisata", "nomor": "11/TW/2026"},
        ],
        "hari": "Kamis tanggal dua belas bulan Maret tahun dua ribu dua puluh enam (12-03-2026)",
        "tempat": "Ngebel",
        "pihak_kesatu": [person | {"sebutan": "PIHAK KESATU"}],
        "pihak_kedua": partner | {"sebutan": "PIHAK KEDUA"},
        "dasar": ["Peraturan Pemerintah Nomor 43 Tahun 2014"],
        "klausul": [{"judul": "Ruang Lingkup", "isi": "Kerja sama meliputi:\na. parkir;\nb. kebersihan."}],
        "rangkap": "2 (dua)",
    } | changes
