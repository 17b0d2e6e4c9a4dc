"""impor.jalankan and wilayah.impor of the oracle (docs/hak-akses.csv): every role asks for the upload of each kind."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from records.importing.kind import registry
from tests.conftest import make_user
from tests.portal.test_access_added import CODES, rows

NARROWER = [slug for slug in registry.kinds if slug not in ("potensi", "wilayah")]  # these ask for a second right, too


def test_the_kinds_are_these():
    assert set(registry.kinds) >= {"potensi", "kebutuhan", "wilayah"}


@pytest.mark.parametrize("slug", ["potensi", *NARROWER])
def test_who_imports_facts_of_villages(slug, cast, enter, client):
    row = rows()[("impor.jalankan", "-", "sendiri")]
    page = reverse("imports:upload", args=[slug])
    assert client.get(page).status_code in CODES[row["publik"]]
    for role in Role.values:
        person = getattr(cast, f"{role}_ngebel", None) or getattr(cast, role)
        wanted = CODES[row[role]] | ({403} if slug in NARROWER else set())
        assert enter(person).get(page).status_code in wanted, role


def test_who_imports_regions(cast, enter, client):
    """The administrator of the whole country; one of a single kabupaten changes nothing for all."""
    row = rows()[("wilayah.impor", "-", "semua")]
    page = reverse("imports:upload", args=["wilayah"])
    assert client.get(page).status_code in CODES[row["publik"]]
    nation = make_user("pengelola.wilayah", Role.ADMIN, nationwide=True)
    for role in Role.values:
        person = nation if role == Role.ADMIN else getattr(cast, f"{role}_ngebel", None) or getattr(cast, role)
        assert enter(person).get(page).status_code in CODES[row[role]], role
    assert enter(cast.admin).get(page).status_code == 403


@pytest.mark.parametrize("name", ["kades_ngebel", "camat", "pembaca", "admin"])
def test_whoever_imports_nothing_sees_no_link_to_it(name, cast, enter):
    browser = enter(getattr(cast, name))
    assert browser.get(reverse("imports:start")).status_code == 403
    if name != "admin":
        assert "/impor/" not in browser.get(reverse("home")).content.decode()
