"""Making a backup: complete or not there, one at a time, by the server's own programs, without telling the password."""

import errno
import fcntl
import os
import subprocess
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from records import duties
from records.backup import make, postgresql, scratch
from records.models import Duty
from records.verdict import Refused

SETTINGS = {
    "HOST": "db.contoh.invalid",
    "PORT": "5433",
    "USER": "portal",
    "PASSWORD": "sandi-rahasia",
    "NAME": "portal",
    "OPTIONS": {"sslmode": "verify-full", "options": "-c statement_timeout=15000"},
}


@pytest.fixture
def server(monkeypatch, tmp_path):
    """A PostgreSQL 15 server whose programs stand in a folder of the test."""
    monkeypatch.setattr(postgresql, "connection", SimpleNamespace(pg_version=150008, settings_dict=SETTINGS))
    monkeypatch.setattr(postgresql, "SERVER_PROGRAMS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    return tmp_path


def install(folder, name="pg_dump") -> str:
    """A program that ends well."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def refusing(error):
    """A dump that fails."""

    def dump(target):
        target.write_bytes(b"half")
        raise error

    return SimpleNamespace(dump=dump)


def failing_engines(monkeypatch, error):
    """Whatever the engine of this run, its dump fails."""
    monkeypatch.setattr(make, "ENGINES", dict.fromkeys(("sqlite", "postgresql"), refusing(error)))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_no_half_backup_and_is_told(db, monkeypatch, tmp_path, number):
    failing_engines(monkeypatch, OSError(number, "full"))
    with pytest.raises(CommandError, match="Tempat cadangan penuh"):
        call_command("cadangkan", "--ke", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [".kunci"]
    duty = Duty.objects.get(name=duties.BACKUP)
    assert not duty.ok and "penuh" in duty.said


def test_whatever_goes_wrong_leaves_no_half_backup(monkeypatch, tmp_path):
    for error in (Refused("pg_dump gagal"), OSError(errno.EIO, "broken"), RuntimeError("x")):
        failing_engines(monkeypatch, error)
        with pytest.raises(type(error)):
            make.make(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == [".kunci"]


def test_two_at_once_are_one_too_many(tmp_path):
    with (tmp_path / ".kunci").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Refused, match="Cadangan lain sedang dibuat"):
            make.make(tmp_path)


def test_what_a_killed_one_left_is_cleared_away(tmp_path, monkeypatch):
    left = tmp_path / ".sedang-cadangan-20260101T000000Z"
    left.mkdir()
    failing_engines(monkeypatch, Refused("x"))
    with pytest.raises(Refused):
        make.make(tmp_path)
    assert not left.exists()


def test_old_backups_go_and_nothing_else(tmp_path):
    days = [f"cadangan-202601{day:02}T000000Z" for day in range(1, 6)]
    others = ["cadangan-lain", "arsip", ".sedang-cadangan-20260101T000000Z"]
    for name in days + others:
        (tmp_path / name).mkdir()
    assert make.prune(tmp_path, 2) == days[:3]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(days[3:] + others)


@pytest.mark.parametrize("number", ["-1", "x"])
def test_keeping_less_than_nothing_is_refused(db, tmp_path, number):
    with pytest.raises(CommandError):
        call_command("cadangkan", "--ke", str(tmp_path), "--simpan", number)


def test_where_files_can_have_no_second_name_they_are_copied(tmp_path, monkeypatch):
    def never(*args):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", never)
    (tmp_path / "a").write_bytes(b"isi")
    make.share(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"isi"


def test_the_program_of_the_servers_version_is_taken_else_a_newer_one(server):
    with pytest.raises(Refused, match=r"Program pg_dump tidak ada.*\(15\)"):
        postgresql.program("pg_dump")
    on_path = install(server / "path")
    install(server / "14" / "bin")
    assert postgresql.program("pg_dump") == on_path
    newer = install(server / "17" / "bin")
    assert postgresql.program("pg_dump") == newer
    same = install(server / "15" / "bin")
    assert postgresql.program("pg_dump") == same


def test_the_password_goes_by_environment_and_never_by_argument(server, monkeypatch):
    asked = {}
    monkeypatch.setenv("PGHOST", "lain")
    monkeypatch.setenv("PGOPTIONS", "-c x=y")

    def run(command, env, **options):
        asked.update(command=command, env=env)
        return SimpleNamespace(returncode=1, stderr="pg_dump: error: tidak tersambung\n")

    install(server / "15" / "bin")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Refused, match="pg_dump gagal: pg_dump: error: tidak tersambung") as refused:
        postgresql.run("pg_dump", "--file=x")
    assert "sandi-rahasia" not in " ".join(asked["command"]) + str(refused.value)
    ours = {name: value for name, value in asked["env"].items() if name.startswith("PG")}
    assert ours == {
        "PGHOST": "db.contoh.invalid",
        "PGPORT": "5433",
        "PGUSER": "portal",
        "PGPASSWORD": "sandi-rahasia",
        "PGDATABASE": "portal",
        "PGSSLMODE": "verify-full",
    }


def test_what_a_trial_may_not_touch_is_not_in_its_environment(monkeypatch):
    """No mail goes out and no file goes to the real store while a backup is tried."""
    for name in ("EMAIL_URL", "PORTAL_FILES", "PORTAL_NODES", "PORTAL_ANCHOR_MAIL"):
        monkeypatch.setenv(name, "nyata")
    monkeypatch.setattr(scratch, "connection", SimpleNamespace(vendor="sqlite"))
    with scratch.scratch() as environment:
        assert "nyata" not in environment.values() and "DATABASE_URL" not in environment
        folder = environment["PORTAL_DATA"]
        assert os.listdir(folder) == []
    assert not os.path.exists(folder)
