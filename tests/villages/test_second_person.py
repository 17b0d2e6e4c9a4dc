"""Two people stand behind a verified figure, also when one of them only changed it."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from records.verdict import Refused
from tests.conftest import SAHANG
from tests.villages.helpers import bring_to
from villages import actions
from villages.models import Potential


def test_whoever_changed_a_draft_does_not_verify_it(cast, regions):
    potential = actions.add_potential(
        village=regions[SAHANG],
        by=cast.perangkat_sahang,
        kind="alam",
        name="Sumber Jambe",
        quantity=Decimal(11),
        unit="l/dt",
    )
    actions.edit_potential(potential=potential, by=cast.sekdes_sahang, quantity=Decimal(12))
    potential = Potential.objects.get(pk=potential.pk)
    actions.submit_potential(potential=potential, by=cast.sekdes_sahang)
    with pytest.raises(PermissionDenied, match="mengubah potensi ini"):
        actions.verify_potential(potential=potential, by=cast.sekdes_sahang)
    actions.verify_potential(potential=potential, by=cast.kades_sahang)
    assert Potential.objects.get(pk=potential.pk).verified_by == cast.kades_sahang


def at(name, potential, *args):
    return reverse(f"villages:{name}", args=[potential.pk, *args])


def test_it_goes_back_with_the_reason_and_the_filler_reads_it(cast, spring, enter):
    bring_to(spring, "diajukan", None)
    second = enter(cast.kades_sahang)
    assert at("potential-return", spring) in second.get(at("potential-detail", spring)).text
    empty = second.post(at("potential-return", spring), {"reason": ""})
    assert empty.status_code == 422 and "Isi yang perlu diperbaiki" in empty.text
    second.post(at("potential-return", spring), {"reason": "Ukur pada musim kemarau"})
    filler = enter(cast.perangkat_sahang)
    page = filler.get(at("potential-detail", spring)).text
    assert page.index("Dikembalikan untuk diperbaiki") < page.index("Ukur pada musim kemarau") < page.index("Riwayat")
    filler.post(
        at("potential-edit", spring), {"topic": "air-bersih", "name": "Mata air", "quantity": "9", "unit": "l/dt"}
    )
    assert "Dikembalikan untuk diperbaiki" in filler.get(at("potential-detail", spring)).text
    filler.post(at("potential-move", spring, "submit"))
    assert "Dikembalikan untuk diperbaiki" not in filler.get(at("potential-detail", spring)).text


def test_it_goes_back_only_with_a_reason_and_only_when_submitted(cast, spring):
    with pytest.raises(Refused, match="Draf"):
        actions.return_potential(potential=spring, reason="Salah", by=cast.kades_sahang)
    bring_to(spring, "diajukan", None)
    with pytest.raises(Refused, match="perlu diperbaiki"):
        actions.return_potential(potential=spring, reason=" ", by=cast.kades_sahang)
    with pytest.raises(PermissionDenied):
        actions.return_potential(potential=spring, reason="Salah", by=cast.perangkat_sahang)


def test_who_filled_it_in_is_told_that_somebody_else_is_next(cast, sahang, enter):
    facts = {"topic": "kopi", "name": "Kopi", "quantity": "64", "unit": "ton/tahun", "ajukan": "1"}
    client = enter(cast.sekdes_sahang)
    page = client.post(reverse("villages:potential-create", args=[SAHANG]), facts, follow=True).text
    assert "Potensi diajukan." in page and "Menunggu orang kedua" in page and "Anda yang mengisi" not in page
    own = Potential.objects.get(name="Kopi")
    assert own.status == "diajukan" and at("potential-return", own) not in page
    assert "Menunggu orang kedua" not in enter(cast.kades_sahang).get(at("potential-detail", own)).text


def test_a_draft_is_not_forgotten(cast, sahang, enter):
    facts = {"topic": "kopi", "name": "Kopi", "quantity": "64", "unit": "ton/tahun"}
    client, profile = enter(cast.sekdes_sahang), reverse("villages:profile", args=[SAHANG])
    page = client.post(reverse("villages:potential-create", args=[SAHANG]), facts, follow=True).text
    assert "Ajukan supaya orang kedua bisa memeriksa." in page and "Ajukan potensi" in page
    own = Potential.objects.get(name="Kopi")
    page = client.get(profile).text
    assert "1 potensi masih draf" in page and at("potential-detail", own) in page
    assert "masih draf" not in enter(cast.bpd_sahang).get(profile).text
    client = enter(cast.sekdes_sahang)
    client.post(at("potential-edit", own), facts | {"ajukan": "1"})
    own.refresh_from_db()
    assert own.status == "diajukan" and "masih draf" not in client.get(profile).text


def test_a_verification_is_given_up_only_after_a_warning(cast, spring, enter):
    client = enter(cast.sekdes_sahang)
    assert client.get(at("potential-reopen", spring)).status_code == 302
    bring_to(spring, "terverifikasi", cast.kades_sahang)
    page = client.get(at("potential-detail", spring)).text
    assert at("potential-reopen", spring) in page and at("potential-move", spring, "reopen") not in page
    page = client.get(at("potential-reopen", spring)).text
    assert "Verifikasi akan batal" in page and "Biarkan terverifikasi" in page
    client.post(at("potential-move", spring, "reopen"))
    spring.refresh_from_db()
    assert spring.status == "draf"
