"""The headers on every kind of answer, compared one by one; what a person saw is kept by nobody."""

from collections.abc import Callable
from functools import cached_property
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import include, path, reverse

from accounts.access import PUBLIC, access
from accounts.models import User
from partnerships.models import SignatureScan
from records.verdict import Refused
from tests.conftest import NGEBEL
from tests.factories import cooperation_at

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}
FILE_POLICY = {"sandbox", "default-src 'none'"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
}
UNDER_HTTPS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
BACKEND = "accounts.backends.PersonWithGrants"


@access(PUBLIC)
def breaks(request):
    raise RuntimeError


@access(PUBLIC)
def refuses(request):
    raise Refused("Naskah sedang ditinjau.")


@access(PUBLIC)
def table(request):
    return HttpResponse("desa,jumlah\n", content_type="text/csv", headers={"Content-Disposition": "attachment"})


urlpatterns = [
    path("rusak/", breaks, name="breaks"),
    path("tolak/", refuses, name="refuses"),
    path("tabel/", table, name="table"),
    path("", include("kerjasama_portal.urls")),
]
handler500 = "kerjasama_portal.busy.broken"


class Scene:
    """A stranger's browser, those of Ngebel's sekdes and the administrator; a cooperation that runs, once asked for."""

    def __init__(self, cast: SimpleNamespace, regions: dict):
        self.cast, self.regions = cast, regions
        self.stranger = Client(raise_request_exception=False)
        self.sekdes, self.admin = enter(cast.sekdes_ngebel), enter(cast.admin)

    @cached_property
    def world(self):
        """Made by many acts, so only for those who need it."""
        return cooperation_at("refleksi", self.cast, self.regions)


@pytest.fixture
def scene(cast, regions, settings, tmp_path):
    """Everybody, with the addresses of this module before the portal's own."""
    settings.MEDIA_ROOT, settings.ROOT_URLCONF = tmp_path, __name__
    cache.clear()
    return Scene(cast, regions)


def enter(user: User) -> Client:
    """A browser in which somebody is signed in; it shows faults as people see them."""
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(pk=user.pk), backend=BACKEND)
    return client


def scan_of(scene) -> str:
    """The address of a signed page."""
    scan = SignatureScan.objects.filter(signature=scene.world.signature(NGEBEL)).get()
    return reverse("partnerships:scan-file", args=[scene.world.text.pk, scan.pk])


def too_often(scene) -> HttpResponse:
    """The question after the last one that an address may ask."""
    answers = [scene.stranger.get("/v/BBBB-BBBB/") for _ in range(31)]
    return answers[-1]


def without_key(scene) -> HttpResponse:
    """A form from elsewhere."""
    strict = Client(enforce_csrf_checks=True)
    return strict.post("/masuk/", {"login": "a", "password": "b"})


def a_bad_host(scene) -> HttpResponse:
    """A request for another site."""
    with override_settings(ALLOWED_HOSTS=["portal.example"]):
        return scene.stranger.get("/", headers={"host": "jahat.example"})


# What is asked for · its status · does a session stand behind it
KINDS: dict[str, tuple[Callable, int, bool]] = {
    "page": (lambda s: s.stranger.get("/"), 200, False),
    "page of a person": (lambda s: s.sekdes.get("/beranda/"), 200, True),
    "redirect to sign-in": (lambda s: s.stranger.get("/beranda/"), 302, False),
    "redirect of a person": (lambda s: s.sekdes.get(reverse("villages:profile", args=["35.02.19.2002"])), 302, True),
    "missing slash": (lambda s: s.stranger.get("/aturan"), 301, False),
    "sign-in": (lambda s: s.stranger.get("/masuk/"), 200, False),
    "sign-in refused": (lambda s: s.stranger.post("/masuk/", {"login": "x", "password": "y"}), 200, False),
    "sign-out asked": (lambda s: s.sekdes.get("/keluar/"), 200, True),
    "sign-out": (lambda s: s.sekdes.post("/keluar/"), 302, True),
    "form error": (lambda s: s.sekdes.post(reverse("villages:potential-create", args=[NGEBEL]), {}), 200, True),
    "code missing": (lambda s: s.stranger.get("/v/?kode="), 422, False),
    "bad host": (a_bad_host, 400, False),
    "form from elsewhere": (without_key, 403, False),
    "not allowed": (lambda s: s.sekdes.get(reverse("partnerships:review-list")), 403, True),
    "not there": (lambda s: s.stranger.get("/tidak-ada/"), 404, False),
    "not there for a person": (lambda s: s.sekdes.get("/tidak-ada/"), 404, True),
    "wrong method": (lambda s: s.sekdes.delete("/beranda/"), 405, True),
    "wrong moment": (lambda s: s.sekdes.post("/tolak/"), 409, True),
    "too often": (too_often, 429, False),
    "fault": (lambda s: s.stranger.get("/rusak/"), 500, False),
    "fault of a person": (lambda s: s.sekdes.get("/rusak/"), 500, True),
    "download": (lambda s: s.sekdes.get(scan_of(s)), 200, True),
    "public paper": (lambda s: s.stranger.get(reverse("verify-pdf", args=[s.world.text.paper.code])), 200, True),
    "table": (lambda s: s.stranger.get("/tabel/"), 200, False),
    "administration": (lambda s: s.admin.get("/admin/"), 200, True),
    "health": (lambda s: s.stranger.get("/healthz"), 200, False),
    "readiness": (lambda s: s.stranger.get("/readyz"), 200, False),
}
FILES = ("download", "public paper")


def policy_of(response: HttpResponse) -> set[str]:
    """The directives of the content policy."""
    return {part.strip() for part in response["Content-Security-Policy"].split(";") if part.strip()}


def read_out(response: HttpResponse) -> None:
    """A file read to its end is closed."""
    if response.streaming:
        list(response.streaming_content)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_answer_has_each_header(scene, kind):
    ask, status, has_session = KINDS[kind]
    answer = ask(scene)
    read_out(answer)
    assert answer.status_code == status
    assert {name: answer.get(name) for name in HEADERS} == HEADERS
    assert policy_of(answer) == (FILE_POLICY if kind in FILES else POLICY)
    assert "Strict-Transport-Security" not in answer, "over plain HTTP it means nothing"
    if has_session:
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("kind", ["page", "not there", "fault", "page of a person", "download", "bad host"])
def test_under_https_the_browser_is_told_to_stay_there(scene, kind, settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for browser in (scene.stranger, scene.sekdes):
        browser.defaults["HTTP_X_FORWARDED_PROTO"] = "https"
    try:
        answer = KINDS[kind][0](scene)
    finally:
        settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = False
    read_out(answer)
    assert {name: answer.get(name) for name in UNDER_HTTPS} == UNDER_HTTPS
    assert policy_of(answer) == (FILE_POLICY if kind in FILES else POLICY | {"upgrade-insecure-requests"})


def test_a_style_sheet_has_the_headers_too_and_may_be_kept(scene, settings, tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "uji.css").write_text("body { margin: 0 }")
    settings.STATIC_ROOT = tmp_path
    browser = enter(scene.cast.sekdes_ngebel)
    answer = browser.get(f"{settings.STATIC_URL}css/uji.css")
    read_out(answer)
    assert answer.status_code == 200
    assert {name: answer.get(name) for name in HEADERS} == HEADERS
    assert policy_of(answer) == POLICY
    assert "max-age" in answer["Cache-Control"] and "no-store" not in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer


def test_who_signs_out_leaves_nothing_in_the_browser_but_what_was_typed_without_a_network(scene):
    assert scene.sekdes.post("/keluar/")["Clear-Site-Data"] == '"cache"'


@pytest.mark.parametrize("kind", ["page of a person", "sign-out asked", "sign-in refused", "page"])
def test_nothing_is_cleared_elsewhere(scene, kind):
    assert "Clear-Site-Data" not in KINDS[kind][0](scene)


def test_what_anyone_may_read_may_be_kept(scene):
    assert "no-store" not in scene.stranger.get("/aturan/").get("Cache-Control", "")
