"""Rows of RPJM Desa and RKP Desa: who writes and reads them, what cannot be right, once each, kept while used."""

import pytest
from django.urls import reverse

from partnerships.actions import programmes
from partnerships.models import VillageShare
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL
from tests.partnerships import cooperation_cases as cases
from tests.villages.helpers import ROLES, SAHANG, TALUN, oracle
from tests.villages.plan_rows import FACTS, MEDIUM, TYPED, plan_row
from tests.villages.test_access import expect
from villages import actions
from villages.facts.plan_rows import books_of, doubts
from villages.models import PlanRow


@pytest.fixture
def row(sahang, cast):
    """A row of the RKP Desa of Sahang."""
    return plan_row(sahang, cast.sekdes_sahang)


@pytest.mark.parametrize("role", ROLES)
def test_who_writes_them(role, people, sahang, row, enter):
    word = oracle("kebutuhan.ubah", "draf", "sendiri")[role]
    create, edit = reverse("villages:plan-create", args=[SAHANG]), reverse("villages:plan-edit", args=[row.pk])
    expect(enter(people[role]).get(create), word, 200)
    expect(enter(people[role]).post(create, TYPED | {"row": "7"}), word, 302)
    expect(enter(people[role]).get(edit), word, 200)
    assert PlanRow.objects.filter(row="7").exists() == (word == "ya")
    expect(enter(people[role]).post(reverse("villages:plan-remove", args=[row.pk])), word, 302)
    assert PlanRow.objects.filter(pk=row.pk).exists() == (word != "ya")


@pytest.mark.parametrize("role", ["kades", "sekdes", "perangkat", "bpd"])
def test_those_of_another_village_are_not_there(role, people, talun, cast, enter):
    other = plan_row(talun, cast.sekdes_talun)
    assert enter(people[role]).get(reverse("villages:plan-list", args=[TALUN])).status_code == 404
    for name in ("edit", "remove"):
        assert enter(people[role]).post(reverse(f"villages:plan-{name}", args=[other.pk]), TYPED).status_code == 404
    assert PlanRow.objects.get().activity == FACTS["activity"]


def test_who_is_not_signed_in_is_asked_to(client, row):
    for name, arg in (("list", SAHANG), ("create", SAHANG), ("edit", row.pk)):
        answer = client.get(reverse(f"villages:plan-{name}", args=[arg]))
        assert answer.status_code == 302 and answer["Location"].startswith("/masuk/")


def test_a_row_is_read_as_it_is_typed(cast, sahang, enter):
    enter(cast.sekdes_sahang).post(reverse("villages:plan-create", args=[SAHANG]), TYPED)
    made = PlanRow.objects.get()
    assert (made.first_year, made.last_year, made.cost, made.village) == (2027, 2027, 125_000_000, sahang)
    assert Event.objects.get(action="plan_row.add").region_code == SAHANG


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"plan": "rpjm"}, "last_year", "Isi tahun akhir RPJM Desa."),
        ({"last_year": 2028}, "last_year", "RKP Desa untuk satu tahun. Samakan tahun akhir dengan tahun mulai."),
        ({"plan": "rpjm", "last_year": 2026}, "last_year", "Tahun akhir tidak boleh sebelum tahun mulai."),
        ({"plan": "rpjm", "last_year": 2036}, "last_year", "RPJM Desa paling lama 8 tahun."),
        ({"cost": -1}, "cost", "Biaya tidak boleh kurang dari nol."),
    ],
)
def test_what_cannot_be_right_is_told_and_not_written(cast, sahang, changes, field, sentence):
    assert doubts(FACTS | changes) == {field: sentence}
    with pytest.raises(Refused, match=sentence):
        plan_row(sahang, cast.sekdes_sahang, **changes)
    assert not PlanRow.objects.exists()


def test_the_longest_plan_is_written(cast, sahang):
    assert plan_row(sahang, cast.sekdes_sahang, plan="rpjm", last_year=2035).last_year == 2035


def test_the_form_tells_it_beside_the_field_and_keeps_what_was_typed(cast, sahang, enter):
    address = reverse("villages:plan-create", args=[SAHANG])
    page = enter(cast.sekdes_sahang).post(address, TYPED | {"plan": "rpjm"})
    assert page.status_code == 422 and page.context["form"].errors == {"last_year": ["Isi tahun akhir RPJM Desa."]}
    assert "125.000.000" in page.content.decode()


def test_a_row_comes_once_however_it_is_spaced(cast, sahang, row, enter):
    again = {**FACTS, "row": " 2.3.14 "}
    with pytest.raises(Refused, match=r"Baris 2\.3\.14 sudah ada dalam RKP Desa 2027"):
        actions.add_plan_row(village=sahang, by=cast.sekdes_sahang, **again)
    page = enter(cast.sekdes_sahang).post(reverse("villages:plan-create", args=[SAHANG]), TYPED)
    assert page.status_code == 409 and PlanRow.objects.count() == 1
    other = plan_row(sahang, cast.sekdes_sahang, row="2.3.15")
    with pytest.raises(Refused, match="sudah ada"):
        actions.edit_plan_row(plan_row=other, by=cast.sekdes_sahang, **FACTS)
    plan_row(sahang, cast.sekdes_sahang, first_year=2028)
    actions.add_plan_row(village=sahang, by=cast.sekdes_sahang, **MEDIUM | {"row": "2.3.14"})


def test_an_edit_keeps_both_values(cast, row):
    actions.edit_plan_row(plan_row=row, by=cast.sekdes_sahang, **FACTS | {"activity": "Pipa air", "cost": 5})
    told = Event.objects.get(action="plan_row.edit")
    assert told.old == {"activity": "Jaringan air bersih", "cost": None}
    assert told.new == {"activity": "Pipa air", "cost": 5}


def test_a_removed_row_stays_in_the_trail_and_is_not_removed_twice(cast, row):
    actions.remove_plan_row(plan_row=row, by=cast.sekdes_sahang)
    assert Event.objects.get(action="plan_row.remove").old["activity"] == "Jaringan air bersih"
    for again in (actions.remove_plan_row, lambda **who: actions.edit_plan_row(**who, **FACTS)):
        with pytest.raises(Refused):
            again(plan_row=row, by=cast.sekdes_sahang)


@pytest.fixture
def used(cast, regions):
    """A row of Ngebel on which a programme's share rests."""
    village, by = regions[NGEBEL], cast.sekdes_ngebel
    row = plan_row(village, by)
    programme = cases.programme(cast, cases.started(cast, regions))
    programmes.set_share(programme=programme, village=village, by=by, **cases.SHARE | {"annual_row": row})
    return row


def test_a_row_that_a_programme_rests_on_is_neither_removed_nor_moved(cast, used, enter):
    by = cast.sekdes_ngebel
    with pytest.raises(Refused, match="dipakai dalam program"):
        actions.remove_plan_row(plan_row=used, by=by)
    with pytest.raises(Refused, match="Rencananya tidak dapat diganti"):
        actions.edit_plan_row(plan_row=used, by=by, **MEDIUM)
    page = enter(by).post(reverse("villages:plan-remove", args=[used.pk]), follow=True)
    assert "tidak dapat dihapus" in page.content.decode() and PlanRow.objects.get() == used
    actions.edit_plan_row(plan_row=used, by=by, **FACTS | {"activity": "Pipa air"})
    assert "Pipa air" in VillageShare.objects.get().annual_words


def test_rows_stand_in_their_plans_in_the_order_of_their_numbers(cast, sahang, enter):
    by = cast.sekdes_sahang
    for number in ("2.10", "10", "2.9", "a"):
        plan_row(sahang, by, row=number, cost=1_000_000)
    plan_row(sahang, by, first_year=2028)
    actions.add_plan_row(village=sahang, by=by, **MEDIUM)
    books = books_of(PlanRow.objects.all())
    assert [book.title for book in books] == ["RPJM Desa 2021–2027", "RKP Desa 2028", "RKP Desa 2027"]
    assert [each.row for each in books[2].rows] == ["2.9", "2.10", "10", "a"]
    assert (books[2].cost, books[1].cost) == (4_000_000, None)
    page = enter(cast.bpd_sahang).get(reverse("villages:plan-list", args=[SAHANG])).content.decode()
    assert "Rp4.000.000" in page and "Tambah baris" not in page


def test_the_profile_leads_to_them(cast, row, enter):
    here = reverse("villages:plan-list", args=[SAHANG])
    assert here in enter(cast.sekdes_sahang).get(reverse("villages:profile", args=[SAHANG])).content.decode()
    assert here not in enter(cast.sekdes_talun).get(reverse("villages:profile", args=[SAHANG])).content.decode()
