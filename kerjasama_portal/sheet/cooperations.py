"""The cooperations of a village: in force for whoever sees the sheet, in preparation only for whoever may see them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from partnerships.models import Cooperation, Party
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


def cooperations_of(village: Region, user: Any) -> tuple[list[Line], list[Line]]:
    """What is in force, then what is being prepared; two queries."""
    here = Party.objects.filter(cooperation=OuterRef("pk"), village=village)
    rows = Cooperation.objects.alive().prefetch_related("parties__village").order_by("-in_force_on", "number")
    public = Cooperation.objects.public().filter(Exists(here.filter(status__in=Party.BOUND)))
    mine = Cooperation.objects.visible_to(user).filter(Exists(here.filter(status__in=OF_THE_VILLAGE)))
    found = list(rows.filter(pk__in=public.values("pk")) | rows.filter(pk__in=mine.values("pk")))
    seen = {pk for pk in mine.filter(pk__in=[each.pk for each in found]).values_list("pk", flat=True)}
    in_force = [each for each in found if each.stage in Cooperation.PUBLIC]
    prepared = [each for each in found if each.is_prepared]
    return [line_of(each, village, each.pk in seen) for each in in_force], [
        line_of(each, village, True) for each in prepared
    ]


def line_of(cooperation: Cooperation, village: Region, is_open: bool) -> Line:
    """With whom, and since when; whoever may not open the workspace is led to the public register."""
    name = "partnerships:cooperation-detail" if is_open else "register-detail"
    return Line(
        cooperation.title, cooperation.caption, reverse(name, args=[cooperation.pk]), words_of(cooperation, village)
    )


def words_of(cooperation: Cooperation, village: Region) -> str:
    """Bersama Gondowido dan Pupus, berjalan sejak 3 Maret 2026."""
    others = [party.village.name for party in cooperation.parties.all() if is_with(party, village)]
    if cooperation.with_third_party:
        others.append("pihak ketiga")
    since = cooperation.running_since or cooperation.in_force_on
    when = f" sejak {tanggal(since)}" if since else ""
    stage = f"{cooperation.get_stage_display()}{when}"
    return f"Bersama {joined(others)} · {stage}" if others else stage


def is_with(party: Party, village: Region) -> bool:
    """Is this another village that takes part?"""
    return party.village_id != village.pk and party.status in OF_THE_VILLAGE


def joined(names: list[str]) -> str:
    """A, B, dan C."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
