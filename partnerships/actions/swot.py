"""Acts on the analysis of a cooperation: lines of its own, and lines taken from the villages' analyses."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from accounts import access
from accounts.permissions import Permission
from partnerships.actions.cooperations import require_alive
from partnerships.basis import villages_of
from partnerships.models import Cooperation, CooperationSwot
from records import trail
from records.moves import TOO_LATE
from records.verdict import Refused
from villages.models import SwotEntry

FACTS = ("quadrant", "text", "weight")


def ask_to_write(cooperation: Cooperation, by: Any) -> None:
    """The lead village and whoever guides it write; all parties read. Raises Refused."""
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    require_alive(cooperation)


@transaction.atomic
def add_line(*, cooperation: Cooperation, quadrant: str, text: str, weight: int, by: Any) -> CooperationSwot:
    """Add one strength, weakness, opportunity or threat of the cooperation itself."""
    ask_to_write(cooperation, by)
    facts = {"quadrant": quadrant, "text": text, "weight": weight}
    line = CooperationSwot.objects.create(cooperation=cooperation, created_by=by, **facts)
    trail.record("cooperation_swot.add", line, by=by, region_code=cooperation.lead.code, new=facts)
    return line


@transaction.atomic
def edit_line(*, line: CooperationSwot, quadrant: str, text: str, weight: int, by: Any) -> None:
    """Change the part, the words or the weight of one line. Raises Refused."""
    ask_to_write(line.cooperation, by)
    facts = {"quadrant": quadrant, "text": text, "weight": weight}
    rows = CooperationSwot.objects.filter(pk=line.pk)
    old = rows.values(*FACTS).first()
    if old is None or not rows.update(**facts):
        raise Refused(TOO_LATE)
    changed = {name: value for name, value in facts.items() if old[name] != value}
    before, code = {name: old[name] for name in changed}, line.cooperation.lead.code
    trail.record("cooperation_swot.edit", line, by=by, region_code=code, old=before, new=changed)


@transaction.atomic
def remove_line(*, line: CooperationSwot, by: Any) -> None:
    """Take one line away; the trail keeps it. Raises Refused."""
    ask_to_write(line.cooperation, by)
    old = {name: getattr(line, name) for name in FACTS}
    removed, _ = CooperationSwot.objects.filter(pk=line.pk).delete()
    if not removed:
        raise Refused(TOO_LATE)
    trail.record("cooperation_swot.remove", line, by=by, region_code=line.cooperation.lead.code, old=old)


@transaction.atomic
def copy_lines(*, cooperation: Cooperation, entries: Iterable[SwotEntry], by: Any) -> list[CooperationSwot]:
    """Take lines of the parties' own analyses over, each with its village's name; all parties read them from now on.

    Nobody shows others what they may not see themselves. Raises Refused.
    """
    ask_to_write(cooperation, by)
    parties, lines = villages_of(cooperation), []
    for entry in entries:
        access.ask(by, Permission.VILLAGE_WORK, entry.place)
        if entry.village_id not in parties:
            raise Refused(f"{entry.village.title} bukan pihak kerja sama ini.")
        facts = {"quadrant": entry.quadrant, "text": entry.text, "weight": entry.weight}
        line = CooperationSwot.objects.create(cooperation=cooperation, village=entry.village, created_by=by, **facts)
        told = facts | {"desa": entry.village.code}
        trail.record("cooperation_swot.copy", line, by=by, region_code=cooperation.lead.code, new=told)
        lines.append(line)
    return lines
