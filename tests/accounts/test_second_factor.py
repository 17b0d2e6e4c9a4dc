"""The second factor: needed by role in production, kept encrypted, each code once; D40 of the security notes."""

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts import actions, cipher
from accounts.models import User
from accounts.second_factor import has_second_factor, unused_codes
from accounts.web import SEED
from records import trail
from records.verdict import Refused
from tests.accounts.conftest import PASSWORD, by_page, code_from, code_of, is_in

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def enrol(user: User) -> User:
    """Tie a phone to an account."""
    actions.enrol_second_factor(user=user, secret=SECRET, code=code_from(SECRET), keep="")
    return user


@pytest.fixture
def phone(cast, still, monkeypatch) -> User:
    """The camat with a phone, half a minute after enrolling it."""
    enrol(cast.camat)
    monkeypatch.setattr("time.time", lambda: still + 30)
    return cast.camat


def second_step(client, code: str):
    """Send the code of the second page."""
    return client.post(reverse("mfa_authenticate"), {"code": code})


def test_a_reviewer_reaches_only_the_enrolment_in_production(cast, client, settings):
    settings.MFA_REQUIRED = True
    by_page(client, "camat.ngebel")
    enrolment = reverse("accounts:second-factor-enrol")
    for address in ("/beranda/", "/kerja-sama/", "/tinjauan/", "/akun/", "/daftar/", "/akun/kata-sandi/", "/admin/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, enrolment), address
    assert client.post("/akun/sesi/akhiri/")["Location"] == enrolment
    page = client.get(enrolment)
    assert page.status_code == 200 and "data:image/svg+xml" in page.text and "wajib" in page.text
    assert client.post(reverse("account_logout")).status_code == 302


@pytest.mark.parametrize("name", ["camat.ngebel", "dpmd.ponorogo", "admin"])
def test_who_reviews_or_manages_must_enrol(cast, client, settings, name):
    settings.MFA_REQUIRED = True
    by_page(client, name)
    assert client.get(reverse("home"))["Location"] == reverse("accounts:second-factor-enrol")


@pytest.mark.parametrize("name", ["kades.ngebel", "sekdes.ngebel", "bpd.ngebel", "pendamping", "inspektorat"])
def test_others_need_not(cast, client, settings, name):
    settings.MFA_REQUIRED = True
    by_page(client, name)
    assert client.get(reverse("home")).status_code == 200


def test_a_role_given_in_mid_session_asks_for_it_at_once(cast, client, settings):
    settings.MFA_REQUIRED = True
    by_page(client, "kades.ngebel")
    assert client.get(reverse("home")).status_code == 200
    actions.grant_role(user=cast.kades_ngebel, role="camat", region_code="35.02.18", by=None)
    assert client.get(reverse("home"))["Location"] == reverse("accounts:second-factor-enrol")


def test_the_profile_decides(settings):
    """Off where people practise, on in production."""
    assert settings.MFA_REQUIRED is settings.PRODUCTION is False


def test_enrolling_by_the_pages_and_printing_the_codes(cast, client, settings, still):
    settings.MFA_REQUIRED = True
    by_page(client, "camat.ngebel")
    address = reverse("accounts:second-factor-enrol")
    client.get(address)
    sealed = client.session[SEED]
    seed = cipher.decrypt(sealed)
    assert seed not in sealed
    wrong = client.post(address, {"code": "000000"})
    assert wrong.status_code == 409 and "Kode salah" in wrong.text
    answer = client.post(address, {"code": code_from(seed)})
    assert answer["Location"] == reverse("accounts:recovery-codes")
    paper = client.get(answer["Location"]).text
    codes = unused_codes(cast.camat)
    assert len(codes) == 10 and all(f"{code[:4]} {code[4:]}" in paper for code in codes)
    assert SEED not in client.session
    assert client.get(reverse("home")).status_code == 200
    assert trail.timeline([cast.camat]).first().action == "user.enrol_second_factor"


def test_seeds_are_not_in_the_database_in_clear(phone):
    row = Authenticator.objects.get(user=phone, type="totp")
    assert SECRET not in str(row.data) and cipher.decrypt(row.data["secret"]) == SECRET
    codes = Authenticator.objects.get(user=phone, type="recovery_codes")
    assert not any(code in str(codes.data) for code in unused_codes(phone))


def test_a_changed_byte_is_an_error_never_garbage(settings):
    sealed = cipher.encrypt(SECRET)
    for at in (5, 20, len(sealed) // 2, len(sealed) - 8):
        broken = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
        with pytest.raises(InvalidToken):
            cipher.decrypt(broken)


def test_keys_can_be_changed_without_losing_a_phone(settings):
    sealed, old = cipher.encrypt(SECRET), settings.SECRET_KEY
    settings.SECOND_FACTOR_KEY = "kunci tersendiri " * 4
    assert cipher.decrypt(sealed) == SECRET
    own = cipher.encrypt(SECRET)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "kunci baru " * 6, []
    assert cipher.decrypt(own) == SECRET
    with pytest.raises(InvalidToken):
        cipher.decrypt(sealed)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert cipher.decrypt(sealed) == SECRET


def test_the_password_alone_is_not_enough(phone, client):
    answer = by_page(client, "camat.ngebel")
    assert answer["Location"] == reverse("mfa_authenticate") and not is_in(client)
    assert client.get(reverse("home")).status_code == 302
    assert "Ketik kode masuk" in client.get(reverse("mfa_authenticate")).text
    assert second_step(client, code_of(phone))["Location"] == reverse("home") and is_in(client)


def test_d40_a_code_works_once_however_it_is_typed(phone, client):
    code = code_of(phone)
    by_page(client, "camat.ngebel")
    second_step(client, code)
    assert is_in(client)
    client.logout()
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for again in (code, f" {code} ", f"{code[:3]} {code[3:]}", f"{code[:3]}-{code[3:]}", arabic):
        by_page(client, "camat.ngebel")
        page = second_step(client, again)
        assert not is_in(client) and page.status_code == 200 and "sudah dipakai" in page.text, again
        client.cookies.clear()


def test_d40_a_code_with_spaces_is_read(phone, client):
    by_page(client, "camat.ngebel")
    code = code_of(phone)
    second_step(client, f" {code[:3]} {code[3:]} ")
    assert is_in(client)


@pytest.mark.parametrize("steps", [-2, -1, 1, 2])
def test_d40_old_and_future_codes_are_refused(phone, client, steps):
    by_page(client, "camat.ngebel")
    second_step(client, code_of(phone, steps))
    assert not is_in(client)


def test_d40_the_code_that_enrolled_the_phone_signs_nobody_in(cast, client, still):
    enrol(cast.camat)
    by_page(client, "camat.ngebel")
    second_step(client, code_of(cast.camat))
    assert not is_in(client)


def test_d40_a_recovery_code_works_once(phone, client):
    code = unused_codes(phone)[3]
    by_page(client, "camat.ngebel")
    second_step(client, f"{code[:4]} {code[4:]}")
    assert is_in(client) and len(unused_codes(phone)) == 9
    client.logout()
    by_page(client, "camat.ngebel")
    second_step(client, code)
    assert not is_in(client)


def test_d40_five_wrong_codes_and_the_account_waits(phone, client):
    by_page(client, "camat.ngebel")
    for _ in range(5):
        second_step(client, "000000")
    page = second_step(client, code_of(phone))
    assert not is_in(client) and "Tunggu 15 menit" in page.text
    client.cookies.clear()
    by_page(client, "camat.ngebel", REMOTE_ADDR="10.0.0.9")
    second_step(client, code_of(phone))
    assert not is_in(client), "from another address too: who has the password must not guess the code"


def test_a_new_password_by_slip_does_not_go_around_the_code(phone, client, cast):
    """ASVS 6.4.3."""
    issued = actions.issue_slip(user=phone, by=cast.dpmd)
    chosen = "empat kuda makan rumput"
    address = reverse("accounts:way-in", args=[issued.secret.token])
    answer = client.post(address, {"password": chosen, "repeat": chosen})
    assert answer["Location"] == reverse("mfa_authenticate") and not is_in(client)


def test_what_matters_asks_for_the_password_again(phone, client, monkeypatch, still):
    by_page(client, "camat.ngebel")
    second_step(client, code_of(phone))
    assert client.get(reverse("accounts:recovery-codes")).status_code == 200
    monkeypatch.setattr("time.time", lambda: still + 700)
    answer = client.get(reverse("accounts:recovery-codes"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    page = client.get(answer["Location"])
    assert "Ketik kata sandi sekali lagi" in page.text and "Pakai kode dari ponsel" in page.text
    assert "Kata sandi salah" in client.post(answer["Location"], {"password": "salah"}).text
    back = client.post(answer["Location"], {"password": PASSWORD})
    assert back["Location"] == reverse("accounts:recovery-codes")
    assert client.get(back["Location"]).status_code == 200
    assert "Ketik kode sekali lagi" in client.get(reverse("mfa_reauthenticate")).text


def test_new_recovery_codes_kill_the_old(phone, client):
    old = unused_codes(phone)
    by_page(client, "camat.ngebel")
    second_step(client, code_of(phone))
    client.post(reverse("accounts:recovery-codes"))
    assert len(unused_codes(phone)) == 10 and not set(old) & set(unused_codes(phone))


def test_it_can_be_removed_unless_the_role_needs_it(phone, client, settings):
    by_page(client, "camat.ngebel")
    second_step(client, code_of(phone))
    settings.MFA_REQUIRED = True
    address = reverse("accounts:second-factor-remove")
    assert "wajib" in client.get(address).text
    assert client.post(address).status_code == 409 and has_second_factor(phone)
    settings.MFA_REQUIRED = False
    assert client.post(address).status_code == 302 and not has_second_factor(phone)
    assert not Authenticator.objects.filter(user=phone).exists()


def test_anybody_may_enrol(cast, client, still):
    by_page(client, "kades.ngebel")
    address = reverse("accounts:second-factor-enrol")
    client.get(address)
    client.post(address, {"code": code_from(cipher.decrypt(client.session[SEED]))})
    assert has_second_factor(cast.kades_ngebel)
    assert client.get(address)["Location"] == reverse("accounts:account")


def test_who_lost_phone_and_paper_is_helped_by_who_manages_them(phone, client, cast):
    by_page(client, "camat.ngebel")
    second_step(client, code_of(phone))
    actions.take_second_factor(user=phone, by=cast.dpmd, note="Ponsel jatuh ke sungai")
    assert not has_second_factor(phone) and client.get(reverse("home")).status_code == 302
    assert trail.timeline([phone]).first().note == "Ponsel jatuh ke sungai"
    with pytest.raises(Refused, match="belum terpasang"):
        actions.take_second_factor(user=phone, by=cast.dpmd, note="lagi")
    with pytest.raises(PermissionDenied):
        actions.take_second_factor(user=cast.admin, by=cast.dpmd, note="x")


def test_two_phones_are_refused(phone):
    with pytest.raises(Refused, match="sudah terpasang"):
        enrol(phone)


def test_secrets_never_enter_the_trail(phone):
    told = " ".join(f"{event.old} {event.new} {event.note}" for event in trail.timeline([phone]))
    assert SECRET not in told and not any(code in told for code in unused_codes(phone))
