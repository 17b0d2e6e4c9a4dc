"""Check the trail: every hash, every link, the triggers that refuse changes, and anchors kept elsewhere."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from records import anchor, duties, triggers
from records.models import Event
from records.trail import broken_links


class Command(BaseCommand):
    """Exit 0 when the chain holds; else name the first broken event."""

    help = "Memeriksa rantai jejak, dan bila diberikan, kepala jejak yang disimpan di luar portal."

    def add_arguments(self, parser):
        words = "berkas berisi baris dari kepala_jejak; boleh banyak baris"
        parser.add_argument("--kepala", metavar="BERKAS", type=Path, help=words)

    def handle(self, *args, kepala: Path | None = None, **options):
        heads = read_heads(kepala) if kepala else []
        if missing := triggers.missing(connection):
            raise CommandError(f"Pelindung jejak hilang dari basis data: {', '.join(missing)}.")
        broken = next(iter(broken_links()), None)
        if broken:
            duties.done(duties.TRAIL, ok=False, said=f"putus pada kejadian {broken.pk}")
            raise CommandError(
                f"Rantai jejak putus pada kejadian {broken.pk} ({broken.action}, {broken.at:%Y-%m-%d %H:%M})."
            )
        for _, reason in anchor.disagreements(heads):
            duties.done(duties.TRAIL, ok=False, said=reason)
            raise CommandError(f"Rantai jejak tidak cocok dengan kepala jejak yang disimpan: {reason}.")
        duties.done(duties.TRAIL)
        confirmed = f" {len(heads)} kepala jejak cocok." if heads else ""
        self.stdout.write(f"Rantai jejak utuh: {Event.objects.count()} kejadian.{confirmed}")


def read_heads(path: Path) -> list[anchor.Head]:
    """The anchors of a file; one that can't be read or holds none is refused, not passed over."""
    try:
        heads = anchor.read(path.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise CommandError(f"Berkas kepala jejak tidak dapat dibaca: {path} ({error.strerror}).") from error
    if not heads:
        raise CommandError(f"Berkas ini tidak berisi kepala jejak: {path}.")
    return heads
