"""The drill: back up, lose everything, restore, and find all of it again."""

import json
import os
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from records.backup.manifest import DATABASE, KEYED_SEAL, read
from tests.drill.portal import DrillPortal, hash_of, made_at, manifest_of

pytestmark = pytest.mark.drill
KEY = "kunci-segel-cadangan-yang-disimpan-di-tempat-lain"
WRITER = """
import io, time, django
django.setup()
from django.db import transaction
from PIL import Image
from accounts.models import User
from records import documents, trail
person = User.objects.order_by("pk").first()
print("siap", flush=True)
for number in range(100_000):
    out = io.BytesIO()
    Image.new("RGB", (200, 200), (number % 251, number % 241, number // 251 % 239)).save(out, "PNG")
    with transaction.atomic():
        made = documents.store(out.getvalue(), kind="png", name=f"{number}.png", by=person)
        trail.record("uji.simpan", made, by=person, note=str(number))
    time.sleep(0.05)
"""


def state(backup: Path, portal) -> dict:
    """Everything that a backup says about a portal, and its files."""
    said = manifest_of(backup)
    facts = said["facts"]
    facts["rows"].pop("records_duty")  # notes that backups were made
    return {"facts": facts, "members": files_of(said), "stored": portal.files()}


def files_of(manifest: dict) -> dict:
    """The stored files of a backup; dumps of the same rows may differ in bytes."""
    return {name: member for name, member in manifest["members"].items() if name.startswith("berkas/")}


def test_everything_lost_comes_back(drill_portal, good, tmp_path):
    """A first try was interrupted: some files of this backup are there already, one of them half."""
    before = state(good, drill_portal)
    assert len(before["stored"]) >= 10 and before["facts"]["trail_count"] > 100
    drill_portal.empty()
    members = [path for path in sorted((good / "berkas").rglob("*")) if path.is_file()]
    for path, length in ((members[0], None), (members[1], 10)):
        there = drill_portal.data / path.relative_to(good)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes()[:length])
    assert "sudah dipulihkan dan cocok dengan manifest" in drill_portal.must("pulihkan", str(good))
    again = ["cadangkan", "--ke", str(tmp_path)]
    said = drill_portal.series(again, ["verifikasi_jejak"], ["periksa_berkas"])
    assert state(made_at(said)[0], drill_portal) == before
    assert said[-2].startswith("Rantai jejak utuh") and said[-1].startswith("Semua berkas cocok")


def test_a_backup_is_tried_beside_the_portal(drill_portal, copy, tmp_path):
    """Also a sealed one whose key is lost, when that is asked for."""
    (copy / KEYED_SEAL).write_text("segel dari kunci yang hilang")
    before = drill_portal.files(), live_hash(drill_portal)
    beside = tmp_path / "uji"
    beside.mkdir()
    said = drill_portal.must("uji_pulih", str(copy), "--di", str(beside), "--tanpa-kunci")
    assert "Cadangan ini dapat dipulihkan. Lama pemulihan: " in said
    assert "segel kunci cadangan ini tidak diperiksa" in said
    assert (drill_portal.files(), live_hash(drill_portal)) == before
    assert list(beside.iterdir()) == []
    assert databases(drill_portal, "uji_pulih_") == 0


def live_hash(portal) -> str | dict:
    """The content of the live database as of now."""
    if not portal.database:
        return hash_of(portal.data / "portal.sqlite3")
    return {name: portal.ask(FINGERPRINT.format(name)) for name in portal.tables()}


FINGERPRINT = """SELECT count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM "{}" t"""


def databases(portal, beginning: str) -> int:
    """How many databases of such a name the server has."""
    if not portal.database:
        return 0
    return portal.ask(f"SELECT count(*) FROM pg_database WHERE datname LIKE '{beginning}%'")[0][0]


def test_a_portal_that_holds_data_is_not_restored_over(drill_portal, good):
    before = drill_portal.files(), live_hash(drill_portal)
    done = drill_portal.manage("pulihkan", str(good))
    assert done.code == 1
    assert "Basis data portal ini tidak kosong" in done.said
    assert (drill_portal.files(), live_hash(drill_portal)) == before


def harm(directory: Path, kind: str) -> None:
    """One of the three damages of the drill."""
    dump = next(directory / name for name in DATABASE.values() if (directory / name).exists())
    if kind == "terpotong":
        os.truncate(dump, dump.stat().st_size // 2)
    elif kind == "hilang":
        next(path for path in (directory / "berkas").rglob("*") if path.is_file()).unlink()
    else:
        path = directory / "manifest.json"
        path.write_text(json.dumps(manifest_of(directory) | {"portal": "lain"}))


SENTENCES = {"terpotong": "tidak utuh", "hilang": "Berkas cadangan hilang", "diubah": "Manifest cadangan diubah"}


@pytest.fixture
def empty_portal(drill_portal, tmp_path) -> Iterator[DrillPortal]:
    """A new machine: nothing there yet."""
    portal = DrillPortal(tmp_path / "baru", drill_portal.database and f"{drill_portal.database}_baru")
    portal.empty()
    yield portal
    portal.drop()


def test_an_empty_portal_stays_empty_when_the_backup_is_damaged(empty_portal, good, tmp_path):
    """Damage found too late would leave half a portal behind."""
    for kind in SENTENCES:
        harm(shutil.copytree(good, tmp_path / kind), kind)
    said = empty_portal.series(*[["pulihkan", str(tmp_path / kind)] for kind in SENTENCES])
    assert len(said) == len(SENTENCES)
    for line, sentence in zip(said, SENTENCES.values(), strict=True):
        assert line.startswith("CommandError: ") and sentence in line
    assert empty_portal.files() == {} and empty_portal.tables() == []


def test_files_of_somebody_else_are_not_mixed_in(empty_portal, good):
    foreign = empty_portal.data / "berkas" / "ab" / ("ab" + "0" * 62)
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(b"milik lain")
    done = empty_portal.manage("pulihkan", str(good))
    assert done.code == 1 and "Folder berkas portal ini tidak kosong" in done.said
    assert empty_portal.files() == {foreign.name: hash_of(foreign)}
    assert empty_portal.tables() == []


def test_a_backup_is_for_its_owner_alone_and_keeps_the_password_to_itself(good, drill_portal):
    for path in [good, *good.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    secret = os.environ.get("DATABASE_URL", "").partition("@")[0].rpartition(":")[2] or "kunci-uji-hanya"
    assert all(secret.encode() not in path.read_bytes() for path in good.glob("*") if path.is_file())


def test_unchanged_files_take_no_room_again_and_old_backups_go(drill_portal, tmp_path):
    first, second = drill_portal.back_up_twice(tmp_path)
    name = next(name for name in manifest_of(first)["members"] if name.startswith("berkas/"))
    assert (first / name).stat().st_ino == (second / name).stat().st_ino
    assert (first / name).stat().st_ino != (drill_portal.data / name).stat().st_ino
    (tmp_path / "catatan-saya").mkdir()
    (tmp_path / ".sedang-cadangan-20260101T000000Z").mkdir()  # killed while it was made
    third = drill_portal.back_up(tmp_path, "--simpan", "2", PORTAL_BACKUP_KEY=KEY)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == [
        second.name,
        third.name,
        "catatan-saya",
    ]
    assert (third / KEYED_SEAL).exists() and not (second / KEYED_SEAL).exists()
    assert read(third, KEY).damaged == {}


def test_a_file_already_damaged_is_named_and_the_rest_is_backed_up(drill_portal, empty_portal, tmp_path):
    victim = next(path for path in sorted((drill_portal.data / "berkas").rglob("*")) if path.is_file())
    content = victim.read_bytes()
    victim.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    try:
        done = drill_portal.manage("cadangkan", "--ke", str(tmp_path / "c"))
        assert done.code == 1 and "isinya berubah" in done.said
    finally:
        victim.write_bytes(content)
    made = next((tmp_path / "c").glob("cadangan-*"))
    assert len(manifest_of(made)["damaged"]) >= 1
    assert "Perhatian: berkas" in empty_portal.must("pulihkan", str(made))


def test_a_backup_made_while_people_work_is_of_one_moment(drill_portal, empty_portal, tmp_path):
    with drill_portal.start("-c", WRITER) as writer:
        try:
            assert writer.stdout.readline() == "siap\n"
            time.sleep(0.5)
            made = drill_portal.back_up_twice(tmp_path / "c")
            assert writer.poll() is None
        finally:
            writer.kill()
    counts = [manifest_of(path)["facts"]["trail_count"] for path in made]
    assert counts[0] < counts[1]
    assert "sudah dipulihkan dan cocok dengan manifest" in empty_portal.must("pulihkan", str(made[1]))
