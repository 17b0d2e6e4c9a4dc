"""Drafts of a village are handed in together: from its profile, and after an import."""

import pytest
from django.urls import reverse

from records.models import Event
from records.verdict import Refused
from tests.conftest import SAHANG
from tests.villages.helpers import new_potential
from villages import actions
from villages.models import Potential

PAGE = reverse("villages:potential-submit-all", args=[SAHANG])
Status = Potential.Status


@pytest.fixture
def two(cast, sahang, topics):
    """Two drafts, not written by who hands them in."""
    return [new_potential(sahang, cast.perangkat_sahang, name=name) for name in ("Mata air", "Sumur")]


def test_all_drafts_are_ticked_and_handed_in_together(client, cast, two):
    client.force_login(cast.sekdes_sahang)
    page = client.get(PAGE).content.decode()
    assert page.count(" checked") == 2
    answer = client.post(PAGE, {"potentials": [each.pk for each in two]}, follow=True)
    assert "2 potensi diajukan." in answer.content.decode()
    assert set(Potential.objects.values_list("status", flat=True)) == {Status.SUBMITTED}
    assert Event.objects.filter(action="potential.submit", actor=cast.sekdes_sahang).count() == 2
    assert "Tidak ada draf" in client.get(PAGE).content.decode()


def test_what_is_not_ticked_stays_a_draft(client, cast, two):
    client.force_login(cast.sekdes_sahang)
    assert client.post(PAGE, {"potentials": [two[0].pk]}).status_code == 302
    assert dict(Potential.objects.values_list("name", "status")) == {"Mata air": "diajukan", "Sumur": "draf"}


def test_nothing_ticked_or_ticked_too_late_hands_in_nothing(client, cast, two):
    client.force_login(cast.sekdes_sahang)
    assert client.post(PAGE, {}).status_code in (200, 422)
    actions.submit_potential(potential=two[1], by=cast.perangkat_sahang)
    assert client.post(PAGE, {"potentials": [each.pk for each in two]}).status_code == 422
    assert Potential.objects.get(pk=two[0].pk).is_draft


def test_one_that_can_not_be_handed_in_keeps_all_back(cast, two):
    actions.submit_potential(potential=two[1], by=cast.perangkat_sahang)
    with pytest.raises(Refused):
        actions.submit_potentials(potentials=two, by=cast.sekdes_sahang)
    assert Potential.objects.get(pk=two[0].pk).is_draft


def test_drafts_of_another_village_are_not_offered(client, cast, two):
    client.force_login(cast.sekdes_ngebel)
    assert client.get(PAGE).status_code == 404


def test_the_profile_leads_there(client, cast, two):
    client.force_login(cast.sekdes_sahang)
    page = client.get(reverse("villages:profile", args=[SAHANG])).content.decode()
    assert PAGE in page and "Ajukan semua draf" in page
    client.force_login(cast.bpd_sahang)
    assert PAGE not in client.get(reverse("villages:profile", args=[SAHANG])).content.decode()
