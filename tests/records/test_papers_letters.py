"""Letters, Perdes, decrees and reports read back from the PDF."""

import datetime
import re

import pypdfium2
import pytest

from records import papers
from tests.records import letter_samples as samples
from tests.records.test_papers import FINAL, URL, flat, pages
from tests.scanner import qr_codes

DAY = datetime.date(2026, 3, 12)
SIZES = {"F4": (215, 330), "A4": (210, 297)}


def draw(name, data, final=None):
    return papers.render(name, data, document_date=DAY, final=final)


def text_of(name, final=FINAL, **changes):
    return " ".join(pages(draw(name, samples.SAMPLES[name](**changes), final)))


@pytest.mark.parametrize("kertas", SIZES)
@pytest.mark.parametrize("name", samples.SAMPLES)
def test_every_page_has_the_size_the_village_chose_and_says_which_it_is(name, kertas):
    pdf = draw(name, samples.SAMPLES[name](kertas=kertas))
    found = pypdfium2.PdfDocument(pdf)
    assert {tuple(round(points / 72 * 25.4) for points in page.get_size()) for page in found} == {SIZES[kertas]}
    assert all(f"Halaman {n} dari {len(found)}" in page for n, page in enumerate(pages(pdf), start=1))


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_a_draft_says_so_and_has_no_code_and_a_final_has_it_on_every_page(name):
    data = samples.SAMPLES[name]() | {"untuk_ditandatangani": ""}
    draft, final = draw(name, data), draw(name, data, FINAL)
    assert all("DRAF" in page and "BUKAN DOKUMEN RESMI" in page for page in pages(draft))
    assert not any(qr_codes(draft)) and "Kode dokumen" not in " ".join(pages(draft))
    assert all("Kode dokumen: 7KQ4-M2XR" in page for page in pages(final))
    assert all(found == [URL] for found in qr_codes(final))
    assert "DRAF" not in " ".join(pages(final))


@pytest.mark.parametrize("final", [None, FINAL])
@pytest.mark.parametrize("name", samples.SAMPLES)
def test_training_data_say_contoh_on_every_page(name, final):
    assert all("CONTOH" in page for page in pages(draw(name, samples.SAMPLES[name](contoh=True), final)))


def test_the_letterhead_names_regency_district_and_issuer_with_its_address():
    text = text_of("surat_penawaran")
    assert "PEMERINTAH KABUPATEN PONOROGO KECAMATAN NGEBEL KEPALA DESA NGEBEL" in text
    assert "Jalan Raya Ngebel Nomor 12, Kode Pos 63493 Telepon (0352) 591234" in text


def test_the_emblem_is_drawn_and_described():
    with_it, without = samples.surat_penawaran(), samples.surat_penawaran(kop=samples.kop())
    pictures = [
        [item for item in pypdfium2.PdfDocument(draw("surat_penawaran", data))[0].get_objects() if item.type == 3]
        for data in (with_it, without)
    ]
    assert [len(found) for found in pictures] == [1, 0]
    assert b"Lambang Kepala Desa Ngebel" in draw("surat_penawaran", with_it).replace(b"\x00", b"")


def test_an_invitation_tells_when_where_and_what_and_lists_everyone():
    text = text_of("undangan")
    for words in [
        "BADAN PERMUSYAWARATAN DESA NGEBEL",
        "Nomor : 007/UND/Ngebel/2026",
        "Yth. Nama dalam daftar terlampir di tempat",
        "Hari, tanggal : Kamis, 12 Maret 2026",
        "Tempat : Balai Desa Ngebel",
        "1. Kerja sama air bersih 2. Penunjukan utusan desa",
        "Ketua BPD Ngebel,",
        "DAFTAR UNDANGAN No Yang diundang Tanda terima",
        "48 Kelompok 44",
    ]:
        assert words in text, words
    assert text.count("No Yang diundang Tanda terima") == 2


def test_a_short_list_stands_in_the_letter():
    surat = samples.surat(kepada=["Sugeng", "Kelompok Tani", samples.LONG_NAME], lampiran="-")
    read = pages(draw("undangan", samples.undangan(surat=surat, daftar=[])))
    assert len(read) == 1
    assert "Yth. 1. Sugeng 2. Kelompok Tani 3. Dr. H. Raden Mas" in read[0]


def test_an_offer_has_its_eight_items_in_order():
    text = text_of("surat_penawaran")
    places = [text.find(f"{letter}. {title}") for letter, (title, _) in zip("abcdefgh", samples.ITEMS, strict=True)]
    assert -1 not in places and places == sorted(places)
    assert "Yth. Kepala Desa Sahang di Sahang" in text
    assert flat(samples.LONG_NAME) in text


def test_a_perdes_follows_the_annex():
    text = text_of("perdes")
    parts = [
        "KEPALA DESA NGEBEL KABUPATEN PONOROGO PERATURAN DESA NGEBEL NOMOR 5 TAHUN 2026 TENTANG KERJA SAMA DESA",
        "DENGAN RAHMAT TUHAN YANG MAHA ESA KEPALA DESA NGEBEL,",
        "Menimbang : a. bahwa desa perlu bekerja sama; b. bahwa",
        "Mengingat : 1. Undang-Undang Nomor 6 Tahun 2014 tentang Desa.",
        "Dengan Kesepakatan Bersama BADAN PERMUSYAWARATAN DESA NGEBEL dan KEPALA DESA NGEBEL",
        "MEMUTUSKAN: Menetapkan : PERATURAN DESA TENTANG KERJA SAMA DESA.",
        "BAB I KETENTUAN UMUM Pasal 1 Dalam Peraturan Desa ini",
        "BAB II RUANG LINGKUP Pasal 2 (1) Kerja sama antar desa.",
        "Pasal 3 Dua.",
        "BAB III KETENTUAN PENUTUP Pasal 4 Peraturan Desa ini mulai berlaku",
        "LEMBARAN DESA NGEBEL TAHUN 2026 NOMOR 5",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, [part for part, place in zip(parts, places, strict=True) if place < 0]
    assert places == sorted(places)
    assert "PEMERINTAH KABUPATEN" not in text


def test_before_its_number_a_perdes_leaves_dots():
    empty = dict.fromkeys(("nomor", "tahun", "tanggal_ditetapkan", "lembaran_nomor", "lembaran_tahun"), "")
    text = text_of("perdes", final=None, **empty)
    assert re.search(r"NOMOR \.{8,} TAHUN \.{6,}", text)
    assert re.search(r"LEMBARAN DESA NGEBEL TAHUN \.{6,} NOMOR \.{8,}", text)


@pytest.mark.parametrize("lines", range(0, 44, 4))
def test_a_signature_never_stands_without_the_words_before_it(lines):
    """The last article with a Perdes, the closing words with a letter, the last diktum with a decree."""
    long = "\n".join(f"({n}) Ayat ke-{n}." for n in range(1, lines + 1)) or "Isi."
    bab = [{"judul": "Isi", "pasal": [long]}, {"judul": "Penutup", "pasal": ["Kata terakhir."]}]
    items = [{"judul": f"Butir {n}", "isi": "Isi."} for n in range(lines // 2)]
    diktum = [{"nama": f"KE-{n}", "isi": "Isi."} for n in range(lines)] + [
        {"nama": "TERAKHIR", "isi": "Kata terakhir."}
    ]
    cases = [
        ("perdes", samples.perdes(bab=bab), "Kata terakhir.", ["SEKRETARIS DESA NGEBEL,", "Wahyuni", "LEMBARAN DESA"]),
        ("surat_penawaran", samples.surat_penawaran(butir=items), "Kami mohon", ["Kepala Desa Ngebel,", "Hadiningrat"]),
        ("keputusan", samples.keputusan(diktum=diktum), "Kata terakhir.", ["KEPALA DESA DESA0,", "Kepala0"]),
    ]
    for name, data, words, block in cases:
        page = next(page for page in pages(draw(name, data)) if words in page)
        assert all(part in page for part in block), name


def test_a_joint_decree_is_signed_by_every_kades_and_lists_its_people():
    data = samples.keputusan(5, nomor={"awal": "", "nomor": "1/2026"})
    text = " ".join(pages(draw("keputusan", data, FINAL)))
    assert "NOMOR 1/2026 TENTANG" in text
    assert "DENGAN RAHMAT" not in text
    assert all(f"KEPALA DESA DESA{n}," in text and f"Kepala{n}" in text for n in range(5))
    assert "Lampiran Keputusan Kepala Desa Ngebel Nomor: 1/2026 Tanggal: 2 Mei 2026 WAKIL DESA NGEBEL" in text
    assert re.search(rf"2 {re.escape(flat(samples.LONG_NAME))} ?L Tokoh masyarakat", text)


def test_a_report_tells_money_in_words_and_what_was_not_measured():
    text = text_of("laporan")
    assert "Rp40.000.000 (empat puluh juta rupiah)" in text
    assert re.search("Sambungan rumah ?0 rumah ?100 rumah ?belum diukur", text)


@pytest.mark.parametrize("typed", ['"] #panic("x")', '#image("/etc/passwd")', "$ sum $ @acuan <label>", "// */ /*"])
def test_nothing_typed_is_ever_markup(typed):
    for name, data in [
        ("undangan", samples.undangan(pembuka=typed)),
        ("surat_penawaran", samples.surat_penawaran(pembuka=[typed])),
        ("perdes", samples.perdes(bab=[{"judul": "Isi", "pasal": [typed]}])),
        ("keputusan", samples.keputusan(diktum=[{"nama": "KESATU", "isi": typed}])),
        ("laporan", samples.laporan(dikerjakan=typed)),
    ]:
        assert flat(typed).strip() in " ".join(pages(draw(name, data))), name
