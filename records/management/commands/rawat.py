"""What must be done again and again: late mail, abandoned jobs, what has expired. Safe to repeat, at any moment."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from records import duties, formkeys, jobs, mail
from records.importing import runs, work


def forget_sessions() -> int:
    """Delete sessions past their end; gives how many."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def forget_counters() -> int:
    """Delete the rows of the database cache past their end; gives how many."""
    if not settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache"):
        return 0
    table = connection.ops.quote_name(caches["default"]._table)
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [connection.ops.adapt_datetimefield_value(now)])
        return cursor.rowcount


PARTS = [
    ("tugas yang ditinggalkan dikembalikan", jobs.free_abandoned),
    ("surel terkirim", mail.deliver_due),
    ("surel lama dihapus", mail.forget_old),
    ("impor yang tertinggal dilanjutkan", work.take_up_lost),
    ("berkas impor lama dihapus", runs.forget_old),
    ("sesi habis dihapus", forget_sessions),
    ("kunci formulir lama dihapus", formkeys.sweep),
    ("hitungan habis dihapus", forget_counters),
    ("tugas lama dihapus", jobs.forget_finished),
]


class Command(BaseCommand):
    """Every minute, from a timer or cron; prints only what there was to do."""

    help = "Merawat portal: surel yang tertunda, tugas yang ditinggalkan, sesi yang habis. Aman diulang."

    def add_arguments(self, parser):
        words = "pekerja ini baru dimulai: kembalikan tugas yang ia tinggalkan, lalu selesai"
        parser.add_argument("--pekerja", metavar="NAMA", default="", help=words)

    def handle(self, *args, pekerja: str, **options):
        if pekerja:
            self.say(PARTS[0][0], jobs.free_abandoned(pekerja))
            return
        for words, part in PARTS:
            self.say(words, part())
        jobs.ask_for_sign_of_life()
        duties.done(duties.CARE)

    def say(self, words: str, count: int) -> None:
        """One line for what was done."""
        if count:
            self.stdout.write(f"{words}: {count}")
