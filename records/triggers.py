"""Database triggers that refuse to change, replace or delete a line of the trail, on both engines."""

from django.db import connections

TABLE = "records_event"
REFUSAL = "jejak tidak boleh diubah"
REFUSE = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
# REPLACE deletes without asking the delete trigger unless a connection sets recursive_triggers; other tools don't.
TAKEN = f"""EXISTS (SELECT 1 FROM {TABLE}
        WHERE id = NEW.id OR hash = NEW.hash OR previous_hash = NEW.previous_hash)"""

# By name: the statement that makes each trigger, and by which it is recognised again.
SQLITE = {
    f"{TABLE}_no_update": f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} {REFUSE}",
    f"{TABLE}_no_delete": f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} {REFUSE}",
    f"{TABLE}_no_replace": f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} WHEN {TAKEN} {REFUSE}",
}
BODY = f" BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END "
FUNCTION = f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $${BODY}$$"
POSTGRESQL = {
    f"{TABLE}_no_change": f"""CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
    f"{TABLE}_no_truncate": f"""CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()""",
}
# Enabled for ordinary sessions, on our table, and calling a function that still refuses.
POSTGRESQL_PRESENT = f"""SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE tgrelid = to_regclass('{TABLE}') AND tgenabled IN ('O', 'A') AND prosrc = %s"""


def install(using: str) -> None:
    """Make the triggers (again) on one database; nothing happens while the table doesn't exist."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for name, statement in wanted(connection).items():
            on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
            cursor.execute(statement)


def wanted(connection) -> dict[str, str]:
    """The triggers of this engine, by name."""
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def missing(connection) -> list[str]:
    """The names of our triggers that the database lacks, has switched off, or has in another wording."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            present = {name for name, statement in cursor.fetchall() if SQLITE.get(name) == statement}
        else:
            cursor.execute(POSTGRESQL_PRESENT, [BODY])
            present = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted(connection) if name not in present]
