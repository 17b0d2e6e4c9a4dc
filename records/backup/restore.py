"""Restore a backup into an empty portal, and hold the result to the backup's list."""

from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection

from records import anchor, triggers
from records.backup.check import check
from records.backup.facts import read_facts
from records.backup.make import ENGINES
from records.backup.manifest import DATABASE, FILES, Facts, Manifest
from records.documents import damaged
from records.storage import names, sha256_of
from records.trail import broken_links
from records.verdict import Refused

OCCUPIED_DATABASE = "Basis data portal ini tidak kosong. Cadangan hanya dipulihkan ke basis data kosong."
OCCUPIED_FILES = "Folder berkas portal ini tidak kosong: {} bukan dari cadangan ini."
OTHER_MIGRATIONS = "Hasil pemulihan berbeda: susunan basis data tidak sama dengan manifest."
OTHER_ROWS = "Hasil pemulihan berbeda: jumlah baris {} tidak sama dengan manifest."
NO_TRIGGERS = "Hasil pemulihan berbeda: pelindung jejak hilang ({})."
BROKEN_TRAIL = "Hasil pemulihan berbeda: rantai jejak putus pada kejadian {}."
OTHER_TRAIL = "Hasil pemulihan berbeda: ujung jejak tidak sama dengan manifest."
DAMAGED = "Hasil pemulihan berbeda: berkas {} {}."


def restore(directory: Path, *, key: str | None) -> Manifest:
    """Check the backup, refuse an occupied portal, put files and database in place, verify; raises Refused."""
    manifest = check(directory, engine=connection.vendor, key=key)
    refuse_occupied(manifest)
    put_files(directory, manifest)
    ENGINES[manifest.engine].restore(directory / DATABASE[manifest.engine])
    verify(manifest)
    return manifest


def stored_names(manifest: Manifest) -> dict[str, str]:
    """The backup's files by their name in the store: where each lies in the backup."""
    return {name.removeprefix(f"{FILES}/"): name for name in manifest.members if name.startswith(f"{FILES}/")}


def refuse_occupied(manifest: Manifest) -> None:
    """Nothing is ever written over. Files of this same backup may be there: an interrupted restore is repeated."""
    if not ENGINES[manifest.engine].is_empty():
        raise Refused(OCCUPIED_DATABASE)
    ours = stored_names(manifest)
    for name in names(default_storage):
        if name not in ours:
            raise Refused(OCCUPIED_FILES.format(name))


def put_files(directory: Path, manifest: Manifest) -> None:
    """Files first: a row never points to a file that isn't there yet."""
    for name, member in stored_names(manifest).items():
        if not is_stored(name, manifest.members[member].sha256):
            with (directory / member).open("rb") as source:
                default_storage.save(name, File(source))


def is_stored(name: str, digest: str) -> bool:
    """Is the content there already, whole?"""
    try:
        with default_storage.open(name) as stored:
            return sha256_of(stored)[0] == digest
    except FileNotFoundError:
        return False


def verify(manifest: Manifest) -> None:
    """The restored portal holds what the list says, its trail is whole, its files are whole; raises Refused."""
    with connection.cursor() as cursor:
        same_facts(read_facts(cursor, connection.vendor), manifest.facts)
    if missing := triggers.missing(connection):
        raise Refused(NO_TRIGGERS.format(", ".join(missing)))
    if broken := next(iter(broken_links()), None):
        raise Refused(BROKEN_TRAIL.format(broken.pk))
    facts = manifest.facts
    if anchor.head() != anchor.Head(facts.trail_count, facts.trail_last_id, facts.trail_hash):
        raise Refused(OTHER_TRAIL)
    for document, what in damaged():
        if manifest.members.get(f"{FILES}/{document.path}"):
            raise Refused(DAMAGED.format(document.pk, what))


def same_facts(found: Facts, wanted: Facts) -> None:
    """The same migrations and as many rows in each table; raises Refused."""
    if found.migrations != wanted.migrations:
        raise Refused(OTHER_MIGRATIONS)
    for name in sorted(found.rows.keys() | wanted.rows.keys()):
        if found.rows.get(name) != wanted.rows.get(name):
            raise Refused(OTHER_ROWS.format(name))
