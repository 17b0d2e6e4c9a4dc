"""What people count can be counted, and a need is met in a year that is still to come."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from records.verdict import Refused
from tests.faults.pages import sent
from tests.villages.helpers import SAHANG, new_need, new_potential
from villages import actions
from villages.facts.measures import misfit
from villages.imports.needs import NeedImport
from villages.management.commands import load_topics
from villages.models import Need, Topic

LAST_YEAR = timezone.localdate().year - 1


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("sampah", "trip"),
        ("sampah", "unit"),
        ("sampah", "ton/hari"),
        ("listrik", "titik"),
        ("jaringan-air", "sambungan"),
    ],
)
def test_services_are_counted(db, code, unit):
    assert misfit(Topic.objects.get(code=code), unit) == ""


def test_the_example_of_the_form_is_a_need_that_can_be_written(sahang, cast, enter):
    address = reverse("villages:need-create", args=[SAHANG])
    client = enter(cast.sekdes_sahang)
    form = client.get(address)
    assert "Contoh: Pengangkutan sampah, 2 trip" in form.text
    typed = {"topic": "sampah", "name": "Pengangkutan sampah", "quantity": "2", "unit": "trip", "households": "40"}
    assert client.post(address, sent(form, **typed, urgency="tinggi", target_year="2028")).status_code == 302
    assert Need.objects.get().unit == "trip"


def test_loading_topics_leaves_the_measure_of_what_is_written_down(sahang, cast):
    waste, light = Topic.objects.get(code="sampah"), Topic.objects.get(code="listrik")
    Topic.objects.filter(pk=waste.pk).update(second_dimension="luas")
    Topic.objects.filter(pk=light.pk).update(second_dimension="kk")
    new_potential(sahang, cast.perangkat_sahang, topic=Topic.objects.get(pk=waste.pk), unit="ha", kind="sarana")
    assert load_topics.load() == 1
    waste.refresh_from_db()
    light.refresh_from_db()
    assert (waste.second_dimension, light.second_dimension) == ("luas", "unit")


def test_a_year_that_is_over_is_refused_in_the_form(sahang, cast, enter):
    address = reverse("villages:need-create", args=[SAHANG])
    client = enter(cast.sekdes_sahang)
    typed = {"topic": "sampah", "name": "Truk", "quantity": "2", "unit": "unit", "households": "40"}
    page = client.post(address, sent(client.get(address), **typed, urgency="tinggi", target_year=str(LAST_YEAR)))
    assert page.status_code == 422 and not Need.objects.exists()
    assert f"Tahun sasaran sudah lewat. Tulis {LAST_YEAR + 1} atau sesudahnya" in page.text
    with pytest.raises(Refused, match="sudah lewat"):
        new_need(sahang, cast.sekdes_sahang, target_year=LAST_YEAR)


def test_an_old_row_is_edited_with_its_year(sahang, cast, enter):
    need = new_need(sahang, cast.sekdes_sahang)
    Need.objects.filter(pk=need.pk).update(target_year=LAST_YEAR)
    address = reverse("villages:need-edit", args=[need.pk])
    client = enter(cast.sekdes_sahang)
    assert client.post(address, sent(client.get(address), quantity="7")).status_code == 302
    need.refresh_from_db()
    assert (need.quantity, need.target_year) == (Decimal(7), LAST_YEAR)
    page = client.post(address, sent(client.get(address), target_year=str(LAST_YEAR - 1)))
    assert "Tahun sasaran sudah lewat" in page.text
    with pytest.raises(Refused, match="sudah lewat"):
        actions.edit_need(need=need, by=cast.sekdes_sahang, target_year=LAST_YEAR - 1)


def test_a_year_that_is_over_is_refused_in_a_file_but_not_where_it_stood(sahang, cast):
    need = new_need(sahang, cast.sekdes_sahang, name="Truk")
    Need.objects.filter(pk=need.pk).update(target_year=LAST_YEAR)
    kind = NeedImport()
    context = kind.begin(None, cast.sekdes_sahang)

    def judged(name, year):
        facts = {"village": SAHANG, "topic": need.topic.name, "name": name, "unit": need.unit, "target_year": year}
        return kind.judge(context, facts, [])

    assert judged("Gerobak", LAST_YEAR) == [f"tahun sasaran: sudah lewat. Tulis {LAST_YEAR + 1} atau sesudahnya."]
    assert judged("Gerobak", LAST_YEAR + 1) == [] == judged("Truk", LAST_YEAR)
    assert judged("Truk", LAST_YEAR - 1)
