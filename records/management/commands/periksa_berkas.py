"""Read every stored file again and compare it with its row."""

from django.core.management.base import BaseCommand, CommandError

from records.documents import damaged
from records.models import Document


class Command(BaseCommand):
    """Exit 0 when all are whole; else name each that is missing or changed."""

    help = "Memeriksa semua berkas: ada, ukurannya benar, isinya tidak berubah."

    def handle(self, *args, **options):
        found = [f"{document.pk} {what}" for document, what in damaged()]
        if found:
            raise CommandError(f"{len(found)} berkas tidak cocok: {'; '.join(found)}.")
        self.stdout.write(f"Semua berkas cocok: {Document.objects.count()} berkas.")
