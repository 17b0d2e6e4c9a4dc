"""A small real portal for the drill: a database and a folder of its own, filled, backed up, wiped, restored."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from records.backup.manifest import MANIFEST, SEAL
from tests.plumbing import ROOT, maintain, portal_environment

SEED = """
import django
django.setup()
from django.core.management import call_command
for name in ("migrate", "createcachetable", "load_regions", "load_topics", "isi_contoh"):
    call_command(name, verbosity=0)
"""
# Several commands in one process: starting one costs more than most of them. Refusals are printed, one a line.
SERIES = """
import json, sys, django
django.setup()
from django.core.management import CommandError, call_command
for command in json.loads(sys.argv[1]):
    try:
        call_command(*command)
    except CommandError as error:
        print(f"CommandError: {error}", flush=True)
"""
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
}


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    said: str


@dataclass(frozen=True)
class DrillPortal:
    """Where one portal keeps everything; `database` is empty for SQLite."""

    data: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """Its settings, and nothing of the tests'."""
        settings = {"PORTAL_PROFILE": "uji", "DJANGO_SETTINGS_MODULE": "kerjasama_portal.settings"}
        if self.database:
            settings["DATABASE_URL"] = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{self.database}").geturl()
        return portal_environment(self.data, 8000, **settings)

    def start(self, *arguments: str, **extra: str) -> subprocess.Popen:
        """A Python process of this portal."""
        command = [sys.executable, *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment | extra, stdout=pipe, stderr=subprocess.STDOUT, text=True
        )

    def run(self, *arguments: str, **extra: str) -> Done:
        """The same, to its end."""
        process = self.start(*arguments, **extra)
        said, _ = process.communicate(timeout=120)
        return Done(process.returncode, said)

    def manage(self, *arguments: str, **extra: str) -> Done:
        """One manage.py command."""
        return self.run("manage.py", *arguments, **extra)

    def must(self, *arguments: str, **extra: str) -> str:
        """One command that has to succeed."""
        done = self.manage(*arguments, **extra)
        assert done.code == 0, done.said
        return done.said

    def series(self, *commands: list[str]) -> list[str]:
        """Several commands one after the other; what they said, by line."""
        done = self.run("-c", SERIES, json.dumps(commands))
        assert done.code == 0, done.said
        return done.said.splitlines()

    def ask(self, statement: str) -> list[tuple]:
        """One question to this portal's database, which makes no file when there is none."""
        path = self.data / "portal.sqlite3"
        if not self.database and not path.exists():
            return []
        if self.database:
            opened = psycopg2.connect(self.environment["DATABASE_URL"])
        else:
            opened = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        with closing(opened) as connection, closing(connection.cursor()) as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    def tables(self) -> list[str]:
        """What the database holds."""
        return [name for (name,) in self.ask(TABLES["postgresql" if self.database else "sqlite"])]

    def seed(self) -> None:
        """The whole country's regions and the example kecamatan with its cooperations, papers and scans."""
        self.empty()
        done = self.run("-c", SEED)
        assert done.code == 0, done.said

    def empty(self) -> None:
        """Everything is lost: database and files."""
        self.drop()
        self.data.mkdir(parents=True)
        if self.database:
            self.server(f'CREATE DATABASE "{self.database}"')

    def drop(self) -> None:
        """The portal goes, whoever is still at its database."""
        shutil.rmtree(self.data, ignore_errors=True)
        if self.database:
            self.server(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')

    def server(self, statement: str) -> None:
        """One statement on the server, outside this portal's database."""
        address = urlsplit(os.environ["DATABASE_URL"])
        parts = {"HOST": address.hostname, "PORT": address.port, "USER": address.username, "PASSWORD": address.password}
        maintain(parts, statement)

    def back_up(self, to: Path, *more: str, **extra: str) -> Path:
        """A backup; gives its directory."""
        return made_at(self.must("cadangkan", "--ke", str(to), *more, **extra).splitlines())[0]

    def back_up_twice(self, to: Path) -> list[Path]:
        """Two backups, one right after the other."""
        return made_at(self.series(*[["cadangkan", "--ke", str(to)]] * 2))

    def files(self) -> dict[str, str]:
        """Every file of the store by its name, with the hash of what it holds."""
        store = self.data / "berkas"
        return {path.name: hash_of(path) for path in sorted(store.rglob("*")) if path.is_file()}


def made_at(lines: list[str]) -> list[Path]:
    """The directories of the backups that were made."""
    done = "Cadangan selesai: "
    return [Path(line.removeprefix(done)) for line in lines if line.startswith(done)]


def hash_of(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest_of(directory: Path) -> dict:
    """The list of a backup."""
    return json.loads((directory / MANIFEST).read_text())


def reseal(directory: Path, manifest: dict) -> None:
    """Write another list with a fitting hash, as somebody who knows the format could."""
    content = json.dumps(manifest).encode()
    (directory / MANIFEST).write_bytes(content)
    (directory / SEAL).write_text(f"{hashlib.sha256(content).hexdigest()}  {MANIFEST}\n")
