"""The oracle's rows about a Perjanjian Bersama: every role asks the page of each act."""

import csv

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.agreement_road import agreement_at, linked
from tests.conftest import NGEBEL
from tests.guards.source import ROOT
from tests.partnerships.cooperation_cases import ROLES, people_of

pytestmark = pytest.mark.django_db
CODES = {"ya": 200, "tolak": 403, "tiada": 404, "masuk": 302}


def at(name: str, *args: str) -> str:
    """An address of the floor."""
    return reverse(f"partnerships:{name}", args=args)


# action, state, relation -> where the cooperation stands, and the page of the act
ASKED = {
    ("naskah.musyawarah desa", "rancangan", "sendiri"): (
        "ditulis",
        lambda world: at("village-text-schedule", world.cooperation.pk, NGEBEL),
    ),
    ("mitra.tautan.buat", "rancangan", "desa pemrakarsa"): (
        "ditulis",
        lambda world: at("partner-link", world.text.pk),
    ),
    ("mitra.tautan.jawab", "menunggu", "semua"): (
        "ditulis",
        lambda world: at("partner-confirm", linked(world).token),
    ),
    ("mitra.tandatangan.catat", "siap ditandatangani", "pihak"): (
        "siap",
        lambda world: at("partner-sign", world.text.pk),
    ),
    ("naskah.umumkan", "siap ditandatangani", "pihak"): (
        "siap",
        lambda world: at("signature-announce", world.text.pk, world.signature(NGEBEL).pk),
    ),
}


def rows() -> dict[tuple[str, str, str], dict[str, str]]:
    """The oracle by its three first columns."""
    with (ROOT / "docs" / "hak-akses.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["aksi"], row["keadaan"], row["hubungan"]): row for row in csv.DictReader(lines)}


@pytest.mark.parametrize("key", ASKED, ids=",".join)
def test_every_role_gets_the_answer_of_the_row(key, cast, regions, enter, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    stage, page_of = ASKED[key]
    row, page = rows()[key], page_of(agreement_at(stage, cast, regions))
    assert client.get(page).status_code == CODES[row["publik"]]
    got = {role: enter(person).get(page).status_code for role, person in people_of(cast, "ngebel").items()}
    assert got == {role: CODES[row[role]] for role in ROLES}
