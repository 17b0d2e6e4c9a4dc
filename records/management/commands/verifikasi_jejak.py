"""Check the trail: every hash, every link, and the triggers that refuse changes."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from records import duties, triggers
from records.models import Event
from records.trail import broken_links


class Command(BaseCommand):
    """Exit 0 when the chain holds; else name the first broken event."""

    help = "Memeriksa rantai jejak."

    def handle(self, *args, **options):
        if missing := triggers.missing(connection):
            raise CommandError(f"Pelindung jejak hilang dari basis data: {', '.join(missing)}.")
        broken = next(iter(broken_links()), None)
        if broken:
            duties.done(duties.TRAIL, ok=False, said=f"putus pada kejadian {broken.pk}")
            raise CommandError(
                f"Rantai jejak putus pada kejadian {broken.pk} ({broken.action}, {broken.at:%Y-%m-%d %H:%M})."
            )
        duties.done(duties.TRAIL)
        self.stdout.write(f"Rantai jejak utuh: {Event.objects.count()} kejadian.")
