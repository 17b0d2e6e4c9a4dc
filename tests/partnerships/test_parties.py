"""Candidates, the offer and its answers, delegates."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from partnerships.actions import cooperations, parties
from partnerships.models import Contact, Cooperation, Delegate, Instrument, OfferLetter, Party
from records.models import Event
from records.verdict import Refused
from tests.conftest import FOREIGN, NGEBEL, SAHANG, TALUN, WAGIRLOR
from tests.partnerships import cooperation_cases as cases

pytestmark = pytest.mark.django_db
Side = Party.Status
LETTER_FORM = cases.LETTER | {"dated": "20/11/2026", "reply_due": "30/11/2030"}


def url(name, cooperation, *args):
    return reverse(f"partnerships:{name}", args=[cooperation.pk, *args])


def test_candidate_from_the_search(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    page, browser = url("candidate-add", cooperation), enter(cast.sekdes_ngebel)
    assert "Sahang" in browser.get(page).content.decode()
    type(regions[FOREIGN]).objects.create(code=f"{FOREIGN[:-1]}9", name="Wonocoyo", kind="desa")
    found = browser.get(page, {"cari": "Wonocoyo"}).content.decode()
    assert found.count("ikuti ketentuan kerja sama antar Daerah; fasilitasi provinsi") == 1  # once, above all hits
    assert found.count("Kabupaten lain") == 2
    assert browser.post(page, {"village": SAHANG}).status_code == 302
    assert cases.party_of(cooperation, SAHANG).status == Side.CANDIDATE
    assert browser.post(page, {"village": SAHANG}).status_code == 422


@pytest.mark.parametrize(
    ("code", "why"), [(FOREIGN, "fasilitasi provinsi"), ("35.02.18.1001", "Kelurahan"), (NGEBEL, "sudah ada")]
)
def test_who_cannot_be_a_candidate(cast, regions, code, why):
    cooperation = cases.started(cast, regions)
    with pytest.raises(Refused, match=why):
        parties.add_candidate(cooperation=cooperation, village=regions[code], by=cast.sekdes_ngebel)


def test_no_candidate_after_the_offer(cast, regions):
    cooperation = cases.offered(cast, regions)
    with pytest.raises(Refused, match="Penawaran"):
        parties.add_candidate(cooperation=cooperation, village=regions[TALUN], by=cast.sekdes_ngebel)


def test_a_first_contact(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    party = cases.candidate(cast, regions, cooperation, chosen=False)
    form = {"met_on": "20/11/2026", "person": "Kades Sahang", "result": "Tertarik"}
    page = url("contact-add", cooperation, party.pk)
    browser = enter(cast.perangkat_ngebel)
    assert browser.post(page, form | {"met_on": "20/11/2090"}).status_code == 422
    assert browser.post(page, form).status_code == 302
    assert Contact.objects.get().person == "Kades Sahang"
    assert "Tertarik" in browser.get(page).content.decode()


def test_choosing_and_setting_aside_need_reasons(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    party = cases.candidate(cast, regions, cooperation, chosen=False)
    browser = enter(cast.sekdes_ngebel)
    for move, status in (("choose", Side.CHOSEN), ("set_aside", Side.SET_ASIDE)):
        page = url("party-move", cooperation, party.pk, move)
        empty = browser.post(page, {"reason": " "})
        assert empty.status_code == 422 and "Tulis alasan desa ini " in empty.content.decode()
        assert browser.post(page, {"reason": "Jaraknya dekat"}).status_code == 302
        assert cases.party_of(cooperation, SAHANG).status == status
    page = url("party-move", cooperation, party.pk, "reconsider")
    assert browser.post(page, {}).status_code == 302
    assert Event.objects.get(action="party.set_aside").note == "Jaraknya dekat"


def test_a_move_from_the_wrong_state_keeps_what_was_typed(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    party = cases.candidate(cast, regions, cooperation)
    page = url("party-move", cooperation, party.pk, "choose")
    answer = enter(cast.sekdes_ngebel).post(page, {"reason": "Alasan panjang"})
    assert answer.status_code == 409 and "Alasan panjang" in answer.content.decode()


def test_a_candidate_village_learns_nothing(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    party = cases.candidate(cast, regions, cooperation)
    browser = enter(cast.kades_sahang)
    for name, args in (("offer-answer", [party.pk]), ("delegate-list", [party.pk]), ("basis-edit", [])):
        assert browser.get(url(name, cooperation, *args)).status_code == 404
    assert enter(cast.kades_ngebel).get(url("offer-answer", cooperation, party.pk)).status_code == 404


def test_the_offer_waits_for_rank_and_musyawarah_and_keeps_the_letter(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    cases.candidate(cast, regions, cooperation)
    browser, page = enter(cast.kades_ngebel), url("offer-send", cooperation)
    shown = browser.get(page).content.decode()
    assert "Skala prioritas Desa Ngebel belum ada" in shown and "Musyawarah Desa Ngebel" in shown
    answer = browser.post(page, LETTER_FORM)
    text = answer.content.decode()
    assert answer.status_code == 409 and LETTER_FORM["number"] in text and "30/11/2030" in text
    assert "Pasal 13 ayat (2)" in text
    assert not OfferLetter.objects.exists() and cases.fresh(cooperation).stage == Cooperation.Stage.PREPARATION


def test_the_offer_invites_every_chosen_village(cast, regions, enter):
    cooperation = cases.prepared(cast, regions)
    for code in (SAHANG, WAGIRLOR):
        cases.candidate(cast, regions, cooperation, code)
    cases.candidate(cast, regions, cooperation, TALUN, chosen=False)
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    assert enter(cast.kades_ngebel).post(url("offer-send", cooperation), LETTER_FORM).status_code == 302
    cooperation = cases.fresh(cooperation)
    states = {party.village.code: party.status for party in cooperation.parties.all()}
    assert states == {NGEBEL: Side.LEAD, SAHANG: Side.INVITED, WAGIRLOR: Side.INVITED, TALUN: Side.CANDIDATE}
    assert cooperation.stage == Cooperation.Stage.OFFER and cooperation.offer.number == LETTER_FORM["number"]


def test_a_sent_letter_is_read_by_all_who_see_the_cooperation(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    page, letter = url("offer-send", cooperation), url("offer-detail", cooperation)
    assert enter(cast.kades_ngebel).get(letter).status_code == 404
    cooperation = cases.offered(cast, regions)
    page, letter = url("offer-send", cooperation), url("offer-detail", cooperation)
    for reader in (cast.kades_ngebel, cast.sekdes_ngebel, cast.kades_sahang, cast.camat):
        browser = enter(reader)
        assert browser.get(page)["Location"] == letter
        shown = browser.get(letter).content.decode()
        assert cases.LETTER["rights_duties"] in shown and "Desa Sahang" in shown and "Kirim surat" not in shown
    assert enter(cast.kades_talun).get(page).status_code == 404


def test_an_offer_needs_somebody_to_go_to(cast, regions):
    cooperation = cases.prepared(cast, regions)
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    with pytest.raises(Refused, match="Belum ada desa yang dipilih"):
        parties.send_offer(cooperation=cases.fresh(cooperation), by=cast.kades_ngebel, **cases.letter())


def test_the_letter_is_dated_in_order(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    page = url("offer-send", cooperation)
    wrong = LETTER_FORM | {"reply_due": "1/11/2026"}
    answer = enter(cast.kades_ngebel).post(page, wrong)
    assert answer.status_code == 422 and "tidak boleh sebelum tanggal surat" in answer.content.decode()
    late = cases.letter(dated=timezone.localdate() + timedelta(days=1))
    with pytest.raises(Refused, match="setelah hari ini"):
        parties.send_offer(cooperation=cooperation, by=cast.kades_ngebel, **late)


def test_the_answer_waits_for_the_villages_own_musyawarah(cast, regions, enter):
    cooperation = cases.offered(cast, regions)
    party = cases.party_of(cooperation, SAHANG)
    form = {"answer": "accept", "number": "140/7/2026", "dated": f"{timezone.localdate():%d/%m/%Y}", "reason": ""}
    browser, page = enter(cast.kades_sahang), url("offer-answer", cooperation, party.pk)
    assert cases.LETTER["rights_duties"] in browser.get(page).content.decode()
    answer = browser.post(page, form)
    assert answer.status_code == 409 and "140/7/2026" in answer.content.decode()
    assert cases.party_of(cooperation, SAHANG).status == Side.INVITED
    cases.decided(cast, cooperation, "sahang", SAHANG)
    assert browser.post(page, form).status_code == 302
    party = cases.party_of(cooperation, SAHANG)
    assert (party.status, party.reply_number) == (Side.ACCEPTED, "140/7/2026")


def test_a_village_whose_musyawarah_refused_cannot_accept(cast, regions):
    cooperation = cases.offered(cast, regions)
    cases.decided(cast, cooperation, "sahang", SAHANG, "ditolak")
    with pytest.raises(Refused):
        parties.answer_offer(
            party=cases.party_of(cooperation, SAHANG),
            answer="accept",
            number="1",
            dated=timezone.localdate(),
            by=cast.kades_sahang,
        )


def test_declining_needs_its_reason_and_leaving_out_another(cast, regions, enter):
    cooperation = cases.offered(cast, regions, (SAHANG, WAGIRLOR))
    cases.answered(cast, cooperation, "wagirlor", WAGIRLOR)
    cases.decided(cast, cooperation, "sahang", SAHANG, "ditolak")
    party = cases.party_of(cooperation, SAHANG)
    form = {"answer": "decline", "number": "140/7/2026", "dated": f"{timezone.localdate():%d/%m/%Y}"}
    browser, page = enter(cast.kades_sahang), url("offer-answer", cooperation, party.pk)
    assert browser.post(page, form).status_code == 422
    assert browser.post(page, form | {"reason": "Warga belum sepakat"}).status_code == 302
    cooperation = cases.fresh(cooperation)
    with pytest.raises(Refused, match="kurang 1 hal"):
        cooperations.advance(cooperation=cooperation, move="start_drafting", by=cast.sekdes_ngebel)
    page = url("party-move", cooperation, party.pk, "leave_out")
    assert enter(cast.sekdes_ngebel).post(page, {"reason": "Lanjut"}).status_code == 403
    asked = enter(cast.kades_ngebel).get(page).content.decode()
    for said in ("Lanjut tanpa Desa Sahang?", "Ngebel dan Wagir Lor", "Warga belum sepakat", "Tutup rencana ini"):
        assert said in asked
    assert enter(cast.kades_ngebel).post(page, {"reason": "Lanjut dengan Wagir Lor"}).status_code == 302
    cooperations.advance(cooperation=cases.fresh(cooperation), move="start_drafting", by=cast.sekdes_ngebel)


def test_the_lead_does_not_answer_for_another_village(cast, regions, enter):
    cooperation = cases.offered(cast, regions)
    party = cases.party_of(cooperation, SAHANG)
    assert enter(cast.kades_ngebel).get(url("offer-answer", cooperation, party.pk)).status_code == 403


def test_an_answer_older_than_the_offer_is_refused(cast, regions):
    cooperation = cases.offered(cast, regions)
    cases.decided(cast, cooperation, "sahang", SAHANG)
    with pytest.raises(Refused, match="sebelum tanggal surat penawaran"):
        parties.answer_offer(
            party=cases.party_of(cooperation, SAHANG),
            answer="accept",
            number="1",
            dated=timezone.localdate() - timedelta(days=1),
            by=cast.kades_sahang,
        )


def test_delegates_are_named_and_taken_off_by_their_own_village(cast, regions, enter):
    cooperation = cases.drafting(cast, regions)
    party = cases.party_of(cooperation, SAHANG)
    page, browser = url("delegate-list", cooperation, party.pk), enter(cast.bpd_sahang)
    form = {"name": "Sri Wahyuni", "sex": "P", "element": "perempuan", "office": ""}
    assert browser.post(page, form).status_code == 302
    assert "1 orang, 1 perempuan" in browser.get(page).content.decode()
    remove = url("delegate-remove", cooperation, party.pk, Delegate.objects.get().pk)
    assert enter(cast.kades_ngebel).post(remove).status_code == 403
    assert enter(cast.kades_sahang).post(remove).status_code == 302
    assert not Delegate.objects.exists()
    assert Event.objects.get(action="delegate.remove").old["name"] == "Sri Wahyuni"


def test_delegates_stay_once_the_text_left(cast, regions, enter):
    cooperation = cases.drafting(cast, regions)
    facts = {"title": "Air bersih", "status": Instrument.Status.DISTRICT_REVIEW}
    Instrument.objects.create(cooperation=cooperation, created_by=cast.sekdes_ngebel, **facts)
    party = cases.party_of(cooperation, SAHANG)
    form = {"name": "Sri Wahyuni", "sex": "P", "element": "perempuan", "office": "Ketua PKK"}
    answer = enter(cast.kades_sahang).post(url("delegate-list", cooperation, party.pk), form)
    assert answer.status_code == 409 and "Ketua PKK" in answer.content.decode()
    with pytest.raises(PermissionDenied):
        parties.name_delegate(party=party, by=cast.kades_ngebel, **form)


def test_an_answered_offer_shows_the_answer_instead_of_a_form(cast, regions, enter):
    cooperation = cases.answered(cast, cases.offered(cast, regions))
    party = cases.party_of(cooperation, SAHANG)
    browser, page = enter(cast.kades_sahang), url("offer-answer", cooperation, party.pk)
    shown = browser.get(page).content.decode()
    assert "140/7/2026" in shown and "Kirim jawaban" not in shown
    again = browser.post(page, {"answer": "decline", "number": "9", "dated": "20/11/2026", "reason": "Berubah"})
    assert again.status_code == 409 and "Berubah" in again.content.decode()
