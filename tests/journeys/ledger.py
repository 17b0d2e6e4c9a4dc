"""What the portal's data says, as one number: two equal numbers mean that nothing was written."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.journeys.desk import Desk

# Sessions and waiting work change by themselves; everything else is somebody's business.
ITSELF = ("django_session", "django_tasks_database_dbtaskresult")
# The indexes of names follow the regions and potentials, which are hashed themselves.
INDEXES = ("villages_region_pieces", "villages_potential_pieces")


def fingerprint(desk: Desk) -> str:
    """A hash over every row of every business table."""
    address = f"file:{desk.portal.data / 'portal.sqlite3'}?mode=ro"
    found = hashlib.sha256()
    with closing(sqlite3.connect(address, uri=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        tables = [name for (name,) in names if name not in ITSELF and not name.startswith(INDEXES)]
        assert len(tables) > 40
        for table in tables:
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            line = " || ',' || ".join(f'quote("{column}")' for column in columns)
            rows = f'SELECT {line} AS line FROM "{table}" ORDER BY rowid'
            (text,) = connection.execute(f"SELECT group_concat(line, ';') FROM ({rows})").fetchone()
            found.update(f"{table}: {text}".encode())
    return found.hexdigest()


@contextmanager
def nothing_written(desk: Desk) -> Iterator[None]:
    """Whatever is tried in here leaves every business table as it was."""
    before = fingerprint(desk)
    yield
    assert fingerprint(desk) == before, f"{desk.page.url}: something was written"
