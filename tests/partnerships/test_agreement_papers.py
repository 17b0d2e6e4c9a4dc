"""The papers of the villages' tracks, read back from the PDF: draft, the copy to sign, the final with its QR."""

import re

import pypdfium2
import pytest
from django.urls import reverse

from partnerships.models import Track
from records.models import Paper
from tests.agreement_road import agreement_at, held, partner_signed, signed_by
from tests.conftest import NGEBEL, SAHANG
from tests.scanner import qr_codes

pytestmark = pytest.mark.django_db
AREA, BY_VILLAGE, BY_PARTNER = Track.INTER_VILLAGE_AREA, Track.THIRD_BY_VILLAGE, Track.THIRD_BY_PARTNER


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Papers and scans lie in a place of their own."""
    settings.MEDIA_ROOT = tmp_path


def read(content: bytes) -> str:
    """All words with single spaces."""
    words = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    return re.sub(r"[\s\ufffe\u00a0]+", " ", words)


def printed(world, enter) -> bytes:
    """What the print button gives now."""
    browser = enter(world.cast.sekdes_ngebel)
    return browser.get(reverse("partnerships:instrument-draft", args=[world.text.pk])).content


def final(world, enter) -> bytes:
    """The stored final paper."""
    answer = enter(world.cast.sekdes_ngebel).get(reverse("partnerships:instrument-paper", args=[world.text.pk]))
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_the_draft_names_both_sides_and_leaves_dots(cast, regions, enter):
    content = printed(agreement_at("ditulis", cast, regions), enter)
    words = read(content)
    for said in (
        "PERJANJIAN BERSAMA ANTARA PEMERINTAH DESA NGEBEL DENGAN CV KOPI WILIS JAYA TENTANG PENGOLAHAN KOPI NGEBEL",
        "DESA NGEBEL: NOMOR",
        "CV KOPI WILIS JAYA: NOMOR",
        "Pasal 1 DASAR HUKUM",
        "Pasal 9 PENYELESAIAN PERSELISIHAN",
        "Pengumuman Nomor 140/15/405.29.07/2026",
        "rangkap 2 (dua)",
        "Meterai Rp10.000",
        "Draf, bukan dokumen resmi",
    ):
        assert said in words, said
    assert not any(qr_codes(content))
    assert "Kades" not in words
    assert "081234567890" not in words


def test_the_copy_to_sign_has_no_watermark_and_names_each_record(cast, regions, enter):
    words = read(printed(agreement_at("siap", cast, regions, villages=2, track=BY_PARTNER), enter))
    assert "Naskah siap ditandatangani, versi 1" in words
    assert "BUKAN DOKUMEN RESMI" not in words
    assert "ANTARA PEMERINTAH DESA NGEBEL DAN PEMERINTAH DESA SAHANG DENGAN CV KOPI WILIS JAYA" in words
    for village in ("Ngebel", "Sahang"):
        assert f"Berita Acara Musyawarah Desa {village} Nomor" in words
    assert "secara bersama-sama disebut PIHAK KESATU" in words
    assert "Surat CV Kopi Wilis Jaya Nomor 021/KWJ/2026" in words


def test_the_final_paper_is_made_at_the_last_signature_with_every_number(cast, regions, enter):
    world = agreement_at("siap", cast, regions, villages=2, track=BY_PARTNER)
    signed_by(world, 3, "ngebel", NGEBEL)
    partner_signed(world)
    assert not Paper.objects.filter(kind=Paper.Kind.AGREEMENT).exists()
    signed_by(world, 7, "sahang", SAHANG)
    paper = Paper.objects.get(kind=Paper.Kind.AGREEMENT)
    content = final(world, enter)
    words = read(content)
    for said in ("NOMOR 3 TAHUN", "NOMOR 7 TAHUN", "NOMOR 12/KWJ/2026", "Pada hari ini,", "Budi Santosa", "Direktur"):
        assert said in words, said
    assert "DRAF" not in words
    found = [text for page in qr_codes(content) for text in page]
    assert found
    assert {text.partition("/v/")[2] for text in found} == {f"{paper.code}/"}


def test_what_anyone_may_read_names_the_organisation_and_no_person(cast, regions, client):
    world = agreement_at("ditandatangani", cast, regions)
    facts = world.text.paper.facts
    assert facts["Para pihak"] == "Desa Ngebel dan CV Kopi Wilis Jaya"
    assert facts["Nomor"].endswith("CV Kopi Wilis Jaya: nomor 12/KWJ/2026")
    seen = client.get(reverse("verify-code", args=[world.text.paper.code])).content.decode()
    assert "CV Kopi Wilis Jaya" in seen
    for person in ("Budi Santosa", "Rini Kontakwati", "081234567890"):
        assert person not in seen


def test_in_one_kawasan_the_considerations_name_the_villages_own_meetings(cast, regions, enter):
    world = agreement_at("ditulis", cast, regions, villages=2, track=AREA)
    before = read(printed(world, enter))
    assert "musyawarah antar-Desa" not in before
    for name, code in world.villages:
        held(world, name, code)
    words = read(printed(world, enter))
    for said in (
        "bahwa musyawarah Desa masing-masing telah menyepakati",
        "Berita Acara Musyawarah Desa Sahang Nomor",
        "Kawasan Telaga Ngebel",
        "Pasal 4 Peraturan Menteri Dalam Negeri Nomor 96 Tahun 2017",
    ):
        assert said in words, said
    assert "badan kerja sama antar-Desa" not in words
