"""docs/hak-akses.csv on the register of outside parties: every role asks every page and every act."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from partnerships.models import Partner
from tests.conftest import make_user
from tests.partnerships import cooperation_cases as cases
from tests.partnerships.register_world import proposed, verified

pytestmark = pytest.mark.django_db
CODES = {"ya": {200, 302}, "tolak": {403}, "tiada": {404}, "masuk": {302}}
NUMBER = "9120001234567"
SIGN_IN = "untuk melihat identitas lengkap"


def page_of(name: str):
    """A page about one entry."""
    return lambda partner: reverse(f"partnerships:{name}", args=[partner.pk])


def adding(partner: Partner) -> str:
    return reverse("partnerships:partner-create")


def verified_twice(cast, regions) -> Partner:
    """Of two verified entries of one party, the one that may go."""
    verified(cast, regions)
    return verified(cast, regions, name="Kopi Wilis Jaya")


def everybody(cast) -> dict:
    """Role of the oracle → person; a BKAD serves some body."""
    return cases.people_of(cast, "ngebel") | {"bkad": make_user("bkad.tirta", Role.BKAD, body="bkadlainxx")}


# action, state, relation -> what is there, the page, and whether it is sent
ASKED = {
    ("mitra.daftar", "terverifikasi", "semua"): (verified, page_of("partner-detail"), False),
    ("mitra.lihat", "diusulkan", "wilayah"): (proposed, page_of("partner-detail"), False),
    ("mitra.usul", "-", "semua"): (proposed, adding, False),
    ("mitra.verifikasi", "diusulkan", "wilayah"): (proposed, page_of("partner-verify"), True),
    ("mitra.gabung", "terverifikasi", "wilayah"): (verified_twice, page_of("partner-merge"), False),
}


@pytest.mark.parametrize("key", ASKED, ids=",".join)
def test_every_role_gets_the_answer_of_the_row(key, cast, regions, enter, client):
    make, address, is_sent = ASKED[key]
    page, row = address(make(cast, regions)), cases.oracle(*key)
    assert (client.post(page) if is_sent else client.get(page)).status_code in CODES[row.pop("publik")]
    wrong = {}
    for role, person in everybody(cast).items():
        browser = enter(person)
        status = (browser.post(page) if is_sent else browser.get(page)).status_code
        if status not in CODES[row[role]]:
            wrong[role] = status
    assert wrong == {}


def test_the_identity_of_a_verified_one_is_for_whoever_signs_in(cast, regions, enter, client):
    """mitra.lihat, terverifikasi, semua: numbers and signatory; anybody else is asked to sign in."""
    page, row = (
        page_of("partner-detail")(verified(cast, regions)),
        cases.oracle("mitra.lihat", "terverifikasi", "semua"),
    )
    assert row.pop("publik") == "masuk"
    public = client.get(page).content.decode()
    assert SIGN_IN in public and NUMBER not in public and "Budi Santosa" not in public
    for role, person in everybody(cast).items():
        shown = enter(person).get(page).content.decode()
        assert row[role] == "ya" and NUMBER in shown and SIGN_IN not in shown, role
        assert ("081234567890" in shown) == (role == "dpmd"), role


@pytest.mark.parametrize("name", ["partner-entry-edit", "partner-coverage", "partner-topics", "partner-proof-add"])
def test_nobody_else_changes_an_entry(cast, regions, enter, name):
    page = page_of(name)(proposed(cast, regions))
    got = {role: enter(person).get(page).status_code for role, person in everybody(cast).items()}
    may = {"kades", "sekdes", "perangkat", "pendamping", "dpmd"}
    assert got == {role: 200 if role in may else 403 for role in got}
    assert enter(cast.kades_sahang).get(page).status_code == 404
