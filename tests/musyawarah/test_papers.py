"""The berita acara read back from its PDF; what anyone may read of it."""

import io
import re

import pypdfium2
from django.core.files.storage import default_storage

from musyawarah import actions
from musyawarah.models import Deliberation
from musyawarah.papers import TEMPLATE, official_record_data
from records import issue
from records.formats import local_date, tanggal
from records.models import IssuedNumber
from tests.conftest import WAGIRLOR
from tests.musyawarah.build import PEOPLE, Kind, come, complete, decide, running


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


def test_a_draft_claims_no_decision_that_nobody_recorded(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    data = official_record_data(deliberation)
    assert (data["keputusan"], data["cara"]) == ([], "")
    words = text_of(issue.draft(TEMPLATE, data, document_date=local_date(deliberation.starts_at)))
    assert "(belum dicatat)" in words
    assert "menyepakati hal-hal" not in words and "mufakat" not in words


def test_the_kades_on_the_attendance_list_signs_by_name(people, regions):
    deliberation = running(regions, people.sekdes_sahang)
    came = [("Istri Kades", "perempuan", "P"), ("Suwondo, S.E.", "pemdes", "L")]
    come(deliberation, people.sekdes_sahang, people=came)
    rows = deliberation.attendances
    rows.filter(name="Istri Kades").update(office="Istri Kepala Desa")
    rows.filter(name="Suwondo, S.E.").update(office="Pj. Kepala Desa Sahang")
    assert official_record_data(deliberation)["mengetahui"][0]["nama"] == "Suwondo, S.E."
    assert official_record_data(deliberation, names=False)["mengetahui"][0]["nama"] == ""


def test_a_record_adopted_in_a_later_year_keeps_the_year_of_its_meeting(people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    last_year = deliberation.starts_at.replace(year=deliberation.starts_at.year - 1, month=6)
    Deliberation.objects.filter(pk=deliberation.pk).update(starts_at=last_year)
    deliberation.refresh_from_db()
    paper = actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    assert paper.facts["Nomor"] == f"001/BA/Sahang/{last_year.year}"
    assert IssuedNumber.objects.get().series.year == last_year.year


def test_a_draft_without_names_has_empty_rows(people, regions):
    deliberation = complete(regions, people.sekdes_sahang)
    data = official_record_data(deliberation, names=False)
    assert data["daftar_hadir"] == []
    assert data["baris_kosong"] == 20
