"""Sessions: another id at sign-in, ended by sign-out, password and time; D41 of the security notes."""

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import actions, cipher
from accounts.queries import device_of
from accounts.web import SEED
from records import trail
from tests.accounts.conftest import PASSWORD, by_page, code_from, is_in

CHOSEN = "empat kuda makan rumput"
HOME = "/beranda/"
MINUTE, HOUR = 60, 3600
PHONE = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"


@pytest.fixture
def other_client():
    """A second device."""
    return Client()


def change(client, current: str = PASSWORD):
    """Change the password by the page."""
    return client.post(reverse("accounts:password-change"), {"current": current, "password": CHOSEN, "repeat": CHOSEN})


def test_d41_the_id_changes_at_sign_in_and_the_old_one_is_dead(cast, client, other_client):
    client.get(reverse("account_login"))
    client.session.save()
    before = client.session.session_key
    by_page(client, "kades.ngebel")
    assert client.session.session_key != before and not Session.objects.filter(pk=before).exists()
    other_client.cookies[cookie()] = before or "x"
    assert other_client.get(HOME).status_code == 302


def cookie() -> str:
    """The name of the session's cookie."""
    return settings.SESSION_COOKIE_NAME


def test_d41_signing_out_kills_the_session(cast, client, other_client):
    by_page(client, "kades.ngebel")
    stolen = client.session.session_key
    client.post(reverse("account_logout"))
    other_client.cookies[cookie()] = stolen
    assert other_client.get(HOME).status_code == 302 and not Session.objects.filter(pk=stolen).exists()


def test_d41_a_new_password_ends_the_other_sessions_and_keeps_this_one(cast, client, other_client):
    by_page(client, "kades.ngebel")
    by_page(other_client, "kades.ngebel")
    before = client.session.session_key
    assert change(client).status_code == 302
    assert client.get(HOME).status_code == 200 and client.session.session_key != before
    assert other_client.get(HOME).status_code == 302
    assert trail.timeline([cast.kades_ngebel]).first().action == "user.set_password"


def test_d41_a_second_factor_ends_the_other_sessions(cast, client, other_client, still):
    by_page(client, "kades.ngebel")
    by_page(other_client, "kades.ngebel")
    address = reverse("accounts:second-factor-enrol")
    client.get(address)
    client.post(address, {"code": code_from(cipher.decrypt(client.session[SEED]))})
    assert client.get(HOME).status_code == 200 and other_client.get(HOME).status_code == 302


def at(monkeypatch, still: float, seconds: float) -> None:
    """Let time pass."""
    monkeypatch.setattr("time.time", lambda: still + seconds)


@pytest.mark.parametrize(
    ("username", "seconds", "stays"),
    [
        ("dpmd.ponorogo", 29 * MINUTE, True),
        ("dpmd.ponorogo", 30 * MINUTE, False),
        ("camat.ngebel", 31 * MINUTE, False),
        ("admin", 31 * MINUTE, False),
        ("kades.ngebel", 31 * MINUTE, True),
        ("kades.ngebel", 8 * HOUR - 1, True),
        ("kades.ngebel", 8 * HOUR, False),
        ("pendamping", 8 * HOUR - 1, True),
        ("bpd.ngebel", 8 * HOUR + 1, False),
    ],
)
def test_an_idle_session_ends_by_role(cast, client, monkeypatch, still, username, seconds, stays):
    by_page(client, username)
    at(monkeypatch, still, seconds)
    assert (client.get(HOME).status_code == 200) is stays
    assert is_in(client) is stays


def test_work_keeps_a_session_up_to_twelve_hours(cast, client, monkeypatch, still):
    by_page(client, "camat.ngebel")
    for quarter in range(1, 48):
        at(monkeypatch, still, quarter * 15 * MINUTE)
        assert client.get(HOME).status_code == 200, quarter
    at(monkeypatch, still, 12 * HOUR)
    answer = client.get(HOME)
    assert answer.status_code == 302 and not is_in(client)
    assert "sudah 12 jam" in client.get(answer["Location"]).text


def test_the_sign_in_page_says_what_happened(cast, client, monkeypatch, still):
    by_page(client, "dpmd.ponorogo")
    at(monkeypatch, still, 45 * MINUTE)
    page = client.get(client.get("/tinjauan/")["Location"]).text
    assert "karena portal 30 menit tidak dipakai" in page and 'value="/tinjauan/"' in page


def test_a_form_that_comes_too_late_shows_what_was_typed(cast, client, monkeypatch, still):
    by_page(client, "sekdes.ngebel")
    at(monkeypatch, still, 9 * HOUR)
    long = "Air bersih dari telaga untuk dua dusun <b>besar</b>"
    answer = client.post("/desa/35.02.19.2007/kebutuhan/tambah/", {"description": long, "password": "rahasia" * 5})
    assert answer.status_code == 403 and "Isian belum tersimpan" in answer.text
    assert "untuk dua dusun &lt;b&gt;besar" in answer.text and "rahasia" not in answer.text
    assert "8 jam tidak dipakai" in answer.text and not is_in(client)


def test_a_form_with_its_key_that_comes_too_late_shows_what_was_typed(cast, client, monkeypatch, still):
    by_page(client, "sekdes.ngebel")
    at(monkeypatch, still, 9 * HOUR)
    typed = {"description": "Air bersih dari telaga untuk dua dusun", "kunci": "a1" * 16}
    answer = client.post("/desa/35.02.19.2007/kebutuhan/tambah/", typed)
    assert answer.status_code == 403 and "untuk dua dusun" in answer.text and not is_in(client)


def test_signing_out_by_a_form_with_a_key(cast, client):
    by_page(client, "sekdes.ngebel")
    assert client.post(reverse("account_logout"), {"kunci": "a1" * 16}).status_code == 302 and not is_in(client)


def test_a_public_page_is_read_on_without_the_session(cast, client, monkeypatch, still):
    by_page(client, "kades.ngebel")
    at(monkeypatch, still, 9 * HOUR)
    assert client.get("/daftar/").status_code == 200 and not is_in(client)


def test_devices_are_listed_and_ended_one_by_one(cast, client, other_client):
    by_page(client, "kades.ngebel", HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/120")
    by_page(other_client, "kades.ngebel", HTTP_USER_AGENT=PHONE)
    page = client.get(reverse("accounts:account")).text
    assert "Firefox di Windows (perangkat ini)" in page and "Chrome di Android" in page
    row = UserSession.objects.get(session_key=other_client.session.session_key)
    client.post(reverse("accounts:session-end"), {"sesi": row.pk})
    assert other_client.get(HOME).status_code == 302 and client.get(HOME).status_code == 200


def test_nobody_ends_the_session_of_somebody_else(cast, client, other_client):
    by_page(client, "kades.ngebel")
    by_page(other_client, "kades.sahang")
    row = UserSession.objects.get(session_key=other_client.session.session_key)
    client.post(reverse("accounts:session-end"), {"sesi": row.pk})
    assert other_client.get(HOME).status_code == 200
    for odd in ("x", "-1", "9" * 400, "1.5"):
        assert client.post(reverse("accounts:session-end"), {"sesi": odd}).status_code == 404


def test_all_other_devices_at_once(cast, client, other_client):
    by_page(client, "kades.ngebel")
    by_page(other_client, "kades.ngebel")
    client.post(reverse("accounts:session-end"))
    assert other_client.get(HOME).status_code == 302 and client.get(HOME).status_code == 200
    page = client.post(reverse("accounts:session-end"), follow=True).text
    assert "Tidak ada perangkat lain yang masuk" in page


def test_who_manages_a_person_signs_them_out_everywhere(cast, client):
    by_page(client, "kades.ngebel")
    actions.end_sessions(user=cast.kades_ngebel, by=cast.dpmd)
    assert client.get(HOME).status_code == 302


def test_my_account_tells_my_offices(cast, client):
    actions.grant_role(user=cast.sekdes_ngebel, role="perangkat", region_code="35.02.19.2002", by=None)
    by_page(client, "sekdes.ngebel")
    page = client.get(reverse("accounts:account")).text
    assert "Sekretaris Desa Ngebel" in page and "Perangkat Desa" in page and "sekdes.ngebel" in page


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Chrome di Android"),
        ("", "Peramban lain"),
        ("curl/8", "Peramban lain"),
        ("Edg/1 Windows", "Edge di Windows"),
    ],
)
def test_a_device_in_two_words(agent, words):
    assert device_of(agent) == words


def test_a_page_is_no_write_within_a_minute_of_the_last_note(cast, client, monkeypatch, still):
    """Who was seen is noted once a minute, in one row each of session and device; every other page only reads."""
    by_page(client, "kades.ngebel")

    def written() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(HOME).status_code == 200
        return sum(query["sql"].startswith(("INSERT", "UPDATE", "DELETE")) for query in captured)

    client.get(HOME)
    at(monkeypatch, still, 59)
    assert [written() for _ in range(3)] == [0, 0, 0]
    at(monkeypatch, still, 61)
    assert [written(), written()] == [2, 0]
