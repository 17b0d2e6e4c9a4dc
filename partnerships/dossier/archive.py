"""The dossier as a ZIP that is written while it is sent: one file at a time, the index last, when all is known."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.files.storage import default_storage

from partnerships.dossier import index
from partnerships.dossier.entries import Entry, Withheld
from partnerships.dossier.index import Listed, Missing

CHUNK = 256 * 1024
GONE = "berkas tidak ditemukan di penyimpanan"
CHANGED = "isi berkas tidak sama dengan saat disimpan"
EARLIEST, LATEST = 1980, 2107  # the years that a ZIP can tell


@dataclass(frozen=True)
class Dossier:
    """All that goes into the ZIP, read before the first byte is sent; the database is not asked again."""

    root: str  # the one folder at the top
    heading: dict[str, str]
    entries: list[Entry]
    withheld: list[Withheld]
    missing: list[Missing]
    history: list[list[str]]
    made: date


class Pipe(io.RawIOBase):
    """What the ZIP writes, to be taken out again at once."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[override]
        self.parts.append(bytes(data))
        return len(data)

    def drain(self) -> bytes:
        """What was written since the last time."""
        written, self.parts = b"".join(self.parts), []
        return written


def stream(dossier: Dossier) -> Iterator[bytes]:
    """The ZIP in pieces; the same dossier gives the same bytes."""
    pipe, listed = Pipe(), []
    with zipfile.ZipFile(pipe, "w") as archive:
        places: dict[str, int] = {}
        for entry in dossier.entries:
            places[entry.folder] = places.get(entry.folder, 0) + 1
            listed.append((yield from put(archive, pipe, dossier, entry, places[entry.folder])))
        for name, text in index.files(dossier, listed):
            archive.writestr(info(f"{dossier.root}/{name}", dossier.made, zipfile.ZIP_DEFLATED), text.encode())
            yield pipe.drain()
    yield pipe.drain()


def put(archive: zipfile.ZipFile, pipe: Pipe, dossier: Dossier, entry: Entry, place: int):
    """Write one paper in pieces; gives its line for the index, also when its file is gone or changed."""
    name = entry.file_name(place)
    try:
        source = opened(entry)
    except FileNotFoundError:
        return Listed(entry, name="", sha256="", size=0, fault=GONE)
    digest, size = hashlib.sha256(), 0
    with source, archive.open(info(f"{dossier.root}/{name}", entry.day or dossier.made), "w") as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
            yield pipe.drain()
    changed = entry.document is not None and digest.hexdigest() != entry.document.sha256
    return Listed(entry, name, digest.hexdigest(), size, CHANGED if changed else "")


def opened(entry: Entry):
    """The stored content, or the draft drawn now."""
    if entry.document is not None:
        return default_storage.open(entry.document.path)
    return io.BytesIO(entry.draw())


def info(name: str, day: date, how: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    """The head of one file, with its own day, readable by everyone who unpacks it."""
    year = min(max(day.year, EARLIEST), LATEST)
    head = zipfile.ZipInfo(name, (year, day.month, day.day, 12, 0, 0))
    head.compress_type, head.external_attr, head.create_system = how, 0o644 << 16, 3
    return head
