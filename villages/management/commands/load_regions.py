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

from records import bulk
from villages.finding import names_index
from villages.models import FormerName, GazetteerLoad, Region
from villages.regions.kinds import kind_of

DATA = Path(__file__).resolve().parents[2] / "data" / "wilayah.csv.gz"


def rows_in(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Code, name and kind of every region in the file."""
    with gzip.open(io.BytesIO(content), "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["code"], row["name"], kind_of(row["code"], row["name"])


def is_loaded(digest: str) -> bool:
    """Was this very file loaded, and are at least its rows still there?"""
    load = GazetteerLoad.objects.filter(sha256=digest).first()
    return load is not None and Region.objects.count() >= load.row_count


def lives_on() -> bool:
    """Has a decree been imported since? Then the file is older than the gazetteer, and would take it back."""
    return FormerName.objects.exists() or Region.objects.exclude(valid_from=None, valid_until=None).exists()


class Command(BaseCommand):
    """Adds new regions and corrects names; a code that the file no longer has stays, since records point to it."""

    help = "Memuat wilayah Indonesia dari berkas data. Aman diulang; tidak menghapus apa pun."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--quiet", action="store_true", help="Tidak menulis apa pun bila berhasil.")

    def handle(self, *args, quiet: bool = False, **options) -> None:
        content = DATA.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if is_loaded(digest):
            line = "Wilayah sudah termuat."
        elif lives_on():
            line = "Wilayah sudah diubah lewat impor. Daftar baru diimpor di halaman Impor."
        else:
            line = f"{self.load(content, digest)} wilayah dimuat."
        if not quiet:
            self.stdout.write(line)

    @transaction.atomic
    def load(self, content: bytes, digest: str) -> int:
        """Write every row and remember the file, or nothing at all."""
        rows = list(rows_in(content))
        columns, names = ["code", "name", "kind"], ["name", "kind"]
        with names_index.paused():
            bulk.upsert(Region, columns, rows, key=["code"], update=names, where="valid_until IS NULL")
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"ANALYZE {Region._meta.db_table}")
        GazetteerLoad.objects.update_or_create(
            sha256=digest, defaults={"row_count": len(rows), "loaded_at": timezone.now()}
        )
        return len(rows)
