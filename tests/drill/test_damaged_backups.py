"""Each kind of damage has its own sentence, before anything is touched: not even the database is asked."""

import hashlib
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from records.backup import manifest as lists
from records.backup.manifest import DATABASE, KEYED_SEAL, MANIFEST, SEAL
from records.verdict import Refused
from tests.drill.portal import manifest_of, reseal

pytestmark = pytest.mark.drill
KEY = "kunci-segel-cadangan-yang-disimpan-di-tempat-lain"
COMMANDS = ("uji_pulih", "pulihkan")


@pytest.fixture
def refused(monkeypatch, tmp_path, settings):
    """Why both commands refuse a backup, with the same words; a scratch place or a written file fails the test.

    This test may not use the database, so a question to it fails as well.
    """

    def touched(*args, **kwargs):
        pytest.fail("something was touched")

    settings.BACKUP_KEY = ""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    monkeypatch.setattr("kerjasama_portal.management.commands.uji_pulih.scratch", touched)
    for name in ("refuse_occupied", "put_files", "verify"):
        monkeypatch.setattr(f"records.backup.restore.{name}", touched)

    def ask(directory: Path) -> str:
        said = set()
        for command in COMMANDS:
            with pytest.raises(CommandError) as error:
                call_command(command, str(directory))
            said.add(str(error.value))
        assert not settings.MEDIA_ROOT.exists()
        assert len(said) == 1
        return said.pop()

    return ask


def database(directory: Path) -> Path:
    """The dump in a backup."""
    return directory / DATABASE[connection.vendor]


def a_file(directory: Path) -> Path:
    """One of its files."""
    return next(path for path in sorted((directory / "berkas").rglob("*")) if path.is_file())


def spoil(path: Path) -> None:
    """Change one byte, keep the size."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))


def change(directory: Path, **values) -> None:
    """Change the list and its hash with it."""
    reseal(directory, manifest_of(directory) | values)


def test_a_truncated_dump(copy, refused):
    os.truncate(database(copy), database(copy).stat().st_size - 1)
    assert "tidak utuh" in refused(copy)


def test_one_changed_byte_in_the_dump(copy, refused):
    spoil(database(copy))
    assert refused(copy) == f"Berkas cadangan berubah: isi {database(copy).name} tidak cocok dengan sidiknya."


def test_one_changed_byte_in_a_file(copy, refused):
    path = a_file(copy)
    spoil(path)
    assert refused(copy) == f"Berkas cadangan berubah: isi {path.relative_to(copy)} tidak cocok dengan sidiknya."


def test_a_missing_file(copy, refused):
    path = a_file(copy)
    path.unlink()
    assert refused(copy) == f"Berkas cadangan hilang: {path.relative_to(copy)}."


def test_a_missing_dump(copy, refused):
    database(copy).unlink()
    assert refused(copy) == f"Berkas cadangan hilang: {database(copy).name}."


def test_an_edited_manifest(copy, refused):
    path = copy / MANIFEST
    path.write_text(path.read_text().replace('"trail_count": ', '"trail_count": 1'))
    assert refused(copy) == "Manifest cadangan diubah: sidiknya tidak cocok dengan manifest.sha256."


@pytest.mark.parametrize("name", [MANIFEST, SEAL])
def test_a_missing_list(copy, refused, name):
    (copy / name).unlink()
    assert refused(copy) == f"Ini bukan cadangan yang lengkap: {name} tidak ada."


@pytest.mark.parametrize("name", ["catatan.txt", "berkas/ab/" + "ab" * 32, "berkas/.bashrc"])
def test_an_extra_member(copy, refused, name):
    (copy / name).parent.mkdir(exist_ok=True)
    (copy / name).write_text("tambahan")
    assert refused(copy) == f"Cadangan berisi berkas yang tidak ada dalam manifest: {name}."


def test_another_engine(copy, refused):
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    change(copy, engine=other)
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    expected = f"Cadangan ini dari {names[other]}, sedangkan portal ini memakai {names[connection.vendor]}."
    assert refused(copy) == expected


def test_a_newer_portal(copy, refused):
    facts = manifest_of(copy)["facts"]
    facts["migrations"]["records"].append("9999_later")
    change(copy, facts=facts)
    said = "Cadangan ini dari portal yang lebih baru. Portal ini belum mengenal: records.9999_later."
    assert refused(copy) == said


def test_another_format(copy, refused):
    change(copy, format=2)
    assert refused(copy) == "Cadangan ini berformat 2; portal ini membaca format 1."


@pytest.mark.parametrize("content", [[], {"format": 1}, {"format": 1, "members": 3, "facts": {}}, "x"])
def test_a_list_that_is_none(copy, refused, content):
    reseal(copy, content)
    assert refused(copy) == "Manifest cadangan tidak dapat dibaca."


WRONG_TYPES = {
    "engine": {"engine": ["sqlite"]},
    "portal": {"portal": "satu\ndua"},
    "damaged": {"damaged": ["x"]},
    "made_at": {"made_at": 3},
    "migrations": {"facts": {"migrations": []}},
    "rows": {"facts": {"rows": "x"}},
    "trail_count": {"facts": {"trail_count": True}},
    "trail_hash": {"facts": {"trail_hash": None}},
    "size": {"members": {"berkas/ab/x": {"sha256": "0" * 64, "size": "1"}}},
    "sha256": {"members": {"berkas/ab/x": {"sha256": 1, "size": 1}}},
}


@pytest.mark.parametrize("part", WRONG_TYPES)
def test_a_part_of_another_type(copy, refused, part):
    whole = manifest_of(copy)
    changed = {name: whole[name] | value if name == "facts" else value for name, value in WRONG_TYPES[part].items()}
    change(copy, **changed)
    assert refused(copy) == f"Manifest cadangan tidak wajar pada bagian {part}."


def test_a_list_nested_too_deep(copy, refused):
    content = b"[" * 100_000 + b"]" * 100_000
    (copy / MANIFEST).write_bytes(content)
    (copy / SEAL).write_text(hashlib.sha256(content).hexdigest())
    assert refused(copy) == "Manifest cadangan tidak dapat dibaca."


def test_a_file_whose_name_is_not_its_hash(copy, refused):
    """The store finds a content by its hash: under another name it would be somebody else's paper."""
    path, manifest = a_file(copy), manifest_of(copy)
    name = str(path.relative_to(copy))
    path.write_bytes(b"isi lain")
    content = {"sha256": hashlib.sha256(b"isi lain").hexdigest(), "size": 8}
    change(copy, members=manifest["members"] | {name: content})
    assert refused(copy) == f"Nama berkas cadangan tidak sama dengan sidiknya: {name}."


@pytest.mark.parametrize(
    "name",
    ["/etc/cron.d/x", "../x", "berkas/../../x", "berkas/ab/../" + "ab" * 32, "berkas\\x", "", "berkas/ab/" + "cd" * 32],
)
def test_a_name_that_leads_elsewhere(copy, refused, name):
    members = manifest_of(copy)["members"] | {name: {"sha256": "0" * 64, "size": 1}}
    change(copy, members=members)
    assert refused(copy) == f"Nama di dalam cadangan tidak wajar: {name}."


def test_a_link_instead_of_a_file(copy, refused, tmp_path):
    path = a_file(copy)
    path.rename(tmp_path / "asli")
    path.symlink_to(tmp_path / "asli")
    assert refused(copy) == f"Cadangan berisi tautan, bukan berkas: {path.relative_to(copy)}."


def test_a_linked_folder(copy, refused, tmp_path):
    (copy / "berkas").rename(tmp_path / "asli")
    (copy / "berkas").symlink_to(tmp_path / "asli")
    assert refused(copy) == "Cadangan berisi tautan, bukan berkas: berkas."


def test_no_backup_at_all(tmp_path, refused):
    assert refused(tmp_path / "tidak-ada").startswith("Folder cadangan tidak ada")


def test_with_a_key_an_edited_and_resealed_list_is_refused(copy, refused, settings):
    settings.BACKUP_KEY = KEY
    assert refused(copy) == "Cadangan ini tidak bersegel kunci, padahal PORTAL_BACKUP_KEY diisi."
    (copy / KEYED_SEAL).write_text(lists.seal_with_key((copy / MANIFEST).read_bytes(), KEY))
    assert lists.read(copy, KEY).format == 1
    change(copy, portal="lain")
    assert refused(copy) == "Manifest cadangan tidak dibuat dengan PORTAL_BACKUP_KEY ini, atau diubah sesudahnya."


def test_a_sealed_backup_is_not_taken_without_its_key(copy, refused):
    (copy / KEYED_SEAL).write_text("segel siapa pun")
    said = "Cadangan ini bersegel kunci, padahal PORTAL_BACKUP_KEY kosong. Isi kuncinya, atau pakai --tanpa-kunci."
    assert refused(copy) == said


@pytest.mark.parametrize("command", COMMANDS)
def test_without_key_on_purpose_it_is_taken_with_a_warning(copy, refused, monkeypatch, capsys, command):
    (copy / KEYED_SEAL).write_text("segel siapa pun")

    def far_enough(*args):
        raise Refused("sudah diperiksa")

    monkeypatch.setattr("kerjasama_portal.management.commands.uji_pulih.scratch", far_enough)
    monkeypatch.setattr("records.backup.restore.refuse_occupied", far_enough)
    with pytest.raises(CommandError, match="sudah diperiksa"):
        call_command(command, str(copy), "--tanpa-kunci")
    assert "segel kunci cadangan ini tidak diperiksa" in capsys.readouterr().err
