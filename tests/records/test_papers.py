"""Papers read back from the PDF: what a reader, a scanner and an archive would find."""

import datetime
import io
import re
import threading

import pikepdf
import pypdfium2
import pytest

from records import papers
from tests.records.paper_samples import NAMES, attendees, berita_acara, peraturan_bersama, village
from tests.scanner import qr_codes

DAY = datetime.date(2026, 3, 12)
URL = "https://kerjasama.example.go.id/v/7KQ4-M2XR/"
FINAL = papers.FinalMark("7KQ4-M2XR", URL, "Berita Acara Nomor 014/BA-MAD/IV/2026 · versi 1")


def draw(name, data, final=None):
    return papers.render(name, data, document_date=DAY, final=final)


def pages(pdf):
    """Text of each page with runs of white space as one space."""
    return [flat(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(pdf)]


def flat(text):
    return re.sub(r"[\s\ufffe\u00a0]+", " ", text)


def test_berita_acara_says_what_happened():
    text = " ".join(pages(draw("berita_acara", berita_acara())))
    for words in [
        "PEMERINTAH KABUPATEN PONOROGO KECAMATAN NGEBEL DESA NGEBEL",
        "BERITA ACARA MUSYAWARAH ANTAR-DESA Nomor: 014/BA-MAD/IV/2026",
        "Pada hari ini, Kamis tanggal dua belas bulan Maret tahun dua ribu dua puluh enam (12-03-2026)",
        "Ir. Bambang Wijaya, M.T. dari Dinas Pekerjaan Umum",
        "Pemungutan suara: 41 setuju, 5 tidak setuju, 2 abstain",
        "Keputusan diambil secara musyawarah mufakat",
        "Kaur Perencanaan Desa Sahang",
        "bencana longsor",
        "Camat Ngebel,",
        "NIP 19700101 199503 1 002",
    ]:
        assert words in text
    assert text.count("Disepakati") == 3


def test_aksi_refleksi_prints_indicators_and_lessons_but_no_empty_parts():
    data = berita_acara(
        judul="Berita Acara Aksi-Refleksi",
        indikator=[{"nama": "Sambungan rumah", "target": "300", "capaian": "belum diukur", "catatan": "diukur Juni"}],
        pelajaran=["Ukur debit sebelum musim kemarau."],
        hasil_desa=[],
        tindak_lanjut=[],
        alasan=[],
    )
    text = " ".join(pages(draw("berita_acara", data)))
    assert "Sambungan rumah 300 belum diukur diukur Juni" in text
    assert "Pelajaran 1. Ukur debit sebelum musim kemarau." in text
    assert "Hasil tiap desa" not in text
    assert "Tindak lanjut" not in text
    assert "Alasan tertulis" not in text


def test_a_bare_berita_acara_leaves_dots_to_fill_in():
    lists = [key for key, value in berita_acara().items() if isinstance(value, list)]
    empty = {key: [] for key in lists}
    text = " ".join(pages(draw("berita_acara", berita_acara(nomor="", tanggal_ttd="", **empty))))
    assert re.search(r"Nomor: \.{10,}", text)
    assert re.search(r"Narasumber ?: ?Tidak ada", text)
    assert "Keputusan (belum dicatat)" in text
    assert "menyepakati hal-hal berikut" not in text and "musyawarah mufakat" not in text
    assert "DAFTAR HADIR" not in text


def test_signatures_begin_beside_the_text_when_there_is_room():
    few = {"kehadiran": [], "narasumber": [], "agenda": [], "hasil_desa": [], "tindak_lanjut": [], "alasan": []}
    people = [{"jabatan": f"Jabatan{i}", "nama": f"Nama{i}", "keterangan": ""} for i in range(8)]
    read = pages(draw("berita_acara", berita_acara(tanda_tangan=people, mengetahui=people[:1], **few)))
    assert "Jabatan0," in read[0] and "Nama2 " in read[0]


def test_attendance_table_repeats_its_head_and_numbers_every_row():
    read = pages(draw("berita_acara", berita_acara(baris_kosong=3)))
    lists = [page for page in read if "No Nama L/P Unsur/Jabatan Desa Tanda tangan" in page]
    assert len(lists) >= 2
    assert "DAFTAR HADIR" in lists[0]
    assert "DAFTAR HADIR" not in lists[1]
    assert re.search("60 Peserta 60 Wiryosumarto ?P Tokoh masyarakat ?Wagir Lor", " ".join(lists))
    assert "63" in lists[-1]
    assert f"Halaman {len(read)} dari {len(read)}" in read[-1]


@pytest.mark.parametrize("name", NAMES)
def test_names_print_as_typed(name):
    data = berita_acara(daftar_hadir=[attendees(1)[0] | {"nama": name}])
    assert flat(name) in flat(pages(draw("berita_acara", data))[-1])


@pytest.mark.parametrize(
    "typed",
    [
        '"] #panic("x")',
        '#import "/_lib.typ": *',
        '#image("/etc/passwd")',
        "= Judul",
        "$ sum $ @acuan <label>",
        "\\u{41} \\",
        "// komentar */ /*",
        "{{7*7}} {% debug %} %(x)s",
    ],
)
def test_nothing_typed_is_ever_markup(typed):
    berita = pages(draw("berita_acara", berita_acara(tempat=typed, topik=typed)))
    assert flat(typed).strip() in berita[0]
    data = peraturan_bersama(klausul=[{"judul": "Ruang Lingkup", "isi": typed}])
    assert flat(typed).strip() in " ".join(pages(draw("peraturan_bersama", data)))


def test_letters_without_a_font_show_as_boxes_and_hidden_ones_vanish():
    assert papers.printable("Ani \U0001f600 a\u202eb\x00c\ufeff ꦗ") == "Ani □ abc □"
    assert papers.printable({"a": ["x\r\ny", 3, None, True]}) == {"a": ["x\ny", 3, None, True]}
    typed = "".join(map(chr, range(0x20, 0xD800))) + "\U0001f1ee\U0010ffff"
    data = berita_acara(topik=typed, agenda=[], daftar_hadir=[])
    assert "Materi atau topik" in " ".join(pages(draw("berita_acara", data)))


def test_a_word_without_end_stays_inside_its_cell():
    data = berita_acara(daftar_hadir=[attendees(1)[0] | {"nama": "W" * 300}])
    pdf = pypdfium2.PdfDocument(draw("berita_acara", data))
    page = pdf[len(pdf) - 1]
    text = page.get_textpage()
    rights = [text.get_charbox(i)[2] for i in range(text.count_chars()) if text.get_text_range(i, 1) == "W"]
    assert len(rights) >= 300
    assert max(rights) < page.get_width() * 0.6


def test_draft_has_a_watermark_and_neither_code_nor_qr():
    for name, data in [("berita_acara", berita_acara()), ("peraturan_bersama", peraturan_bersama())]:
        pdf = draw(name, data)
        assert all("DRAF" in page and "BUKAN DOKUMEN RESMI" in page for page in pages(pdf))
        assert "Kode dokumen" not in " ".join(pages(pdf))
        assert "/v/" not in " ".join(pages(pdf))
        assert not any(qr_codes(pdf))


def test_final_bears_code_and_qr_on_every_page_and_no_watermark():
    for name, data in [("berita_acara", berita_acara(kertas="A4")), ("peraturan_bersama", peraturan_bersama())]:
        pdf = draw(name, data, FINAL)
        assert all("Kode dokumen: 7KQ4-M2XR" in page and "versi 1" in page for page in pages(pdf))
        assert all(found == [URL] for found in qr_codes(pdf))
        assert "/v/" not in " ".join(pages(pdf))  # the address stands in the words of the footer and in the QR
        assert "DRAF" not in " ".join(pages(pdf))
        assert "CONTOH" not in " ".join(pages(pdf))


@pytest.mark.parametrize("final", [None, FINAL])
def test_training_data_say_contoh_on_every_page(final):
    for name, data in [
        ("berita_acara", berita_acara(contoh=True)),
        ("peraturan_bersama", peraturan_bersama(contoh=True)),
    ]:
        assert all("CONTOH" in page for page in pages(draw(name, data, final)))


@pytest.mark.parametrize(("kertas", "size"), [("F4", (215, 330)), ("A4", (210, 297))])
def test_paper_size(kertas, size):
    page = pypdfium2.PdfDocument(draw("berita_acara", berita_acara(kertas=kertas)))[0]
    assert tuple(round(points / 72 * 25.4) for points in page.get_size()) == size


def test_pdf_is_tagged_pdf_a_with_its_date_and_described_qr():
    pdf = pikepdf.open(io.BytesIO(draw("peraturan_bersama", peraturan_bersama(), FINAL)))
    meta = pdf.open_metadata()
    assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
    assert meta["xmp:CreateDate"].startswith("2026-03-12")
    assert meta["dc:title"].startswith("Peraturan Bersama Kepala Desa Ngebel")
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang).startswith("id")
    assert alternatives(pdf.Root.StructTreeRoot.K) == ["Kode QR menuju " + URL]
    fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert all("LibertinusSerif" in font or "DejaVuSansMono" in font for font in fonts)


def alternatives(node):
    if isinstance(node, pikepdf.Array):
        return [alt for child in node for alt in alternatives(child)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    return ([str(node.Alt)] if "/Alt" in node else []) + (alternatives(node.K) if "/K" in node else [])


def test_peraturan_bersama_follows_the_annex():
    text = " ".join(pages(draw("peraturan_bersama", peraturan_bersama(), FINAL)))
    parts = [
        "KABUPATEN PONOROGO",
        "PERATURAN BERSAMA KEPALA DESA NGEBEL, KEPALA DESA SAHANG, DAN KEPALA DESA WAGIR LOR",
        "KEPALA DESA NGEBEL: NOMOR 3 TAHUN 2026",
        "KEPALA DESA SAHANG: NOMOR 5 TAHUN 2026",
        "KEPALA DESA WAGIR LOR: NOMOR 2 TAHUN 2026",
        "TENTANG PENGELOLAAN BERSAMA AIR BAKU TELAGA NGEBEL",
        "DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "Menimbang : a. bahwa untuk meningkatkan",
        "b. bahwa musyawarah antar-Desa telah dilaksanakan pada tanggal 2 April 2026 di Balai Desa Ngebel",
        "c. bahwa berdasarkan ketentuan Pasal 92 ayat (2) dan ayat (3) Undang-Undang Nomor 6 Tahun 2014",
        "d. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan huruf c,",
        "Mengingat : 1. Undang-Undang Nomor 6 Tahun 2014",
        "MEMUTUSKAN:",
        "Menetapkan : PERATURAN BERSAMA KEPALA DESA NGEBEL",
        "BAB I KETENTUAN UMUM Pasal 1",
        "BAB II RUANG LINGKUP Pasal 2",
        "BAB III BIDANG KERJA SAMA Pasal 3",
        "BAB IV TATA CARA DAN KETENTUAN PELAKSANAAN Pasal 4 (1) Kerja sama dilaksanakan",
        "BAB V JANGKA WAKTU Pasal 5",
        "BAB VI HAK DAN KEWAJIBAN Pasal 6 (1) Setiap desa berhak",
        "BAB VII PENDANAAN Pasal 7",
        "BAB VIII TATA CARA PERUBAHAN, PENUNDAAN, DAN PEMBATALAN Pasal 8",
        "BAB IX PENYELESAIAN PERSELISIHAN Pasal 9",
        "BAB X KETENTUAN PENUTUP Pasal 10 Peraturan Bersama Kepala Desa ini mulai berlaku",
        "BERITA DESA NGEBEL TAHUN 2026 NOMOR 3",
        "BERITA DESA SAHANG TAHUN 2026 NOMOR 5",
        "BERITA DESA WAGIR LOR TAHUN 2026 NOMOR 2",
    ]
    places = [text.find(flat(part)) for part in parts]
    assert -1 not in places, [part for part, place in zip(parts, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_before_numbers_exist_dotted_lines_wait_for_them():
    text = " ".join(pages(draw("peraturan_bersama", peraturan_bersama(numbered=False))))
    assert len(re.findall(r"KEPALA DESA [A-Z ]+: NOMOR \.{8,} TAHUN \.{6,}", text)) == 3
    assert len(re.findall(r"BERITA DESA [A-Z ]+ TAHUN \.{6,} NOMOR \.{8,}", text)) == 3
    assert len(re.findall(r"pada tanggal ?\.{10,}", text)) == 6
    assert text.count("Diisi Sekretaris Desa saat pengundangan.") == 3


def test_two_villages_and_no_definitions():
    data = peraturan_bersama(ketentuan_umum=[], menimbang_lain=["Bupati telah memberi arahan"])
    data["desa"] = data["desa"][:2]
    text = " ".join(pages(draw("peraturan_bersama", data)))
    assert "PERATURAN BERSAMA KEPALA DESA NGEBEL DAN KEPALA DESA SAHANG" in text
    assert "BAB I RUANG LINGKUP Pasal 1" in text
    assert "c. bahwa Bupati telah memberi arahan;" in text
    assert "huruf a, huruf b, huruf c, dan huruf d" in text


@pytest.mark.parametrize("lines", range(0, 40, 4))
def test_signature_blocks_never_split(lines):
    desa = [village(f"Desa{i}", str(i), f"Kepala{i}", f"Sekretaris{i}") for i in range(1, 8)]
    klausul = [{"judul": "Ruang Lingkup", "isi": "\n".join(f"a. butir {i}" for i in range(lines))}]
    read = pages(draw("peraturan_bersama", peraturan_bersama(desa=desa, klausul=klausul)))
    for i in range(1, 8):
        where = {
            next(n for n, page in enumerate(read) if words in page)
            for words in [f"SEKRETARIS DESA DESA{i},", f" Kepala{i} ", f"BERITA DESA DESA{i} TAHUN"]
        }
        assert len(where) == 1
    first = next(page for page in read if "SEKRETARIS DESA DESA1," in page)
    assert "Agar setiap orang mengetahuinya" in first


@pytest.mark.parametrize("count", range(0, 12, 2))
def test_many_signers_break_between_rows_only_and_follow_the_closing_words(count):
    people = [{"jabatan": f"Jabatan{i}", "nama": f"Nama{i}", "keterangan": f"NIPD {i}."} for i in range(20)]
    minutes = [{"judul": f"Acara {i}", "catatan": "Dibahas."} for i in range(count)]
    read = pages(
        draw("berita_acara", berita_acara(tanda_tangan=people, mengetahui=[], agenda=minutes, daftar_hadir=[]))
    )
    for i in range(20):
        assert any(f"Jabatan{i}," in page and f"Nama{i} " in page and f"NIPD {i}." in page for page in read)
    assert any("Demikian Berita Acara" in page and "NIPD 2." in page for page in read)


def test_drawing_again_and_in_other_threads_gives_the_same_bytes():
    expected = draw("berita_acara", berita_acara())
    assert draw("berita_acara", berita_acara()) == expected
    seen, failed = [], []

    def work():
        try:
            for _ in range(3):
                seen.append(draw("berita_acara", berita_acara()))
                draw("peraturan_bersama", peraturan_bersama())
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert set(seen) == {expected}
    assert len(seen) == 12


def test_codes_are_readable_aloud_and_never_twice_the_same():
    many = {papers.new_code() for _ in range(2000)}
    assert len(many) == 2000
    assert all(re.fullmatch("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", code) for code in many)
