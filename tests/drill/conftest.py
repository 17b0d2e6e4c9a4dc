"""One portal for the whole drill, on the engine of this run, and one good backup of it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drill.portal import DrillPortal


@pytest.fixture(scope="session")
def drill_portal(tmp_path_factory) -> Iterator[DrillPortal]:
    """A filled portal; every test leaves it filled."""
    data = tmp_path_factory.mktemp("latihan") / "data"
    name = f"latihan_{os.getpid()}" if os.environ.get("DATABASE_URL") else ""
    portal = DrillPortal(data, name)
    portal.seed()
    yield portal
    portal.drop()


@pytest.fixture(scope="session")
def good(drill_portal, tmp_path_factory) -> Path:
    """A backup of it that nobody touches."""
    return drill_portal.back_up(tmp_path_factory.mktemp("cadangan"))


@pytest.fixture
def copy(good, tmp_path) -> Path:
    """A backup to be damaged."""
    return shutil.copytree(good, tmp_path / "rusak", symlinks=True)
