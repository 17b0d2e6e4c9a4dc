"""Judge a backup before anything is touched: every file of it is read, and each kind of damage has its own sentence."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from records.backup.facts import unknown_migrations
from records.backup.manifest import DATABASE, FILES, KEYED_SEAL, MANIFEST, SEAL, Manifest, Member, read
from records.storage import sha256_of
from records.verdict import Refused

SAFE_NAME = re.compile(rf"(?:basis-data\.(?:sqlite3|dump)|{FILES}/(?P<start>[0-9a-f]{{2}})/(?P=start)[0-9a-f]{{62}})\Z")
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}

NO_DIRECTORY = "Folder cadangan tidak ada: {}."
UNSAFE = "Nama di dalam cadangan tidak wajar: {}."
LINK = "Cadangan berisi tautan, bukan berkas: {}."
EXTRA = "Cadangan berisi berkas yang tidak ada dalam manifest: {}."
MISSING = "Berkas cadangan hilang: {}."
TRUNCATED = "Berkas cadangan tidak utuh: {} berukuran {} byte, seharusnya {}."
CHANGED = "Berkas cadangan berubah: isi {} tidak cocok dengan sidiknya."
OTHER_ENGINE = "Cadangan ini dari {}, sedangkan portal ini memakai {}."
NEWER = "Cadangan ini dari portal yang lebih baru. Portal ini belum mengenal: {}."
OTHER_NAME = "Nama berkas cadangan tidak sama dengan sidiknya: {}."
NO_DATABASE = "Manifest cadangan tidak menyebut basis data."


def check(directory: Path, *, engine: str, key: str | None) -> Manifest:
    """The list of a backup that is whole and may be restored here; raises Refused."""
    if directory.is_symlink() or not directory.is_dir():
        raise Refused(NO_DIRECTORY.format(directory))
    manifest = read(directory, key)
    if manifest.engine != engine:
        raise Refused(OTHER_ENGINE.format(ENGINES.get(manifest.engine, manifest.engine), ENGINES[engine]))
    if unknown := unknown_migrations(manifest.facts.migrations):
        raise Refused(NEWER.format(", ".join(unknown)))
    check_names(directory, manifest)
    for name, member in manifest.members.items():
        check_member(directory / name, name, member)
    return manifest


def check_names(directory: Path, manifest: Manifest) -> None:
    """Only names that we give, nothing that leads elsewhere, and nothing that the list doesn't name."""
    for name, member in manifest.members.items():
        if not SAFE_NAME.match(name):
            raise Refused(UNSAFE.format(name))
        if name.startswith(f"{FILES}/") and not name.endswith(f"/{member.sha256}"):
            raise Refused(OTHER_NAME.format(name))
    if DATABASE[manifest.engine] not in manifest.members:
        raise Refused(NO_DATABASE)
    for path in walk(directory):
        name = path.relative_to(directory).as_posix()
        if path.is_symlink() or not path.is_file():
            raise Refused(LINK.format(name))
        if name not in manifest.members and name not in (MANIFEST, SEAL, KEYED_SEAL):
            raise Refused(EXTRA.format(name))


def walk(directory: Path) -> Iterator[Path]:
    """Everything below a directory except plain directories; links are given, not followed."""
    with os.scandir(directory) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.is_dir(follow_symlinks=False):
                yield from walk(Path(entry.path))
            else:
                yield Path(entry.path)


def check_member(path: Path, name: str, member: Member) -> None:
    """One file is there, as long as it was, and unchanged."""
    if not path.exists():
        raise Refused(MISSING.format(name))
    if (size := path.stat().st_size) != member.size:
        raise Refused(TRUNCATED.format(name, size, member.size))
    with path.open("rb") as source:
        if sha256_of(source)[0] != member.sha256:
            raise Refused(CHANGED.format(name))
