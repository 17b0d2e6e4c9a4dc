"""bin/run as a person meets it: from any folder, again and again, stopped, broken, or in the way of another."""

import json
import os
import secrets
import signal
import stat
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from tests.plumbing import ROOT, portal_environment, running_portal

pytestmark = pytest.mark.journey


def children(pid: int) -> list[int]:
    """The processes a process started: setup, or web then worker."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def lives(pid: int) -> bool:
    """Whether a process still runs (one that only waits to be collected doesn't)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def family(pid: int) -> list[int]:
    """The process's children and grandchildren."""
    return [one for child in children(pid) for one in (child, *children(child))]


def wait_until_gone(pids: list[int]) -> None:
    """Fail when one of the processes outlives ten seconds."""
    until = time.monotonic() + 10
    while any(lives(pid) for pid in pids):
        assert time.monotonic() < until, f"still running: {[pid for pid in pids if lives(pid)]}"
        time.sleep(0.1)


def run_refused(environment: dict[str, str]) -> str:
    """What bin/run says when it can't start; it must not hang and must not say yes."""
    done = subprocess.run(
        [str(ROOT / "bin" / "run")], cwd="/", env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    return done.stderr


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """A data directory with a space in its name, kept from one start to the next."""
    return tmp_path_factory.mktemp("dua perintah") / "data portal"


def test_the_first_start_prints_address_and_accounts(data):
    with running_portal(data) as portal:
        with urllib.request.urlopen(f"{portal.base_url}/masuk/") as page:
            assert 'name="login"' in page.read().decode()
        assert f"{portal.base_url}/" in portal.printed()
        assert {"kades.ngebel", "sekdes.sahang", "bpd.wagirlor", "camat.ngebel", "admin"} <= portal.accounts.keys()
        for name, password in portal.accounts.items():
            assert f"{name} " in portal.printed() and password in portal.printed()


def test_secrets_are_for_their_owner_alone(data):
    for name in ("kunci", "akun-contoh.json"):
        assert stat.S_IMODE((data / name).stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_later_start_changes_no_password(data):
    before = json.loads((data / "akun-contoh.json").read_text())
    with running_portal(data) as portal:
        assert portal.accounts == before


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
def test_stop_leaves_nothing_running(data, which):
    with running_portal(data) as portal:
        started = family(portal.process.pid)
        portal.process.send_signal(which)
        assert portal.process.wait(timeout=30) == 128 + which
        assert len(started) == 4
        wait_until_gone(started)


@pytest.mark.parametrize("place", [0, 1], ids=["web", "worker"])
def test_one_that_dies_takes_the_other_with_it(data, place):
    with running_portal(data) as portal:
        started = family(portal.process.pid)
        os.kill(children(portal.process.pid)[place], signal.SIGKILL)
        assert portal.process.wait(timeout=30) == 1
        wait_until_gone(started)
        assert "berhenti sendiri" in portal.printed()


def test_children_do_not_outlive_a_killed_bin_run(data):
    with running_portal(data) as portal:
        started = family(portal.process.pid)
        portal.process.kill()
        wait_until_gone(started)


def test_a_taken_port_or_data_directory_is_told_by_name(data, tmp_path):
    with running_portal(data) as portal:
        port = int(portal.base_url.rsplit(":", 1)[1])
        assert f"Porta {port} sudah dipakai" in run_refused(portal_environment(tmp_path / "lain", port))
        assert str(data) in run_refused(portal_environment(data, 1))


def test_production_refuses_without_secret_and_with_example_accounts(data):
    production = {"PORTAL_PROFILE": "produksi", "PORTAL_HOSTS": "portal.example"}
    assert "SECRET_KEY" in run_refused(portal_environment(data, 1, **production))
    said = run_refused(portal_environment(data, 1, SECRET_KEY=secrets.token_urlsafe(50), **production))
    assert "akun contoh" in said
