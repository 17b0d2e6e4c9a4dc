"""The form of a potential: units that fit, what belongs together, what is folded away; places as they are typed."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from records.coordinates import KoordinatField
from records.forms import PortalForm
from records.verdict import Refused
from tests.villages.helpers import SAHANG, new_need, new_potential
from villages import actions
from villages.forms import NeedForm, PotentialForm
from villages.models import Potential, Topic, Unit

FACTS = {"topic": "air-bersih", "name": "Mata air", "quantity": "18,5", "unit": "l/dt"}
NEED = {
    "topic": "guru",
    "name": "Guru",
    "quantity": "3",
    "households": "61",
    "urgency": "tinggi",
    "target_year": "2028",
}
WATER = "Air bersih diukur dalam l/dt, l/hari, l/menit, m³/dt, m³/hari, m³/jam, dan lainnya dalam daftar satuan."
pytestmark = pytest.mark.django_db


def options(form, name):
    """The select as the page draws it."""
    return str(form[name])


def test_topics_stand_under_their_class_and_the_wanted_class_first():
    drawn = options(PotentialForm(kind="sarana"), "topic")
    labels = re.findall(r'<optgroup label="([^"]+)"', drawn)
    assert labels[0] == "Sarana dan prasarana" and len(labels) == 4
    assert 'value="air-bersih" data-ukuran="debit isi" data-satuan="l/dt"' in drawn
    assert '<option value="l/dt" data-ukuran="debit">l/dt (liter per detik)</option>' in options(
        PotentialForm(), "unit"
    )
    assert "data-" not in options(PotentialForm(), "owner")


def test_a_topic_out_of_use_is_offered_no_more_but_stays_with_its_row(sahang, cast):
    potential = new_potential(sahang, cast.perangkat_sahang)
    Topic.objects.filter(code="air-bersih").update(is_active=False)
    assert 'value="air-bersih"' not in options(PotentialForm(), "topic")
    form = PotentialForm(FACTS, instance=potential)
    assert form.is_valid(), form.errors
    assert re.search(r'value="air-bersih"[^>]*selected', options(PotentialForm(instance=potential), "topic"))


def test_an_old_word_that_is_no_unit_stays_visible_until_it_is_replaced(sahang, cast):
    old = new_potential(sahang, cast.perangkat_sahang, kind="alam", unit="liter per detik")
    assert '<option value="liter per detik" selected>' in options(PotentialForm(instance=old), "unit")
    assert PotentialForm(FACTS | {"unit": "liter per detik"}, instance=old).errors["unit"] == [WATER]


OTHERS = "dan lainnya dalam daftar satuan."  # it can be counted, too


@pytest.mark.parametrize(
    ("topic", "unit", "sentence"),
    [
        ("air-bersih", "ha", WATER),
        ("irigasi", "ton", f"Air irigasi diukur dalam l/dt, l/hari, l/menit, m³/dt, m³/hari, m³/jam, {OTHERS}"),
        ("ternak-besar", "orang", "Ternak besar diukur dalam ekor."),
    ],
)
def test_the_unit_fits_the_topic(topic, unit, sentence, sahang, cast):
    assert PotentialForm(FACTS | {"topic": topic, "unit": unit}).errors == {"unit": [sentence]}
    assert NeedForm(NEED | {"topic": topic, "unit": unit}).errors == {"unit": [sentence]}
    wrong = {"topic": Topic.objects.get(code=topic), "unit": unit}
    with pytest.raises(Refused, match=re.escape(sentence)):
        new_potential(sahang, cast.perangkat_sahang, **wrong)
    with pytest.raises(Refused, match=re.escape(sentence)):
        new_need(sahang, cast.sekdes_sahang, **wrong)
    assert not Potential.objects.exists()


def test_every_usual_unit_fits_its_own_topic():
    wrong = [t.code for t in Topic.objects.select_related("unit") if t.unit.dimension not in t.dimensions]
    assert wrong == [] and Unit.objects.count() > 30


def test_the_class_comes_from_the_topic(sahang, cast):
    potential = new_potential(sahang, cast.perangkat_sahang, topic=Topic.objects.get(code="tukang"), unit="orang")
    assert potential.kind == "manusia"
    water = {"topic": Topic.objects.get(code="air-bersih"), "unit": "l/dt"}
    actions.edit_potential(potential=potential, by=cast.sekdes_sahang, **water)
    assert Potential.objects.get().kind == "alam"


@pytest.mark.parametrize(
    ("facts", "errors"),
    [
        ({"lean_from": "7", "lean_quantity": "9"}, {"lean_until": ["Pilih juga bulan akhir musim sulit"]}),
        ({"lean_until": "7", "lean_quantity": "9"}, {"lean_from": ["Pilih juga bulan mulai musim sulit"]}),
        (
            {"lean_from": "7", "lean_until": "9"},
            {"lean_quantity": ["Isi jumlah pada musim sulit, atau kosongkan bulannya"]},
        ),
        ({"latitude": "-7,796"}, {"longitude": ["Isi juga bujur"]}),
        ({"longitude": "111.629"}, {"latitude": ["Isi juga lintang"]}),
        ({"latitude": "52,5", "longitude": "13,4"}, {"latitude": 1, "longitude": 1}),
        ({"latitude": "utara", "longitude": "111,6"}, {"latitude": ["Lintang belum benar. Contoh: -7,796"]}),
    ],
)
def test_what_belongs_together_is_asked_together(facts, errors):
    found = PotentialForm(FACTS | facts).errors
    assert set(found) == set(errors)
    assert all(found[name] == said for name, said in errors.items() if said != 1)


def test_a_whole_potential_is_kept_and_read_back(sahang, cast, enter):
    more = {"lean_quantity": "11", "lean_from": "11", "lean_until": "2", "own_use": "4", "owner": "kelompok"}
    more |= {"owner_name": "HIPPAM", "access": "izin", "condition": "baik", "source": "kalender_musim"}
    more |= {"latitude": "-7.796", "longitude": "111,629", "measured_on": "27/3/2026", "description": "Bersih."}
    client = enter(cast.sekdes_sahang)
    page = client.post(reverse("villages:potential-create", args=[SAHANG]), FACTS | more | {"draf": "1"}, follow=True)
    for words in (
        "Bisa dibagi 7 dari 18,5 l/dt",
        "11 pada musim sulit − 4 dipakai sendiri = 7",
        "11 l/dt, November–Februari",
        "Kelompok atau BUM Desa: HIPPAM",
        "Dengan izin pemiliknya",
        "Kalender musim",
        "7,796° LS, 111,629° BT",
        "Belum ada foto",
    ):
        assert words in page.text, words
    assert "Belum diisi:" not in page.text
    potential = Potential.objects.get()
    assert (potential.latitude, potential.lean_months) == (Decimal("-7.796"), [11, 12, 1, 2])
    edit = client.get(reverse("villages:potential-edit", args=[potential.pk]))
    assert 'value="-7,796"' in edit.text and '<details class="more-fields" open>' in edit.text
    assert "air-bersih" in str(edit.context["form"]["topic"]) and "Ajukan, lalu tambah lagi" not in edit.text


def test_the_rest_is_folded_away_until_it_holds_something(sahang, cast, enter):
    client, address = enter(cast.sekdes_sahang), reverse("villages:potential-create", args=[SAHANG])
    page = client.get(address).text
    assert '<details class="more-fields">' in page and 'enctype="multipart/form-data"' in page
    assert '<details class="more-fields">' in client.post(address, FACTS | {"name": ""}).text
    assert '<details class="more-fields" open>' in client.post(address, FACTS | {"measured_on": "besok"}).text


def test_one_after_the_other_and_nothing_wrong_is_kept(sahang, cast, enter):
    client, address = enter(cast.sekdes_sahang), reverse("villages:potential-create", args=[SAHANG])
    for number in (1, 2):
        page = client.post(address, FACTS | {"name": f"Mata air {number}", "lagi": "1"}, follow=True)
        assert page.redirect_chain == [(address, 302)]
        assert f"Tersimpan: Mata air {number}, {number} dari desa ini hari ini." in page.text
        assert not page.context["form"].is_bound and "18,5" not in page.text
    assert {potential.status for potential in Potential.objects.all()} == {"diajukan"}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"quantity": 18}, ""),
        ({"quantity": 18, "own_use": 4}, "18 − 4 dipakai sendiri = 14\u00a0l/dt"),
        ({"quantity": 18, "lean_quantity": 11}, "11 pada musim sulit, dipakai sendiri belum diisi"),
        ({"quantity": 18, "lean_quantity": 3, "own_use": 4}, "3 pada musim sulit, dipakai sendiri 4: tidak ada sisa"),
    ],
)
def test_the_free_amount_is_reckoned_in_words(facts, words):
    assert Potential(unit="l/dt", **facts).free_in_words == words


class PointForm(PortalForm):
    """One latitude."""

    point = KoordinatField(label="Lintang", example="-7,796", min_value=-11, max_value=6)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("-7,796", "-7.796"),
        ("-7.796", "-7.796"),
        ("−7,796", "-7.796"),
        (" - 7.796° ", "-7.796"),
        ("5", "5"),
        ("-7.7964999999", "-7.7965"),
        ("0", "0"),
    ],
)
def test_a_place_is_read_with_comma_or_point(typed, value):
    form = PointForm({"point": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["point"] == Decimal(value)
    again = PointForm({"point": form.fields["point"].show(form.cleaned_data["point"])})
    assert again.is_valid() and again.cleaned_data == form.cleaned_data


@pytest.mark.parametrize(
    "typed", ["7°47'45\"", "-7.796, 111.629", "1.234,5", "-", "abc", "7,7,9", "-99", "6,0001", "٧"]
)
def test_what_is_no_place_here_is_refused(typed):
    assert len(PointForm({"point": typed}).errors["point"]) == 1
