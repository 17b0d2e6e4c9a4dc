"""What a database holds: applied migrations, rows of every table, the end of the trail."""

from collections import defaultdict
from typing import Any

from django.db.migrations.loader import MigrationLoader

from records.backup.manifest import Facts
from records.trail import FIRST_LINK

TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename",
}


def answer(cursor: Any, statement: str) -> list[tuple]:
    """All rows of one question, from any driver's cursor."""
    cursor.execute(statement)
    return cursor.fetchall()


def tables(cursor: Any, engine: str) -> list[str]:
    """The tables of the portal's schema."""
    return [row[0] for row in answer(cursor, TABLES[engine])]


def read_facts(cursor: Any, engine: str) -> Facts:
    """Read them all through one cursor: in one transaction they are of one moment."""
    migrations: dict[str, list[str]] = defaultdict(list)
    for app, name in answer(cursor, "SELECT app, name FROM django_migrations ORDER BY app, name"):
        migrations[app].append(name)
    rows = {name: answer(cursor, f'SELECT COUNT(*) FROM "{name}"')[0][0] for name in tables(cursor, engine)}
    last = answer(cursor, "SELECT id, hash FROM records_event ORDER BY id DESC LIMIT 1")
    last_id, digest = last[0] if last else (0, FIRST_LINK)
    return Facts(dict(migrations), rows, rows["records_event"], last_id, digest)


def read_documents(cursor: Any) -> list[tuple[str, str, int]]:
    """The files that the rows of this moment name: id, hash, size."""
    return answer(cursor, "SELECT id, sha256, size FROM records_document ORDER BY sha256, id")


def unknown_migrations(migrations: dict[str, list[str]]) -> list[str]:
    """Migrations that this portal doesn't have: the backup is from a newer one."""
    known = MigrationLoader(None).disk_migrations
    return [f"{app}.{name}" for app, names in migrations.items() for name in names if (app, name) not in known]
