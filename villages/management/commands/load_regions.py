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
from records import bulk
from villages.models import GazetteerLoad, Region

DATA = Path(__file__).resolve().parents[2] / "data" / "wilayah.csv.gz"
KINDS_BY_DIGIT = {"1": Region.Kind.KELURAHAN, "2": Region.Kind.DESA, "3": Region.Kind.DESA_ADAT}


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
        columns, names = ["code", "name", "kind"], ["name", "kind"]
        bulk.upsert(Region, columns, rows, key=["code"], update=names, where="valid_until IS NULL")
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"ANALYZE {Region._meta.db_table}")
        GazetteerLoad.objects.update_or_create(
            sha256=digest, defaults={"row_count": len(rows), "loaded_at": timezone.now()}
        )
        return len(rows)
