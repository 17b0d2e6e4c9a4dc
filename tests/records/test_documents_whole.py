"""Stored files stay what they were: written whole or not at all, checked before they are sent, swept when nobody's."""

import errno
import hashlib
import io
import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from records import documents
from records.models import Document
from records.storage import PUT_AWAY, UNFINISHED
from tests.records.test_documents import own_storage, picture

__all__ = ["own_storage"]


def stored(cast, content=None) -> Document:
    """A scan in the store."""
    upload = SimpleUploadedFile("pindaian.png", content or picture())
    return documents.store_scan(documents.judge_scan(upload), by=cast.kades_ngebel)


def on_disk(settings, document) -> Path:
    """Where its content lies."""
    return Path(settings.MEDIA_ROOT, document.path)


def age(path, hours) -> None:
    """As if it had been written some hours ago."""
    moment = time.time() - hours * 3600
    os.utime(path, (moment, moment))


def spoil(path: Path) -> None:
    """Change one byte, keep the size."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def forget(document) -> None:
    """As if its row had never been committed."""
    Document.objects.filter(pk=document.pk)._raw_delete("default")


def shorten(path: Path) -> None:
    """Lose the last byte."""
    path.write_bytes(path.read_bytes()[:-1])


DAMAGES = [(spoil, documents.WRONG_CONTENT), (shorten, documents.WRONG_SIZE), (Path.unlink, documents.MISSING)]


@pytest.mark.parametrize(("harm", "what"), DAMAGES)
def test_a_damaged_file_is_never_sent_and_logged(cast, settings, caplog, harm, what):
    document = stored(cast)
    harm(on_disk(settings, document))
    with pytest.raises(documents.Mismatch):
        documents.response(document)
    assert document.pk in caplog.text and what in caplog.text


@pytest.mark.parametrize(("harm", "what"), DAMAGES)
def test_periksa_berkas_names_what_is_damaged(cast, settings, harm, what):
    whole, broken = stored(cast), stored(cast, picture(size=(50, 50)))
    out = io.StringIO()
    call_command("periksa_berkas", stdout=out)
    assert out.getvalue() == "Semua berkas cocok: 2 berkas.\n"
    harm(on_disk(settings, broken))
    with pytest.raises(CommandError, match="1 berkas tidak cocok") as refused:
        call_command("periksa_berkas")
    assert f"{broken.pk} {what}" in str(refused.value)
    assert whole.pk not in str(refused.value)


@pytest.mark.parametrize(("harm", "what"), DAMAGES)
def test_storing_the_same_content_again_mends_it(cast, settings, harm, what):
    document = stored(cast)
    harm(on_disk(settings, document))
    stored(cast)
    assert documents.fault(document) == ""
    assert list(documents.damaged()) == []


def test_a_write_that_fails_leaves_nothing(cast, settings, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("records.storage.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        stored(cast)
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []
    assert Document.objects.count() == 0


def test_many_writers_of_one_content_leave_one_whole_file(settings):
    content = os.urandom(300_000)
    name = f"ab/{hashlib.sha256(content).hexdigest()}"

    def write(_):
        return default_storage.save(name, ContentFile(content))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(write, range(40))) == {name}
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in files] == [content]
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o640


def test_the_sweeper_takes_what_no_row_names_and_is_old(cast, settings):
    kept, orphan = stored(cast), Path(settings.MEDIA_ROOT, "ab", "ab" + "0" * 62)
    fresh, unfinished = orphan.with_name("ab" + "1" * 62), orphan.with_name(UNFINISHED + "x")
    orphan.parent.mkdir(exist_ok=True)
    for path in (orphan, fresh, unfinished):
        path.write_bytes(b"x")
    for path in (orphan, unfinished, on_disk(settings, kept)):
        age(path, hours=30)
    assert documents.sweep_orphans(timedelta(days=1)) == 2
    assert not orphan.exists() and not unfinished.exists()
    assert fresh.exists() and documents.fault(kept) == ""
    assert documents.sweep_orphans(timedelta(days=1)) == 0


def test_periksa_berkas_sweeps_on_request_only(cast, settings):
    orphan = on_disk(settings, stored(cast)).with_name("ab" + "0" * 62)
    orphan.write_bytes(b"x")
    age(orphan, hours=30)
    call_command("periksa_berkas", stdout=io.StringIO())
    assert orphan.exists()
    out = io.StringIO()
    call_command("periksa_berkas", "--bersihkan", stdout=out)
    assert out.getvalue().startswith("Berkas tanpa catatan dihapus: 1.\n") and not orphan.exists()


def test_an_orphan_that_is_stored_again_is_safe_from_the_sweeper(cast, settings):
    """A crash left it a day ago; the same scan comes again, its row is not committed yet."""
    document = stored(cast)
    path = on_disk(settings, document)
    forget(document)
    age(path, hours=30)
    again = stored(cast)
    forget(again)  # the sweeper doesn't see the row of an open transaction
    assert documents.sweep_orphans(timedelta(days=1)) == 0
    assert path.exists()


def test_what_the_sweeper_put_away_before_it_was_killed_is_found_again(cast, settings):
    """Killed between taking a file away and looking at it: the next store writes the content anew."""
    document = stored(cast)
    path = on_disk(settings, document)
    path.rename(path.with_name(PUT_AWAY + path.name))
    again = stored(cast)
    assert documents.fault(again) == ""


def test_in_a_store_that_renames_the_double_goes(cast, settings):
    """Another kind of store gives a second writer another name; no row would ever name it."""
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    document = stored(cast)
    spoil(on_disk(settings, document))
    stored(cast)
    names = [path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert names == [document.sha256]
