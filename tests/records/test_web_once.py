"""D44: a form that is sent twice counts once; a corrected one is a new try, and another content is said to be one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from records import formkeys
from records.models import Event, FormKey
from records.verdict import Refused
from tests.conftest import NGEBEL
from tests.factories import cases, cooperation_at
from tests.faults.pages import key_on, sent
from villages import actions as villages
from villages.models import Need, SwotEntry

pytestmark = pytest.mark.django_db
NEED = {
    "topic": "jaringan-air",
    "name": "Pipa air bersih",
    "quantity": "120",
    "unit": "m",
    "households": "40",
    "urgency": "tinggi",
    "target_year": "2028",
}


@pytest.fixture
def address(regions):
    return reverse("villages:need-create", args=[NGEBEL])


@pytest.fixture
def sekdes(cast, enter):
    return enter(cast.sekdes_ngebel)


def test_every_page_has_a_key_of_its_own(sekdes, address):
    keys = {key_on(sekdes.get(address)) for _ in range(3)}
    assert len(keys) == 3


def test_sent_twice_counts_once(sekdes, address):
    typed = sent(sekdes.get(address), **NEED)
    first, again = sekdes.post(address, typed), sekdes.post(address, typed)
    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    assert Need.objects.count() == 1
    assert Event.objects.filter(action="need.add").count() == 1
    assert "Sudah tersimpan" in sekdes.get(again["Location"]).content.decode()


def test_the_key_is_kept_with_the_act_and_knows_where_it_led(sekdes, address):
    typed = sent(sekdes.get(address), **NEED)
    assert FormKey.objects.count() == 0
    answer = sekdes.post(address, typed)
    kept = FormKey.objects.get()
    assert (kept.key, kept.target, kept.created_by.username) == (typed["kunci"], answer["Location"], "sekdes.ngebel")


def test_a_corrected_form_is_sent_with_the_same_key(sekdes, address):
    typed = sent(sekdes.get(address), **NEED | {"quantity": "banyak"})
    assert sekdes.post(address, typed).status_code == 422
    assert sekdes.post(address, typed | {"quantity": "12"}).status_code == 302
    assert Need.objects.get().quantity == 12


def test_a_refusal_undoes_the_key(sekdes, address, monkeypatch):
    def refuse(**values):
        raise Refused("Belum bisa.")

    typed = sent(sekdes.get(address), **NEED)
    with monkeypatch.context() as patch:
        patch.setattr(villages, "add_need", refuse)
        assert sekdes.post(address, typed).status_code == 409
    assert FormKey.objects.count() == 0
    assert sekdes.post(address, typed).status_code == 302


def test_a_fault_undoes_the_key(sekdes, address, monkeypatch):
    def fail(**values):
        raise ZeroDivisionError

    typed = sent(sekdes.get(address), **NEED)
    with monkeypatch.context() as patch:
        patch.setattr(villages, "add_need", fail)
        with pytest.raises(ZeroDivisionError):
            sekdes.post(address, typed)
    assert FormKey.objects.count() == 0
    assert sekdes.post(address, typed).status_code == 302


def test_back_and_other_content_is_asked_once_more(sekdes, address):
    """Back, another name, send: nothing is lost, and nothing is called stored that is not."""
    typed = sent(sekdes.get(address), **NEED)
    sekdes.post(address, typed)
    page = sekdes.post(address, typed | {"name": "Bak penampung"})
    words = page.content.decode()
    assert page.status_code == 409
    assert "Bak penampung" in words
    assert "dengan isi yang lain" in words
    assert Need.objects.count() == 1
    assert sekdes.post(address, sent(page)).status_code == 302
    assert set(Need.objects.values_list("name", flat=True)) == {"Pipa air bersih", "Bak penampung"}


def test_the_same_key_of_another_person_is_another_form(cast, enter, client, address):
    typed = sent(enter(cast.sekdes_ngebel).get(address), **NEED)
    client.post(address, typed)
    assert enter(cast.kades_ngebel).post(address, typed).status_code == 302
    assert Need.objects.count() == 2


def test_when_the_first_answer_was_lost_the_page_says_it_is_stored(sekdes, address, monkeypatch):
    monkeypatch.setattr("kerjasama_portal.once.PAUSE", 0)
    typed = sent(sekdes.get(address), **NEED)
    sekdes.post(address, typed)
    FormKey.objects.update(target="")  # the worker was killed between commit and answer
    page = sekdes.post(address, typed)
    assert page.status_code == 200
    assert "Sudah tersimpan" in page.content.decode()
    assert Need.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x", "A" * 32, "1" * 31])
def test_a_form_without_a_key_is_accepted_and_not_protected(sekdes, address, key):
    for _ in range(2):
        assert sekdes.post(address, NEED | {"kunci": key}).status_code == 302
    assert (Need.objects.count(), FormKey.objects.count()) == (2, 0)


def test_a_bare_button_pressed_twice_leads_to_the_same_place(sekdes, cast, regions):
    entry = villages.add_swot(village=regions[NGEBEL], quadrant="kekuatan", text="Rukun", by=cast.sekdes_ngebel)
    page = sekdes.get(reverse("villages:swot", args=[NGEBEL]))
    press, key = reverse("villages:swot-remove", args=[entry.pk]), {"kunci": key_on(page)}
    first, again = sekdes.post(press, key), sekdes.post(press, key)
    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    assert SwotEntry.objects.count() == 0
    assert Event.objects.filter(action="swot.remove").count() == 1


def test_a_scan_sent_twice_is_kept_once(cast, regions, enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = cooperation_at("ditandatangani", cast, regions)
    row, sekdes = world.signature(NGEBEL), enter(cast.kades_ngebel)
    upload = reverse("partnerships:scan-upload", args=[world.text.pk, row.pk])
    key, before = key_on(sekdes.get(upload)), row.scans.count()
    answers = [sekdes.post(upload, {"kunci": key, "upload": cases.photo("a.png")}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert row.scans.count() == before + 1


def test_keys_are_forgotten_after_thirty_days(cast):
    for days in (29, 31):
        moment = timezone.now() - timedelta(days=days)
        FormKey.objects.create(key=f"{days:032}", digest="", created_by=cast.admin, created_at=moment)
    assert formkeys.sweep() == 1
    assert FormKey.objects.get().key == f"{29:032}"


def test_a_stranger_has_no_keys(client, address):
    answer = client.post(address, NEED | {"kunci": "0" * 32})
    assert answer["Location"].startswith("/masuk/")
    assert FormKey.objects.count() == 0
