"""Fills an example database with the national data set that bin/bench measures on."""

import argparse

from django.core.management.base import BaseCommand, CommandError

from kerjasama_portal.scale.build import build, fingerprint
from records.verdict import Refused


def percentage(text: str) -> int:
    """A whole number from 1 to 100."""
    if not text.isdigit() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError("harus angka dari 1 sampai 100")
    return int(text)


class Command(BaseCommand):
    """The same rows on every run; refused in production, beside real accounts, and twice."""

    help = "Mengisi basis data contoh dengan data skala nasional: 83.762 desa, 500.000 potensi dan kebutuhan."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--bagian", type=percentage, default=100, metavar="PERSEN", help="Sebagian saja (1–100).")
        parser.add_argument("--sidik", action="store_true", help="Tulis sidik seluruh barisnya.")

    def handle(self, *args, bagian: int, sidik: bool, **options) -> None:
        try:
            build(bagian, self.stdout.write)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if sidik:
            self.stdout.write(fingerprint())
