"""The access screen: rows akses.*, akun.lihat and undangan.terima of the oracle; what it shows and hides."""

import csv
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import Grant, Invitation, User
from accounts.roles import Role
from partnerships.models import CooperationBody
from tests.conftest import FOREIGN, NGEBEL, SAHANG, make_user, signed_in
from tests.guards.source import ROOT
from tests.partnerships import cooperation_cases as cases

CODES = {"ya": 200, "tolak": 403, "tiada": 404, "masuk": 302}
TODAY = timezone.localdate


def rows() -> list[dict[str, str]]:
    """The rows of the oracle that are about accounts."""
    with (ROOT / "docs" / "hak-akses.csv").open(encoding="utf-8", newline="") as lines:
        wanted = ("akses.", "akun.", "undangan.")
        return [row for row in csv.DictReader(lines) if row["aksi"].startswith(wanted)]


@pytest.fixture(autouse=True)
def fresh_limits():
    """Questions of another test don't count."""
    cache.clear()


@pytest.fixture
def people(cast) -> dict[str, User]:
    """Everybody by role; the administrator has the whole country, as the command makes them."""
    found = {role: getattr(cast, f"{role}_ngebel", None) or getattr(cast, role) for role in Role.values}
    return found | {"admin": make_user("pengelola", Role.ADMIN, nationwide=True)}


@pytest.fixture
def pages(cast) -> dict[tuple[str, str], str]:
    """Where each row is asked: (action, relation) → address."""
    issued = actions.invite(name="Sri", role="perangkat", by=cast.dpmd, region_code=NGEBEL, place_name="Ngebel")
    invite = reverse("access:invite")
    return {
        ("akses.beri", "wilayah"): f"{invite}?peran=perangkat&tempat={NGEBEL}",
        ("akses.beri", "di atas wilayahnya"): f"{invite}?peran=inspektorat&tempat=35",
        ("akses.lihat", "wilayah"): reverse("access:person-detail", args=[cast.kades_ngebel.key]),
        ("akses.lihat", "luar"): reverse("access:person-detail", args=[cast.asing.key]),
        ("akun.lihat", "sendiri"): reverse("accounts:account"),
        ("undangan.terima", "semua"): reverse("accounts:way-in", args=[issued.secret.token]),
    }


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['aksi']},{row['keadaan']},{row['hubungan']}")
def test_every_role_gets_the_answer_of_the_row(row, people, pages, enter, client):
    """Rows akses.beri, akses.lihat, akun.lihat in the state "-"; undangan.terima while it is "menunggu"."""
    page = pages[row["aksi"], row["hubungan"]]
    assert client.get(page).status_code == CODES[row["publik"]]
    got = {role: enter(person).get(page).status_code for role, person in people.items()}
    assert got == {role: CODES[row[role]] for role in Role.values}


def test_the_list_holds_the_own_kabupaten_only(cast, enter):
    neighbour = make_user("dpmd.trenggalek", Role.DPMD, region_code="35.03", place_name="Kabupaten Trenggalek")
    page = enter(cast.dpmd).get(reverse("access:person-list") + "?cari=sekdes").text
    assert "sekdes.ngebel" in page and "sekdes.wonocoyo" not in page
    other = enter(neighbour).get(reverse("access:person-list")).text
    assert "sekdes.wonocoyo" in other and "ngebel" not in other


def test_the_sibling_kabupaten_learns_nothing(cast, enter):
    """security.md P31: not only far ones; every act on a person, a grant, an invitation is a 404."""
    neighbour = make_user("dpmd.trenggalek", Role.DPMD, region_code="35.03")
    grant = cast.kades_ngebel.grants.get()
    issued = actions.invite(name="Sri", role="perangkat", by=cast.dpmd, region_code=NGEBEL)
    by_key = ("person-detail", "person-deactivate", "person-slip", "person-second-factor-take", "grant-give")
    asked = [reverse(f"access:{name}", args=[cast.kades_ngebel.key]) for name in by_key]
    asked += [reverse(f"access:{name}", args=[grant.pk]) for name in ("grant-end", "hand-over")]
    asked += [reverse("access:invitation-detail", args=[issued.invitation.pk])]
    posted = [reverse(f"access:person-{act}", args=[cast.kades_ngebel.key]) for act in ("activate", "sessions-end")]
    posted += [reverse(f"access:invitation-{act}", args=[issued.invitation.pk]) for act in ("withdraw", "renew")]
    browser = enter(neighbour)
    assert {browser.get(address).status_code for address in asked} == {404}
    acts = [address for address in asked if "/undangan/" not in address][1:] + posted
    assert {browser.post(address, {"note": "x"}).status_code for address in acts} == {404}
    assert Grant.objects.get(pk=grant.pk).ended_at is None
    assert User.objects.get(pk=cast.kades_ngebel.pk).is_active


@pytest.mark.parametrize(
    "query",
    [
        "peran=admin",
        "peran=pembaca&tempat=nasional",
        "peran=pembaca&tempat=35",
        f"peran=perangkat&tempat={FOREIGN}",
        "peran=dpmd&tempat=35.03",
    ],
)
def test_dpmd_gives_nothing_beyond_its_kabupaten(cast, regions, enter, query):
    """Neither by the page nor by posting to it."""
    address = f"{reverse('access:invite')}?{query}"
    browser = enter(cast.dpmd)
    assert browser.get(address).status_code == 403
    assert browser.post(address, {"name": "Sri"}).status_code == 403
    assert not Invitation.objects.exists()


def test_an_invitation_in_three_pages(cast, enter):
    browser, address = enter(cast.dpmd), reverse("access:invite")
    first = browser.get(address).text
    assert "Kepala Desa." in first and "Pengelola portal" not in first
    second = browser.get(f"{address}?peran=perangkat&cari=ngebel").text
    assert NGEBEL in second
    third = browser.post(f"{address}?peran=perangkat&tempat={NGEBEL}", {"name": "Sri Wahyuni"}, follow=True)
    invitation = Invitation.objects.get()
    assert third.status_code == 200 and invitation.title == "Perangkat Desa Ngebel"
    issued = third.context["issued"]
    assert issued.secret.code in third.text and issued.url in third.text
    assert issued.url not in browser.get(reverse("access:invitation-detail", args=[invitation.pk])).text
    again = browser.post(f"{address}?peran=perangkat&tempat={NGEBEL}", {"name": "Sri Wahyuni"})
    assert again.status_code == 409 and Invitation.objects.count() == 1


def test_a_place_or_role_must_be_chosen(cast, enter):
    browser, address = enter(cast.dpmd), reverse("access:invite")
    assert "Pilih peran" in browser.get(f"{address}?peran=").text
    assert "Pilih tempat tugas" in browser.get(f"{address}?peran=camat&tempat=").text


def test_a_kelurahan_has_no_kades(cast, enter):
    answer = enter(cast.dpmd).get(f"{reverse('access:invite')}?peran=kades&tempat=35.02.18.1001")
    assert answer.status_code == 409 and "Kelurahan" in answer.text


def test_an_office_is_handed_to_an_acting_holder(cast, enter):
    grant = cast.kades_ngebel.grants.get()
    data = {"person": cast.sekdes_ngebel.key, "acting": "Pj.", "note": "Masa jabatan habis", "ends": "31/12/2030"}
    answer = enter(cast.dpmd).post(reverse("access:hand-over", args=[grant.pk]), data)
    assert answer["Location"] == reverse("access:person-detail", args=[cast.sekdes_ngebel.key])
    new = Grant.objects.get(role="kades", region_code=NGEBEL, ended_at=None)
    assert (new.title, new.user, new.ends.year) == ("Pj. Kepala Desa Ngebel", cast.sekdes_ngebel, 2030)
    assert Grant.objects.get(pk=grant.pk).ended_at


def test_an_office_is_handed_to_somebody_new(cast, enter):
    grant = cast.kades_ngebel.grants.get()
    data = {"person": "baru", "name": "Budi", "acting": "Plt.", "note": "Cuti", "keeps": "on"}
    answer = enter(cast.dpmd).post(reverse("access:hand-over", args=[grant.pk]), data)
    assert answer["Location"] == reverse("access:slip") and Invitation.objects.get().title == "Plt. Kepala Desa Ngebel"
    assert Grant.objects.get(pk=grant.pk).ended_at is None


def test_the_open_tasks_follow_the_office(cast, regions, enter, client):
    """Nothing is moved: whoever holds the right sees the act."""
    cooperation = cases.prepared(cast, regions)
    page = reverse("partnerships:cooperation-edit", args=[cooperation.pk])
    grant = cast.kades_ngebel.grants.get()
    outsider = make_user("pj", Role.PEMBACA, region_code="35.02.19")
    assert enter(outsider).get(page).status_code in (403, 404)
    actions.hand_over(grant=grant, user=outsider, by=cast.dpmd, acting="Pj.", note="SK")
    assert enter(outsider).get(page).status_code == 200
    assert enter(cast.kades_ngebel).get(page).status_code in (403, 404)


def test_a_bkad_officer_is_invited_where_the_body_serves_the_own_kabupaten_alone(cast, regions, enter):
    cooperation = cases.prepared(cast, regions)
    term = {"decree_number": "1", "decree_on": "2026-01-01", "term_ends": "2031-01-01"}
    body = CooperationBody.objects.create(name="BKAD Tirta", created_by=cast.kades_ngebel, **term)
    cooperation.__class__.objects.filter(pk=cooperation.pk).update(body=body)
    address = f"{reverse('access:invite')}?peran=bkad&tempat=badan-{body.pk}"
    assert "BKAD Tirta" in enter(cast.dpmd).get(f"{reverse('access:invite')}?peran=bkad").text
    assert enter(cast.dpmd).post(address, {"name": "Sri"}).status_code == 302
    assert Invitation.objects.get().title == "Pengurus BKAD BKAD Tirta"
    neighbour = make_user("dpmd.trenggalek", Role.DPMD, region_code="35.03")
    assert enter(neighbour).get(address).status_code == 403


def test_whoever_has_an_office_elsewhere_is_not_managed_here(cast, enter):
    """A slip for a person is a way into their account: every office they hold must be within reach."""
    actions.grant_role(user=cast.sekdes_ngebel, role=Role.ADMIN, nationwide=True, by=None)
    browser, key = enter(cast.dpmd), cast.sekdes_ngebel.key
    page = browser.get(reverse("access:person-detail", args=[key])).text
    assert "juga punya peran di luar wilayah Anda" in page and "Buat surat masuk" not in page
    for act in ("person-slip", "person-deactivate", "person-second-factor-take", "person-sessions-end"):
        answer = browser.post(reverse(f"access:{act}", args=[key]), {"note": "x"})
        assert answer.status_code == 403, act
    assert not Invitation.objects.exists() and User.objects.get(key=key).is_active


def test_the_person_page_tells_offices_devices_and_history(cast, enter):
    grant = actions.grant_role(user=cast.sekdes_ngebel, role="perangkat", region_code=SAHANG, by=cast.dpmd)
    actions.withdraw_role(grant=grant, by=cast.dpmd, note="Salah desa")
    page = enter(cast.dpmd).get(reverse("access:person-detail", args=[cast.sekdes_ngebel.key])).text
    for words in ("Sekretaris Desa Ngebel", "Peran yang sudah berakhir", "Salah desa", "Tidak sedang masuk"):
        assert words in page


def test_a_slip_waits_sealed_in_the_makers_session_and_not_for_long(cast, enter, monkeypatch):
    browser = enter(cast.dpmd)
    shown = browser.post(reverse("access:person-slip", args=[cast.kades_ngebel.key]), follow=True)
    secret = shown.context["issued"].secret
    assert secret.code in browser.get(reverse("access:slip")).text, "a page may be loaded again"
    assert secret.token not in str(browser.session["surat_terakhir"])
    other = Client()
    signed_in(other, cast.dpmd)
    assert secret.code not in other.get(reverse("access:slip"), follow=True).text, "another session"
    browser.post(reverse("access:person-slip", args=[cast.kades_ngebel.key]))
    later = time.time() + 901
    monkeypatch.setattr("time.time", lambda: later)
    assert browser.get(reverse("access:slip"))["Location"] == reverse("access:invitation-list")


def test_the_same_form_sent_twice_invites_once_and_leads_to_the_same_paper(cast, enter):
    browser, address = enter(cast.dpmd), f"{reverse('access:invite')}?peran=perangkat&tempat={NGEBEL}"
    data = {"name": "Sri", "kunci": "0123456789abcdef" * 2}
    answers = [browser.post(address, data)["Location"] for _ in range(2)]
    assert answers == [reverse("access:slip")] * 2 and Invitation.objects.count() == 1


def test_a_slip_opens_a_new_password(cast, enter, client):
    answer = enter(cast.dpmd).post(reverse("access:person-slip", args=[cast.kades_ngebel.key]), follow=True)
    issued = answer.context["issued"]
    assert issued.secret.code in answer.text
    assert issued.invitation.expires_at - timezone.now() > timedelta(hours=71)
    client.logout()
    door = client.get(reverse("accounts:way-in-code") + f"?kode={issued.secret.code.lower()}", follow=True)
    assert "kades.ngebel" in door.text


def test_the_navigation_leads_there_only_for_who_gives_roles(cast, enter):
    assert 'href="/akses/"' in enter(cast.dpmd).get(reverse("accounts:account")).text
    page = enter(cast.camat).get(reverse("accounts:account")).text
    assert 'href="/akses/"' not in page and 'href="/akun/"' in page


def test_the_countrys_lists_are_offered_only_to_who_keeps_them_for_the_country(cast, enter):
    page = enter(cast.admin).get(reverse("accounts:account")).text
    assert 'href="/akses/"' in page and 'href="/topik/"' not in page and 'href="/impor/"' not in page
    national = enter(make_user("pusat", Role.ADMIN, nationwide=True)).get(reverse("accounts:account")).text
    assert 'href="/topik/"' in national and 'href="/impor/"' in national


def test_an_empty_search_says_so(cast, enter):
    page = enter(cast.dpmd).get(reverse("access:person-list") + "?cari=zzz").text
    assert "Tidak ada orang dengan saringan ini" in page and "Hapus saringan" in page


def test_the_list_is_narrowed_by_role_and_kecamatan(cast, enter):
    browser, address = enter(cast.dpmd), reverse("access:person-list")
    page = browser.get(f"{address}?peran=bpd&wilayah=35.02.18").text
    assert "bpd.patik" in page and "bpd.ngebel" not in page and "kades.patik" not in page
    assert browser.get(f"{address}?wilayah=35.03.01").status_code == 200


def test_queries_do_not_grow_with_people(cast, enter, django_assert_max_num_queries):
    browser = enter(cast.dpmd)
    browser.get(reverse("access:person-list"))
    with django_assert_max_num_queries(20):
        browser.get(reverse("access:person-list"))
