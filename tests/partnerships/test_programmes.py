"""Programmes: cost, money by source and village, and what each village gains."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.actions import programmes as actions
from partnerships.models import Cooperation, FundingLine, Programme, VillageShare
from partnerships.programmes import sheet
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG, TALUN
from tests.partnerships import cooperation_cases as cases

pytestmark = pytest.mark.django_db
FORM = cases.PROGRAMME | {"cost": "100.000.000", "start_year": "2027", "end_year": "2028"}


def url(name, programme, *args):
    return reverse(f"partnerships:{name}", args=[programme.cooperation_id, programme.pk, *args])


def queries_of(browser, page) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(page).status_code == 200
    return len(seen)


def test_create_and_see_what_is_missing(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    browser = enter(cast.perangkat_ngebel)
    answer = browser.post(reverse("partnerships:programme-create", args=[cooperation.pk]), FORM)
    programme = Programme.objects.get()
    assert answer.status_code == 302 and answer.url == url("programme-detail", programme)
    page = browser.get(answer.url).content.decode()
    assert "Masih kurang Rp100.000.000 dari biaya Rp100.000.000." in page and "Belum ada dana" in page


def test_the_years_are_in_order_and_the_cost_is_not_nothing(cast, regions, enter):
    cooperation = cases.started(cast, regions)
    form = FORM | {"end_year": "2026", "cost": "0"}
    answer = enter(cast.sekdes_ngebel).post(reverse("partnerships:programme-create", args=[cooperation.pk]), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tahun selesai tidak boleh sebelum tahun mulai" in page and "Biaya harus lebih dari nol" in page


def test_the_edit_form_shows_a_year_as_a_year(cast, regions, enter):
    programme = cases.programme(cast, cases.started(cast, regions))
    page = enter(cast.sekdes_ngebel).get(url("programme-edit", programme)).content.decode()
    assert 'value="2027"' in page and 'value="100.000.000"' in page


def test_edit_keeps_the_old_cost_in_the_trail(cast, regions, enter):
    programme = cases.programme(cast, cases.started(cast, regions))
    answer = enter(cast.sekdes_ngebel).post(url("programme-edit", programme), FORM | {"cost": "120.000.000"})
    assert answer.status_code == 302
    event = Event.objects.get(action="programme.edit")
    assert (event.old["cost"], event.new["cost"]) == (100_000_000, 120_000_000)


def test_money_adds_up_by_source_and_village(cast, regions, enter):
    programme = cases.programme(cast, cases.drafting(cast, regions))
    browser, page = enter(cast.sekdes_ngebel), url("funding-add", programme)
    for source, code, amount in (
        ("dana_desa", NGEBEL, "50.000.000"),
        ("swadaya", SAHANG, "10.000.000"),
        ("apbd", None, "40.000.000"),
    ):
        village = regions[code].pk if code else ""
        assert browser.post(page, {"source": source, "village": village, "amount": amount}).status_code == 302
    shown = browser.get(url("programme-detail", programme)).content.decode()
    assert "Dana sudah sama dengan biaya, Rp100.000.000." in shown and "Luar desa" in shown
    parts = {each.village.code: each.contribution for each in sheet(Programme.objects.get()).villages}
    assert parts == {NGEBEL: 50_000_000, SAHANG: 10_000_000}


@pytest.mark.parametrize(
    ("source", "code", "why"),
    [("apbdes", None, "desa yang membayar"), ("apbd", NGEBEL, "Kosongkan desa"), ("apbdes", TALUN, "dari daftar")],
)
def test_a_village_is_named_where_a_village_pays(cast, regions, enter, source, code, why):
    programme = cases.programme(cast, cases.started(cast, regions))
    form = {"source": source, "village": regions[code].pk if code else "", "amount": "5.000.000"}
    answer = enter(cast.sekdes_ngebel).post(url("funding-add", programme), form)
    page = answer.content.decode()
    assert answer.status_code == 422 and why in page and "5.000.000" in page
    assert not FundingLine.objects.exists()


def test_only_a_bound_village_pays_or_gains(cast, regions, enter):
    programme = cases.programme(cast, cases.offered(cast, regions))
    facts = {"source": "apbdes", "village": regions[SAHANG], "amount": 1_000}
    with pytest.raises(Refused, match="belum menjadi pihak"):
        actions.add_funding(programme=programme, by=cast.sekdes_ngebel, **facts)
    assert enter(cast.sekdes_ngebel).get(url("share-edit", programme, SAHANG)).status_code == 404


def test_a_removed_line_stays_in_the_trail(cast, regions, enter):
    programme = cases.programme(cast, cases.started(cast, regions))
    facts = {"source": "apbdes", "village": regions[NGEBEL], "amount": 7_000_000}
    line = actions.add_funding(programme=programme, by=cast.sekdes_ngebel, **facts)
    asked = enter(cast.sekdes_ngebel).get(url("funding-remove", programme, line.pk)).content.decode()
    assert "Hapus dana ini?" in asked and FundingLine.objects.exists()
    assert enter(cast.sekdes_ngebel).post(url("funding-remove", programme, line.pk)).status_code == 302
    assert not FundingLine.objects.exists()
    assert Event.objects.get(action="programme.remove_funding").old["amount"] == 7_000_000


def test_gain_stands_beside_contribution(cast, regions, enter):
    programme = cases.programme(cast, cases.started(cast, regions))
    facts = {"source": "apbdes", "village": regions[NGEBEL], "amount": 70_000_000}
    actions.add_funding(programme=programme, by=cast.sekdes_ngebel, **facts)
    form = cases.SHARE | {"people": "1.850", "budget_capacity": "60.000.000"}
    browser, page = enter(cast.sekdes_ngebel), url("share-edit", programme, NGEBEL)
    assert browser.post(page, form).status_code == 302
    assert browser.post(page, form | {"people": "1.900"}).status_code == 302
    assert VillageShare.objects.get().people == 1900
    shown = browser.get(url("programme-detail", programme)).content.decode()
    assert "1.900 jiwa" in shown and "lebih Rp10.000.000 dari kemampuan" in shown and "Air bersih tiap rumah" in shown


def test_nothing_changes_once_it_is_in_force(cast, regions, enter):
    programme = cases.programme(cast, cases.started(cast, regions))
    Cooperation.objects.update(stage=Cooperation.Stage.IN_FORCE)
    browser = enter(cast.sekdes_ngebel)
    answer = browser.post(url("programme-edit", programme), FORM | {"name": "Nama baru"})
    assert answer.status_code == 409 and "Nama baru" in answer.content.decode()
    assert "Tambah dana" not in browser.get(url("programme-detail", programme)).content.decode()
    with pytest.raises(Refused, match="Berlaku"):
        facts = {"source": "apbdes", "village": regions[NGEBEL], "amount": 1}
        fresh = Programme.objects.select_related("cooperation").get()
        actions.add_funding(programme=fresh, by=cast.sekdes_ngebel, **facts)


def test_queries_do_not_grow_with_lines(cast, regions, enter):
    programme = cases.programme(cast, cases.started(cast, regions))
    browser, page = enter(cast.sekdes_ngebel), url("programme-detail", programme)
    facts = {"source": "apbdes", "village": regions[NGEBEL], "amount": 1_000}
    actions.add_funding(programme=programme, by=cast.sekdes_ngebel, **facts)
    browser.get(page)
    few = queries_of(browser, page)
    for _ in range(10):
        actions.add_funding(programme=programme, by=cast.sekdes_ngebel, **facts)
    assert queries_of(browser, page) == few
