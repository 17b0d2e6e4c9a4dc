"""What reaches the log: a request by number and name, never what belongs to a person, one line each (D50)."""

import json
import logging

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from accounts.access import PUBLIC, access
from kerjasama_portal import logs
from records import mail as outbox
from tests.conftest import NGEBEL

PASSWORD, TOKEN = "kata-sandi-Rahasia-9", "qW7eR5tY3uI9oP1aS8dF6gH4"
NIK, PHONE, EMAIL = "3502190101800001", "0812-3456-7890", "sekdes@desa.example"
NAME = "Karno Suwiryo"
CANARIES = (PASSWORD, TOKEN, NIK, PHONE, EMAIL, "081234567890", "+6281234567890")
FORM = {"login": EMAIL, "password": PASSWORD, "name": NIK, "phone": PHONE, "token": TOKEN}


@access(PUBLIC)
def breaks(request, key):
    raise RuntimeError(f"baris ({NIK}, {PHONE}, {EMAIL}) token={TOKEN}\nDETAIL: Failing row contains ({NAME}, {NIK}).")


@access(PUBLIC)
def tells(request):
    logging.getLogger("portal").error("surel %s, %s, password=%s", EMAIL, "+6281234567890", PASSWORD)
    return HttpResponse("ya")


urlpatterns = [
    path("rusak/<str:key>/", breaks, name="breaks"),
    path("lapor/", tells, name="tells"),
    path("", include("kerjasama_portal.urls")),
]
handler500 = "kerjasama_portal.busy.broken"


class Kept(logging.Handler):
    """Keeps what would be printed."""

    def __init__(self, formatter: logging.Formatter):
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(formatter)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(params=[logs.JsonLine, logs.PlainLine], ids=["json", "plain"])
def printed(request, settings, caplog, db):
    """Every line that is printed, in production's form and in a terminal's."""
    settings.ROOT_URLCONF = __name__
    kept = Kept(request.param())
    caplog.set_level(logging.INFO, logger="portal.akses")
    logging.getLogger().addHandler(kept)
    yield kept.lines
    logging.getLogger().removeHandler(kept)


def visit_everything(enter, cast) -> None:
    """Requests that succeed, fail and break, each with what must not be told."""
    browser = enter(cast.sekdes_ngebel)
    browser.raise_request_exception = False
    stranger = Client(raise_request_exception=False)
    for client in (browser, stranger):
        client.get(f"/?cari={NIK}&surel={EMAIL}&token={TOKEN}")
        client.get(f"/tidak-ada/{NIK}/{TOKEN}/")
        client.get(f"/rusak/{TOKEN}/?sandi={PASSWORD}")
        client.post(f"/rusak/{TOKEN}/", FORM)
        client.get("/lapor/", headers={"authorization": f"Bearer {TOKEN}"})
    stranger.post("/masuk/", FORM)
    stranger.get("/", headers={"host": f"{TOKEN}.example"})
    browser.post(reverse("villages:potential-create", args=[NGEBEL]), FORM | {"name": ""})
    Client(enforce_csrf_checks=True).post("/masuk/", FORM)


def test_nothing_of_a_person_is_printed(printed, enter, cast):
    visit_everything(enter, cast)
    assert len(printed) > 15
    told = "\n".join(printed)
    assert [canary for canary in CANARIES if canary in told] == []
    assert NAME not in told
    assert cast.sekdes_ngebel.username not in told


def test_a_failing_mail_tells_no_address(printed, monkeypatch):
    def refuse(self, messages):
        raise ConnectionRefusedError(111, f"{EMAIL} ditolak")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    outbox.queue_mail(to=EMAIL, subject="Undangan", body=f"https://portal.example/undangan/{TOKEN}/", key="x")
    outbox.deliver_due()
    assert printed
    assert [canary for canary in CANARIES if canary in "\n".join(printed)] == []


@pytest.mark.parametrize("evil", ["/a%0d%0aERROR%20palsu", "/a%0AERROR palsu/", "/?q=%0d%0aERROR"])
def test_nobody_begins_a_line_of_the_log(printed, evil):
    Client(raise_request_exception=False).get(evil)
    logging.getLogger("portal").error("nama berkas: %s", "a\r\nERROR palsu")
    assert [line for line in printed if line.startswith("ERROR palsu") or "\nERROR" in line or "\r" in line] == []
    assert any("a\\r\\nERROR palsu" in line for line in printed)


def test_a_json_line_names_request_person_and_page(settings, cast, enter, caplog):
    caplog.set_level(logging.INFO, logger="portal.akses")
    kept = Kept(logs.JsonLine())
    logging.getLogger().addHandler(kept)
    try:
        enter(cast.sekdes_ngebel).get(
            reverse("villages:summary", args=[NGEBEL]), headers={"x-request-id": "0123456789abcdef0123456789abcdef"}
        )
    finally:
        logging.getLogger().removeHandler(kept)
    line = json.loads(kept.lines[-1])
    assert line["pencatat"] == "portal.akses"
    assert (line["rute"], line["cara"], line["status"]) == ("villages:summary", "GET", 200)
    assert (line["pengguna"], line["permintaan"]) == (cast.sekdes_ngebel.pk, "0123456789abcdef0123456789abcdef")
    assert line["waktu"].endswith("+00:00") and NGEBEL not in kept.lines[-1]


def test_a_foreign_request_number_is_replaced(client, db, caplog):
    caplog.set_level(logging.INFO, logger="portal.akses")
    client.get("/aturan/", headers={"x-request-id": "palsu\r\nERROR"})
    assert logs.REQUEST_ID.fullmatch(client.get("/aturan/").wsgi_request.request_id)


@pytest.mark.parametrize(
    "text",
    [
        "desa 35.02.19.2007 pada 2026-11-24 10:41:00",
        "berkas 3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea",
        'File "/opt/portal/kerjasama_portal/views.py", line 120, in home',
        "Rp1.250.000.000 untuk 2.400 rumah",
        "the trail is broken at event 1234567 (cooperation.create)",
    ],
)
def test_what_is_needed_to_find_a_fault_stays(text):
    assert logs.redact(text) == text


@pytest.mark.parametrize(
    "text",
    [
        NIK,
        "3502 1901 0180 0001",
        "35.02.19.010180.0001",
        PHONE,
        "+62 812 3456 7890",
        "081234567890",
        EMAIL,
        f"token={TOKEN}",
        f"'kunci': '{TOKEN}'",
        f"/undangan/{TOKEN}/",
        f"Cookie: sesi={TOKEN}",
    ],
)
def test_what_belongs_to_a_person_goes(text):
    left = logs.redact(f"awal {text} akhir")
    assert logs.HIDDEN in left and left.startswith("awal") and left.endswith("akhir")
    assert TOKEN not in left and EMAIL not in left and "3502" not in left and "3456" not in left
