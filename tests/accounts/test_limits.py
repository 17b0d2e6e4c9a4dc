"""Limits by person and address: D38, and whose address it is behind our own proxies."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.urls import reverse

from accounts.limits import allows, client_address
from tests.accounts.conftest import PASSWORD, by_page, is_in
from tests.guards.source import ROOT

OFFICE, ELSEWHERE = "203.0.113.7", "198.51.100.9"


def wrong(client, username: str, times: int = 5, **extra) -> None:
    """So many wrong passwords."""
    for _ in range(times):
        by_page(client, username, "salah sama sekali", **extra)


def test_d38_the_sixth_try_waits_for_this_person_at_this_address_only(cast, client):
    wrong(client, "kades.ngebel", REMOTE_ADDR=OFFICE)
    page = by_page(client, "kades.ngebel", REMOTE_ADDR=OFFICE)
    assert not is_in(client) and "Tunggu 15 menit" in page.text
    by_page(client, "KADES.NGEBEL", REMOTE_ADDR=OFFICE)
    assert not is_in(client), "another case of the same name"
    by_page(client, "sekdes.ngebel", REMOTE_ADDR=OFFICE)
    assert is_in(client), "a colleague in the same office"
    client.logout()
    by_page(client, "kades.ngebel", REMOTE_ADDR=ELSEWHERE)
    assert is_in(client), "the same person elsewhere: nobody locks them out from afar"


def test_d38_a_claimed_address_changes_nothing(cast, client):
    """Without a proxy of ours X-Forwarded-For is what the browser says."""
    for number in range(5):
        by_page(client, "kades.ngebel", "salah", HTTP_X_FORWARDED_FOR=f"10.1.1.{number}", REMOTE_ADDR=OFFICE)
    by_page(client, "kades.ngebel", HTTP_X_FORWARDED_FOR="10.9.9.9", REMOTE_ADDR=OFFICE)
    assert not is_in(client)


def test_d38_behind_one_proxy_only_what_it_wrote_counts(cast, client, settings):
    settings.TRUSTED_PROXIES = 1
    for number in range(5):
        claimed = f"10.1.1.{number}, {OFFICE}"
        by_page(client, "kades.ngebel", "salah", HTTP_X_FORWARDED_FOR=claimed, REMOTE_ADDR="127.0.0.1")
    by_page(client, "kades.ngebel", HTTP_X_FORWARDED_FOR=f"10.9.9.9, {OFFICE}", REMOTE_ADDR="127.0.0.1")
    assert not is_in(client)
    by_page(client, "kades.ngebel", HTTP_X_FORWARDED_FOR=ELSEWHERE, REMOTE_ADDR="127.0.0.1")
    assert is_in(client)


def test_many_people_of_one_office_may_mistype(cast, client):
    """Nothing is limited by address alone."""
    for name in ("kades.ngebel", "sekdes.ngebel", "bpd.ngebel", "perangkat.ngebel", "kades.sahang", "bpd.sahang"):
        wrong(client, name, 5, REMOTE_ADDR=OFFICE)
    by_page(client, "sekdes.sahang", REMOTE_ADDR=OFFICE)
    assert is_in(client)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, "10.0.0.1", OFFICE, OFFICE),
        (0, "", OFFICE, OFFICE),
        (1, f"10.0.0.1, {OFFICE}", "127.0.0.1", OFFICE),
        (1, "", OFFICE, OFFICE),
        (2, f"10.0.0.1, {OFFICE}, 127.0.0.2", "127.0.0.1", OFFICE),
        (2, OFFICE, "127.0.0.1", "127.0.0.1"),
        (1, "bukan alamat", "127.0.0.1", "0.0.0.0"),
        (1, " , , ", OFFICE, OFFICE),
        (0, "", "", "0.0.0.0"),
        (1, "2001:db8::1", "127.0.0.1", "2001:db8::1"),
    ],
)
def test_whose_address_it_is(settings, proxies, forwarded, remote, address):
    settings.TRUSTED_PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=remote, **headers)) == address


def test_public_questions_are_counted_by_the_same_address(db, client, settings):
    settings.TRUSTED_PROXIES = 1
    page = reverse("verify-code", args=["ABCD-EFGH"])
    answers = [client.get(page, HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, {OFFICE}").status_code for number in range(31)]
    assert (answers[0], answers[-1]) == (404, 429)
    assert client.get(page, HTTP_X_FORWARDED_FOR=ELSEWHERE).status_code == 404


def test_a_limit_by_mail_address_ignores_case(rf):
    cache.clear()
    request = rf.post("/")
    assert [allows(request, "reset", key) for key in ("A@desa.id", "a@desa.id", "a@DESA.id", "a@desa.id")] == [
        True,
        True,
        True,
        False,
    ]
    assert allows(request, "reset", "b@desa.id") and allows(request, "invite", "a@desa.id")


def test_one_person_with_many_ipv6_addresses_is_one_place(cast, client):
    """A home or an office is given a whole /64."""
    for number in range(5):
        by_page(client, "kades.ngebel", "salah", REMOTE_ADDR=f"2001:db8:1:2::{number + 1}")
    by_page(client, "kades.ngebel", REMOTE_ADDR="2001:db8:1:2:ffff::9")
    assert not is_in(client)
    by_page(client, "kades.ngebel", REMOTE_ADDR="2001:db8:1:3::1")
    assert is_in(client), "another network"


def test_thirty_wrong_from_everywhere_slow_unknown_places_and_never_the_usual_one(cast, client, still, monkeypatch):
    by_page(client, "kades.ngebel", REMOTE_ADDR=OFFICE)
    client.logout()
    for number in range(30):
        by_page(client, "Kades.Ngebel", "salah", REMOTE_ADDR=f"192.0.2.{number}")
    page = by_page(client, "kades.ngebel", REMOTE_ADDR=ELSEWHERE)
    assert not is_in(client) and "Coba lagi nanti" in page.text, "the right password waits like a guess"
    by_page(client, "sekdes.ngebel", REMOTE_ADDR=ELSEWHERE)
    assert is_in(client), "another name there"
    client.logout()
    by_page(client, "kades.ngebel", REMOTE_ADDR=OFFICE)
    assert is_in(client), "where they signed in before nobody keeps them out"
    client.logout()
    monkeypatch.setattr("time.time", lambda: still + 3601)
    by_page(client, "kades.ngebel", REMOTE_ADDR=ELSEWHERE)
    assert is_in(client), "an hour later"


def test_an_unknown_name_is_slowed_alike(cast, client):
    """Else the limit would tell who has an account."""
    for number in range(30):
        by_page(client, "tidak.ada", "salah", REMOTE_ADDR=f"192.0.2.{number}")
    assert "Coba lagi nanti" in by_page(client, "tidak.ada", "salah", REMOTE_ADDR=ELSEWHERE).text


def test_a_borrowed_session_guesses_the_password_five_times(cast, client):
    by_page(client, "kades.ngebel", REMOTE_ADDR=OFFICE)
    chosen = {"password": "empat kuda makan rumput", "repeat": "empat kuda makan rumput"}
    page = reverse("accounts:password-change")
    for _ in range(5):
        assert "sekarang salah" in client.post(page, chosen | {"current": "salah"}, REMOTE_ADDR=OFFICE).text
    answer = client.post(page, chosen | {"current": PASSWORD}, REMOTE_ADDR=OFFICE)
    assert answer.status_code == 422 and "Tunggu 15 menit" in answer.text


def test_the_counters_have_room():
    """The database cache throws entries away beyond its size; 300 by default."""
    written = (ROOT / "kerjasama_portal" / "settings.py").read_text()
    assert '"MAX_ENTRIES": 200_000' in written
