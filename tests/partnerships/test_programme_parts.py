"""The parts of a programme: activities with months, cost lines, the table of money, feasibility, rows of plans."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from partnerships.actions import activities, studies
from partnerships.actions import programmes as actions
from partnerships.case import load
from partnerships.checks_programmes import budgets_carry, data_complete, plans_referenced
from partnerships.models import Activity, CostLine, Feasibility, FundingLine, Programme, VillageShare
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG
from tests.faults.pages import sent
from tests.guards.test_queries_do_not_grow import cost as queries_of
from tests.partnerships import cooperation_cases as cases
from tests.partnerships import partner_world
from villages.models import PlanRow

pytestmark = pytest.mark.django_db
MILLION = 1_000_000
TYPED = cases.ACTIVITY | {"starts": "Maret 2027", "ends": "6/2027"}


def url(name, programme, *args):
    return reverse(f"partnerships:{name}", args=[programme.cooperation_id, programme.pk, *args])


@pytest.fixture
def programme(cast, regions):
    """A programme of Ngebel and Sahang, both bound."""
    return cases.programme(cast, cases.drafting(cast, regions))


def test_months_are_typed_as_people_write_them(programme, cast, enter):
    browser = enter(cast.sekdes_ngebel)
    answer = browser.post(url("activity-add", programme), TYPED)
    assert answer.status_code == 302 and answer.url == url("activity-list", programme)
    made = Activity.objects.get()
    assert (made.starts, made.ends) == (date(2027, 3, 1), date(2027, 6, 1))
    page = browser.get(url("programme-detail", programme)).content.decode()
    assert "Maret\u00a02027 sampai Juni\u00a02027" in page and page.count("k-kerja") == 4
    assert 'value="Maret 2027"' in browser.get(url("activity-edit", programme, made.pk)).content.decode()


@pytest.mark.parametrize(
    ("typed", "why", "status"),
    [
        ({"starts": "Mart 2027x"}, "Contoh: Maret 2027 atau 3/2027", 422),
        ({"ends": "Februari 2027"}, "Bulan selesai tidak boleh sebelum", 422),
        ({"ends": "1/2029"}, "Kegiatan harus dalam tahun program, 2027–2028", 409),
    ],
)
def test_wrong_months_are_told_and_nothing_typed_is_lost(programme, cast, enter, typed, why, status):
    answer = enter(cast.sekdes_ngebel).post(url("activity-add", programme), TYPED | typed)
    page = answer.content.decode()
    assert answer.status_code == status and why in page and "Dusun Krajan" in page
    assert not Activity.objects.exists()


def test_the_years_of_a_programme_keep_their_activities(programme, cast, enter):
    cases.activity(cast, programme)
    form = cases.PROGRAMME | {"cost": "100.000.000", "start_year": "2028", "end_year": "2029"}
    answer = enter(cast.sekdes_ngebel).post(url("programme-edit", programme), form)
    assert answer.status_code == 409 and "di luar tahun itu" in answer.content.decode()


def test_activities_change_places(programme, cast, enter):
    _, two = (cases.activity(cast, programme, name=name) for name in ("Satu", "Dua"))
    browser = enter(cast.sekdes_ngebel)
    browser.post(url("activity-move", programme, two.pk), {"arah": "naik"})
    assert [each.name for each in programme.activities.all()] == ["Dua", "Satu"]
    with pytest.raises(Refused, match="ujung"):
        activities.move_activity(activity=two, direction="naik", by=cast.sekdes_ngebel)
    browser.post(url("activity-move", programme, two.pk), {"arah": "turun"})
    assert [each.name for each in programme.activities.all()] == ["Satu", "Dua"]


def rows(*lines):
    """Cost lines as they are typed."""
    names = ("item", "quantity", "unit", "price")
    return {f"{name}_{n}": value for n, line in enumerate(lines) for name, value in zip(names, line, strict=True)}


def test_the_cost_is_the_sum_of_its_lines(programme, cast, enter):
    pipe, tank = (cases.activity(cast, programme, name=name) for name in ("Pipa", "Bak"))
    browser = enter(cast.sekdes_ngebel)
    typed = rows(("Pipa HDPE", "4.000", "m", "38.500"), ("", "", "", ""), ("Upah", "2,5", "hari", "100.001"))
    assert browser.post(url("costs-edit", programme, pipe.pk), typed).status_code == 302
    # 4.000 × 38.500, and 2,5 × 100.001 = 250.002,5, half a rupiah up
    assert list(CostLine.objects.values_list("amount", flat=True)) == [154_000_000, 250_003]
    assert Programme.objects.get().cost == 154_250_003
    browser.post(url("costs-edit", programme, tank.pk), rows(("Bak", "3", "buah", "1.000.000")))
    assert Programme.objects.get().cost == 157_250_003
    page = browser.get(url("activity-list", programme)).content.decode()
    assert "Rp157.250.003" in page and "Rp154.250.003" in page
    browser.post(url("activity-remove", programme, tank.pk))
    assert Programme.objects.get().cost == 154_250_003
    old = Event.objects.get(action="programme.remove_activity").old
    assert old["costs"] == [["Bak", "3.00", "buah", 1_000_000]]


def test_a_cost_with_lines_is_shown_and_not_typed(programme, cast, enter):
    activities.set_costs(activity=cases.activity(cast, programme), lines=[cases.COST], by=cast.sekdes_ngebel)
    browser, page = enter(cast.sekdes_ngebel), url("programme-edit", programme)
    shown = browser.get(page).content.decode()
    assert "Jumlah rincian biaya kegiatan" in shown and "disabled" in shown and "154.000.000" in shown
    form = cases.PROGRAMME | {"cost": "1", "name": "Nama baru"}
    assert browser.post(page, form).status_code == 302
    now = Programme.objects.get()
    assert (now.name, now.cost) == ("Nama baru", 154_000_000)
    with pytest.raises(Refused, match=r"jumlah rincian, Rp154\.000\.000"):
        actions.edit_programme(programme=now, cost=5, by=cast.sekdes_ngebel)


def test_without_its_last_line_the_cost_is_typed_again(programme, cast, enter):
    activity, browser = cases.activity(cast, programme), enter(cast.sekdes_ngebel)
    activities.set_costs(activity=activity, lines=[cases.COST], by=cast.sekdes_ngebel)
    browser.post(url("costs-edit", programme, activity.pk), rows(("", "", "", "")))
    assert not CostLine.objects.exists() and Programme.objects.get().cost == 154_000_000
    assert browser.post(url("programme-edit", programme), cases.PROGRAMME | {"cost": "90.000.000"}).status_code == 302
    assert Programme.objects.get().cost == 90_000_000


def test_a_row_with_a_gap_names_it(programme, cast, enter):
    activity = cases.activity(cast, programme)
    page = url("costs-edit", programme, activity.pk)
    answer = enter(cast.sekdes_ngebel).post(page, rows(("Pipa", "empat", "", "38.500"), ("", "1", "m", "")))
    words = answer.content.decode()
    assert answer.status_code == 422 and not CostLine.objects.exists()
    for why in (
        "Banyaknya baris 1 harus angka",
        "Isi satuan baris 1",
        "Isi uraian baris 2",
        "Isi harga satuan baris 2",
    ):
        assert why in words
    assert 'value="empat"' in words


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("Paku", "0,01", "kg", "1"), "kurang dari satu rupiah"),
        (("Pipa", "9.999.999.999", "m", "999.999.999"), "besar"),
    ],
)
def test_an_amount_is_a_number_that_people_read(programme, cast, enter, line, why):
    page = url("costs-edit", programme, cases.activity(cast, programme).pk)
    answer = enter(cast.sekdes_ngebel).post(page, rows(line))
    assert answer.status_code == 409 and why in answer.content.decode()


def money(*lines):
    """The table of money as it is typed: source, rupiah, and whatever else."""
    typed = {}
    for number, (payer, amount, *more) in enumerate(lines):
        form, note = more or ("uang", "")
        typed |= {f"payer_{number}": payer, f"amount_{number}": amount, f"form_{number}": form, f"note_{number}": note}
    return typed


@pytest.fixture
def road(programme, regions):
    """A programme of one and a quarter milliard, and the two villages as they stand in the table."""
    Programme.objects.update(cost=1_250 * MILLION)
    return Programme.objects.get(), f"apbdes-{regions[NGEBEL].pk}", f"apbdes-{regions[SAHANG].pk}"


def test_money_that_lacks_fifty_million_is_refused(road, cast, enter):
    programme, ngebel, sahang = road
    browser, page = enter(cast.sekdes_ngebel), url("funding-table", programme)
    typed = money((ngebel, "750.000.000"), (sahang, "450.000.000"))
    answer = browser.post(page, typed)
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "kurang Rp50.000.000 (lima puluh juta rupiah) dari biaya Rp1.250.000.000" in words
    assert 'value="750.000.000"' in words and 'value="450.000.000"' in words and "Simpan sementara" in words
    assert not FundingLine.objects.exists()
    answer = browser.post(page, typed | {"nanti": "1"}, follow=True)
    assert "Dana disimpan sementara. Masih kurang Rp50.000.000" in answer.content.decode()
    assert FundingLine.objects.count() == 2
    answer = browser.post(page, money((ngebel, "750.000.000"), (sahang, "550.000.000")))
    assert "lebih Rp50.000.000 (lima puluh juta rupiah) dari biaya Rp1.250.000.000" in answer.content.decode()
    answer = browser.post(page, money((ngebel, "750.000.000"), (sahang, "500.000.000")), follow=True)
    assert "sama dengan biaya" in answer.content.decode()
    assert sum(FundingLine.objects.values_list("amount", flat=True)) == 1_250 * MILLION


def test_an_empty_table_names_the_villages_once(road, cast, enter):
    programme, *payers = road
    form = enter(cast.sekdes_ngebel).get(url("funding-table", programme)).context["form"]
    assert [form[f"payer_{n}"].value() for n in range(4)] == [*payers, None, None]


def test_land_and_labour_are_valued_and_no_burden_of_the_budget(road, cast, regions, enter):
    programme, ngebel, sahang = road
    actions.set_share(programme=programme, village=regions[NGEBEL], by=cast.sekdes_ngebel, **cases.SHARE)
    land = (ngebel, "1.100.000.000", "lahan", "Tanah kas desa 2 ha")
    typed = money(land, (ngebel, "60.000.000"), (sahang.replace("apbdes", "swadaya"), "90.000.000", "tenaga", "Gotong"))
    browser = enter(cast.sekdes_ngebel)
    assert browser.post(url("funding-table", programme), typed).status_code == 302
    page = browser.get(url("programme-detail", programme)).content.decode()
    assert "Tanah kas desa 2 ha" in page and "Tenaga kerja" in page and "dari kemampuan" not in page
    line = next(each for each in budgets_carry(load(programme.cooperation)) if each.village_code == NGEBEL)
    assert line.done and "Beban Rp60.000.000" in line.sentence


def test_what_stays_in_the_table_stays_as_it_was(road, cast, enter):
    programme, ngebel, sahang = road
    browser, page = enter(cast.sekdes_ngebel), url("funding-table", programme)
    browser.post(page, money((ngebel, "750.000.000"), (sahang, "450.000.000")) | {"nanti": "1"})
    kept = FundingLine.objects.get(amount=750 * MILLION).pk
    browser.post(page, money((ngebel, "750.000.000"), (sahang, "500.000.000")))
    assert FundingLine.objects.get(amount=750 * MILLION).pk == kept
    event = Event.objects.filter(action="programme.set_funding").latest("pk")
    assert [line[3] for line in event.old["funding"]] == [750 * MILLION, 450 * MILLION]


def test_two_tabs_lose_no_money_unseen(road, cast, enter):
    programme, ngebel, sahang = road
    browser, page = enter(cast.sekdes_ngebel), url("funding-table", programme)
    one, two = browser.get(page), browser.get(page)
    first = sent(one, **money((ngebel, "750.000.000"), (sahang, "500.000.000")))
    assert browser.post(page, first).status_code == 302
    late = browser.post(page, sent(two, **money((ngebel, "1.250.000.000"))))
    assert late.status_code == 409 and "Rp750.000.000" in late.content.decode()
    assert FundingLine.objects.count() == 2


def test_feasibility_is_written_and_named_among_the_data(programme, cast, enter):
    browser, page = enter(cast.sekdes_ngebel), url("feasibility-edit", programme)
    typed = cases.FEASIBILITY | {"saving_value": "45.000.000", "checked_on": "1/3/2026"}
    assert browser.post(page, typed).status_code == 302
    shown = browser.get(url("programme-detail", programme)).content.decode()
    assert "Rp45.000.000" in shown and "Perda Ponorogo 1/2012" in shown and "Sedang" in shown
    sentences = [line.sentence for line in data_complete(load(programme.cooperation))]
    assert "Kelayakan “Pipa air bersih” ditulis, risiko sedang" in sentences


def test_beside_an_outside_party_the_kajian_is_not_asked_again(cast, regions, enter):
    cooperation = partner_world.started(cast, regions)
    programme = cases.programme(cast, cooperation)
    browser, page = enter(cast.sekdes_ngebel), url("feasibility-edit", programme)
    shown = browser.get(page)
    assert "environment_rule" not in shown.context["form"].fields
    typed = cases.FEASIBILITY | {"saving_value": "", "checked_on": ""}
    refused = browser.post(page, typed)
    assert refused.status_code == 409 and "Isi dulu kajian desa" in refused.content.decode()
    facts = partner_world.APPRAISAL | {"checked_on": date(2026, 3, 1)}
    studies.write_appraisal(cooperation=cases.fresh(cooperation), by=cast.sekdes_ngebel, **facts)
    assert browser.post(page, typed).status_code == 302
    assert Feasibility.objects.get().environment_rule == ""
    told = browser.get(url("programme-detail", programme)).content.decode()
    assert partner_world.APPRAISAL["spatial_rule"] in told and "diambil dari kajian desa" in told


def plan_row(regions, by, code=NGEBEL, plan="rkp", **changes):
    """A row of a village's plan."""
    facts = {"plan": plan, "regulation": "6/2026", "first_year": 2027, "last_year": 2027, "row": "3"}
    facts |= {"field": "pembangunan", "activity": "Air bersih", "village": regions[code], "created_by": by}
    return PlanRow.objects.create(**facts | changes)


def test_a_row_of_the_plan_stands_for_words(programme, cast, regions, enter):
    row = plan_row(regions, cast.sekdes_ngebel)
    plan_row(regions, cast.sekdes_sahang, SAHANG)
    browser, page = enter(cast.sekdes_ngebel), url("share-edit", programme, NGEBEL)
    form = browser.get(page).context["form"]
    assert list(form.fields["annual_row"].queryset) == [row] and "medium_term_row" not in form.fields
    bare = cases.SHARE | {"annual_plan": "", "medium_term_plan": "", "people": "900", "budget_capacity": "1.000"}
    answer = browser.post(page, bare)
    assert answer.status_code == 422 and "Pilih baris RKP Desa, atau tulis rujukannya" in answer.content.decode()
    assert browser.post(page, bare | {"annual_row": row.pk}).status_code == 302
    assert "RKP Desa 2027, Perdes 6/2026, baris 3: Air bersih" in VillageShare.objects.get().annual_words
    line = plans_referenced(load(programme.cooperation))[0]
    assert not line.done and "Ngebel belum ditulis" in line.sentence  # between villages the RPJM Desa too
    VillageShare.objects.update(medium_term_plan="Perdes 3/2022, baris 14")
    assert plans_referenced(load(programme.cooperation))[0].done


def test_a_row_of_another_village_carries_nothing(programme, cast, regions):
    row = plan_row(regions, cast.sekdes_sahang, SAHANG)
    facts = cases.SHARE | {"annual_row": row}
    with pytest.raises(Refused, match="Pilih baris RKP Desa milik Desa Ngebel"):
        actions.set_share(programme=programme, village=regions[NGEBEL], by=cast.sekdes_ngebel, **facts)


@pytest.mark.parametrize("name", ["programme-detail", "activity-list"])
def test_queries_do_not_grow_with_activities(programme, cast, enter, name):
    browser = enter(cast.sekdes_ngebel)

    def one_more():
        activity = cases.activity(cast, programme)
        lines = [cases.COST, cases.COST | {"quantity": Decimal(2)}]
        activities.set_costs(activity=activity, lines=lines, by=cast.sekdes_ngebel)

    one_more()
    few = queries_of(browser, url(name, programme))
    for _ in range(8):
        one_more()
    assert queries_of(browser, url(name, programme)) == few
