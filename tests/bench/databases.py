"""The databases that are measured: migrated and filled once, then copied; a file or a PostgreSQL database each."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

ROOT = Path(__file__).resolve().parents[2]
OURS = ("PORTAL_", "DJANGO_", "BENCH_")
SUPERUSER = """
import django
django.setup()
from accounts.models import User
User.objects.filter(username="admin").update(is_superuser=True)
"""


@dataclass(frozen=True)
class World:
    """One portal's data directory and database; `server` is empty for SQLite."""

    data: Path
    server: str = ""

    @property
    def kind(self) -> str:
        return "PostgreSQL" if self.server else "SQLite"

    @property
    def database(self) -> str:
        return f"bench_{self.data.name}".replace("-", "_")

    @property
    def url(self) -> str:
        return urlsplit(self.server)._replace(path=f"/{self.database}").geturl()

    @property
    def environment(self) -> dict[str, str]:
        """Its settings, and nothing of the caller's."""
        names = ("DATABASE_URL", "SECRET_KEY", "PORT")
        plain = {k: v for k, v in os.environ.items() if not k.startswith(OURS) and k not in names}
        ours = {"PORTAL_PROFILE": "contoh", "PORTAL_DATA": str(self.data), "DJANGO_SETTINGS_MODULE": SETTINGS}
        return plain | ours | ({"DATABASE_URL": self.url} if self.server else {})

    def run(self, *arguments: str) -> str:
        """One Python process to its end; what it said."""
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(arguments)}:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def exists(self) -> bool:
        """Was it made before, and wholly?"""
        return (self.data / ".siap").exists()

    def create(self) -> None:
        """The example, as bin/run leaves it; `admin` may use the stock admin too."""
        self.empty()
        self.run("manage.py", "siapkan")
        self.run("-c", SUPERUSER)
        self.done()

    def refresh(self) -> None:
        """A world of an earlier run gets today's tables and style sheets."""
        self.run("manage.py", "migrate", "--verbosity", "0")
        self.run("manage.py", "collectstatic", "--no-input", "--verbosity", "0")

    def copy_of(self, other: "World") -> None:
        """A world of its own with the same contents."""
        self.empty(template=other.database)
        shutil.copytree(other.data, self.data, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".siap"))

    def done(self) -> None:
        (self.data / ".siap").touch()

    def empty(self, template: str = "template0") -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.mkdir(parents=True)
        if self.server:
            self.maintain(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')
            self.maintain(f'CREATE DATABASE "{self.database}" TEMPLATE "{template}"')

    def maintain(self, statement: str) -> None:
        """One statement on the server, outside this database."""
        connection = psycopg2.connect(self.server)
        connection.autocommit = True
        connection.cursor().execute(statement)
        connection.close()


SETTINGS = "kerjasama_portal.settings"


def example(home: Path, server: str) -> World:
    """The example without scale data."""
    made = World(home / f"contoh-{'pg' if server else 'sqlite'}", server)
    if made.exists():
        made.refresh()
    else:
        made.create()
    return made


def scaled(home: Path, server: str, percent: int) -> World:
    """The example with so many percent of the national data."""
    made = World(home / f"skala-{percent}-{'pg' if server else 'sqlite'}", server)
    if not made.exists():
        made.copy_of(example(home, server))
        made.run("manage.py", "buat_data_skala", "--bagian", str(percent))
        made.done()
    else:
        made.refresh()
    return made
