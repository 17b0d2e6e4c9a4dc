"""Passwords: long enough, never cut, not common, not made of the words around a village (ASVS 6.2)."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.hashers import OfficeArgon2
from accounts.models import User
from accounts.roles import Role
from tests.accounts.conftest import PASSWORD, by_page, is_in
from tests.conftest import make_user
from tests.guards.source import ROOT

PERSON = SimpleNamespace(name="Sri Wahyuni", username="sri.w", place_names=["Wagir Lor", "Kabupaten Ponorogo"])
GOOD = ["empat kuda makan rumput", "kuda lari di desa pagi", "Sungai-Jernih-Mengalir", "x" * 3 + "Qw8$zzTr!mnopq"]
BAD = {
    "sebelas hrf": "12 huruf",
    "a" * 257: "256 huruf",
    "123456789012": "mudah ditebak",
    "aaaaaaaaaaaaaaa": "mudah ditebak",
    "desa-bumdes-2026": "mudah ditebak",
    "Kecamatan2026!!": "mudah ditebak",
    "WagirLor-2026-desa": "mudah ditebak",
    "sriwahyuni1985": "mudah ditebak",
    "Sri.Wahyuni.123": "mudah ditebak",
    "ponorogo ponorogo": "mudah ditebak",
}


@pytest.mark.parametrize("password", GOOD)
def test_a_sentence_is_good(password):
    validate_password(password, PERSON)


@pytest.mark.parametrize("password", BAD)
def test_what_neighbours_would_guess_is_refused(password):
    with pytest.raises(ValidationError, match=BAD[password]):
        validate_password(password, PERSON)


def test_the_commonest_are_refused():
    long_ones = [each for each in sorted(CommonPasswordValidator().passwords) if len(each) >= 12]
    assert len(long_ones) > 50
    for password in long_ones:
        with pytest.raises(ValidationError):
            validate_password(password, PERSON)


def test_every_letter_of_256_counts(cast, client):
    """ASVS 6.2.9: long ones are allowed, and none is cut."""
    long = ("kuda lari pagi " * 20)[:256].strip().ljust(256, "q")
    by_page(client, "kades.ngebel")
    data = {"current": PASSWORD, "password": long, "repeat": long}
    assert client.post(reverse("accounts:password-change"), data).status_code == 302
    user = User.objects.get(pk=cast.kades_ngebel.pk)
    assert user.check_password(long) and not user.check_password(long[:255])
    client.logout()
    by_page(client, "kades.ngebel", long)
    assert is_in(client)


def test_the_villages_name_is_known_to_the_page(cast, client):
    by_page(client, "kades.wagirlor")
    weak = "wagirlor-1945-desa"
    page = client.post(reverse("accounts:password-change"), {"current": PASSWORD, "password": weak, "repeat": weak})
    assert page.status_code == 422 and "mudah ditebak" in page.text


def test_the_old_password_must_be_right(cast, client):
    by_page(client, "kades.ngebel")
    data = {"current": "salah", "password": GOOD[0], "repeat": GOOD[0]}
    page = client.post(reverse("accounts:password-change"), data)
    assert page.status_code == 422 and "Kata sandi sekarang salah" in page.text
    assert User.objects.get(pk=cast.kades_ngebel.pk).check_password(PASSWORD)


def test_passwords_are_kept_as_argon2id():
    """ASVS 11.4.2; outside the tests, which hash cheaply."""
    kept = OfficeArgon2().encode(GOOD[0], OfficeArgon2().salt())
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert OfficeArgon2().verify(GOOD[0], kept) and not OfficeArgon2().verify(GOOD[1], kept)
    text = (ROOT / "kerjasama_portal" / "settings.py").read_text(encoding="utf-8")
    assert 'PASSWORD_HASHERS = ["accounts.hashers.OfficeArgon2"' in text


def test_the_admin_site_changes_no_password_of_its_own(cast, enter):
    """There it would leave no event, and other sessions open."""
    browser = enter(make_user("pengelola", Role.ADMIN, nationwide=True))
    before = User.objects.get(username="pengelola").password
    typed = {"old_password": PASSWORD, "new_password1": "empat kuda makan rumput"}
    browser.post("/admin/password_change/", typed | {"new_password2": typed["new_password1"]})
    assert User.objects.get(username="pengelola").password == before
    assert browser.get("/admin/password_change/")["Location"] == reverse("accounts:password-change")
