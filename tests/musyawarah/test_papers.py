"""The berita acara read back from its PDF; what anyone may read of it."""

import io
import re

import pypdfium2
from django.core.files.storage import default_storage

from musyawarah import actions
from musyawarah.papers import official_record_data
from records.formats import tanggal
from tests.conftest import WAGIRLOR
from tests.musyawarah.build import PEOPLE, Kind, complete, decide


def text_of(pdf: bytes) -> str:
    """All words of a PDF, single-spaced."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return re.sub(r"\s+", " ", " ".join(pages))


def content_of(paper) -> bytes:
    """The stored PDF."""
    with default_storage.open(paper.document.path) as file:
        return file.read()


def test_final_paper_of_a_village(people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    vote = {"method": "suara", "in_favour": 3, "against": 1, "abstained": 0, "vote_reason": "pendapat berbeda"}
    decide(deliberation, people.sekdes_sahang, **vote)
    paper = actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    text = text_of(content_of(paper))
    wanted = [
        paper.code,
        paper.facts["Nomor"],
        "BERITA ACARA MUSYAWARAH DESA",
        "AIR BERSIH BERSAMA",
        "PEMERINTAH KABUPATEN PONOROGO",
        "KECAMATAN NGEBEL",
        "Balai Desa Sahang",
        "Badan Permusyawaratan Desa Sahang",
        "4 orang (2 laki-laki, 2 perempuan)",
        "Pak Ketua, Ketua BPD Sahang",
        "Endah Lestari dari Pendamping Desa",
        "Usul diterima.",
        "Pendapat berbeda: Satu orang ragu.",
        "paling banyak 5,5 l/dt",
        "3 setuju, 1 tidak setuju, 0 abstain",
        "karena pendapat berbeda",
        "Kepala Desa Sahang",
        "DAFTAR HADIR",
        *(name for name, _, _ in PEOPLE),
    ]
    assert [words for words in wanted if words not in text] == []


def test_final_paper_of_a_mad_has_each_village(people, regions):
    deliberation = complete(
        regions, people.sekdes_sahang, people.kades_sahang, kind=Kind.INTER_VILLAGE, others=[WAGIRLOR]
    )
    results = {"35.02.19.2002": "disepakati", WAGIRLOR: "ditunda"}
    decide(deliberation, people.sekdes_sahang, results=results)
    paper = actions.adopt_deliberation(deliberation=deliberation, by=people.kades_sahang)
    text = text_of(content_of(paper))
    wanted = ["MUSYAWARAH ANTAR DESA", "Desa Sahang", "Desa Wagir Lor", "Ditunda", "Kepala Desa Wagir Lor", "Pasal 92"]
    assert [words for words in wanted if words not in text] == []


def test_public_facts_name_no_person(people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    paper = actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    assert set(paper.facts) == {"Jenis", "Nomor", "Desa", "Tanggal musyawarah", "Tentang", "Keputusan"}
    assert (paper.facts["Desa"], paper.facts["Keputusan"]) == ("Sahang", "Disepakati")
    assert paper.facts["Tanggal musyawarah"] == tanggal(deliberation.starts_at)
    told = " ".join([paper.title, *paper.facts.values()])
    names = [name for name, _, _ in PEOPLE] + ["Pak Ketua", "Bu Notulis"]
    assert not [name for name in names if name in told]


def test_a_draft_without_names_has_empty_rows(people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    data = official_record_data(deliberation, names=False)
    assert data["daftar_hadir"] == []
    assert data["baris_kosong"] == 20
