"""Build the example kecamatan once, and keep its accounts' passwords in a file."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kerjasama_portal.example import build, people


class Command(BaseCommand):
    """Safe to repeat: what is built stays; a lost password file gets new passwords."""

    help = "Mengisi kecamatan contoh."

    def handle(self, *args, **options):
        if settings.PROFILE == "produksi":
            raise CommandError("Data contoh tidak boleh dibuat pada profil produksi.")
        path = settings.PORTAL_DATA / people.FILE_NAME
        if not build.is_built():
            people.write_file(path, build.build())
            self.stdout.write("Kecamatan contoh selesai dibuat.")
        elif not path.exists():
            people.write_file(path, people.reset_passwords())
            self.stdout.write("Kata sandi akun contoh dibuat baru.")
