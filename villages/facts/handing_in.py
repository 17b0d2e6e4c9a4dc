"""The drafts that a person may hand in together: of one village, or of one import."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from accounts.access import within
from accounts.permissions import Permission
from records.models import ImportRow, ImportRun
from villages.models import Potential, Region

AT_ONCE = 200  # on one page, and in one act
MOST_VILLAGES = 5


@dataclass(frozen=True)
class Drafts:
    """The first drafts of a village, and how many there are."""

    drafts: list[Potential]
    count: int

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.drafts)


@dataclass(frozen=True)
class VillageDrafts:
    """How many drafts of an import lie in one village."""

    code: str
    name: str
    count: int


def drafts_for(user: Any) -> QuerySet[Potential]:
    """The drafts that the person sees and may hand in."""
    mine = within(user, Permission.POTENTIAL_SUBMIT, "village__code")
    seen = Potential.objects.visible_to(user).filter(mine, status=Potential.Status.DRAFT)
    return seen.filter(village__valid_until__isnull=True)


def drafts_of(village: Region, user: Any) -> Drafts:
    """Those of one village, by name."""
    rows = drafts_for(user).filter(village=village)
    shown = list(rows.select_related("village", "topic").order_by("name", "pk")[:AT_ONCE])
    return Drafts(shown, rows.count())


def ticked_at_first(drafts: Sequence[Potential], user: Any, run: str) -> set[str]:
    """Every draft; coming from one's own import only what it brought."""
    every = {draft.pk for draft in drafts}
    if not run:
        return every
    brought = ImportRow.objects.filter(run_id=run, run__created_by=user, target__in=every)
    return set(brought.values_list("target", flat=True)) or every


def drafts_of_import(run: ImportRun, user: Any) -> list[VillageDrafts]:
    """Where the drafts of an import lie that still wait to be handed in, by village code."""
    rows = ImportRow.objects.filter(run=run).exclude(target="")
    waiting = drafts_for(user).filter(pk__in=rows.values("target"))
    counted = waiting.values_list("village__code", "village__name").annotate(count=Count("pk"))
    return [VillageDrafts(*line) for line in counted.order_by("village__code")]
