"""The figures of a village by year: who writes them, what cannot be right, and once for each year."""

from decimal import Decimal

import pytest
from django.urls import reverse

from records.models import Event
from records.verdict import Refused
from tests.villages.helpers import ROLES, SAHANG, TALUN, oracle
from tests.villages.test_access import expect
from villages import actions
from villages.facts.figures import doubts
from villages.models import VillageYear

TYPED = {
    "year": "2025",
    "residents": "2.134",
    "households": "702",
    "poor_households": "96",
    "area": "1.842,5",
    "index": "indeks_desa",
    "standing": "maju",
    "score": "74,21",
}
READ = {"year": 2025, "residents": 2134, "households": 702, "area": Decimal("1842.5"), "score": Decimal("74.21")}


@pytest.fixture
def row(sahang, cast):
    """The year 2024 of Sahang."""
    return actions.add_year(village=sahang, by=cast.sekdes_sahang, year=2024, residents=1500, households=480)


@pytest.mark.parametrize("role", ROLES)
def test_who_writes_them(role, people, sahang, row, enter):
    word = oracle("angka.ubah", "berjalan", "sendiri")[role]
    create, edit = reverse("villages:year-create", args=[SAHANG]), reverse("villages:year-edit", args=[row.pk])
    expect(enter(people[role]).get(create), word, 200)
    expect(enter(people[role]).post(create, TYPED), word, 302)
    expect(enter(people[role]).get(edit), word, 200)
    assert VillageYear.objects.filter(year=2025).exists() == (word == "ya")


@pytest.mark.parametrize("role", ROLES)
def test_nobody_writes_those_of_another_village(role, people, talun, cast, enter):
    other = actions.add_year(village=talun, by=cast.sekdes_talun, year=2024, residents=9)
    word = oracle("angka.ubah", "berjalan", "luar")[role]
    if role in ("kades", "sekdes", "perangkat", "bpd", "bkad", "pembaca", "admin"):
        expect(enter(people[role]).post(reverse("villages:year-create", args=[TALUN]), TYPED), word, 302)
        expect(enter(people[role]).get(reverse("villages:year-edit", args=[other.pk])), word, 200)
        assert enter(people[role]).get(reverse("villages:year-list", args=[TALUN])).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, row):
    for name, arg in (("year-list", SAHANG), ("year-create", SAHANG), ("year-edit", row.pk)):
        answer = client.get(reverse(f"villages:{name}", args=[arg]))
        assert answer.status_code == 302 and answer["Location"].startswith("/masuk/")
    assert oracle("angka.ubah", "berjalan", "sendiri")["publik"] == "masuk"


def test_numbers_are_read_as_they_are_written_here(cast, sahang, enter):
    enter(cast.sekdes_sahang).post(reverse("villages:year-create", args=[SAHANG]), TYPED)
    made = VillageYear.objects.get()
    assert {name: getattr(made, name) for name in READ} == READ
    assert Event.objects.get(action="year.add").region_code == SAHANG


def test_the_list_shows_the_latest_first(cast, row, enter):
    actions.add_year(village=row.village, by=cast.sekdes_sahang, **READ | {"index": "indeks_desa", "standing": "maju"})
    page = enter(cast.bpd_sahang).get(reverse("villages:year-list", args=[SAHANG])).text
    assert page.index("2025") < page.index("2024")
    assert "1.842,5" in page and "Indeks Desa 74,21" in page
    assert "Isi tahun lain" not in page and reverse("villages:year-edit", args=[row.pk]) not in page


def test_an_empty_list_says_what_to_do(cast, sahang, enter):
    address = reverse("villages:year-list", args=[SAHANG])
    assert "Mulai dari tahun terakhir." in enter(cast.sekdes_sahang).get(address).text
    assert "Mulai dari" not in enter(cast.camat).get(address).text


WRONG = [
    ({"households": "3.000"}, "Jumlah KK tidak boleh melebihi jumlah penduduk."),
    ({"poor_households": "900"}, "Jumlah KK miskin tidak boleh melebihi jumlah KK."),
    ({"households": "", "poor_households": "9.000"}, "Jumlah KK miskin tidak boleh melebihi jumlah penduduk."),
    ({"score": "100,5"}, "Nilai Indeks Desa antara 0 sampai 100"),
    ({"index": "idm"}, "Nilai Indeks Desa Membangun antara 0 sampai 1"),
    ({"standing": ""}, "Pilih juga statusnya."),
    ({"index": ""}, "Pilih indeksnya juga: Indeks Desa atau IDM."),
    ({"year": "2090"}, "Tahun 2090 belum berjalan."),
    ({"year": "25"}, "empat angka"),
    ({"residents": "2,134"}, "Jumlah penduduk harus bilangan bulat"),
    ({"residents": "-5"}, "Jumlah penduduk"),
    (dict.fromkeys(set(TYPED) - {"year"}, ""), "Isi sedikitnya satu angka."),
]


@pytest.mark.parametrize(("typed", "sentence"), WRONG)
def test_what_cannot_be_right_is_told(typed, sentence, cast, sahang, enter):
    answer = enter(cast.sekdes_sahang).post(reverse("villages:year-create", args=[SAHANG]), TYPED | typed)
    assert answer.status_code == 422 and sentence in answer.text
    assert not VillageYear.objects.exists()


@pytest.mark.parametrize(
    ("index", "score", "is_right"),
    [("idm", "0", True), ("idm", "1", True), ("idm", "1.0001", False), ("indeks_desa", "100", True)],
)
def test_the_range_of_each_index(index, score, is_right):
    facts = {"year": 2025, "index": index, "standing": "maju", "score": Decimal(score)}
    assert (doubts(facts) == {}) == is_right


def test_a_year_stands_once(cast, row, enter):
    again = TYPED | {"year": "2024"}
    answer = enter(cast.sekdes_sahang).post(reverse("villages:year-create", args=[SAHANG]), again)
    assert answer.status_code == 409 and "Angka tahun 2024 sudah ada. Ubah yang itu." in answer.text
    assert VillageYear.objects.count() == 1


def test_the_year_itself_can_be_put_right_but_not_onto_another(cast, row):
    other = actions.add_year(village=row.village, by=cast.sekdes_sahang, year=2025, residents=1510)
    with pytest.raises(Refused, match="2024 sudah ada"):
        actions.edit_year(row=other, by=cast.sekdes_sahang, year=2024, residents=1510)
    actions.edit_year(row=other, by=cast.sekdes_sahang, year=2023, residents=1510)
    event = Event.objects.get(action="year.edit")
    assert (event.old, event.new) == ({"year": 2025}, {"year": 2023})


def test_the_act_judges_again(cast, sahang):
    with pytest.raises(Refused, match="melebihi jumlah penduduk"):
        actions.add_year(village=sahang, by=cast.sekdes_sahang, year=2025, residents=5, households=6)


def test_the_profile_leads_here(cast, sahang, enter):
    address = reverse("villages:year-list", args=[SAHANG])
    profile = reverse("villages:profile", args=[SAHANG])
    assert "Isi angka desa" in enter(cast.sekdes_sahang).get(profile).text
    assert (
        address in enter(cast.camat).get(profile).text and "Isi angka desa" not in enter(cast.camat).get(profile).text
    )
    assert address not in enter(cast.pembaca).get(profile).text
