"""A portal beside the portal: an empty folder and database for a trial, gone afterwards."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from records.backup import postgresql

# A trial sends no mail and keeps its files in its own folder, whatever the real portal does.
NOT_FOR_A_TRIAL = ("EMAIL_URL", "PORTAL_ANCHOR_MAIL", "PORTAL_FILES", "PORTAL_NODES", "DATABASE_URL")


@contextmanager
def scratch(place: Path | None = None) -> Iterator[dict[str, str]]:
    """The environment of an empty portal of the same engine, for a process of its own."""
    with tempfile.TemporaryDirectory(prefix="uji-pulih-", dir=place) as folder:
        plain = {name: value for name, value in os.environ.items() if name not in NOT_FOR_A_TRIAL}
        plain["PORTAL_DATA"] = folder
        if connection.vendor == "sqlite":
            yield plain
            return
        name = f"uji_pulih_{secrets.token_hex(6)}"
        address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}")
        postgresql.create(name)
        try:
            yield plain | {"DATABASE_URL": address.geturl()}
        finally:
            postgresql.drop(name)
