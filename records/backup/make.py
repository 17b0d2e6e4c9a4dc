"""Make a backup: the database first, then every file it names, then the list; complete, or not there at all."""

import errno
import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from records.backup import manifest, postgresql, sqlite
from records.backup.manifest import DATABASE, FILES, Manifest, Member
from records.documents import MISSING, WRONG_CONTENT
from records.storage import CHUNK, sha256_of, sync_directory
from records.verdict import Refused

COMPLETE = re.compile(r"cadangan-\d{8}T\d{6}Z\Z")
UNFINISHED = ".sedang-"
ENGINES = {"sqlite": sqlite, "postgresql": postgresql}
BUSY = "Cadangan lain sedang dibuat di folder ini. Tunggu sampai selesai."
FULL = "Tempat cadangan penuh. Cadangan tidak jadi dibuat, dan cadangan lama tetap ada."


def make(root: Path) -> tuple[Path, Manifest]:
    """A new backup below `root`; raises Refused. Files are written only by us, readable only by their owner."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(root):
        stamp, final = free_name(root)
        unfinished = root / f"{UNFINISHED}{final.name}"
        unfinished.mkdir(mode=0o700)
        try:
            made = fill(unfinished, stamp, latest(root))
            sync_tree(unfinished)
            unfinished.rename(final)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise Refused(FULL) from error
            raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        sync_directory(root)
        return final, made


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """One at a time; what a killed one left is cleared away."""
    with (root / ".kunci").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(BUSY) from error
        for left in root.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def free_name(root: Path) -> tuple[datetime, Path]:
    """The name by the second; a second backup in the same second waits for the next."""
    while True:
        stamp = datetime.now(UTC)
        final = root / f"cadangan-{stamp:%Y%m%dT%H%M%SZ}"
        if not final.exists():
            return stamp, final
        time.sleep(0.1)


def fill(directory: Path, stamp: datetime, earlier: Path | None) -> Manifest:
    """Database, files, list: in this order, so that the files are never fewer than the rows."""
    engine = ENGINES[connection.vendor]
    database = DATABASE[connection.vendor]
    facts, documents = engine.dump(directory / database)
    with (directory / database).open("rb") as source:
        members = {database: Member(*sha256_of(source))}
    damaged = copy_files(documents, directory, earlier, members)
    made = Manifest(
        format=manifest.FORMAT,
        made_at=stamp.isoformat(timespec="seconds"),
        portal=portal_version(),
        engine=connection.vendor,
        engine_version=engine.version(),
        facts=facts,
        members=members,
        damaged=damaged,
    )
    manifest.write(directory, made, settings.BACKUP_KEY)
    return made


def copy_files(documents: list, directory: Path, earlier: Path | None, members: dict[str, Member]) -> dict[str, str]:
    """Bring in each content once and hash it on the way; gives the documents whose content is not whole."""
    damaged = {}
    for pk, digest, _ in documents:
        name = f"{FILES}/{digest[:2]}/{digest}"
        if name not in members:
            what = bring(name, digest, directory, earlier, members)
            if what:
                damaged[pk] = what
    return damaged


def bring(name: str, digest: str, directory: Path, earlier: Path | None, members: dict[str, Member]) -> str:
    """One content: shared with the earlier backup when that holds it unchanged, else copied from the store."""
    target = directory / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if earlier and (size := size_if_whole(earlier / name, digest)) is not None:
        share(earlier / name, target)
        members[name] = Member(digest, size)
        return ""
    try:
        with default_storage.open(f"{digest[:2]}/{digest}") as source, target.open("wb") as out:
            shutil.copyfileobj(source, out, CHUNK)
    except FileNotFoundError:
        return MISSING
    size = size_if_whole(target, digest)
    if size is None:
        target.unlink()
        return WRONG_CONTENT
    members[name] = Member(digest, size)
    return ""


def share(source: Path, target: Path) -> None:
    """The same content under a second name, or as a copy where the disk knows no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def size_if_whole(path: Path, digest: str) -> int | None:
    """The size of a file that has this hash, else nothing."""
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as source:
        found, size = sha256_of(source)
    return size if found == digest else None


def sync_tree(directory: Path) -> None:
    """Everything on the disk before the name says that it is complete."""
    for folder, _, names in os.walk(directory):
        for name in names:
            with open(os.path.join(folder, name), "rb") as written:
                os.fsync(written.fileno())
        sync_directory(Path(folder))


def complete(root: Path) -> list[Path]:
    """The finished backups below a directory, oldest first."""
    found = [path for path in root.iterdir() if COMPLETE.match(path.name) and path.is_dir() and not path.is_symlink()]
    return sorted(found)


def latest(root: Path) -> Path | None:
    """The newest finished backup."""
    return next(reversed(complete(root)), None)


def prune(root: Path, keep: int) -> list[str]:
    """Delete all but the newest ones; gives the names of those that went."""
    old = complete(root)[:-keep]
    for path in old:
        shutil.rmtree(path)
    return [path.name for path in old]


def portal_version() -> str:
    """The commit of the running code, when it is a checkout; else what PORTAL_VERSION says."""
    git = settings.BASE_DIR / ".git"
    try:
        head = (git / "HEAD").read_text().strip()
        commit = (git / head.removeprefix("ref: ")).read_text().strip() if head.startswith("ref: ") else head
    except OSError:
        commit = ""
    return os.environ.get("PORTAL_VERSION", "") or commit or "tidak diketahui"
