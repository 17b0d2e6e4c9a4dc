"""D44 and D45 at the same moment: five posts of one form are one row; of two edits of one row the second is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from accounts.models import Invitation
from records import trail
from records.models import Event, FormKey, OutgoingMail
from tests.conftest import NGEBEL, make_cast, make_regions, signed_in
from tests.factories import cases
from tests.faults.pages import key_on, sent
from tests.partnerships import text_world
from villages import actions as villages
from villages.models import Need, SwotEntry, Topic

pytestmark = pytest.mark.races
NEED = {
    "topic": "jaringan-air",
    "name": "Pipa",
    "quantity": "120",
    "unit": "m",
    "households": "40",
    "urgency": "tinggi",
}


@pytest.fixture
def place(race_database, settings, tmp_path):
    """Everybody, really committed."""
    settings.MEDIA_ROOT = tmp_path
    regions = make_regions()
    return make_cast(regions), regions


def entered(user) -> Client:
    """A browser of this person."""
    return signed_in(Client(), user)


def at_once(user, path: str, *forms: dict) -> list:
    """Each form by a browser of its own, all at the same moment."""
    tabs, start = [entered(user) for _ in forms], Barrier(len(forms))

    def one(number: int):
        try:
            start.wait(30)
            return tabs[number].post(path, forms[number])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(one, range(len(forms))))


def test_five_of_one_form_are_one_row_one_event_one_way(place):
    cast, _ = place
    where = reverse("villages:need-create", args=[NGEBEL])
    form = sent(entered(cast.sekdes_ngebel).get(where), **NEED, target_year="2028")
    answers = at_once(cast.sekdes_ngebel, where, *[form] * 5)
    assert [answer.status_code for answer in answers] == [302] * 5
    assert len({answer["Location"] for answer in answers}) == 1
    assert (Need.objects.count(), Event.objects.filter(action="need.add").count()) == (1, 1)
    assert FormKey.objects.count() == 1
    assert list(trail.broken_links()) == []


def test_three_of_one_invitation_are_one_mail(place):
    """As many as the limit of mails lets through."""
    cast, _ = place
    where = f"{reverse('access:invite')}?peran=perangkat&tempat={NGEBEL}"
    form = sent(entered(cast.dpmd).get(where), name="Sri", email="sri@desa.id")
    answers = at_once(cast.dpmd, where, *[form] * 3)
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, reverse("access:slip"))}
    assert (Invitation.objects.count(), OutgoingMail.objects.count()) == (1, 1)


def test_five_uploads_of_one_form_are_one_scan(place):
    cast, regions = place
    world = text_world.world(cast, regions)
    text = text_world.ready(world)
    text_world.sign(world, text, NGEBEL)
    row = text_world.signature(text, NGEBEL)
    where = reverse("partnerships:scan-upload", args=[text.pk, row.pk])
    key = key_on(entered(cast.kades_ngebel).get(where))
    answers = at_once(cast.kades_ngebel, where, *({"kunci": key, "upload": cases.photo()} for _ in range(5)))
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, answers[0]["Location"])}
    assert row.scans.count() == 1


def test_five_presses_of_one_button_lead_to_one_place(place):
    cast, regions = place
    entry = villages.add_swot(village=regions[NGEBEL], quadrant="kekuatan", text="Rukun", by=cast.sekdes_ngebel)
    key = key_on(entered(cast.sekdes_ngebel).get(reverse("villages:swot", args=[NGEBEL])))
    where = reverse("villages:swot-remove", args=[entry.pk])
    answers = at_once(cast.sekdes_ngebel, where, *[{"kunci": key}] * 5)
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, answers[0]["Location"])}
    assert SwotEntry.objects.count() == 0
    assert Event.objects.filter(action="swot.remove").count() == 1


def test_of_edits_at_one_moment_one_is_saved_and_the_others_compare(place):
    cast, regions = place
    facts = {"quantity": 1, "households": 1, "target_year": 2028, "plan_reference": ""}
    facts |= {"topic": Topic.objects.get(code=NEED["topic"])}
    need = villages.add_need(village=regions[NGEBEL], by=cast.sekdes_ngebel, **NEED | facts)
    where = reverse("villages:need-edit", args=[need.pk])
    pages = [entered(cast.sekdes_ngebel).get(where) for _ in range(4)]
    forms = [sent(page, name=f"Pipa {number}") for number, page in enumerate(pages)]
    answers = at_once(cast.sekdes_ngebel, where, *forms)
    assert sorted(answer.status_code for answer in answers) == [302, 409, 409, 409]
    won = next(number for number, answer in enumerate(answers) if answer.status_code == 302)
    assert Need.objects.get().name == f"Pipa {won}"
    for number, answer in enumerate(answers):
        if number != won:
            words = answer.content.decode()
            assert f"Pipa {won}" in words and f"Pipa {number}" in words
    assert Event.objects.filter(action="need.edit").count() == 1
