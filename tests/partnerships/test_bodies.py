"""The joint body: formed after the signing, members by element and village, never removed without a reason."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from partnerships.actions import bodies as actions
from partnerships.models import BodyMember, Cooperation
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, TALUN
from tests.partnerships.text_world import DAY, TODAY, fresh, ready, signed, with_body, world

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "BKAD Tirta Ngebel",
    "decree_number": "3/2026",
    "decree_on": TODAY() - DAY,
    "term_ends": TODAY() + 365 * DAY,
}


@pytest.fixture
def running(cast, regions):
    return world(cast, regions, stage=Cooperation.Stage.RUNNING)


def add(three, body, name="Siti", sex="P", element="bpd", code=NGEBEL):
    return actions.add_member(
        body=body,
        name=name,
        sex=sex,
        element=element,
        village=three.regions[code],
        position="Anggota",
        by=three.cast.sekdes_ngebel,
    )


def test_a_body_comes_after_the_signing(cast, regions):
    three = world(cast, regions)
    ready(three)
    with pytest.raises(Refused, match="sesudah Peraturan Bersama ditandatangani"):
        actions.form_body(cooperation=three.cooperation, by=cast.sekdes_ngebel, **FACTS)
    assert fresh(three.cooperation).body is None


def test_a_signed_text_is_enough(cast, regions):
    three = world(cast, regions)
    signed(three)
    body = actions.form_body(cooperation=fresh(three.cooperation), by=cast.kades_sahang, **FACTS)
    assert fresh(three.cooperation).body == body


def test_a_cooperation_has_one_body(running):
    actions.form_body(cooperation=running.cooperation, by=running.cast.sekdes_ngebel, **FACTS)
    with pytest.raises(Refused, match="lebih dulu"):
        actions.form_body(cooperation=running.cooperation, by=running.cast.sekdes_ngebel, **FACTS)


def test_members_come_from_the_bound_villages(running):
    body = with_body(running)
    add(running, body)
    with pytest.raises(Refused, match="desa yang terikat"):
        add(running, body, code=TALUN)


def test_a_member_leaves_with_a_reason_and_the_trail_keeps_the_name(running):
    body = with_body(running)
    member = add(running, body)
    actions.remove_member(member=member, reason="Pindah rumah.", by=running.cast.sekdes_ngebel)
    assert not BodyMember.objects.exists()
    event = Event.objects.get(action="body.remove_member")
    assert (event.old["name"], event.note) == ("Siti", "Pindah rumah.")


def test_the_perangkat_does_not_name_members(running):
    with pytest.raises(PermissionDenied):
        actions.add_member(
            body=with_body(running),
            name="Siti",
            sex="P",
            element="bpd",
            village=running.regions[NGEBEL],
            position="Anggota",
            by=running.cast.perangkat_ngebel,
        )


def test_the_page_names_missing_elements_and_the_gender_split(running, enter):
    body = with_body(running)
    add(running, body, name="Budi", sex="L")
    client = enter(running.cast.kades_sahang)
    page = client.get(reverse("partnerships:body-detail", args=[body.pk])).content.decode()
    assert "Budi (Ngebel)" in page
    assert page.count("Belum ada wakil") == 4
    assert "Anggota hanya satu jenis kelamin" in page
    assert "Sahang, Wagir Lor belum punya wakil" in page
    add(running, body)
    page = client.get(reverse("partnerships:body-detail", args=[body.pk])).content.decode()
    assert "hanya satu jenis kelamin" not in page
    assert "1 perempuan, 1 laki-laki" in page


def test_the_forms_form_a_body_and_its_members(running, enter):
    client = enter(running.cast.sekdes_ngebel)
    address = reverse("partnerships:body-form", args=[running.cooperation.pk])
    typed = {"name": "BKAD Tirta", "decree_number": "3/2026", "decree_on": "1/3/2026", "term_ends": "1/2/2026"}
    page = client.post(address, typed)
    assert "Masa bakti harus berakhir sesudah tanggal keputusan" in page.content.decode()
    assert client.post(address, typed | {"term_ends": "1/3/2031"}).status_code == 302
    body = fresh(running.cooperation).body
    member = {
        "name": "Siti",
        "sex": "P",
        "element": "tokoh",
        "village": running.regions[NGEBEL].pk,
        "position": "Ketua",
    }
    assert client.post(reverse("partnerships:member-add", args=[body.pk]), member).status_code == 302
    row = body.members.get()
    outsider = client.post(
        reverse("partnerships:member-add", args=[body.pk]), member | {"village": running.regions[TALUN].pk}
    )
    assert "Pilih desa dari daftar" in outsider.content.decode()
    leave = reverse("partnerships:member-remove", args=[body.pk, row.pk])
    assert client.post(leave, {"reason": ""}).status_code == 422
    assert client.post(leave, {"reason": "Pindah."}).status_code == 302
    assert client.post(address, typed | {"term_ends": "1/3/2032"}).status_code == 302
    assert fresh(running.cooperation).body.term_ends.year == 2032
