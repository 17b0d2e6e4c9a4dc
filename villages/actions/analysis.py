"""Acts on how a village sees itself: strengths and weaknesses with their weights, and the seasonal calendar."""

from typing import Any

from django.db import transaction

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.moves import TOO_LATE
from records.verdict import Refused
from villages.actions.common import change, only
from villages.models import Region, SeasonEntry, SwotEntry

SWOT_FACTS = ("quadrant", "text", "weight")
SEASON_FACTS = ("category", "name", "first_month", "last_month")


@transaction.atomic
def add_swot(*, village: Region, quadrant: str, text: str, by: Any, weight: int = 3) -> SwotEntry:
    """Add one strength, weakness, opportunity or threat, and how much it weighs."""
    ask(by, Permission.ANALYSIS_EDIT, village.place)
    facts = {"quadrant": quadrant, "text": text, "weight": weight}
    entry = SwotEntry.objects.create(village=village, created_by=by, **facts)
    trail.record("swot.add", entry, by=by, region_code=village.code, new=facts)
    return entry


@transaction.atomic
def edit_swot(*, entry: SwotEntry, by: Any, **facts: Any) -> None:
    """Change the words, the part or the weight of one entry. Raises Refused."""
    ask(by, Permission.ANALYSIS_EDIT, entry.place)
    old = change(entry, only(facts, SWOT_FACTS))
    new = {name: facts[name] for name in old}
    trail.record("swot.edit", entry, by=by, region_code=entry.village.code, old=old, new=new)


@transaction.atomic
def remove_swot(*, entry: SwotEntry, by: Any) -> None:
    """Take one entry out of the analysis; the trail keeps its text. Raises Refused."""
    ask(by, Permission.ANALYSIS_EDIT, entry.place)
    old = {"quadrant": entry.quadrant, "text": entry.text, "weight": entry.weight}
    removed, _ = SwotEntry.objects.filter(pk=entry.pk).delete()
    if not removed:
        raise Refused(TOO_LATE)
    trail.record("swot.remove", entry, by=by, region_code=entry.village.code, old=old)


@transaction.atomic
def add_season(*, village: Region, by: Any, **facts: Any) -> SeasonEntry:
    """Add one line to the seasonal calendar: what returns every year in which months."""
    ask(by, Permission.ANALYSIS_EDIT, village.place)
    entry = SeasonEntry.objects.create(village=village, created_by=by, **only(facts, SEASON_FACTS))
    trail.record("season.add", entry, by=by, region_code=village.code, new=facts)
    return entry


@transaction.atomic
def edit_season(*, entry: SeasonEntry, by: Any, **facts: Any) -> None:
    """Change one line of the calendar. Raises Refused."""
    ask(by, Permission.ANALYSIS_EDIT, entry.place)
    old = change(entry, only(facts, SEASON_FACTS))
    new = {name: facts[name] for name in old}
    trail.record("season.edit", entry, by=by, region_code=entry.village.code, old=old, new=new)


@transaction.atomic
def remove_season(*, entry: SeasonEntry, by: Any) -> None:
    """Take one line out of the calendar; the trail keeps it. Raises Refused."""
    ask(by, Permission.ANALYSIS_EDIT, entry.place)
    old = {name: getattr(entry, name) for name in SEASON_FACTS}
    removed, _ = SeasonEntry.objects.filter(pk=entry.pk).delete()
    if not removed:
        raise Refused(TOO_LATE)
    trail.record("season.remove", entry, by=by, region_code=entry.village.code, old=old)
