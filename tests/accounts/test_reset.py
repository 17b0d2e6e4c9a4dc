"""A forgotten password by mail: D37 (whose address the link bears) and D39 (nobody learns who has an account)."""

import re

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Invitation, User
from records.models import OutgoingMail
from tests.accounts.conftest import by_page, is_in

CHOSEN = "empat kuda makan rumput"
PAGE = "/masuk/lupa/"


@pytest.fixture
def mailbox(cast, settings, monkeypatch):
    """The kades has an address; what is queued is seen before it is sent."""
    settings.PORTAL_URL = "https://portal.example"
    User.objects.filter(pk=cast.kades_ngebel.pk).update(email="kades@ngebel.desa.id")
    sent = []
    monkeypatch.setattr("accounts.actions.invitations.queue_mail", lambda **mail: sent.append(mail))
    return sent


def path_in(mail: dict) -> str:
    """The path of the link in a mail."""
    return re.search(r"https://portal\.example(/\S+)", mail["body"])[1]


def bare(page: str) -> str:
    """A page without what changes at each request."""
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_d39_known_and_unknown_get_the_same_answer(mailbox, client):
    known = client.post(PAGE, {"email": "KADES@ngebel.desa.id"})
    unknown = client.post(PAGE, {"email": "siapa@tidak.ada"})
    assert (known.status_code, bare(known.text)) == (unknown.status_code, bare(unknown.text))
    assert "Bila alamat itu tercatat" in known.text
    assert [mail["to"] for mail in mailbox] == ["kades@ngebel.desa.id"]


def test_d39_at_sign_in_an_unknown_name_costs_a_hash_too(cast, client, monkeypatch):
    """The same text and status; and the time of one password hash either way."""
    hashed = []
    monkeypatch.setattr(
        "django.contrib.auth.hashers.MD5PasswordHasher.encode",
        lambda self, password, salt: hashed.append(password) or "md5$x$y",
    )
    known = by_page(client, "kades.ngebel", "salah")
    count = len(hashed)
    unknown = by_page(client, "tidak.ada", "salah")
    assert count == len(hashed) - count == 1
    assert known.status_code == unknown.status_code == 200
    errors = [list(page.context["form"].errors.values()) for page in (known, unknown)]
    assert errors[0] == errors[1]


def test_d37_the_link_bears_the_portals_own_address(mailbox, client, settings):
    settings.ALLOWED_HOSTS = ["portal.example"]
    assert client.post(PAGE, {"email": "kades@ngebel.desa.id"}, HTTP_HOST="jahat.invalid").status_code == 400
    assert mailbox == []
    headers = {"HTTP_HOST": "portal.example", "HTTP_X_FORWARDED_HOST": "jahat.invalid"}
    client.post(PAGE, {"email": "kades@ngebel.desa.id"}, **headers)
    assert "https://portal.example/undangan/" in mailbox[0]["body"] and "jahat" not in mailbox[0]["body"]


def test_d37_even_where_any_host_is_served(mailbox, client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post(PAGE, {"email": "kades@ngebel.desa.id"}, HTTP_HOST="jahat.invalid")
    assert "jahat" not in mailbox[0]["body"]


def test_the_link_chooses_a_new_password_once(mailbox, client, cast):
    client.post(PAGE, {"email": "kades@ngebel.desa.id"})
    address = path_in(mailbox[0])
    assert "kades.ngebel" in client.get(address).text
    client.post(address, {"password": CHOSEN, "repeat": CHOSEN})
    assert is_in(client) and User.objects.get(pk=cast.kades_ngebel.pk).check_password(CHOSEN)
    client.logout()
    assert client.get(address).status_code == 404


def test_a_second_request_kills_the_first_link(mailbox, client):
    for _ in range(2):
        client.post(PAGE, {"email": "kades@ngebel.desa.id"})
    first, second = (path_in(mail) for mail in mailbox)
    assert client.get(first).status_code == 404 and client.get(second).status_code == 200


def test_three_an_hour_for_one_address_and_twenty_from_one_place(mailbox, client):
    answers = [client.post(PAGE, {"email": "kades@ngebel.desa.id"}) for _ in range(5)]
    assert len(mailbox) == 3
    assert {(page.status_code, bare(page.text)) for page in answers} == {(200, bare(answers[0].text))}
    codes = [client.post(PAGE, {"email": f"orang{n}@x.id"}).status_code for n in range(17)]
    assert (codes[14], codes[15]) == (200, 429)


def test_no_link_for_the_closed_or_for_who_never_had_a_password(mailbox, client, cast):
    User.objects.filter(pk=cast.kades_ngebel.pk).update(is_active=False)
    new = actions.create_administrator(username="baru", name="Baru")
    User.objects.filter(pk=new.pk).update(email="baru@portal.id")
    for email in ("kades@ngebel.desa.id", "baru@portal.id"):
        client.post(PAGE, {"email": email})
    assert mailbox == [] and not Invitation.objects.exists()
    assert actions.request_reset(email="") == 0


def test_without_mail_there_is_no_such_page(cast, client, settings):
    settings.MAIL_CONFIGURED = False
    assert client.get(PAGE).status_code == client.post(PAGE, {"email": "x@y.id"}).status_code == 404
    assert PAGE not in client.get(reverse("account_login")).text
    settings.MAIL_CONFIGURED = True
    assert PAGE in client.get(reverse("account_login")).text


def test_mail_goes_through_the_outbox(cast, client):
    User.objects.filter(pk=cast.kades_ngebel.pk).update(email="kades@ngebel.desa.id")
    client.post(PAGE, {"email": "kades@ngebel.desa.id"})
    mail = OutgoingMail.objects.get()
    assert mail.to == "kades@ngebel.desa.id" and "Kepala" not in mail.subject


def test_odd_addresses_are_told(cast, client):
    for email in ("", "bukan", "a@b\r\nBcc: x@y.id"):
        page = client.post(PAGE, {"email": email})
        assert page.status_code == 422, email
    assert not OutgoingMail.objects.exists()


def test_a_link_by_mail_leaves_a_printed_slip_alone_and_a_slip_kills_the_link(mailbox, client, cast):
    """Anybody may type an address into the page; who manages the account hands out the paper."""
    slip = actions.issue_slip(user=cast.kades_ngebel, by=cast.dpmd)
    client.post(PAGE, {"email": "kades@ngebel.desa.id"})
    paper, link = reverse("accounts:way-in", args=[slip.secret.token]), path_in(mailbox[0])
    assert client.get(paper).status_code == client.get(link).status_code == 200
    actions.issue_slip(user=cast.kades_ngebel, by=cast.dpmd)
    assert client.get(paper).status_code == client.get(link).status_code == 404
