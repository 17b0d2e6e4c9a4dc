"""Whether an amount is measured as its topic is (air bersih in l/dt, never in hectares), and a year still to come."""

from decimal import Decimal
from typing import Protocol

from django.utils import timezone

from villages.facts.units import units_of
from villages.models import Topic

MOST_NAMED = 6
NO_OWN_USE = "pemakaian sendiri belum dicatat"
STALE = "perlu diukur lagi"


def misfit(topic: Topic, unit: str) -> str:
    """Why this unit doesn't measure the topic; empty when it does."""
    fitting = [each.symbol for each in units_of(topic)]
    return "" if unit in fitting else f"{topic.name} diukur dalam {one_of(fitting)}."


def past_year(year: int | None, stored: int | None = None) -> str:
    """Why a need can't be met by this year; empty when it can, or when the year stood there already."""
    now = timezone.localdate().year
    return f"Tahun sasaran sudah lewat. Tulis {now} atau sesudahnya." if year and year < now and year != stored else ""


def one_of(symbols: list[str]) -> str:
    """l/dt, l/menit atau m³/hari; of many only the first."""
    named = symbols[:MOST_NAMED]
    if len(symbols) > MOST_NAMED:
        return f"{', '.join(named)}, dan lainnya dalam daftar satuan"
    return f"{', '.join(named[:-1])} atau {named[-1]}" if len(named) > 1 else "".join(named)


class Figures(Protocol):
    """A potential, as far as it is needed here."""

    @property
    def own_use(self) -> Decimal | None: ...
    @property
    def is_stale(self) -> bool: ...


def doubts_of(potential: Figures) -> list[str]:
    """Why what is free of a verified potential is not quite known: its own use is missing, or the figure is old."""
    return [word for word, holds in ((NO_OWN_USE, potential.own_use is None), (STALE, potential.is_stale)) if holds]
