"""The database is away or busy, the disk is full: words, a way on, what was typed, and nothing half stored."""

import errno
import re
from types import SimpleNamespace

import psycopg2.errors
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.db.models import QuerySet
from django.test import Client
from django.urls import include, path, reverse

from accounts.access import PUBLIC, access
from kerjasama_portal import busy
from records import documents
from records.models import Document, Event
from tests.conftest import NGEBEL
from tests.musyawarah.build import scan
from villages.models import Potential

FULL = OSError(errno.ENOSPC, "No space left on device")
BUSY = [
    OperationalError("database is locked"),
    OperationalError("connection to server at 127.0.0.1 failed: Connection refused"),
    OperationalError("terminating connection due to administrator command"),
    OperationalError("canceling statement due to lock timeout"),
    InterfaceError("connection already closed"),
]
trouble: list[Exception] = []


@access(PUBLIC)
def meets_trouble(request):
    raise trouble[0]


urlpatterns = [path("susah/", meets_trouble, name="trouble"), path("", include("kerjasama_portal.urls"))]
handler500 = "kerjasama_portal.busy.broken"
TYPED = {"name": "Telaga <Ngebel>", "notes": 'baris "satu"\nbaris dua', "csrfmiddlewaretoken": "kunci-halaman"}


@pytest.fixture
def meet(settings, db):
    """A browser before a page that meets this trouble; faults are shown as people see them."""
    settings.ROOT_URLCONF = __name__

    def go(error: Exception, method: str = "get", **data):
        trouble[:] = [error]
        return getattr(Client(raise_request_exception=False), method)("/susah/", **data)

    return go


@pytest.mark.parametrize("error", BUSY, ids=str)
def test_a_busy_database_is_told_in_words_with_a_time(meet, error):
    answer = meet(error)
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Portal sedang sibuk" in answer.text and "Tunggu sebentar" in answer.text
    assert "Traceback" not in answer.text and str(error) not in answer.text
    assert 'href="/susah/"' in answer.text


def caused(outer: Exception, inner: Exception) -> Exception:
    """An error that another one caused."""
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    "error",
    [
        FULL,
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        OperationalError("database or disk is full"),
        OperationalError("could not extend file: No space left on device"),
        caused(OperationalError("penuh"), psycopg2.errors.DiskFull("could not extend file base/16384")),
        caused(RuntimeError("saat menyimpan"), FULL),
    ],
    ids=str,
)
def test_a_full_disk_is_told_in_words_of_its_own(meet, error):
    answer = meet(error, "post", data=TYPED)
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Ruang simpan portal penuh" in answer.text and "Kiriman Anda mungkin belum tersimpan" in answer.text


@pytest.mark.parametrize(("free", "words"), [(0, "Ruang simpan portal penuh"), (10**9, "Portal sedang sibuk")])
def test_a_database_file_that_can_not_be_made_is_told_by_the_room_there_is(meet, monkeypatch, free, words):
    monkeypatch.setattr(busy.shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    assert words in meet(OperationalError("disk I/O error")).text


@pytest.mark.parametrize(
    "error",
    [RuntimeError("x"), OSError(errno.EACCES, "x"), ProgrammingError("x"), OperationalError("no such table: x")],
    ids=str,
)
def test_waiting_does_not_mend_what_is_built_wrong(meet, error):
    answer = meet(error)
    assert answer.status_code == 500
    assert "Retry-After" not in answer


def test_what_was_typed_is_on_the_page_to_be_sent_again(meet):
    answer = meet(BUSY[0], "post", data=TYPED)
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))
    assert found["csrfmiddlewaretoken"] == "kunci-halaman"
    assert found["name"] == "Telaga &lt;Ngebel&gt;"
    assert found["notes"] == "baris &quot;satu&quot;\nbaris dua"
    assert 'action="/susah/"' in answer.text and "Kirim lagi" in answer.text


def test_a_file_is_to_be_chosen_again(meet):
    upload = SimpleUploadedFile("hadir.pdf", b"%PDF-1.4")
    answer = meet(BUSY[0], "post", data=TYPED | {"file": upload})
    assert "Berkas perlu dipilih lagi" in answer.text
    assert (
        "Berkas perlu"
        not in meet(BUSY[0], "post", data="name=a", content_type="application/x-www-form-urlencoded").text
    )


@pytest.mark.parametrize("name", ["password", "password1", "sandi_baru", "code"])
def test_passwords_and_codes_are_typed_anew(meet, name):
    answer = meet(BUSY[0], "post", data=TYPED | {name: "rahasia-sekali"})
    assert "rahasia-sekali" not in answer.text and "Kirim lagi" not in answer.text


def test_the_page_asks_no_database(meet, django_assert_num_queries):
    with django_assert_num_queries(0):
        meet(BUSY[1], "post", data=TYPED)


def test_a_session_that_can_not_be_read_is_told_the_same_way(settings, cast, enter, monkeypatch):
    def away(self):
        raise OperationalError("connection refused")

    browser = enter(cast.sekdes_ngebel)
    browser.raise_request_exception = False
    monkeypatch.setattr(SessionStore, "load", away)
    answer = browser.post(reverse("villages:potential-create", args=[NGEBEL]), TYPED)
    assert answer.status_code == 503
    assert "Portal sedang sibuk" in answer.text and "Telaga" in answer.text


POTENTIAL = {"topic": "air-bersih", "name": "Mata air", "quantity": "18,5", "unit": "l/dt"}


@pytest.mark.django_db
def test_a_database_that_goes_away_within_an_act_leaves_nothing_of_it(cast, enter, monkeypatch):
    browser = enter(cast.sekdes_ngebel)
    browser.raise_request_exception = False
    before = Event.objects.count()

    def away(*args, **kwargs):
        raise OperationalError("terminating connection due to administrator command")

    monkeypatch.setattr("records.trail.Event.save", away)
    where = reverse("villages:potential-create", args=[NGEBEL])
    answer = browser.post(where, POTENTIAL)
    assert answer.status_code == 503 and "Kirim lagi" in answer.text
    assert (Potential.objects.count(), Event.objects.count()) == (0, before)
    monkeypatch.undo()
    assert browser.post(where, POTENTIAL).status_code == 302
    assert Potential.objects.get().name == "Mata air"


@pytest.mark.django_db
def test_a_disk_that_fills_up_in_the_middle_of_a_file_leaves_neither_file_nor_row(
    cast, settings, tmp_path, monkeypatch
):
    settings.MEDIA_ROOT = tmp_path
    written = []

    def full(handle):
        written.append(handle)
        raise FULL

    monkeypatch.setattr("records.storage.os.fsync", full)
    judged = documents.judge_scan(scan())
    with pytest.raises(OSError, match="No space left"):
        documents.store_scan(judged, by=cast.sekdes_ngebel)
    assert len(written) == 1, "the fault came while the file was written"
    assert not Document.objects.exists()
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
    monkeypatch.undo()
    kept = documents.store_scan(judged, by=cast.sekdes_ngebel)
    assert default_storage.exists(kept.path)


def test_the_reason_is_found_behind_others_and_a_circle_ends():
    one, two = RuntimeError(), RuntimeError()
    one.__cause__, two.__cause__ = two, one
    assert busy.what_is_wrong(one) == ""
    assert busy.what_is_wrong(None) == ""


@pytest.mark.django_db
def test_readers_go_on_while_nothing_can_be_written(client, monkeypatch):
    def full(self, **kwargs):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(QuerySet, "create", full)
    monkeypatch.setattr(QuerySet, "update", full)
    for page in ("/", "/daftar/", "/aturan/"):
        assert client.get(page).status_code == 200
