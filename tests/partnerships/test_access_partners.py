"""docs/hak-akses.csv on outside parties: every role asks every page and every act, before the text is begun."""

import pytest
from django.urls import reverse

from partnerships.models import Proposal
from tests.conftest import make_user
from tests.partnerships import cooperation_cases as cases
from tests.partnerships import partner_world as world

pytestmark = pytest.mark.django_db
CODES = {"ya": {200, 302}, "tolak": {403}, "tiada": {404}, "masuk": {302}}
DAY = f"{world.TODAY():%d/%m/%Y}"
APPRAISAL = world.APPRAISAL | {"checked_on": DAY, "uses_asset": "on"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Papers and scans are kept apart for each test."""
    settings.MEDIA_ROOT = tmp_path


def begun(cast, regions):
    return world.started(cast, regions)


def offered(cast, regions):
    return world.received(cast, world.announced(cast, regions))


def address(name: str, row, *more: str) -> str:
    """A page of a cooperation, or of one offer."""
    first = [row.cooperation_id, row.pk] if isinstance(row, Proposal) else [row.pk]
    return reverse(f"partnerships:{name}", args=[*first, *more])


def of_offers(row) -> str:
    return reverse("partnerships:proposal-list", args=[row.cooperation_id])


def next_offer(row) -> str:
    return reverse("partnerships:proposal-add", args=[row.cooperation_id])


def public(row) -> str:
    return reverse("partnerships:announcement-public", args=[row.announcement.pk])


# action, state, relation -> what is there, the page, and what is sent (None: the page is opened)
ASKED = {
    ("kajian.lihat", "persiapan", "pihak"): (begun, lambda row: address("appraisal-edit", row), None),
    ("kak.lihat", "persiapan", "pihak"): (begun, lambda row: address("terms-edit", row), None),
    ("kajian.ubah", "persiapan", "desa pemrakarsa"): (begun, lambda row: address("appraisal-edit", row), APPRAISAL),
    ("kak.ubah", "persiapan", "desa pemrakarsa"): (begun, lambda row: address("terms-edit", row), world.TERMS),
    ("pengumuman.kirim", "persiapan", "desa pemrakarsa"): (begun, lambda row: address("announce", row), None),
    ("pengumuman.lihat", "diumumkan", "semua"): (world.announced, public, None),
    ("mitra.tawaran.lihat", "penawaran", "pihak"): (offered, of_offers, None),
    ("mitra.tawaran.lihat", "penawaran", "luar"): (offered, of_offers, None),
    ("mitra.tawaran.catat", "penawaran", "desa pemrakarsa"): (offered, next_offer, None),
    ("mitra.tawaran.pilih", "penawaran", "desa pemrakarsa"): (
        offered,
        lambda row: address("proposal-move", row, "pilih"),
        None,
    ),
    ("mitra.identitas.ubah", "penawaran", "desa pemrakarsa"): (offered, lambda row: address("partner-edit", row), None),
    ("mitra.proposal.jawab", "persiapan", "desa pemrakarsa"): (
        world.proposed,
        lambda row: address("proposal-answer", row),
        None,
    ),
}


@pytest.mark.parametrize("key", ASKED, ids=",".join)
def test_every_role_gets_the_answer_of_the_row(key, cast, regions, enter, client):
    make, page_of, sent = ASKED[key]
    page, row = page_of(make(cast, regions)), cases.oracle(*key)
    assert client.get(page).status_code in CODES[row.pop("publik")]
    people = outsiders(cast) if key[2] == "luar" else cases.people_of(cast, "ngebel")
    wrong = {}
    for role, person in people.items():
        browser = enter(person)
        status = (browser.get(page) if sent is None else browser.post(page, sent)).status_code
        if status not in CODES[row[role]]:
            wrong[role] = status
    assert wrong == {}


def outsiders(cast) -> dict:
    """Everybody of another village, kecamatan or kabupaten."""
    village = {role: getattr(cast, f"{role}_talun") for role in ("kades", "sekdes", "perangkat", "bpd")}
    others = ("pendamping", "dpmd", "inspektorat", "pembaca", "admin")
    far = {role: make_user(f"{role}.luar", role, region_code="35.03") for role in others}
    return village | far | {"camat": cast.camat_pulung, "bkad": cast.bkad}
