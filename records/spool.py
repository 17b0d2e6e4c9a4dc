"""More rows than memory should hold, in files without a name: they are gone with the process, however it ends."""

import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

BETWEEN, END = "\x1f", "\n"  # no JSON of ours holds them, nor does an id or a number
PIECE = 64 * 1024
LENGTH_BITS = 24


class Unnamed:
    """A file without a name, closed with the object."""

    def __init__(self) -> None:
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the object

    def __del__(self) -> None:
        self.file.close()


class Spool(Unnamed):
    """Rows of texts, read from the first one on as often as somebody asks, also within another reading."""

    def __init__(self, rows: Iterable[Iterable[str]] = ()):
        super().__init__()
        self.count = 0
        for row in rows:
            self.add(row)

    def add(self, row: Iterable[str]) -> None:
        """One more at the end."""
        self.file.write((BETWEEN.join(row) + END).encode())
        self.count += 1

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[list[str]]:
        self.file.flush()
        at, rest = 0, b""
        while piece := os.pread(self.file.fileno(), PIECE, at):
            at += len(piece)
            *lines, rest = (rest + piece).split(END.encode())
            for line in lines:
                yield line.decode().split(BETWEEN)


class Shelf(Unnamed):
    """Rows of values by their id; in memory is only where each one lies, in the file nothing but what we put there."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, int] = {}
        self.end = 0
        self.last: tuple[str | None, tuple] = (None, ())  # the same row is asked for again and again

    def put(self, key: str, row: tuple) -> None:
        """One more, or another row under its id."""
        content = pickle.dumps(row, pickle.HIGHEST_PROTOCOL)
        self.places[key] = self.end << LENGTH_BITS | len(content)
        self.file.write(content)
        self.end += len(content)
        self.last = (None, ())

    def __getitem__(self, key: str) -> tuple:
        if self.last[0] != key:
            place = self.places[key]
            self.file.flush()
            content = os.pread(self.file.fileno(), place & (1 << LENGTH_BITS) - 1, place >> LENGTH_BITS)
            self.last = key, pickle.loads(content)
        return self.last[1]

    def __contains__(self, key: Any) -> bool:
        return key in self.places

    def __len__(self) -> int:
        return len(self.places)
