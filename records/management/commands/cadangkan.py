"""Make a backup while the portal runs."""

import os
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from records import duties
from records.backup.make import make, prune
from records.formats import angka, ribuan
from records.verdict import Refused


class Command(BaseCommand):
    """Once a day by timer. Exit 1 when it could not be made, or when files were already damaged."""

    help = "Membuat cadangan: basis data, berkas, dan manifest. Portal boleh tetap berjalan."

    def add_arguments(self, parser):
        parser.add_argument("--ke", metavar="FOLDER", type=Path, default=settings.BACKUP_DIR, help="tempat cadangan")
        parser.add_argument("--simpan", metavar="N", type=int, default=0, help="simpan hanya N cadangan terbaru")

    def handle(self, *args, ke: Path, simpan: int, **options):
        if simpan < 0:
            raise CommandError("--simpan harus angka 1 atau lebih.")
        os.umask(0o077)
        began = time.monotonic()
        try:
            path, made = make(ke.resolve())
        except Refused as refused:
            duties.done(duties.BACKUP, ok=False, said=str(refused))
            raise CommandError(str(refused)) from refused
        seconds = angka(round(time.monotonic() - began, 1))
        self.stdout.write(f"Cadangan selesai: {path}")
        self.stdout.write(f"{len(made.members)} berkas, {ribuan(made.size)} byte, {seconds} detik.")
        for name in prune(ke.resolve(), simpan) if simpan else []:
            self.stdout.write(f"Cadangan lama dihapus: {name}")
        self.finish(path.name, made.damaged)

    def finish(self, name: str, damaged: dict[str, str]) -> None:
        """Tell /readyz; files that were damaged before the backup are named and make it fail."""
        if not damaged:
            duties.done(duties.BACKUP, said=name)
            return
        said = "; ".join(f"{pk} {what}" for pk, what in damaged.items())
        duties.done(duties.BACKUP, ok=False, said=f"{name}: {said}")
        raise CommandError(f"Cadangan dibuat, tetapi {len(damaged)} berkas portal tidak cocok: {said}.")
