"""The list of a backup: what is in it, of which database, and the seals by which a changed list is noticed."""

import hashlib
import hmac
import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, get_args, get_origin

from records.verdict import Refused

FORMAT = 1
MANIFEST, SEAL, KEYED_SEAL = "manifest.json", "manifest.sha256", "manifest.hmac"
DATABASE = {"sqlite": "basis-data.sqlite3", "postgresql": "basis-data.dump"}
FILES = "berkas"

NOT_A_BACKUP = "Ini bukan cadangan yang lengkap: {} tidak ada."
EDITED = "Manifest cadangan diubah: sidiknya tidak cocok dengan manifest.sha256."
WRONG_KEY = "Manifest cadangan tidak dibuat dengan PORTAL_BACKUP_KEY ini, atau diubah sesudahnya."
UNSEALED = "Cadangan ini tidak bersegel kunci, padahal PORTAL_BACKUP_KEY diisi."
SEALED = "Cadangan ini bersegel kunci, padahal PORTAL_BACKUP_KEY kosong. Isi kuncinya, atau pakai --tanpa-kunci."
UNREADABLE = "Manifest cadangan tidak dapat dibaca."
WRONG_TYPE = "Manifest cadangan tidak wajar pada bagian {}."
OTHER_FORMAT = "Cadangan ini berformat {}; portal ini membaca format {}."


@dataclass(frozen=True)
class Member:
    """One file of the backup."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Facts:
    """What a database holds at one moment; the same again after a restore."""

    migrations: dict[str, list[str]]
    rows: dict[str, int]
    trail_count: int
    trail_last_id: int
    trail_hash: str


@dataclass(frozen=True)
class Manifest:
    """Everything a restore can be held to. `damaged` names documents that were not whole when it was made."""

    format: int
    made_at: str
    portal: str
    engine: str
    engine_version: str
    facts: Facts
    members: dict[str, Member]
    damaged: dict[str, str]

    @property
    def size(self) -> int:
        """Bytes of all members together."""
        return sum(member.size for member in self.members.values())


def seal_with_key(content: bytes, key: str) -> str:
    """The seal that only the holder of the key can make."""
    return hmac.new(key.encode(), content, hashlib.sha256).hexdigest()


def write(directory: Path, manifest: Manifest, key: str) -> None:
    """Write the list, its hash (as sha256sum prints it), and with a key its seal."""
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    (directory / MANIFEST).write_bytes(content)
    (directory / SEAL).write_text(f"{hashlib.sha256(content).hexdigest()}  {MANIFEST}\n")
    if key:
        (directory / KEYED_SEAL).write_text(seal_with_key(content, key) + "\n")


def read(directory: Path, key: str | None) -> Manifest:
    """The list, when it is whole and of our format; raises Refused. Without a key (None) its seal is not looked at."""
    content = part(directory, MANIFEST)
    if part(directory, SEAL).split()[:1] != [hashlib.sha256(content).hexdigest().encode()]:
        raise Refused(EDITED)
    sealed = os.path.lexists(directory / KEYED_SEAL)
    if key and not sealed:
        raise Refused(UNSEALED)
    if key == "" and sealed:
        raise Refused(SEALED)
    if key and not hmac.compare_digest(part(directory, KEYED_SEAL).strip(), seal_with_key(content, key).encode()):
        raise Refused(WRONG_KEY)
    try:
        return parse(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(UNREADABLE) from error


def part(directory: Path, name: str) -> bytes:
    """One of the small files of a backup; a link is none."""
    path = directory / name
    if path.is_symlink() or not path.is_file():
        raise Refused(NOT_A_BACKUP.format(name))
    return path.read_bytes()


def parse(values: dict[str, Any]) -> Manifest:
    """The list from its JSON; raises Refused for another format, else whatever is wrong with it."""
    if values["format"] != FORMAT:
        raise Refused(OTHER_FORMAT.format(values["format"], FORMAT))
    members = {name: Member(**member) for name, member in values["members"].items()}
    found = Manifest(**values | {"facts": Facts(**values["facts"]), "members": members})
    for thing in (found, found.facts, *members.values()):
        for field in fields(thing):
            if not fits(getattr(thing, field.name), field.type):
                raise Refused(WRONG_TYPE.format(field.name))
    return found


def fits(value: Any, kind: Any) -> bool:
    """Is this value of the type that the list promises, all the way down? A text can be printed on one line."""
    if get_origin(kind) is dict:
        of_key, of_value = get_args(kind)
        return type(value) is dict and all(fits(k, of_key) and fits(v, of_value) for k, v in value.items())
    if get_origin(kind) is list:
        return type(value) is list and all(fits(each, get_args(kind)[0]) for each in value)
    return type(value) is kind and (kind is not str or value.isprintable())
