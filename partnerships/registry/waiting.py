"""What waits for the kabupaten: entries that nobody verified yet, the oldest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.access import within
from accounts.permissions import Permission
from partnerships.models import Partner
from partnerships.registry.duplicates import doubtful
from partnerships.registry.identity import missing_identity
from records.formats import tanggal


@dataclass(frozen=True)
class WaitingLine:
    """One entry of the queue."""

    partner: Partner
    missing: list[str]
    is_doubtful: bool

    @property
    def told(self) -> str:
        """From where, since when, what is missing, whether it may be there already."""
        home = self.partner.home.title if self.partner.home else "tempat yang tidak dikenal"
        parts = [f"{self.partner.get_kind_display()}, dari {home}, {tanggal(self.partner.created_at)}."]
        parts += [f"Masih kurang: {', '.join(self.missing)}."] if self.missing else []
        parts += ["Mungkin sudah ada: nama, NIB, atau NPWP-nya sama."] if self.is_doubtful else []
        return " ".join(parts)


def waiting_for(user: Any) -> QuerySet[Partner]:
    """What this person may verify."""
    mine = within(user, Permission.PARTNER_VERIFY, "home__code")
    return Partner.objects.filter(mine, status=Partner.Status.PROPOSED).order_by("created_at", "pk")


def lines_of(rows: Iterable[Partner]) -> list[WaitingLine]:
    """Each with what the verifier looks at first; one query for all."""
    shown = list(rows)
    twice = doubtful(shown)
    return [WaitingLine(row, missing_identity(row), row.pk in twice) for row in shown]
