"""Counts the statements of a process, in a file that another process reads while it runs."""

import mmap
import os
import struct
from pathlib import Path

from django.apps import AppConfig
from django.db.backends.signals import connection_created

NUMBER = struct.Struct("q")


class Counting(AppConfig):
    """Every statement that goes through Django; COPY and one-prepared-statement loads (records.bulk) go past it."""

    name = "tests.bench"
    label = "bench"

    def ready(self) -> None:
        path = Path(os.environ["BENCH_COUNT"]) / f"{os.getpid()}.jumlah"
        path.write_bytes(NUMBER.pack(0))
        with path.open("r+b") as file:
            self.cell = mmap.mmap(file.fileno(), NUMBER.size)
        connection_created.connect(self.watch)

    def watch(self, connection, **kwargs) -> None:
        if self.counted not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.counted)

    def counted(self, execute, sql, params, many, context):
        NUMBER.pack_into(self.cell, 0, NUMBER.unpack_from(self.cell)[0] + 1)
        return execute(sql, params, many, context)


def counted(folder: Path) -> int:
    """All statements of the processes that wrote into the folder."""
    return sum(NUMBER.unpack(path.read_bytes())[0] for path in folder.glob("*.jumlah"))
