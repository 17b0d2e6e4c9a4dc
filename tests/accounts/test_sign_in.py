"""Sign-in at /masuk/ by user name and password; nobody signs up alone."""

import pytest
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse

from accounts.models import User

PASSWORD = "kata-sandi-uji-panjang"


@pytest.fixture(autouse=True)
def fresh_limits():
    """Attempts of another test don't count."""
    cache.clear()


def sign_in(client, login="kades.ngebel", password=PASSWORD, **extra):
    """What the form sends."""
    return client.post(reverse("account_login"), {"login": login, "password": password, **extra})


def test_sign_in_leads_home(cast, client):
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, reverse("home"))
    assert client.session["_auth_user_id"] == str(cast.kades_ngebel.pk)


def test_the_wrong_password_says_nothing_of_the_account(cast, client):
    wrong, unknown = sign_in(client, password="salah"), sign_in(client, login="tidak.ada", password="salah")
    assert wrong.status_code == unknown.status_code == 200
    assert list(wrong.context["form"].errors.values()) == list(unknown.context["form"].errors.values())
    assert "Nama pengguna atau kata sandi salah." in wrong.text
    assert "_auth_user_id" not in client.session


def test_the_first_page_says_who_signed_in(cast, client):
    page = client.get(sign_in(client)["Location"]).text
    assert "Anda masuk sebagai Kepala Desa Ngebel." in page and "Berhasil" not in page
    footer = page[page.index("<footer") :]
    assert footer.index("Masuk sebagai Kepala Desa Ngebel") < footer.index("Keluar")


def test_a_refused_page_leads_back(cast, client):
    sign_in(client)
    back = {"HTTP_REFERER": "http://testserver/kerja-sama/"}
    assert 'href="http://testserver/kerja-sama/"' in client.get("/tidak-ada/", **back).text
    assert "jahat" not in client.get("/tidak-ada/", HTTP_REFERER="https://jahat.invalid/").text


def test_a_deactivated_account_stays_out(cast, client):
    User.objects.filter(username="kades.ngebel").update(is_active=False)
    answer = client.get(sign_in(client)["Location"])
    assert "Akun ini tidak aktif lagi." in answer.text
    assert "_auth_user_id" not in client.session


def test_the_sixth_wrong_password_waits_for_this_person_only(cast, client):
    for _ in range(5):
        sign_in(client, password="salah")
    assert "_auth_user_id" not in client.session
    sign_in(client)
    assert "_auth_user_id" not in client.session, "the right password came after five wrong ones"
    sign_in(client, login="sekdes.ngebel")
    assert client.session["_auth_user_id"] == str(cast.sekdes_ngebel.pk)


@pytest.mark.parametrize(
    "target", ["//jahat.invalid", "https://jahat.invalid/", "/\\jahat.invalid", "javascript:alert(1)"]
)
def test_sign_in_never_leads_away(cast, client, target):
    assert sign_in(client, next=target)["Location"] == reverse("home")


def test_sign_in_leads_back_to_where_the_person_was_going(cast, client):
    assert sign_in(client, next=reverse("villages:village-list"))["Location"] == reverse("villages:village-list")


def test_the_session_changes_at_sign_in(cast, client):
    client.get(reverse("account_login"))
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_signing_out_ends_the_session(cast, client):
    sign_in(client)
    client.post(reverse("account_logout"))
    assert client.get(reverse("home")).status_code == 302


def test_nobody_signs_up_or_resets_alone(client):
    for name in ("account_signup", "account_reset_password", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
