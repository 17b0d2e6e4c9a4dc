"""Files by the hash of their content: written whole or not at all, in the file system or in another store."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.core.files.storage import FileSystemStorage, Storage
from django.utils import timezone

CHUNK = 1024 * 1024
UNFINISHED = ".tulis-"  # a file still being written; only a crash leaves one behind
PUT_AWAY = ".buang-"  # a file the sweeper took away, for the moment in which it looks again


class AtomicFiles(FileSystemStorage):
    """A file system in which a name means one content: temporary file, fsync, rename."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: under the hash of a content there is never another content."""
        return name

    def _save(self, name: str, content: Any) -> str:
        """Whoever reads the name finds nothing or the whole file, also after a crash."""
        final = Path(self.path(name))
        final.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=final.parent, prefix=UNFINISHED)
        try:
            with os.fdopen(handle, "wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            if self.file_permissions_mode is not None:
                os.chmod(unfinished, self.file_permissions_mode)
            os.replace(unfinished, final)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(unfinished)
            raise
        sync_directory(final.parent)
        return name

    def delete_older(self, name: str, before: datetime) -> bool:
        """Delete a file unless it was written since; one written at this very moment is put back."""
        path = Path(self.path(name))
        aside = path.with_name(PUT_AWAY + path.name)
        try:
            os.replace(path, aside)
        except FileNotFoundError:
            return False
        if aside.stat().st_mtime < before.timestamp():
            aside.unlink()
            return True
        os.replace(aside, path)
        return False


def sync_directory(path: Path) -> None:
    """Make a rename in this directory survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def delete_older(storage: Storage, name: str, before: datetime) -> bool:
    """Delete a file last written before a moment; tells whether it did."""
    if isinstance(storage, AtomicFiles):
        return storage.delete_older(name, before)
    moment = storage.get_modified_time(name)
    if (moment if timezone.is_aware(moment) else timezone.make_aware(moment)) >= before:
        return False
    storage.delete(name)
    return True


def sha256_of(source: BinaryIO) -> tuple[str, int]:
    """The hash and the size of what is left in a stream, read piece by piece."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def names(storage: Storage) -> Iterator[str]:
    """Every file of the store, which is one directory deep."""
    try:
        directories, _ = storage.listdir("")
    except FileNotFoundError:
        return
    for directory in sorted(directories):
        for name in sorted(storage.listdir(directory)[1]):
            yield f"{directory}/{name}"
