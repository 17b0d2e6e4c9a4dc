"""Letters of offer, Perdes, decrees and reports as the villages get them: drafts, finals, and who may read them."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from pypdfium2 import PdfDocument

from partnerships.actions import bodies, decrees, parties, regulations
from partnerships.models import BodyMember, Decree, OfferLetter, VillageRegulation
from partnerships.paper_files import with_letters
from partnerships.papers.model_regulation import MODEL_TEXT
from partnerships.papers.village_regulation import chapters_of
from records.models import Event, Paper
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG, WAGIRLOR
from tests.factories import TODAY, cooperation_at, regulation_in_force
from tests.musyawarah.test_papers import content_of, text_of
from tests.partnerships import cooperation_cases as cases
from tests.scanner import qr_codes
from villages import actions as villages


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def flat(text):
    return re.sub(r"[\s\u00a0\ufffe]+", " ", text)


def words_of(answer) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return flat(text_of(content))


def qr_of(paper) -> list[list[str]]:
    return qr_codes(content_of(paper))


def size_of(paper) -> set[tuple[int, ...]]:
    pages = PdfDocument(content_of(paper))
    return {tuple(round(points / 72 * 25.4) for points in page.get_size()) for page in pages}


# The letter of offer


def test_each_invited_kades_gets_a_final_letter_of_his_own(cast, regions):
    cooperation = cases.offered(cast, regions, codes=(SAHANG, WAGIRLOR))
    invited = with_letters(cooperation.parties.select_related("village").filter(status="diundang"))
    assert [party.village.code for party in invited] == [SAHANG, WAGIRLOR]
    for party in invited:
        paper, text = party.letter, flat(text_of(content_of(party.letter)))
        for words in [
            "PEMERINTAH KABUPATEN PONOROGO KECAMATAN NGEBEL KEPALA DESA NGEBEL",
            f"Nomor : {cases.LETTER['number']}",
            f"Yth. Kepala Desa {party.village.name} di {party.village.name}",
            "a. Bidang atau potensi Pembangunan desa: air bersih",
            "e. Hak dan kewajiban Sahang memberi air",
            "f. Pendanaan Dibahas bersama dan diatur dalam Peraturan Bersama Kepala Desa.",
            "h. Penyelesaian perselisihan",
            f"Berita Acara Nomor 001/BA/Ngebel/{TODAY().year}",
            "Kepala Desa Ngebel,",
        ]:
            assert words in text, words
        assert "DRAF" not in text
        assert qr_of(paper) == [[f"http://127.0.0.1:8000/v/{paper.code}/"]] * paper.pages
        assert paper.facts["Kepada"] == f"Kepala Desa {party.village.name}"
    assert invited[0].letter.code != invited[1].letter.code


def test_the_letter_prints_what_is_known_of_the_three_last_items(cast, regions):
    cooperation = cases.prepared(cast, regions)
    cases.candidate(cast, regions, cooperation)
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    known = {
        "funding": "Iuran Rp2.500 tiap meter kubik",
        "changes": "Lewat musyawarah",
        "disputes": "Difasilitasi camat",
    }
    parties.send_offer(cooperation=cases.fresh(cooperation), by=cast.kades_ngebel, **cases.letter(**known))
    letter = with_letters([cases.party_of(cooperation, SAHANG)])[0].letter
    text = flat(text_of(content_of(letter)))
    assert all(words in text for words in known.values()) and "Dibahas bersama" not in text


def test_a_refused_offer_leaves_no_letter(cast, regions):
    cooperation = cases.prepared(cast, regions)
    cases.candidate(cast, regions, cooperation)
    with pytest.raises(Refused):
        parties.send_offer(cooperation=cooperation, by=cast.kades_ngebel, **cases.letter())
    assert not Paper.objects.filter(kind=Paper.Kind.OFFER_LETTER).exists()


def test_the_offer_page_draws_a_draft_before_and_links_the_letters_after(cast, regions, enter):
    cooperation = cases.prepared(cast, regions)
    cases.candidate(cast, regions, cooperation)
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    page = reverse("partnerships:offer-send", args=[cooperation.pk])
    facts = cases.letter()
    sent = facts | {name: f"{facts[name]:%d/%m/%Y}" for name in ("dated", "reply_due")}
    browser = enter(cast.kades_ngebel)
    draft = words_of(browser.post(page, sent | {"nanti": "1"}))
    assert "DRAF" in draft and "Kepala Desa Sahang" in draft and "Kode dokumen" not in draft
    assert not OfferLetter.objects.exists()
    assert browser.post(page, sent).status_code == 302
    address = reverse("partnerships:offer-letter", args=[cooperation.pk, cases.party_of(cooperation, SAHANG).pk])
    browser = enter(cast.kades_sahang)
    assert address in browser.get(reverse("partnerships:offer-detail", args=[cooperation.pk])).content.decode()
    assert "Penawaran kerja sama desa" in words_of(browser.get(address))
    assert enter(cast.kades_talun).get(address).status_code == 404


# Perdes


def test_a_text_is_read_by_chapter_and_article_whatever_its_numbers():
    text = "Pembuka.\n\nBAB I Umum\nPasal 1\nSatu.\na. butir\nPasal 7\nDua.\nBAB IV. Lain\nTiga.\nPasal\n\nBAB Kosong\n"
    assert chapters_of(text) == [
        {"judul": "Ketentuan umum", "pasal": ["Pembuka."]},
        {"judul": "Umum", "pasal": ["Satu.\na. butir", "Dua."]},
        {"judul": "Lain", "pasal": ["Tiga."]},
    ]
    assert [chapter["judul"] for chapter in chapters_of(MODEL_TEXT)][::7] == ["Ketentuan umum", "Ketentuan penutup"]


def test_a_perdes_is_a_draft_then_a_copy_to_sign_then_final(cast, regions, enter):
    browser = enter(cast.sekdes_ngebel)
    page, draft = (reverse(f"partnerships:regulation-{name}", args=[NGEBEL]) for name in ("create", "draft"))
    shown = browser.get(page).content.decode()
    assert "BAB Ketentuan umum" in shown
    sent = {
        "title": "Kerja Sama Desa",
        "consulted_on": f"{TODAY():%d/%m/%Y}",
        "consultation": "Rapat RT",
        "text": MODEL_TEXT,
    }
    assert browser.post(page, sent).status_code == 302
    first = words_of(browser.get(draft))
    assert "DRAF" in first and "PERATURAN DESA NGEBEL NOMOR ...." in first
    assert "BAB IV PELAKSANA Pasal 6 (1) Kerja sama antar-Desa dilaksanakan oleh BKAD." in first
    assert f"dikonsultasikan dengan masyarakat Desa tanggal {TODAY().day}" in first

    def now():
        return VillageRegulation.objects.select_related("village").get(village=regions[NGEBEL])

    regulations.discuss(regulation=now(), by=cast.sekdes_ngebel)
    regulations.agree(regulation=now(), council_decision="3/BPD", agreed_on=TODAY(), by=cast.bpd_ngebel)
    to_sign = words_of(browser.get(draft))
    assert "DRAF" not in to_sign and "Naskah yang disepakati BPD, keputusan 3/BPD" in to_sign
    assert "Kode dokumen" not in to_sign
    facts = {"number": "5", "year": TODAY().year, "enacted_on": TODAY()}
    regulations.enact(regulation=now(), by=cast.kades_ngebel, **facts)
    regulations.promulgate(regulation=now(), gazette_number="7", promulgated_on=TODAY(), by=cast.sekdes_ngebel)
    paper = now().paper
    final = flat(text_of(content_of(paper)))
    assert f"NOMOR 5 TAHUN {TODAY().year}" in final and f"LEMBARAN DESA NGEBEL TAHUN {TODAY().year} NOMOR 7" in final
    assert qr_of(paper) == [[f"http://127.0.0.1:8000/v/{paper.code}/"]] * paper.pages
    assert size_of(paper) == {(215, 330)}
    assert browser.get(draft).status_code == 404
    address = reverse("partnerships:regulation-paper", args=[NGEBEL])
    assert address in browser.get(reverse("partnerships:regulation-detail", args=[NGEBEL])).content.decode()
    assert "PERATURAN DESA NGEBEL" in words_of(browser.get(address))
    assert "5 Tahun" in enter(cast.pembaca).get(f"/v/{paper.code}/").content.decode()


def test_a_perdes_written_outside_the_portal_has_no_paper_here(cast, regions, enter):
    regulation = regulation_in_force(cast, regions, "ngebel", NGEBEL, text="")
    assert (regulation.status, regulation.paper) == ("berlaku", None)
    browser = enter(cast.sekdes_ngebel)
    for name in ("draft", "paper"):
        assert browser.get(reverse(f"partnerships:regulation-{name}", args=[NGEBEL])).status_code == 404
    page = browser.get(reverse("partnerships:regulation-detail", args=[NGEBEL])).content.decode()
    assert "dibuat di luar portal" in page


def test_editing_without_a_text_keeps_the_text(cast, regions):
    regulation = regulations.draft_regulation(
        village=regions[NGEBEL], title="A", text="Pasal\nSatu.", by=cast.sekdes_ngebel
    )
    regulations.edit_regulation(regulation=regulation, title="B", by=cast.sekdes_ngebel)
    assert VillageRegulation.objects.get().text == "Pasal\nSatu."


# Decrees about a BKAD


@pytest.fixture
def running(cast, regions):
    return cooperation_at("berjalan", cast, regions)


def test_the_kades_names_the_people_of_the_village(running, regions, enter):
    body = running.cooperation.body
    page = reverse("partnerships:village-decree", args=[body.pk, NGEBEL])
    browser = enter(running.cast.kades_ngebel)
    assert browser.get(page).status_code == 200
    sent = {"number": "188/4", "year": TODAY().year, "decided_on": f"{TODAY():%d/%m/%Y}"}
    assert "DRAF" in words_of(browser.post(page, sent | {"nanti": "1"})) and not Decree.objects.exists()
    assert browser.post(page, sent).status_code == 302
    decree = Decree.objects.get()
    text = flat(text_of(content_of(decree.paper)))
    for words in [
        "KEPALA DESA NGEBEL KABUPATEN PONOROGO KEPUTUSAN KEPALA DESA NGEBEL",
        f"NOMOR 188/4 TAHUN {TODAY().year} TENTANG WAKIL DESA NGEBEL DALAM BKAD TIRTA",
        f"tentang Pengelolaan Air Bersih Bersama (Desa Sahang Nomor 4 Tahun {TODAY().year}",
        "KESATU : Menunjuk nama dalam lampiran",
        "Tembusan: 1. Camat Ngebel. 2. Ketua BPD Ngebel.",
        "Anggota 0",
    ]:
        assert words in text, words
    assert "Anggota 1 " not in text  # of Sahang
    assert Event.objects.filter(action="decree.issue", region_code=NGEBEL).count() == 1
    again = browser.post(page, sent)
    assert again.status_code == 409 and "sudah dipakai" in again.content.decode()
    address = reverse("partnerships:decree-paper", args=[body.pk, decree.pk])
    assert address in browser.get(reverse("partnerships:body-detail", args=[body.pk])).content.decode()
    assert words_of(browser.get(address))


def test_a_village_without_people_names_nobody(running, regions):
    body = running.cooperation.body
    for member in body.members.filter(village=regions[SAHANG]):
        bodies.remove_member(member=member, reason="Pindah", by=running.cast.kades_sahang)
    facts = {"number": "1", "year": TODAY().year, "decided_on": TODAY()}
    with pytest.raises(Refused, match="belum punya wakil"):
        decrees.issue_village_decree(body=body, village=regions[SAHANG], by=running.cast.kades_sahang, **facts)
    with pytest.raises(Refused, match="setelah hari ini"):
        decrees.issue_village_decree(
            body=body,
            village=regions[NGEBEL],
            by=running.cast.kades_ngebel,
            **facts | {"decided_on": TODAY() + timedelta(1)},
        )
    assert not Paper.objects.filter(kind=Paper.Kind.DECREE).exists()


def test_the_joint_decree_waits_for_the_five_elements(running, enter):
    body = running.cooperation.body
    browser, page = enter(running.cast.sekdes_ngebel), reverse("partnerships:joint-decree-issue", args=[body.pk])
    figure = body.members.get(element=BodyMember.Element.FIGURE)
    bodies.remove_member(member=figure, reason="Pindah", by=running.cast.kades_ngebel)
    assert "Tokoh masyarakat" in browser.post(page, follow=True).content.decode()
    assert not Decree.objects.exists()
    person = {"name": "Sugeng", "sex": "L", "element": figure.element, "village": figure.village, "position": "Anggota"}
    bodies.add_member(body=body, by=running.cast.kades_ngebel, **person)
    draft = words_of(browser.get(reverse("partnerships:joint-decree-draft", args=[body.pk])))
    assert "DRAF" in draft and "Sugeng" in draft
    assert browser.post(page).status_code == 302
    text = flat(text_of(content_of(Decree.objects.get().paper)))
    assert (
        "KEPUTUSAN BERSAMA KEPALA DESA NGEBEL DAN KEPALA DESA SAHANG NOMOR 1/2026 TENTANG PENGURUS BKAD TIRTA" in text
    )
    assert "KEPALA DESA NGEBEL," in text and "KEPALA DESA SAHANG," in text and "DRAF" not in text
    assert all(f"Anggota {number}" in text for number in range(4)) and "Sugeng" in text


# The report


def test_a_report_prints_money_in_words_and_the_measurements(running, enter):
    villages.save_letterhead(
        village=running.cooperation.lead,
        by=running.cast.sekdes_ngebel,
        address="Jalan 1",
        postal_code="",
        phone="",
        email="",
        size="A4",
    )
    report = running.cooperation.reports.get()
    answer = enter(running.cast.camat).get(
        reverse("partnerships:report-print", args=[running.cooperation.pk, report.pk])
    )
    page = PdfDocument(answer.content)[0]
    assert tuple(round(points / 72 * 25.4) for points in page.get_size()) == (210, 297)
    text = flat(text_of(answer.content))
    for words in [
        "DESA NGEBEL Jalan 1",
        "LAPORAN PELAKSANAAN KERJA SAMA DESA",
        "Rp40.000.000 (empat puluh juta rupiah)",
        "Pipa dipasang.",
        "Sambungan 0 rumah 100 rumah 20 rumah",
        "Tidak ada yang dicatat.",
    ]:
        assert words in text.replace("Sambungan0", "Sambungan 0"), words
    assert "DRAF" not in text and "Kode dokumen" not in text
