"""Invitations: one use, 72 hours, hashed, withdrawn, backed by who issued them; D42 of the security notes."""

import re
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from accounts import actions, secrets
from accounts.models import Grant, Invitation, User
from accounts.roles import Role
from records import trail
from records.models import Event, FormKey, OutgoingMail
from records.verdict import Refused
from tests.accounts.conftest import PASSWORD, is_in
from tests.conftest import FOREIGN, NGEBEL, make_user

OFFICE = {"role": "perangkat", "region_code": NGEBEL, "place_name": "Ngebel"}
CHOSEN = "empat kuda makan rumput"
FILLED = {"username": "Sri.Wahyuni", "password": CHOSEN, "repeat": CHOSEN}


@pytest.fixture
def issued(cast):
    """An open invitation to Sri Wahyuni."""
    return actions.invite(name="Sri Wahyuni", by=cast.dpmd, **OFFICE)


def door(issued, client, **data):
    """Open the link, or send its form."""
    address = reverse("accounts:way-in", args=[issued.secret.token])
    return client.post(address, data) if data else client.get(address)


def test_the_link_makes_an_account_with_its_office_and_signs_in(issued, client, cast):
    answer = door(issued, client, **FILLED)
    assert answer["Location"] == reverse("home") and is_in(client)
    user = User.objects.get(username="sri.wahyuni")
    assert (user.name, user.title) == ("Sri Wahyuni", "Perangkat Desa Ngebel")
    assert user.grants.get().created_by == cast.dpmd
    assert [event.action for event in trail.timeline([issued.invitation])] == ["invitation.use", "invitation.issue"]


def test_the_form_as_the_page_draws_it_works_and_keeps_no_digest_of_a_password(issued, client):
    """A key that counts forms is drawn into it; what it keeps is a plain hash of all that was typed."""
    key = re.search(r'name="kunci" value="([0-9a-f]{32})"', door(issued, client).text)
    door(issued, client, **FILLED, **({"kunci": key[1]} if key else {}))
    assert is_in(client) and not FormKey.objects.exists()
    page = reverse("accounts:password-change")
    chosen = {"current": CHOSEN, "password": CHOSEN[::-1], "repeat": CHOSEN[::-1], "kunci": "ab" * 16}
    assert client.post(page, chosen).status_code == 302 and not FormKey.objects.exists()


def test_looking_at_the_link_uses_nothing_up(issued, client):
    """Previews of links in chats open it too."""
    for _ in range(3):
        page = door(issued, client)
        assert page.status_code == 200 and "Perangkat Desa Ngebel" in page.text
        client.head(reverse("accounts:way-in", args=[issued.secret.token]))
    assert Invitation.objects.get().is_open


def test_only_hashes_are_kept(issued):
    row = Invitation.objects.values().get()
    told = " ".join(str(value) for value in row.values())
    told += " ".join(f"{event.new} {event.note}" for event in Event.objects.all())
    for secret in (issued.secret.token, issued.secret.code, secrets.tidy(issued.secret.code)):
        assert secret not in told
    assert len(issued.secret.token) >= 32


def test_d42_used_expired_withdrawn_and_unknown_look_the_same_and_make_no_account(cast, client):
    pages, before = [], User.objects.count()

    def fresh(name):
        return actions.invite(name=name, by=cast.dpmd, **OFFICE)

    used, expired, withdrawn = fresh("Satu"), fresh("Dua"), fresh("Tiga")
    actions.accept(invitation=used.invitation, username="satu", password=CHOSEN)
    Invitation.objects.filter(pk=expired.invitation.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    actions.withdraw_invitation(invitation=withdrawn.invitation, by=cast.dpmd)
    for dead in (used, expired, withdrawn):
        got, posted = door(dead, client), door(dead, client, **FILLED)
        pages += [(got.status_code, without_token(got.text)), (posted.status_code, without_token(posted.text))]
        with pytest.raises(Refused):
            actions.accept(invitation=dead.invitation, username="lagi", password=CHOSEN)
    unknown = client.get(reverse("accounts:way-in", args=["tidak-ada"]))
    pages.append((unknown.status_code, without_token(unknown.text)))
    assert {status for status, _ in pages} == {404} and len({text for _, text in pages}) == 1
    assert User.objects.count() == before + 1 and not is_in(client)


def without_token(page: str) -> str:
    """The page without what changes at each request."""
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_d42_an_invitation_names_one_person_and_one_office(issued, client):
    """What the form sends beside name and password changes nothing."""
    extra = {"role": "admin", "nationwide": "on", "region_code": "35", "name": "Orang Lain", "email": "lain@x.id"}
    door(issued, client, **FILLED, **extra)
    user = User.objects.get(username="sri.wahyuni")
    assert (user.name, user.email, user.is_staff, user.is_superuser) == ("Sri Wahyuni", "", False, False)
    assert [grant.title for grant in user.grants.all()] == ["Perangkat Desa Ngebel"]


def test_d42_an_inviter_who_lost_the_right_backs_nobody(issued, client, cast):
    before = User.objects.count()
    actions.withdraw_role(grant=cast.dpmd.grants.get(), by=cast.admin, note="Pindah")
    assert door(issued, client).status_code == 404
    assert door(issued, client, **FILLED).status_code == 404
    assert User.objects.count() == before


@pytest.mark.parametrize("name", ["kades_ngebel", "camat", "pendamping", "inspektorat", "bkad"])
def test_d42_who_gives_no_roles_invites_nobody(cast, name):
    with pytest.raises(PermissionDenied):
        actions.invite(name="Sri", by=getattr(cast, name), **OFFICE)
    with pytest.raises(PermissionDenied):
        actions.invite(name="Sri", by=cast.dpmd, role="perangkat", region_code=FOREIGN)
    assert not Invitation.objects.exists()


def test_the_reset_of_a_password_is_no_way_around_an_invitation(cast, client):
    """security.md P26: expired and withdrawn invitations make no account by another door."""
    issued = actions.invite(name="Sri", by=cast.dpmd, email="sri@desa.id", **OFFICE)
    actions.withdraw_invitation(invitation=issued.invitation, by=cast.dpmd)
    before = User.objects.count()
    assert actions.request_reset(email="sri@desa.id") == 0
    assert User.objects.count() == before


def test_the_code_on_paper_opens_the_same_door(issued, client):
    typed = issued.secret.code.lower().replace("-", " ")
    answer = client.get(reverse("accounts:way-in-code"), {"kode": typed}, follow=True)
    assert answer.status_code == 200 and "Sri Wahyuni" in answer.text
    wrong = client.get(reverse("accounts:way-in-code"), {"kode": "7KQ4"})
    assert wrong.status_code == 422 and "12 huruf" in wrong.text
    assert client.get(reverse("accounts:way-in-code"), {"kode": "7KQ4-M2XR-9PLT"}, follow=True).status_code == 404


def test_guessing_codes_is_slowed_by_address(issued, client):
    answers = [client.get(reverse("accounts:way-in", args=[f"salah-{n}"])).status_code for n in range(31)]
    assert answers[:30] == [404] * 30 and answers[30] == 429
    other = client.get(reverse("accounts:way-in", args=[issued.secret.token]), REMOTE_ADDR="10.0.0.9")
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"username": "kades.ngebel"}, "sudah dipakai"),
        ({"username": "KADES.NGEBEL"}, "sudah dipakai"),
        ({"username": "dua kata"}, "huruf, angka"),
        ({"username": "s\u0440i.wahyuni"}, "huruf, angka"),  # a Cyrillic letter that looks like p
        ({"password": "pendek", "repeat": "pendek"}, "paling sedikit 12 huruf"),
        ({"password": "Ngebel-2026-desa", "repeat": "Ngebel-2026-desa"}, "mudah ditebak"),
        ({"password": "sriwahyuni12345", "repeat": "sriwahyuni12345"}, "mudah ditebak"),
        ({"repeat": "lain sama sekali"}, "tidak sama"),
        ({"username": ""}, "Isi nama pengguna"),
    ],
)
def test_what_is_typed_wrongly_uses_nothing_up(issued, client, data, said):
    before = User.objects.count()
    page = door(issued, client, **(FILLED | data))
    assert page.status_code == 422 and said in page.text
    assert CHOSEN not in page.text and User.objects.count() == before and Invitation.objects.get().is_open


def test_a_name_taken_meanwhile_is_told_and_the_link_still_works(issued, cast):
    with pytest.raises(Refused, match="sudah dipakai"):
        actions.accept(invitation=issued.invitation, username="kades.ngebel", password=CHOSEN)
    assert Invitation.objects.get().is_open


def test_who_is_signed_in_is_asked_to_leave_first(issued, enter, cast):
    browser = enter(cast.dpmd)
    page = door(issued, browser)
    assert "Anda sedang masuk sebagai orang lain" in page.text
    assert "Anda sedang masuk" in door(issued, browser, **FILLED).text
    assert Invitation.objects.get().is_open


def test_a_new_link_kills_the_old_one(issued, cast, client):
    again = actions.renew_link(invitation=issued.invitation, by=cast.dpmd)
    assert door(issued, client).status_code == 404 and door(again, client).status_code == 200
    actions.withdraw_invitation(invitation=issued.invitation, by=cast.dpmd)
    for act in (actions.renew_link, actions.withdraw_invitation):
        with pytest.raises(Refused):
            act(invitation=issued.invitation, by=cast.dpmd)


def test_the_same_person_is_not_invited_twice(issued, cast):
    with pytest.raises(Refused, match="masih menunggu"):
        actions.invite(name="SRI WAHYUNI", by=cast.dpmd, **OFFICE)


def test_the_mail_holds_the_link_of_the_portals_own_address_and_no_name(cast, settings):
    settings.PORTAL_URL = "https://portal.example"
    issued = actions.invite(name="Sri Wahyuni", by=cast.dpmd, email="sri@desa.id", **OFFICE)
    mail = OutgoingMail.objects.get()
    assert mail.to == "sri@desa.id" and "Sri" not in mail.subject
    assert issued.url.startswith("https://portal.example/undangan/")
    actions.invite(name="Tanpa surel", by=cast.dpmd, **OFFICE)
    assert OutgoingMail.objects.count() == 1


def test_three_mails_an_hour_to_one_address(cast, enter):
    address = f"{reverse('access:invite')}?peran=perangkat&tempat={NGEBEL}"
    browser = enter(cast.dpmd)
    answers = [browser.post(address, {"name": f"Orang {n}", "email": "kantor@desa.id"}) for n in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 422]
    assert "3 surel dalam satu jam" in answers[3].text


def test_a_term_and_an_acting_office_are_given_with_it(cast):
    today = timezone.localdate()
    actions.withdraw_role(grant=cast.kades_ngebel.grants.get(), by=cast.dpmd, note="Habis masa jabatan")
    office = {"role": "kades", "region_code": NGEBEL, "place_name": "Ngebel", "acting": "Pj."}
    issued = actions.invite(name="Budi", by=cast.dpmd, ends=today + timedelta(days=180), **office)
    user = actions.accept(invitation=issued.invitation, username="budi", password=CHOSEN)
    assert (user.title, user.grants.get().ends) == ("Pj. Kepala Desa Ngebel", today + timedelta(days=180))


@pytest.mark.races
def test_of_many_acceptances_at_once_one_makes_an_account(race_database):
    giver = make_user("dpmd.ponorogo", Role.DPMD, region_code="35.02")
    issued = actions.invite(name="Sri Wahyuni", by=giver, **OFFICE)
    before, heard, start = User.objects.count(), [], threading.Barrier(8)

    def accept(number: int) -> None:
        try:
            start.wait()
            actions.accept(invitation=issued.invitation, username=f"sri{number}", password=PASSWORD)
            heard.append("made")
        except Refused:
            heard.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard) == ["made"] + ["refused"] * 7
    assert User.objects.count() == before + 1
    assert Grant.objects.filter(region_code=NGEBEL).count() == 1
