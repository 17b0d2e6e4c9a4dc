"""Between the web and the views: headers, refusals as ordinary answers, faults that tell nothing."""

import re

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from accounts.access import PUBLIC, access
from records.verdict import Finding, Refused, no
from tests.conftest import TALUN
from villages.actions import add_potential

MISSING = Finding("Perdes belum berlaku", "Kebiasaan daerah", "R15", "warn", "Desa Sahang", "/perdes/35.02.19.2002/")


@access(PUBLIC)
def refuses(request, pk=""):
    raise Refused("Naskah sedang ditinjau.")


@access(PUBLIC)
def lists(request):
    raise Refused(no("Belum bisa: masih kurang 1 hal.", [MISSING]))


@access(PUBLIC)
def breaks(request):
    raise RuntimeError("rahasia dalam")


@access(PUBLIC)
def says(request):
    return HttpResponse("biasa")


portal = include("kerjasama_portal.urls")  # first: it makes <id:…> known
urlpatterns = [
    path("tolak/", refuses, name="refuses"),
    path("kerja-sama/<id:pk>/tolak/", refuses, name="refuses-there"),
    path("kurang/", lists, name="lists"),
    path("rusak/", breaks, name="breaks"),
    path("biasa/", says, name="says"),
    path("", portal),
]


@pytest.fixture
def throwaway(settings, db):
    """The URLs of this module before the portal's own."""
    settings.ROOT_URLCONF = __name__


def test_a_refused_button_leads_back_with_the_reason(throwaway, client):
    answer = client.post("/tolak/", headers={"referer": "http://testserver/aturan/"})
    assert (answer.status_code, answer["Location"]) == (302, "http://testserver/aturan/")
    assert [str(message) for message in get_messages(answer.wsgi_request)] == ["Naskah sedang ditinjau."]


@pytest.mark.parametrize("referer", ["", "https://jahat.invalid/", "//jahat.invalid/", "javascript:alert(1)"])
def test_a_refusal_never_leads_to_another_site(throwaway, client, referer):
    answer = client.post("/tolak/", headers={"referer": referer})
    assert answer.status_code == 409
    assert "Naskah sedang ditinjau." in answer.text
    assert "jahat.invalid" not in answer.text and "javascript:" not in answer.text


def test_a_page_that_refuses_itself_is_shown_and_never_loops(throwaway, client):
    """Told by GET, or by a form that stands at the address it is sent to."""
    here = "http://testserver/tolak/"
    for answer in (
        client.get("/tolak/", headers={"referer": here}),
        client.get("/tolak/", headers={"referer": "http://testserver/aturan/"}),
        client.post("/tolak/", headers={"referer": here}),
        client.get("/tolak/"),
    ):
        assert answer.status_code == 409 and "Naskah sedang ditinjau." in answer.text
        assert f'href="{here}"' not in answer.text and "Ke halaman utama" in answer.text


def test_a_refusal_reached_by_address_leads_to_its_cooperation(throwaway, client):
    answer = client.get("/kerja-sama/bcdfgh2345/tolak/")
    assert 'href="/kerja-sama/bcdfgh2345/"' in answer.text and "Kembali ke kerja sama" in answer.text


def test_what_is_missing_is_listed_with_village_basis_and_link(throwaway, client):
    answer = client.post("/kurang/", headers={"referer": "http://testserver/aturan/"})
    assert answer.status_code == 409
    for word in ("Belum bisa: masih kurang 1 hal.", MISSING.sentence, MISSING.village, MISSING.basis, MISSING.fix_url):
        assert word in answer.text


def test_a_fault_tells_nothing_of_the_inside(throwaway):
    answer = Client(raise_request_exception=False).get("/rusak/")
    assert answer.status_code == 500
    assert "rahasia" not in answer.text and "Traceback" not in answer.text


def test_an_absent_page_and_one_out_of_sight_look_the_same(cast, enter, regions):
    secret = add_potential(
        village=regions[TALUN], by=cast.sekdes_talun, kind="alam", name="Mata air", quantity=1, unit="l"
    )
    browser = enter(cast.kades_sahang)
    absent, out_of_sight = (
        browser.get(reverse("villages:potential-detail", args=[pk])) for pk in ("2222222222", secret.pk)
    )
    assert absent.status_code == out_of_sight.status_code == 404
    assert bare(absent.text) == bare(out_of_sight.text)


def bare(page: str) -> str:
    """A page without its form keys, which differ each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


HEADERS = {
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize("path", ["/", "/masuk/", "/aturan/", "/tidak-ada/"])
def test_every_answer_has_its_headers(client, db, path):
    answer = client.get(path)
    assert {name: answer[name] for name in HEADERS} == HEADERS
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_pages_of_a_person_are_kept_by_nobody(cast, enter):
    assert "no-store" in enter(cast.kades_ngebel).get(reverse("home"))["Cache-Control"]


def test_pages_of_the_public_may_be_kept(client, db):
    assert "no-store" not in client.get("/aturan/").headers.get("Cache-Control", "")


def test_a_form_from_elsewhere_is_refused_in_words(cast):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("account_login"), {"login": "kades.ngebel", "password": "kata-sandi-uji-panjang"})
    assert answer.status_code == 403
    assert "Traceback" not in answer.text and "CSRF" not in answer.text


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_not_answered(cast, enter, method):
    assert getattr(enter(cast.kades_ngebel), method)(reverse("home")).status_code == 405
