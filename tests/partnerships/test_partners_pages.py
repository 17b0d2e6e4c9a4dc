"""Pages about outside parties: who may, what is kept after a mistake, what is compared, what anyone may read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.actions import cooperations, partners
from partnerships.models import Announcement, Appraisal, Partner, Party, Proposal, TermsOfReference, Track
from tests.conftest import NGEBEL, SAHANG
from tests.partnerships import cooperation_cases as cases
from tests.partnerships import partner_world as world

pytestmark = pytest.mark.django_db
Status = Proposal.Status
DAY = f"{world.TODAY():%d/%m/%Y}"
LATER = "27/3/2090"
APPRAISAL = world.APPRAISAL | {"checked_on": DAY, "benefit_value": "120.000.000", "uses_asset": "on"}
LETTER = world.LETTER | {"dated": DAY, "received_on": DAY, "value": "250.000.000"}
ANNOUNCED = world.ANNOUNCED | {"dated": DAY, "closes_on": LATER}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Papers and scans are kept apart for each test."""
    settings.MEDIA_ROOT = tmp_path


def url(name, row, *args):
    """A page of a cooperation, or of one offer."""
    of_offer = isinstance(row, Proposal)
    first = [row.cooperation_id, row.pk] if of_offer else [row.pk]
    return reverse(f"partnerships:{name}", args=[*first, *args])


def text(response) -> str:
    return response.content.decode()


def ready(cast, regions):
    """Everything but the announcement."""
    cooperation = world.weighed(cast, world.started(cast, regions))
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    return cases.fresh(cooperation)


def test_kajian_is_written_and_a_mistake_keeps_everything(cast, regions, enter):
    cooperation = world.started(cast, regions)
    browser, page = enter(cast.perangkat_ngebel), url("appraisal-edit", cooperation)
    assert "Kajian atas proposal" not in text(browser.get(page))
    wrong = browser.post(page, APPRAISAL | {"checked_on": LATER, "costs": ""})
    assert wrong.status_code == 422
    assert "Cukup SPPL" in text(wrong) and "tidak boleh setelah hari ini" in text(wrong)
    assert browser.post(page, APPRAISAL).status_code == 302
    assert Appraisal.objects.get().benefit_value == 120_000_000
    assert browser.post(page, APPRAISAL | {"costs": "Listrik saja"}).status_code == 302
    assert Appraisal.objects.get().costs == "Listrik saja"


def test_the_study_of_a_proposal_is_asked_on_the_partners_initiative_only(cast, regions, enter):
    cooperation = world.started(cast, regions, Track.THIRD_BY_PARTNER)
    browser, page = enter(cast.sekdes_ngebel), url("appraisal-edit", cooperation)
    assert "Kajian atas proposal" in text(browser.get(page))
    assert browser.post(page, APPRAISAL | world.STUDY).status_code == 302
    assert Appraisal.objects.get().feasibility == "Layak"


def test_kak_is_written_then_read(cast, regions, enter):
    cooperation = world.started(cast, regions)
    browser, page = enter(cast.sekdes_ngebel), url("terms-edit", cooperation)
    wrong = browser.post(page, world.TERMS | {"selection": ""})
    assert wrong.status_code == 422 and "Sangrai dan pemasaran" in text(wrong)
    assert browser.post(page, world.TERMS).status_code == 302
    assert TermsOfReference.objects.get().duration == "3 tahun"
    for reader in (cast.bpd_ngebel, cast.camat):
        read = enter(reader).get(page)
        assert "Sangrai dan pemasaran" in text(read) and "<textarea" not in text(read)


def test_study_and_terms_are_read_only_once_the_offer_is_out(cast, regions, enter):
    cooperation = world.announced(cast, regions)
    browser = enter(cast.sekdes_ngebel)
    for name, words in (("appraisal-edit", "Cukup SPPL"), ("terms-edit", "Kopi diolah di desa")):
        page = text(browser.get(url(name, cooperation)))
        assert words in page and "<textarea" not in page
    late = browser.post(url("terms-edit", cooperation), world.TERMS | {"objective": "Lain sama sekali"})
    assert late.status_code == 409 and "Lain sama sekali" in text(late)


@pytest.mark.parametrize("name", ["appraisal-edit", "terms-edit"])
def test_who_may_not_write_is_told_so_before_anything_typed_is_read(cast, regions, enter, name):
    page = url(name, world.started(cast, regions))
    for person in (cast.bpd_ngebel, cast.camat):
        assert enter(person).post(page, {}).status_code == 403


def test_kak_and_the_announcements_number_carry_no_telephone(cast, regions, enter):
    browser = enter(cast.sekdes_ngebel)
    wrong = browser.post(url("terms-edit", world.started(cast, regions)), world.TERMS | {"schedule": "WA 081234567890"})
    assert wrong.status_code == 422 and "Jangan tulis nomor telepon" in text(wrong)
    page = url("announce", ready(cast, regions))
    wrong = enter(cast.kades_ngebel).post(page, ANNOUNCED | {"number": "0812-3456-7890"})
    assert wrong.status_code == 422 and "Jangan tulis nomor telepon" in text(wrong)


@pytest.mark.parametrize("name", ["appraisal-edit", "terms-edit", "proposal-add"])
def test_between_villages_these_pages_say_what_applies(cast, regions, enter, name):
    between = cases.started(cast, regions)
    answer = enter(cast.sekdes_ngebel).get(url(name, between), follow=True)
    assert "Permendagri 96/2017" in text(answer)


def test_the_kades_announces_and_the_paper_is_downloaded(cast, regions, enter):
    cooperation = ready(cast, regions)
    page, browser = url("announce", cooperation), enter(cast.kades_ngebel)
    assert "Kopi dijual mentah" in text(browser.get(page))
    wrong = browser.post(page, ANNOUNCED | {"closes_on": "1/1/2020", "submit_to": "Hubungi 0812-3456-7890"})
    assert wrong.status_code == 422
    assert "bukan nomor telepon" in text(wrong) and "Papan pengumuman balai desa" in text(wrong)
    assert browser.post(page, ANNOUNCED).status_code == 302
    paper = browser.get(url("announcement-paper", cooperation))
    assert b"".join(paper.streaming_content).startswith(b"%PDF-")
    assert browser.get(page).status_code == 302


def test_what_is_missing_stands_on_the_page_of_the_announcement(cast, regions, enter):
    cooperation = world.started(cast, regions)
    page = text(enter(cast.kades_ngebel).get(url("announce", cooperation)))
    assert "Belum bisa diumumkan" in page and "KAK belum disusun" in page


def test_an_offer_with_its_scan_is_recorded_compared_and_chosen(cast, regions, enter):
    cooperation = world.announced(cast, regions)
    browser, listed = enter(cast.sekdes_ngebel), url("proposal-list", cooperation)
    assert "Belum ada penawaran yang masuk" in text(browser.get(listed))
    form = world.IDENTITY | LETTER
    wrong = browser.post(url("proposal-add", cooperation), form | {"business_number": "123", "tax_number": "12a"})
    assert wrong.status_code == 422
    for words in ("NIB harus 13 angka", "NPWP harus 15 atau 16 angka", "Mesin sangrai", "Budi Santosa"):
        assert words in text(wrong)
    numbers = {"business_number": "9120 0012 34567", "tax_number": "01.234.567.8-901.000"}
    sent = browser.post(url("proposal-add", cooperation), form | numbers | {"upload": cases.photo("surat.png")})
    assert sent.status_code == 302
    proposal = Proposal.objects.select_related("partner").get()
    assert (proposal.partner.business_number, proposal.partner.tax_number) == ("9120001234567", "012345678901000")
    assert b"".join(browser.get(url("proposal-file", proposal)).streaming_content).startswith(b"\x89PNG")
    assert browser.post(url("proposal-evaluate", proposal), {"evaluation": ""}).status_code == 422
    assert browser.post(url("proposal-evaluate", proposal), {"evaluation": "Harga terbaik"}).status_code == 302
    choose = url("proposal-move", proposal, "pilih")
    assert "Harga terbaik" in text(browser.get(choose))
    assert browser.post(choose, {"reason": ""}).status_code == 422
    assert browser.post(choose, {"reason": "Paling cocok"}).status_code == 302
    page = text(browser.get(listed))
    for words in ("CV Kopi Wilis Jaya", "Mesin sangrai", "Rp250.000.000", "Paling cocok", "Dipilih"):
        assert words in page


def test_a_scan_is_judged_by_its_content(cast, regions, enter):
    cooperation = world.announced(cast, regions)
    fake = SimpleUploadedFile("surat.pdf", b"bukan pdf sama sekali", "application/pdf")
    sent = enter(cast.sekdes_ngebel).post(url("proposal-add", cooperation), world.IDENTITY | LETTER | {"upload": fake})
    assert sent.status_code == 409 and "Mesin sangrai" in text(sent)
    assert not Proposal.objects.exists() and not Partner.objects.exists()


def test_an_offer_is_corrected_until_it_is_decided(cast, regions, enter):
    proposal = world.received(cast, world.announced(cast, regions))
    browser, page = enter(cast.sekdes_ngebel), url("proposal-edit", proposal)
    assert browser.post(page, LETTER | {"offers": "Mesin dan gudang"}).status_code == 302
    assert world.again(proposal).offers == "Mesin dan gudang"
    wrong = browser.post(page, LETTER | {"received_on": "1/1/2020"})
    assert wrong.status_code == 422 and "Tanggal diterima tidak boleh sebelum tanggal surat" in text(wrong)
    world.chosen(cast, proposal)
    late = browser.post(page, LETTER | {"offers": "Terlambat"})
    assert late.status_code == 409 and "Terlambat" in text(late)
    assert world.again(proposal).offers == "Mesin dan gudang"


def test_the_identity_page_says_what_is_missing(cast, regions, enter):
    bare = {"legal_form": "", "business_number": "", "tax_number": "", "deed": "", "phone": "", "email": ""}
    proposal = world.received(cast, world.announced(cast, regions), identity=bare)
    browser, page = enter(cast.sekdes_ngebel), url("partner-edit", proposal)
    for words in ("Bentuk badan hukum", "NIB, akta, atau NPWP", "Telepon atau surel"):
        assert words in text(browser.get(page))
    assert browser.post(page, world.IDENTITY).status_code == 302
    assert "Identitas sudah lengkap" in text(browser.get(page))


def test_a_partner_of_an_earlier_cooperation_is_taken_over(cast, regions, enter):
    world.received(cast, world.announced(cast, regions))
    later = world.started(cast, regions, Track.THIRD_BY_PARTNER)
    browser, page = enter(cast.sekdes_ngebel), url("proposal-add", later)
    earlier = Partner.objects.get()
    assert f"?pihak={earlier.pk}" in text(browser.get(page))
    begun = text(browser.get(page, {"pihak": earlier.pk}))
    assert "9120001234567" in begun and "Budi Santosa" in begun and 'name="business_number"' not in begun
    assert browser.post(page + f"?pihak={earlier.pk}", {"letter_number": ""}).status_code == 422
    elsewhere = cases.prepared(cast, regions, "sahang", SAHANG, cooperation=of_sahang(cast, regions))
    own = text(enter(cast.sekdes_sahang).get(url("proposal-add", elsewhere), {"pihak": earlier.pk}))
    assert "Wilis" not in own


def of_sahang(cast, regions):
    """A cooperation that Sahang leads."""
    facts = world.START | {"track": Track.THIRD_BY_PARTNER}
    return cases.fresh(cooperations.start_cooperation(lead=regions[SAHANG], by=cast.sekdes_sahang, **facts))


def test_the_proposal_is_answered_by_letter(cast, regions, enter):
    proposal = world.proposed(cast, regions)
    browser, page = enter(cast.kades_ngebel), url("proposal-answer", proposal)
    form = {"answer": "accept", "number": "140/20/2026", "dated": DAY}
    early = browser.post(page, form)
    assert early.status_code == 409 and "140/20/2026" in text(early)
    cases.decided(cast, proposal.cooperation, "ngebel", NGEBEL)
    assert browser.post(page, form | {"answer": "refuse"}).status_code == 422
    assert browser.post(page, form).status_code == 302
    assert world.again(proposal).status == Status.CHOSEN


def test_an_invited_village_reads_what_is_offered_before_it_answers(cast, regions, enter):
    cooperation = world.weighed(cast, world.started(cast, regions))
    cases.candidate(cast, regions, cooperation)
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    enter(cast.kades_ngebel).post(url("announce", cooperation), ANNOUNCED)
    party = Party.objects.get(cooperation=cooperation, village__code=SAHANG)
    page = text(enter(cast.kades_sahang).get(url("offer-answer", cooperation, party.pk)))
    assert "Kopi diolah di desa" in page and world.ANNOUNCED["number"] in page


@pytest.mark.parametrize("step", [2, 3, 4])
@pytest.mark.parametrize("state", ["begun", "announced", "chosen", "answered"])
def test_steps_and_workspace_show_the_outside_party(cast, regions, enter, step, state):
    cooperation = {
        "begun": lambda: world.started(cast, regions),
        "announced": lambda: world.announced(cast, regions),
        "chosen": lambda: world.chosen(cast, world.received(cast, world.announced(cast, regions))).cooperation,
        "answered": lambda: world.answered(cast, regions).cooperation,
    }[state]()
    browser = enter(cast.sekdes_ngebel)
    page = browser.get(url("cooperation-step", cooperation, step))
    assert page.status_code == 200
    assert {2: "Pihak ketiga", 3: "Kajian desa", 4: "diumumkan" if state == "begun" else "Pihak ketiga"}[step] in text(
        page
    )
    assert browser.get(url("cooperation-detail", cooperation)).status_code == 200
    assert browser.get(url("cooperation-history", cooperation)).status_code == 200


# Who may


def test_a_neighbour_and_another_regency_learn_nothing(cast, regions, enter):
    proposal = world.received(cast, world.announced(cast, regions))
    pages = [url(name, proposal.cooperation) for name in ("appraisal-edit", "terms-edit", "announce", "proposal-list")]
    pages += [url(name, proposal) for name in ("proposal-edit", "partner-edit", "proposal-evaluate", "proposal-answer")]
    pages += [url("proposal-move", proposal, "pilih"), url("proposal-add", proposal.cooperation)]
    for stranger in (cast.sekdes_sahang, cast.kades_talun, cast.asing, cast.camat_pulung):
        browser = enter(stranger)
        assert [browser.get(page).status_code for page in pages] == [404] * len(pages)


def test_the_page_of_the_announcement_links_only_where_the_kades_may_go(cast, regions, enter):
    cooperation = world.started(cast, regions)
    shown = text(enter(cast.kades_ngebel).get(url("announce", cooperation)))
    assert url("appraisal-edit", cooperation) in shown and "belum dijadwalkan" in shown
    assert reverse("partnerships:deliberation-schedule", args=[cooperation.pk, NGEBEL]) not in shown


def test_only_the_lead_writes_and_only_its_kades_announces(cast, regions, enter):
    cooperation = ready(cast, regions)
    expected = {"kades_ngebel": 302, "sekdes_ngebel": 403, "bpd_ngebel": 403, "pendamping": 403, "camat": 403}
    for person, status in reversed(expected.items()):
        assert enter(getattr(cast, person)).post(url("announce", cooperation), ANNOUNCED).status_code == status
    for person in (cast.bpd_ngebel, cast.camat, cast.dpmd):
        browser = enter(person)
        assert browser.post(url("proposal-add", cooperation), world.IDENTITY | LETTER).status_code == 403
        assert browser.post(url("terms-edit", cooperation), world.TERMS).status_code == 403
    assert enter(cast.pendamping).post(url("proposal-add", cooperation), world.IDENTITY | LETTER).status_code == 302


def test_contacts_are_read_by_nobody_but_those_who_edit(cast, regions, enter):
    proposal = world.received(cast, world.announced(cast, regions))
    for person in (cast.bpd_ngebel, cast.camat, cast.dpmd):
        page = text(enter(person).get(url("proposal-list", proposal.cooperation)))
        assert "CV Kopi Wilis Jaya" in page and "081234567890" not in page and "Kontakwati" not in page


# What anyone may read


def test_the_public_page_tells_the_offer_and_leaks_nothing(cast, regions, client):
    cooperation = world.announced(cast, regions)
    proposal = world.received(cast, cooperation)
    partners.evaluate_proposal(proposal=world.again(proposal), evaluation="Rahasia penilaian", by=cast.sekdes_ngebel)
    announcement = Announcement.objects.get()
    pages = [reverse("partnerships:announcement-public", args=[announcement.pk]), reverse("front")]
    pages += [reverse("partnerships:announcement-list"), reverse("verify-code", args=[announcement.paper.code])]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200 and cooperation.title in text(answer)
        for secret in ("Wilis", "Rahasia", "0812", "Kontakwati", "Mesin sangrai", "kades.ngebel", "120.000.000"):
            assert secret not in text(answer)
    told = text(client.get(pages[0]))
    for words in ("Terbuka sampai", "Kantor Desa Ngebel", "Harga 40, pengalaman 30", "Cara mengirim penawaran"):
        assert words in told
    paper = client.get(reverse("partnerships:announcement-file", args=[announcement.pk]))
    assert b"".join(paper.streaming_content).startswith(b"%PDF-")
    same = client.get(reverse("verify-pdf", args=[announcement.paper.code]))
    assert b"".join(same.streaming_content).startswith(b"%PDF-")


def test_open_announcements_come_first_and_closed_ones_say_so(cast, regions, client):
    closed, still = world.announced(cast, regions), world.announced(cast, regions)
    world.chosen(cast, world.received(cast, closed))
    page = text(client.get(reverse("partnerships:announcement-list")))
    first, second = (Announcement.objects.get(cooperation=each).pk for each in (still, closed))
    assert page.index(first) < page.index(second)
    told = text(client.get(reverse("partnerships:announcement-public", args=[second])))
    assert "sudah ditutup" in told and "Cara mengirim penawaran" not in told
    assert "Wilis" not in told


def test_without_announcements_the_public_list_says_so(client, db):
    assert "Belum ada pengumuman" in text(client.get(reverse("partnerships:announcement-list")))
    assert client.get(reverse("partnerships:announcement-public", args=["bbbbbbbbbb"])).status_code == 404


def test_a_proposal_is_studied_and_answered_not_compared(cast, regions, enter):
    proposal = world.proposed(cast, regions)
    page = text(enter(cast.kades_ngebel).get(url("proposal-list", proposal.cooperation)))
    assert url("appraisal-edit", proposal.cooperation) in page and url("proposal-answer", proposal) in page
    assert "Belum dinilai" not in page and "Tidak dipilih" not in page
