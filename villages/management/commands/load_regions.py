"""Loads the gazetteer from its data file: fast, safe to repeat, and it never deletes."""

import csv
import gzip
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.utils import timezone

from accounts import regions
from villages.models import GazetteerLoad, Region

DATA = Path(__file__).resolve().parents[2] / "data" / "wilayah.csv.gz"
TABLE = Region._meta.db_table
KINDS_BY_DIGIT = {"1": Region.Kind.KELURAHAN, "2": Region.Kind.DESA, "3": Region.Kind.DESA_ADAT}

SQLITE_UPSERT = f"""
    INSERT INTO {TABLE} (code, name, kind) VALUES (%s, %s, %s)
    ON CONFLICT (code) WHERE valid_until IS NULL DO UPDATE SET name = excluded.name, kind = excluded.kind
    WHERE {TABLE}.name <> excluded.name OR {TABLE}.kind <> excluded.kind"""
POSTGRESQL_STAGE = "CREATE TEMPORARY TABLE wilayah_baru (code text, name text, kind text)"
POSTGRESQL_COPY = "COPY wilayah_baru (code, name, kind) FROM STDIN WITH (FORMAT csv)"
POSTGRESQL_UPSERT = f"""
    INSERT INTO {TABLE} (code, name, kind) SELECT code, name, kind FROM wilayah_baru
    ON CONFLICT (code) WHERE valid_until IS NULL DO UPDATE SET name = excluded.name, kind = excluded.kind
    WHERE ({TABLE}.name, {TABLE}.kind) IS DISTINCT FROM (excluded.name, excluded.kind)"""


def kind_of(code: str, name: str) -> str:
    """The kind of a region, told by its code; a city by its name."""
    match regions.level(code):
        case regions.PROVINCE:
            return Region.Kind.PROVINCE.value
        case regions.REGENCY:
            return (Region.Kind.CITY if name.startswith("Kota ") else Region.Kind.REGENCY).value
        case regions.DISTRICT:
            return Region.Kind.DISTRICT.value
    return KINDS_BY_DIGIT[code.rpartition(".")[2][0]].value


def rows_in(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Code, name and kind of every region in the file."""
    with gzip.open(io.BytesIO(content), "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["code"], row["name"], kind_of(row["code"], row["name"])


def write_sqlite(rows: list[tuple[str, str, str]]) -> None:
    """One prepared statement for all rows."""
    with connection.cursor() as cursor:
        cursor.executemany(SQLITE_UPSERT, rows)


def write_postgresql(rows: list[tuple[str, str, str]]) -> None:
    """COPY into a table of this transaction, then one upsert."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    stream.seek(0)
    with connection.cursor() as cursor:
        cursor.execute(POSTGRESQL_STAGE)
        cursor.copy_expert(POSTGRESQL_COPY, stream)
        cursor.execute(POSTGRESQL_UPSERT)
        cursor.execute("DROP TABLE wilayah_baru")
        cursor.execute(f"ANALYZE {TABLE}")


def is_loaded(digest: str) -> bool:
    """Was this very file loaded, and are at least its rows still there?"""
    load = GazetteerLoad.objects.filter(sha256=digest).first()
    return load is not None and Region.objects.count() >= load.row_count


class Command(BaseCommand):
    """Adds new regions and corrects names; a code that the file no longer has stays, since records point to it."""

    help = "Memuat wilayah Indonesia dari berkas data. Aman diulang; tidak menghapus apa pun."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--quiet", action="store_true", help="Tidak menulis apa pun bila berhasil.")

    def handle(self, *args, quiet: bool = False, **options) -> None:
        content = DATA.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        line = "Wilayah sudah termuat." if is_loaded(digest) else f"{self.load(content, digest)} wilayah dimuat."
        if not quiet:
            self.stdout.write(line)

    @transaction.atomic
    def load(self, content: bytes, digest: str) -> int:
        """Write every row and remember the file, or nothing at all."""
        rows = list(rows_in(content))
        write = write_postgresql if connection.vendor == "postgresql" else write_sqlite
        write(rows)
        GazetteerLoad.objects.update_or_create(
            sha256=digest, defaults={"row_count": len(rows), "loaded_at": timezone.now()}
        )
        return len(rows)
