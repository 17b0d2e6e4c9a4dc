"""Part of a region's name on SQLite: an index of three-letter pieces beside the table, kept by triggers.

PostgreSQL has its trigram index (migration 0002). Both only find faster what `icontains` finds.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.lookups import IContains

TABLE, INDEX = "villages_region", "villages_region_pieces"
SHORTEST = 3  # a piece has three letters
CREATE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(name, content='{TABLE}', content_rowid='id', tokenize='trigram', "
    "columnsize=0)"
)
POSTGRESQL_INDEX = "villages_region_part_of_name"
TIDY = """SELECT gin_clean_pending_list(oid) FROM pg_class
    WHERE oid = to_regclass(%s) AND pg_has_role(relowner, 'USAGE')"""
REBUILD = f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')"
FORGET = f"INSERT INTO {INDEX} ({INDEX}, rowid, name) VALUES ('delete', OLD.id, OLD.name);"
LEARN = f"INSERT INTO {INDEX} (rowid, name) VALUES (NEW.id, NEW.name);"
TRIGGERS = {
    f"{INDEX}_new": f"CREATE TRIGGER {INDEX}_new AFTER INSERT ON {TABLE} BEGIN {LEARN} END",
    f"{INDEX}_gone": f"CREATE TRIGGER {INDEX}_gone AFTER DELETE ON {TABLE} BEGIN {FORGET} END",
    f"{INDEX}_renamed": f"""CREATE TRIGGER {INDEX}_renamed AFTER UPDATE OF name ON {TABLE}
        WHEN OLD.name <> NEW.name BEGIN {FORGET} {LEARN} END""",
}


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
    """Make what is missing after a migration: SQLite drops the triggers when it rebuilds the table."""
    connection = connections[using]
    if connection.vendor != "sqlite" or not CAN_BE_HAD:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE name IN (%s, %s, %s, %s, %s)", [TABLE, INDEX, *TRIGGERS]
        )
        present = dict(cursor.fetchall())
        lost = [name for name, statement in TRIGGERS.items() if present.get(name) != statement]
        if TABLE not in present or (INDEX in present and not lost):
            return
        if INDEX not in present:
            cursor.execute(CREATE)
        for name in lost:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(TRIGGERS[name])
        cursor.execute(REBUILD)


@contextmanager
def paused(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """For a load of thousands of rows, in its transaction: learned at once at the end.

    SQLite is three times quicker so; PostgreSQL would let each search read what it put off, until it cleans up itself.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        yield
        if connection.vendor == "postgresql":
            cursor.execute(TIDY, [POSTGRESQL_INDEX])
    install(using)


class PartOfName(IContains):
    """`name__part`: what `icontains` finds among regions, by the index where there is one."""

    lookup_name = "part"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        """Word for word what `icontains` asks: PostgreSQL's index knows that expression alone."""
        return IContains(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list]:
        """As a phrase of pieces, which is a part of the name; beyond `icontains`, É is é here."""
        text = self.rhs if isinstance(self.rhs, str) else ""
        own = getattr(self.lhs, "target", None)
        is_name = own is not None and own.name == "name" and own.model._meta.db_table == TABLE
        if not (CAN_BE_HAD and is_name and len(text) >= SHORTEST) or "\0" in text:
            return self.as_sql(compiler, connection)
        alias = connection.ops.quote_name(self.lhs.alias)
        phrase = '"{}"'.format(text.replace('"', '""'))
        return f"{alias}.id IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s)", [phrase]
