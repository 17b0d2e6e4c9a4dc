"""Print the trail's last hash, to be kept outside the portal, and mail it where the settings say."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from records import anchor
from records.mail import queue_mail

BODY = """Simpan surel ini. Dengan baris di bawah, jejak portal dapat diperiksa kelak:

{line}

Cara memeriksa: simpan baris itu dalam berkas, lalu jalankan
python manage.py verifikasi_jejak --kepala NAMA-BERKAS
"""


class Command(BaseCommand):
    """Once a day by timer; a line a day may grow in one file."""

    help = "Mencetak kepala jejak: tanggal, jumlah kejadian, dan sidik terakhir. Simpan di luar portal."

    def add_arguments(self, parser):
        parser.add_argument("--surel", action="store_true", help="kirim juga ke PORTAL_ANCHOR_MAIL")

    def handle(self, *args, surel: bool, **options):
        line = anchor.now_line()
        self.stdout.write(line)
        if surel and settings.ANCHOR_MAIL:
            send(line)


@transaction.atomic
def send(line: str) -> None:
    """Queue today's anchor, once a day."""
    today = timezone.localdate()
    subject = f"Kepala jejak portal, {today:%d-%m-%Y}"
    body = BODY.format(line=line)
    queue_mail(to=settings.ANCHOR_MAIL, subject=subject, body=body, key=f"kepala-jejak-{today:%Y-%m-%d}")
