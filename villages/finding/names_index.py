"""Part of a name on SQLite: an index of three-letter pieces beside each table, kept by triggers.

PostgreSQL has its trigram indexes (migrations 0002 and 0007). All of them only find faster what `icontains` finds.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models.lookups import IContains

SHORTEST = 3  # a piece has three letters
TIDY = """SELECT gin_clean_pending_list(oid) FROM pg_class
    WHERE oid = to_regclass(%s) AND pg_has_role(relowner, 'USAGE')"""


class Pieces:
    """The index of the names of one table, by row numbers.

    A table whose key is no number keeps its row numbers too: VACUUM gives new ones only to a table without any index.
    """

    def __init__(self, table: str):
        self.table, self.index, self.postgresql_index = table, f"{table}_pieces", f"{table}_part_of_name"
        index = self.index
        forget = f"INSERT INTO {index} ({index}, rowid, name) VALUES ('delete', OLD.rowid, OLD.name);"
        learn = f"INSERT INTO {index} (rowid, name) VALUES (NEW.rowid, NEW.name);"
        self.create = (
            f"CREATE VIRTUAL TABLE {index} USING fts5(name, content='{table}', content_rowid='rowid', "
            "tokenize='trigram', columnsize=0)"
        )
        self.rebuild = f"INSERT INTO {index} ({index}) VALUES ('rebuild')"
        self.triggers = {
            f"{index}_new": f"CREATE TRIGGER {index}_new AFTER INSERT ON {table} BEGIN {learn} END",
            f"{index}_gone": f"CREATE TRIGGER {index}_gone AFTER DELETE ON {table} BEGIN {forget} END",
            f"{index}_renamed": f"""CREATE TRIGGER {index}_renamed AFTER UPDATE OF name ON {table}
        WHEN OLD.name <> NEW.name BEGIN {forget} {learn} END""",
        }

    def install(self, using: str) -> None:
        """Make what is missing after a migration: SQLite drops the triggers when it rebuilds the table."""
        names = [self.table, self.index, *self.triggers]
        with connections[using].cursor() as cursor:
            holes = ", ".join(["%s"] * len(names))
            cursor.execute(f"SELECT name, sql FROM sqlite_master WHERE name IN ({holes})", names)
            present = dict(cursor.fetchall())
            lost = [name for name, statement in self.triggers.items() if present.get(name) != statement]
            if self.table not in present or (present.get(self.index) == self.create and not lost):
                return
            if present.get(self.index) != self.create:
                cursor.execute(f"DROP TABLE IF EXISTS {self.index}")
                cursor.execute(self.create)
            for name in lost:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(self.triggers[name])
            cursor.execute(self.rebuild)


REGIONS, POTENTIALS = Pieces("villages_region"), Pieces("villages_potential")
INDEXES = {each.table: each for each in (REGIONS, POTENTIALS)}


def _can_be_had() -> bool:
    """Has this SQLite the module for it? Without it the search still works, only slower."""
    probe = sqlite3.connect(":memory:")
    try:
        probe.execute("CREATE VIRTUAL TABLE probe USING fts5(name, tokenize='trigram')")
    except sqlite3.OperationalError:
        return False
    finally:
        probe.close()
    return True


CAN_BE_HAD = _can_be_had()


def install(using: str) -> None:
    """After each migrate."""
    if connections[using].vendor == "sqlite" and CAN_BE_HAD:
        for each in INDEXES.values():
            each.install(using)


@contextmanager
def paused(of: Pieces = REGIONS, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """For a load of thousands of rows, in its transaction: learned at once at the end.

    SQLite is three times quicker so; PostgreSQL would let each search read what it put off, until it cleans up itself.
    """
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "sqlite":
            for name in of.triggers:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        yield
        if connections[using].vendor == "postgresql":
            cursor.execute(TIDY, [of.postgresql_index])
    install(using)


def serves(text: str) -> bool:
    """Can the pieces of SQLite answer for this text?"""
    return CAN_BE_HAD and len(text) >= SHORTEST and "\0" not in text


def phrase(text: str) -> str:
    """The text as one phrase of pieces, which is a part of the name."""
    return '"{}"'.format(text.replace('"', '""'))


def is_in_few(of: Pieces, text: str, most: int) -> bool:
    """Do at most so many names hold this text? Counted no further; only SQLite with its pieces is asked."""
    statement = f"SELECT count(*) FROM (SELECT 1 FROM {of.index} WHERE {of.index} MATCH %s LIMIT %s)"
    with connection.cursor() as cursor:
        cursor.execute(statement, [phrase(text), most + 1])
        return cursor.fetchone()[0] <= most


class PartOfName(IContains):
    """`name__part`: what `icontains` finds among regions and potentials, by the index where there is one."""

    lookup_name = "part"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        """Word for word what `icontains` asks: PostgreSQL's index knows that expression alone."""
        return IContains(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list]:
        """By the pieces; beyond `icontains`, É is é here."""
        text = self.rhs if isinstance(self.rhs, str) else ""
        own = getattr(self.lhs, "target", None)
        of = INDEXES.get(own.model._meta.db_table) if own is not None and own.name == "name" else None
        if of is None or not serves(text):
            return self.as_sql(compiler, connection)
        alias = connection.ops.quote_name(self.lhs.alias)
        return f"{alias}.rowid IN (SELECT rowid FROM {of.index} WHERE {of.index} MATCH %s)", [phrase(text)]
