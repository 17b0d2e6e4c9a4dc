"""Makes the first administrator of a fresh portal, and another one when nobody can sign in any more."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.actions import create_administrator, issue_slip
from accounts.actions.invitations import Issued
from accounts.models import User
from records.formats import tanggal_jam
from records.verdict import Refused

TAKEN = "Nama pengguna “{}” sudah dipakai. Pilih nama lain, atau tambahkan --tautan-baru bila ini pengelola yang sama."
UNKNOWN = "Tidak ada pengelola aktif dengan nama pengguna “{}”."


class Command(BaseCommand):
    """Prints a one-time link; a password is never typed at this machine."""

    help = "Membuat pengelola portal dan mencetak tautan sekali pakai (72 jam) untuk memilih kata sandi."

    def add_arguments(self, parser: CommandParser) -> None:
        """The user name, the name, and whether only the link is wanted again."""
        parser.add_argument("nama_pengguna")
        parser.add_argument("--nama", default="", help="nama lengkap")
        parser.add_argument("--tautan-baru", action="store_true", help="tautan baru untuk pengelola yang sudah ada")

    def handle(self, *args: Any, nama_pengguna: str, nama: str, tautan_baru: bool, **options: Any) -> None:
        """Either all of it or nothing."""
        username = nama_pengguna.strip().lower()
        issued = renewed(username) if tautan_baru else made(username, nama.strip())
        self.stdout.write(f"Pengelola “{issued.invitation.user.username}” memilih kata sandi di tautan ini:")
        self.stdout.write(issued.url)
        self.stdout.write(f"Sekali pakai, berlaku sampai {tanggal_jam(issued.invitation.expires_at)}.")


def made(username: str, name: str) -> Issued:
    """A new administrator with a link."""
    if not name:
        raise CommandError("Isi nama lengkap, misalnya: --nama “Sri Wahyuni”.")
    if User.objects.filter(username__iexact=username).exists():
        raise CommandError(TAKEN.format(username))
    try:
        with transaction.atomic():
            return issue_slip(user=create_administrator(username=username, name=name), by=None)
    except Refused as refusal:
        raise CommandError(refusal.verdict.reason) from refusal
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error


def renewed(username: str) -> Issued:
    """A link for an administrator who is there already."""
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None or not user.is_staff:
        raise CommandError(UNKNOWN.format(username))
    return issue_slip(user=user, by=None)
