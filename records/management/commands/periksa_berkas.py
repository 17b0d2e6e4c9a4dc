"""Read every stored file again and compare it with its row; on request, delete what no row names."""

from django.core.management.base import BaseCommand, CommandError

from records.documents import damaged, sweep_orphans
from records.models import Document


class Command(BaseCommand):
    """Exit 0 when all are whole; else name each that is missing or changed."""

    help = "Memeriksa semua berkas: ada, ukurannya benar, isinya tidak berubah."

    def add_arguments(self, parser):
        words = "hapus juga berkas yang tidak tercatat dan lebih tua dari sehari (sisa proses yang mati)"
        parser.add_argument("--bersihkan", action="store_true", help=words)

    def handle(self, *args, bersihkan: bool = False, **options):
        if bersihkan and (swept := sweep_orphans()):
            self.stdout.write(f"Berkas tanpa catatan dihapus: {swept}.")
        found = [f"{document.pk} {what}" for document, what in damaged()]
        if found:
            raise CommandError(f"{len(found)} berkas tidak cocok: {'; '.join(found)}.")
        self.stdout.write(f"Semua berkas cocok: {Document.objects.count()} berkas.")
