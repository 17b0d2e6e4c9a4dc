"""Starting a cooperation, what it rests on, its stages, and written reasons."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from partnerships.actions import cooperations as actions
from partnerships.models import Basis, Cooperation, Party, WrittenReason
from records.models import Event
from records.verdict import Refused
from tests.conftest import FOREIGN, NGEBEL, SAHANG, TALUN
from tests.partnerships import cooperation_cases as cases
from villages import actions as villages

pytestmark = pytest.mark.django_db
CREATE = reverse("partnerships:cooperation-create")
BETWEEN = {"jalur": "antar_desa"}


def url(name, cooperation, *args):
    return reverse(f"partnerships:{name}", args=[cooperation.pk, *args])


def test_start_makes_the_lead_party_and_the_next_number(cast, regions):
    first, second = cases.started(cast, regions), cases.started(cast, regions)
    assert (second.number, second.stage) == (first.number + 1, Cooperation.Stage.PREPARATION)
    assert [(p.village.code, p.status) for p in first.parties.all()] == [(NGEBEL, Party.Status.LEAD)]
    event = Event.objects.get(action="cooperation.start", subject_id=first.pk)
    assert (event.region_code, event.new["number"]) == (NGEBEL, first.number)


def test_a_number_taken_meanwhile_is_not_given_twice(cast, regions, monkeypatch):
    first = cases.started(cast, regions)
    manager, true_last = type(Cooperation.objects), Cooperation.objects.aggregate
    answers = iter([{"last": first.number - 1}])
    monkeypatch.setattr(manager, "aggregate", lambda self, **sums: next(answers, None) or true_last(**sums))
    assert cases.started(cast, regions).number == first.number + 1


def test_one_village_is_shown_as_text_and_starts_in_the_browser(cast, enter):
    browser = enter(cast.sekdes_ngebel)
    page = browser.get(CREATE, BETWEEN).content.decode()
    assert "Desa Ngebel" in page and 'type="hidden" name="lead" value="35.02.19.2007"' in page
    answer = browser.post(CREATE, cases.START | {"lead": NGEBEL})
    cooperation = Cooperation.objects.get()
    assert answer.status_code == 302 and answer.url == url("cooperation-detail", cooperation)


def test_the_facilitator_chooses_among_the_villages_of_the_kecamatan(cast, enter):
    page = enter(cast.pendamping).get(CREATE, BETWEEN).content.decode()
    assert "Sahang" in page and "Patik" not in page and "Wonocoyo" not in page


def test_an_empty_start_form_says_what_to_fill_and_keeps_the_rest(cast, enter):
    answer = enter(cast.sekdes_ngebel).post(CREATE, {"lead": NGEBEL, "purpose": "Tetap ada"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Isi judul" in page and "Pilih bidang" in page and "Tetap ada" in page


def test_a_kelurahan_cannot_lead(cast, regions):
    kelurahan = regions["35.02.18.1001"]
    for grant in cast.pendamping.active_grants:
        type(grant).objects.filter(pk=grant.pk).update(region_code="35.02.18")
    facilitator = type(cast.pendamping).objects.get(pk=cast.pendamping.pk)
    with pytest.raises(Refused, match="Kelurahan"):
        actions.start_cooperation(lead=kelurahan, by=facilitator, **cases.START)
    assert not Cooperation.objects.exists()


@pytest.mark.parametrize(("who", "code", "status"), [("sekdes_ngebel", FOREIGN, 404), ("bpd_ngebel", NGEBEL, 403)])
def test_start_in_a_village_without_the_right(cast, enter, who, code, status):
    answer = enter(getattr(cast, who)).post(CREATE, cases.START | {"lead": code})
    assert answer.status_code == status and not Cooperation.objects.exists()


def test_the_start_act_asks_again(cast, regions):
    with pytest.raises(Http404):
        actions.start_cooperation(lead=regions[SAHANG], by=cast.sekdes_ngebel, **cases.START)


def test_edit_until_the_offer(cast, regions, enter):
    cooperation = cases.offered(cast, regions)
    answer = enter(cast.sekdes_ngebel).post(url("cooperation-edit", cooperation), cases.START | {"title": "Judul lain"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Judul lain" in page and "sesudah penawaran" in page
    assert cases.fresh(cooperation).title == cases.START["title"]


def test_edit_keeps_both_values_in_the_trail(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    answer = enter(cast.sekdes_ngebel).post(url("cooperation-edit", cooperation), cases.START | {"title": "Judul lain"})
    assert answer.status_code == 302 and cases.fresh(cooperation).title == "Judul lain"
    event = Event.objects.get(action="cooperation.edit")
    assert (event.old["title"], event.new["title"]) == (cases.START["title"], "Judul lain")


def test_basis_offers_own_drafts_and_never_those_of_others(cast, regions, enter):
    cooperation = cases.offered(cast, regions)
    facts = {"kind": "alam", "quantity": 5, "unit": "l/dt"}
    villages.add_potential(village=regions[NGEBEL], by=cast.perangkat_ngebel, name="Sumur Ngebel", **facts)
    villages.add_potential(village=regions[SAHANG], by=cast.perangkat_sahang, name="Mata air rahasia", **facts)
    villages.add_potential(village=regions[TALUN], by=cast.perangkat_talun, name="Sumur Talun", **facts)
    page = enter(cast.sekdes_ngebel).get(url("basis-edit", cooperation)).content.decode()
    assert "Sumur Ngebel" in page and "Mata air rahasia" not in page and "Sumur Talun" not in page
    page = enter(cast.pendamping).get(url("basis-edit", cooperation)).content.decode()
    assert "Mata air rahasia" in page and "Sumur Talun" not in page


def test_unticking_unlinks_only_what_this_person_was_shown(cast, regions, enter):
    cooperation = cases.prepared(cast, regions, "sahang", SAHANG, cases.offered(cast, regions))
    assert Basis.objects.count() == 2
    answer = enter(cast.sekdes_ngebel).post(url("basis-edit", cooperation), {})
    assert answer.status_code == 302
    assert [basis.need.village.code for basis in Basis.objects.all()] == [SAHANG]
    assert len(Event.objects.filter(action="cooperation.set_basis").order_by("-id").first().old["removed"]) == 1


def test_start_drafting_page_lists_the_village_that_has_not_answered(cast, regions, enter):
    cooperation = cases.offered(cast, regions)
    page = url("cooperation-move", cooperation, "start_drafting")
    browser = enter(cast.sekdes_ngebel)
    shown = browser.get(page).content.decode()
    assert "Desa Sahang belum menjawab penawaran" in shown and "UU 6/2014" in shown
    refused = browser.post(page)
    assert refused.status_code == 409 and "Desa Sahang belum menjawab" in refused.content.decode()
    assert cases.fresh(cooperation).stage == Cooperation.Stage.OFFER


def test_start_drafting_after_all_answers(cast, regions, enter):
    cooperation = cases.answered(cast, cases.offered(cast, regions))
    answer = enter(cast.sekdes_ngebel).post(url("cooperation-move", cooperation, "start_drafting"))
    assert answer.status_code == 302 and cases.fresh(cooperation).stage == Cooperation.Stage.DRAFTING


def test_closing_needs_its_reason_and_its_kades(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    page = url("cooperation-move", cooperation, "close")
    assert enter(cast.sekdes_ngebel).post(page, {"reason": "Batal"}).status_code == 403
    browser = enter(cast.kades_ngebel)
    assert browser.post(page, {"reason": ""}).status_code == 422
    assert browser.post(page, {"reason": "Warga tidak sepakat"}).status_code == 302
    assert cases.fresh(cooperation).stage == Cooperation.Stage.CLOSED
    assert Event.objects.get(action="cooperation.close").note == "Warga tidak sepakat"


@pytest.mark.parametrize("move", ["declare_in_force", "start_running"])
def test_later_moves_are_refused_too_early(cast, regions, move):
    cooperation = cases.started(cast, regions)
    with pytest.raises(Refused, match="Persiapan"):
        actions.advance(cooperation=cooperation, move=move, by=cast.sekdes_ngebel)


def test_an_unknown_move_is_no_page(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    browser, page = enter(cast.kades_ngebel), url("cooperation-move", cooperation, "close")
    assert page.endswith("/lanjut/tutup/") and browser.get(page).status_code == 200
    for word in ("close", "send_offer", "kirim-penawaran"):
        assert browser.get(page.replace("tutup", word)).status_code == 404


def test_a_written_reason_only_for_a_rule_that_warns(cast, regions, enter):
    cooperation = cases.drafting(cast, regions)
    browser = enter(cast.kades_sahang)
    page = url("reason-write", cooperation, "R15", SAHANG)
    assert browser.post(page, {"reason": "Perdes dibahas tahun depan"}).status_code == 302
    assert browser.post(page, {"reason": "Perdes dibahas Januari"}).status_code == 302
    assert WrittenReason.objects.get().reason == "Perdes dibahas Januari"
    refused = browser.post(url("reason-write", cooperation, "R7", SAHANG), {"reason": "Tidak sempat bermusyawarah"})
    assert refused.status_code == 409 and "Tidak sempat bermusyawarah" in refused.content.decode()
    assert browser.get(url("reason-write", cooperation, "R99", SAHANG)).status_code == 404


def test_a_reason_is_not_written_for_another_village_not_even_by_the_lead(cast, regions, enter):
    cooperation = cases.drafting(cast, regions)
    why = {"rule": "R15", "reason": "Perdes dibahas Januari"}
    for village, by in ((NGEBEL, cast.kades_sahang), (SAHANG, cast.kades_ngebel)):
        assert enter(by).get(url("reason-write", cooperation, "R15", village)).status_code == 403
        with pytest.raises(PermissionDenied):
            actions.write_reason(cooperation=cooperation, village=regions[village], by=by, **why)
    actions.write_reason(cooperation=cooperation, village=regions[SAHANG], by=cast.pendamping, **why)


def test_a_written_reason_says_something(cast, regions, enter):
    cooperation = cases.drafting(cast, regions)
    answer = enter(cast.kades_sahang).post(url("reason-write", cooperation, "R15", SAHANG), {"reason": "Belum ada"})
    assert answer.status_code == 422 and "Belum ada" in answer.content.decode()
    with pytest.raises(Refused, match="paling sedikit 15 huruf"):
        facts = {"rule": "R15", "village": regions[SAHANG], "reason": "Belum ada"}
        actions.write_reason(cooperation=cooperation, by=cast.kades_sahang, **facts)


def test_the_journal_is_written_and_read(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    form = {"visited_on": "20/11/2026", "step": "4", "met": "Kepala Desa", "advice": "Undang BPD", "agreed": ""}
    page = url("journal-create", cooperation)
    browser = enter(cast.pendamping)
    assert "Belum ada catatan" in browser.get(url("journal-list", cooperation)).content.decode()
    assert browser.post(page, form).status_code == 302
    assert "Undang BPD" in enter(cast.camat).get(url("journal-list", cooperation)).content.decode()


def test_a_visit_is_not_in_the_future(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = {"visited_on": f"{tomorrow:%d/%m/%Y}", "step": "4", "met": "Kades", "advice": "Saran yang diketik"}
    answer = enter(cast.pendamping).post(url("journal-create", cooperation), form)
    assert answer.status_code == 422 and "Saran yang diketik" in answer.content.decode()
    with pytest.raises(Refused):
        facts = {"step": 4, "met": "Kades", "advice": "x", "agreed": ""}
        actions.write_journal(cooperation=cooperation, by=cast.pendamping, visited_on=tomorrow, **facts)
