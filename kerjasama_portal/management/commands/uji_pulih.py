"""Try a backup: restore it beside the portal by the very command of the real restore, then throw that away."""

import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from kerjasama_portal.management.commands.pulihkan import UNCHECKED
from records.backup.check import check
from records.backup.scratch import scratch
from records.formats import angka
from records.verdict import Refused


class Command(BaseCommand):
    """Exit 0 when the backup can be trusted; the portal itself is only read."""

    help = "Menguji cadangan: memulihkannya di tempat sementara, memeriksa hasilnya, lalu menghapusnya."

    def add_arguments(self, parser):
        parser.add_argument("cadangan", metavar="FOLDER", type=Path)
        parser.add_argument("--tanpa-kunci", action="store_true", help="segel kunci tidak diperiksa")
        parser.add_argument("--di", metavar="FOLDER", type=Path, help="tempat sementara, bila /tmp terlalu kecil")

    def handle(self, *args, cadangan: Path, tanpa_kunci: bool, di: Path | None, **options):
        cadangan = cadangan.resolve() if not cadangan.is_symlink() else cadangan
        if tanpa_kunci:
            self.stderr.write(UNCHECKED)
        try:
            check(cadangan, engine=connection.vendor, key=None if tanpa_kunci else settings.BACKUP_KEY)
            with scratch(di) as environment:
                self.restore(environment, str(cadangan), *["--tanpa-kunci"] * tanpa_kunci)
        except Refused as refused:
            raise CommandError(str(refused)) from refused

    def restore(self, environment: dict[str, str], *arguments: str) -> None:
        """The real command, in a process that knows only the scratch place."""
        began = time.monotonic()
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "pulihkan", *arguments]
        done = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True)
        if done.returncode:
            said = [line for line in done.stderr.splitlines() if line.strip()]
            raise CommandError(said[-1].removeprefix("CommandError: ") if said else "Pemulihan gagal tanpa pesan.")
        self.stdout.write(done.stdout, ending="")
        self.stdout.write(
            f"Cadangan ini dapat dipulihkan. Lama pemulihan: {angka(round(time.monotonic() - began, 1))} detik."
        )
