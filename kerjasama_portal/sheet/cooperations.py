"""The cooperations of a village: in force for whoever sees the sheet, in preparation only for whoever may see them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse

from partnerships.models import Cooperation, Party
from partnerships.sight import is_alive, is_public, may_see
from records.formats import tanggal
from villages.models import Region

MOST = 4
# Whoever stayed out, or was only thought of, is no party of the cooperation on the wall.
OF_THE_VILLAGE = (*Party.BOUND, Party.Status.INVITED)


@dataclass(frozen=True)
class Line:
    """One cooperation of the village."""

    title: str
    caption: str
    url: str
    words: str


class Other(NamedTuple):
    """One village of a cooperation."""

    village: int
    status: str
    village__code: str
    village__name: str


def cooperations_of(village: Region, user: Any) -> tuple[list[Line], list[Line]]:
    """What is in force, then what is being prepared; two queries, one for a village without any."""
    parties = parties_around(village)
    rows = Cooperation.objects.filter(pk__in=parties).order_by("-in_force_on", "number") if parties else []
    lines = [(each, line_of(each, parties[each.pk], village, user)) for each in rows]
    in_force = [line for each, line in lines if line and each.stage in Cooperation.PUBLIC]
    return in_force, [line for each, line in lines if line and each.is_prepared]


def parties_around(village: Region) -> dict[str, list[Other]]:
    """All villages of the cooperations in which this one takes part, itself among them."""
    own = Party.objects.filter(village=village, status__in=OF_THE_VILLAGE)
    found: dict[str, list[Other]] = defaultdict(list)
    rows = Party.objects.filter(cooperation__in=own.values("cooperation"))
    for cooperation, *other in rows.values_list("cooperation", *Other._fields):
        found[cooperation].append(Other._make(other))
    return found


def line_of(cooperation: Cooperation, parties: list[Other], village: Region, user: Any) -> Line | None:
    """With whom, and since when; whoever may not open the workspace is led to the public register.

    None for what has ended, and for whoever may see nothing of it: it is not public, or doesn't bind the village.
    """
    statuses = [party.status for party in parties]
    may_open = may_see(user, cooperation, [(party.village__code, party.status) for party in parties])
    bound = any(party.village == village.pk and party.status in Party.BOUND for party in parties)
    if not is_alive(cooperation, statuses) or not (may_open or (bound and is_public(cooperation, statuses))):
        return None
    name = "partnerships:cooperation-detail" if may_open else "register-detail"
    others = [each.village__name for each in parties if each.village != village.pk and each.status in OF_THE_VILLAGE]
    words = words_of(cooperation, others)
    return Line(cooperation.title, cooperation.caption, reverse(name, args=[cooperation.pk]), words)


def words_of(cooperation: Cooperation, others: list[str]) -> str:
    """Bersama Gondowido dan Pupus, berjalan sejak 3 Maret 2026."""
    if cooperation.with_third_party:
        others.append("pihak ketiga")
    since = cooperation.running_since or cooperation.in_force_on
    when = f" sejak {tanggal(since)}" if since else ""
    stage = f"{cooperation.get_stage_display()}{when}"
    return f"Bersama {joined(others)} · {stage}" if others else stage


def joined(names: list[str]) -> str:
    """A, B, dan C."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
