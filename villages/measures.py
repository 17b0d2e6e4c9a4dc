"""Whether an amount is measured as its topic is: air bersih in l/dt, never in hectares."""

from villages.models import Topic
from villages.units import units_of

MOST_NAMED = 6


def misfit(topic: Topic, unit: str) -> str:
    """Why this unit doesn't measure the topic; empty when it does."""
    fitting = [each.symbol for each in units_of(topic)]
    return "" if unit in fitting else f"{topic.name} diukur dalam {one_of(fitting)}."


def one_of(symbols: list[str]) -> str:
    """l/dt, l/menit atau m³/hari; of many only the first."""
    named = symbols[:MOST_NAMED]
    if len(symbols) > MOST_NAMED:
        return f"{', '.join(named)}, dan lainnya dalam daftar satuan"
    return f"{', '.join(named[:-1])} atau {named[-1]}" if len(named) > 1 else "".join(named)
