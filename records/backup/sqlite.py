"""SQLite: copied by its own backup function while the portal runs, and put back as one file by a rename."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from records.backup.facts import read_documents, read_facts, tables
from records.backup.manifest import Facts
from records.storage import sync_directory
from records.verdict import Refused

DAMAGED = "Basis data SQLite rusak, jadi tidak dicadangkan: {}."


def live() -> Path:
    """The portal's database file."""
    return Path(connection.settings_dict["NAME"])


def version() -> str:
    """The library's version."""
    return sqlite3.sqlite_version


def reader(path: Path) -> sqlite3.Connection:
    """A connection of its own that only reads."""
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=20)


def dump(target: Path) -> tuple[Facts, list[tuple[str, str, int]]]:
    """Copy the database as of one moment, as a single file; facts and files are read from the copy."""
    with closing(reader(live())) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # no companion files beside the copy
        said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise Refused(DAMAGED.format(said))
        cursor = copy.cursor()
        return read_facts(cursor, "sqlite"), read_documents(cursor)


def is_empty() -> bool:
    """No file, or a file without a table."""
    if not live().exists():
        return True
    with closing(reader(live())) as source:
        return not tables(source.cursor(), "sqlite")


def restore(source: Path) -> None:
    """Put the copy in the empty place: written beside, then renamed."""
    connection.close()
    live().parent.mkdir(parents=True, exist_ok=True)
    beside = live().with_name(live().name + ".memulihkan")
    shutil.copyfile(source, beside)
    with beside.open("rb+") as written:
        os.fsync(written.fileno())
    for companion in ("-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            live().with_name(live().name + companion).unlink()
    os.replace(beside, live())
    sync_directory(live().parent)
