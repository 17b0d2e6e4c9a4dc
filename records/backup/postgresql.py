"""PostgreSQL by its own programs: dump, restore, scratch databases. The password goes by environment only."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from records.backup.facts import read_documents, read_facts
from records.backup.manifest import Facts
from records.verdict import Refused

SERVER_PROGRAMS = Path("/usr/lib/postgresql")
# What libpq reads from the environment, by the name of Django's option.
OPTIONS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "connect_timeout": "PGCONNECT_TIMEOUT",
}
NO_PROGRAM = "Program {} tidak ada. Pasang paket postgresql-client yang seversi dengan peladennya ({})."
FAILED = "{} gagal: {}"


def program(name: str) -> str:
    """The program of the server's own version, or of the next newer one, or the one on the PATH; raises Refused."""
    major = connection.pg_version // 10000
    found = sorted(int(path.name) for path in SERVER_PROGRAMS.glob("*") if path.name.isdigit())
    for version in found:
        path = SERVER_PROGRAMS / str(version) / "bin" / name
        if version >= major and os.access(path, os.X_OK):
            return str(path)
    if on_path := shutil.which(name):
        return on_path
    raise Refused(NO_PROGRAM.format(name, major))


def environment() -> dict[str, str]:
    """How the programs reach the portal's server; nothing of the machine's own PG variables."""
    settings = connection.settings_dict
    values = {"PGHOST": settings["HOST"], "PGPORT": settings["PORT"], "PGUSER": settings["USER"]}
    values |= {"PGPASSWORD": settings["PASSWORD"], "PGDATABASE": settings["NAME"]}
    values |= {OPTIONS[key]: value for key, value in settings.get("OPTIONS", {}).items() if key in OPTIONS}
    plain = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return plain | {key: str(value) for key, value in values.items() if value not in ("", None)}


def run(name: str, *arguments: str) -> None:
    """Run one program to its end; raises Refused with what it said last."""
    command = [program(name), "--no-password", *arguments]
    done = subprocess.run(command, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        said = " ".join(done.stderr.strip().splitlines()[:3])
        raise Refused(FAILED.format(name, re.sub(r"\s+", " ", said)[:300] or done.returncode))


def version() -> str:
    """The server's version."""
    return f"{connection.pg_version // 10000}.{connection.pg_version % 10000}"


def dump(target: Path) -> tuple[Facts, list[tuple[str, str, int]]]:
    """Dump into a file; facts and files are read in the same snapshot as the dump, however busy the portal is."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}")
        return read_facts(cursor, "postgresql"), read_documents(cursor)


def is_empty() -> bool:
    """No table of anybody's in the database."""
    query = "SELECT COUNT(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0] == 0


def restore(source: Path) -> None:
    """Fill the empty database from a dump: all of it or nothing."""
    name: Any = connection.settings_dict["NAME"]
    connection.close()
    how = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
    run("pg_restore", *how, f"--dbname={name}", str(source))


def create(name: str) -> None:
    """A scratch database beside the portal's."""
    run("createdb", "--template=template0", "--encoding=UTF8", name)


def drop(name: str) -> None:
    """The scratch database goes, whoever still looks at it."""
    run("dropdb", "--if-exists", "--force", name)
