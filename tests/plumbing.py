"""Fixtures that need a real database of their own, a running portal or a browser."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest
from django.db import connections
from django.db.backends.base.creation import TEST_DATABASE_PREFIX
from django.test.utils import setup_databases, teardown_databases

# conftest.py takes them all: from tests.plumbing import *
__all__ = ["browser_context_args", "browser_type_launch_args", "migrated_database", "portal_server", "race_database"]

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY = "Portal siap di "
# In a race nobody gives up early: what waits for a lock of another is slow on a busy machine, not wrong.
PATIENT = {"connect_timeout": 60, "lock_timeout": 120_000}


@dataclass(frozen=True)
class Portal:
    """A running bin/run: where it answers, who may sign in, what it keeps and what it printed."""

    base_url: str
    accounts: dict[str, str]
    data: Path
    log: Path
    process: subprocess.Popen

    def printed(self) -> str:
        """Everything bin/run wrote so far."""
        return self.log.read_text()


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def portal_environment(data: Path, port: int, **extra: str) -> dict[str, str]:
    """This machine's environment without the settings of the tests, as a person would start the portal."""
    ours = ("PORTAL_", "DJANGO_", "PYTEST_")
    names = {"DATABASE_URL", "SECRET_KEY", "PORT"}
    plain = {k: v for k, v in os.environ.items() if not k.startswith(ours) and k not in names}
    return plain | {"PORTAL_DATA": str(data), "PORT": str(port)} | extra


@contextmanager
def running_portal(data: Path, patience: float = 180, **extra: str) -> Iterator[Portal]:
    """Start bin/run on a data directory, wait for its ready line, and stop it as Ctrl-C would."""
    port = free_port()
    log = data.with_suffix(".log")
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(ROOT / "bin" / "run")],
            cwd="/",
            env=portal_environment(data, port, **extra),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for_ready(process, log, patience)
        accounts = json.loads((data / "akun-contoh.json").read_text())
        yield Portal(f"http://127.0.0.1:{port}", accounts, data, log, process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=40)


def wait_for_ready(process: subprocess.Popen, log: Path, patience: float) -> None:
    """Return once the ready line is printed; fail with what was printed instead."""
    until = time.monotonic() + patience
    while READY not in log.read_text():
        if process.poll() is not None or time.monotonic() > until:
            pytest.fail(f"bin/run did not get ready (exit {process.poll()}):\n{log.read_text()}", pytrace=False)
        time.sleep(0.1)


@pytest.fixture(scope="session")
def portal_server(tmp_path_factory) -> Iterator[Portal]:
    """One example portal for all journeys: base_url, accounts, data."""
    with running_portal(tmp_path_factory.mktemp("portal") / "data") as portal:
        yield portal


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args) -> dict:
    """Debian's chromium, without sandbox (root) and without calls home; gives pytest-playwright's browser and page."""
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args) -> dict:
    """Pages as an Indonesian office sees them."""
    return browser_context_args | {"locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture(scope="session")
def migrated_database(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The migrated test database without an open connection to it.

    pytest-django makes it only for tests that ask for `db`, and that fixture keeps a transaction open on it.
    """
    if connections["default"].vendor != "postgresql":
        pytest.fail("Races need PostgreSQL: run them with bin/test.", pytrace=False)
    if connections["default"].settings_dict["NAME"].startswith(TEST_DATABASE_PREFIX):
        yield
        return
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def race_database(migrated_database, django_db_blocker) -> Iterator[str]:
    """A PostgreSQL database for one test, cloned from the migrated one, so that rows really committed can go.

    Threads may open their own connections; each closes its own with connections.close_all().
    The append-only triggers refuse the flush of Django's transactional tests, so nothing is flushed: it is dropped.
    """
    with django_db_blocker.unblock():
        default = connections["default"]
        migrated, clone = default.settings_dict["NAME"], f"balapan_{os.getpid()}_{time.monotonic_ns()}"
        connections.close_all()
        maintain(default.settings_dict, f'CREATE DATABASE "{clone}" TEMPLATE "{migrated}"')
        usual = default.settings_dict["OPTIONS"]
        default.settings_dict |= {"NAME": clone, "OPTIONS": patient(usual)}
        try:
            yield clone
        finally:
            connections.close_all()
            default.settings_dict |= {"NAME": migrated, "OPTIONS": usual}
            maintain(default.settings_dict, f'DROP DATABASE "{clone}" WITH (FORCE)')


def patient(usual: dict) -> dict:
    """The options of a connection, but for how long it waits for others; the last of two settings counts."""
    options = f"{usual.get('options', '')} -c lock_timeout={PATIENT['lock_timeout']}".strip()
    return usual | {"connect_timeout": PATIENT["connect_timeout"], "options": options}


def maintain(settings: dict, statement: str) -> None:
    """Run one statement that no transaction may hold, from the server's own database."""
    address = {key: settings[key.upper()] for key in ("host", "port", "user", "password")}
    connection = psycopg2.connect(dbname="postgres", **address)
    try:
        connection.autocommit = True
        connection.cursor().execute(statement)
    finally:
        connection.close()
