"""The real restore: into an empty portal, and only there."""

import time
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from kerjasama_portal.management.commands.siapkan import collect_static
from kerjasama_portal.restored import failing_pages
from records.backup.manifest import Manifest
from records.backup.restore import restore
from records.formats import angka, ribuan
from records.verdict import Refused

UNCHECKED = "Perhatian: segel kunci cadangan ini tidak diperiksa, jadi pembuatnya tidak diketahui."


class Command(BaseCommand):
    """Everything is checked before anything is written; a portal that holds data is refused."""

    help = "Memulihkan cadangan ke portal kosong. Portal yang berisi data ditolak dan tidak disentuh."

    def add_arguments(self, parser):
        parser.add_argument("cadangan", metavar="FOLDER", type=Path)
        parser.add_argument("--tanpa-kunci", action="store_true", help="segel kunci tidak diperiksa")

    def handle(self, *args, cadangan: Path, tanpa_kunci: bool, **options):
        began = time.monotonic()
        if tanpa_kunci:
            self.stderr.write(UNCHECKED)
        try:
            manifest = restore(cadangan, key=None if tanpa_kunci else settings.BACKUP_KEY)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.make_current()
        opened, failed = failing_pages()
        if failed:
            raise CommandError(f"Data sudah dipulihkan, tetapi halaman ini tidak terbuka: {', '.join(failed)}.")
        self.report(manifest, opened, time.monotonic() - began)

    def make_current(self) -> None:
        """The schema of this code; nobody stays signed in, for a session ended since would live again."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        Session.objects.all().delete()
        cache.clear()
        collect_static()

    def report(self, manifest: Manifest, opened: int, seconds: float) -> None:
        """What was found whole."""
        facts = manifest.facts
        files = len(manifest.members) - 1
        self.stdout.write(f"Cadangan tanggal {manifest.made_at} sudah dipulihkan dan cocok dengan manifest.")
        self.stdout.write(
            f"{len(facts.rows)} tabel, {ribuan(sum(facts.rows.values()))} baris, {ribuan(facts.trail_count)} kejadian "
            f"jejak, {ribuan(files)} berkas, {opened} halaman dibuka, {angka(round(seconds, 1))} detik."
        )
        for pk, what in manifest.damaged.items():
            self.stdout.write(f"Perhatian: berkas {pk} {what}, sejak sebelum cadangan dibuat.")
