"""The analysis of a cooperation, and which lines of its villages' analyses a person may take over."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from accounts.access import within
from accounts.permissions import Permission
from partnerships.basis import villages_of
from partnerships.models import Cooperation, CooperationSwot
from villages.analysis.swot import Quadrant, quadrants
from villages.models import SwotEntry


def quadrants_of(cooperation: Cooperation) -> list[Quadrant]:
    """Its four parts, in one query."""
    return quadrants(CooperationSwot.objects.filter(cooperation=cooperation).select_related("village"))


def takeable(user: Any, cooperation: Cooperation) -> QuerySet[SwotEntry]:
    """Lines of the party villages for which the person works, without those that were taken already."""
    taken = CooperationSwot.objects.filter(
        cooperation=cooperation, village=OuterRef("village"), quadrant=OuterRef("quadrant"), text=OuterRef("text")
    )
    rows = SwotEntry.objects.filter(village__in=villages_of(cooperation)).select_related("village")
    mine = rows.filter(within(user, Permission.VILLAGE_WORK, "village__code"))
    return mine.filter(~Exists(taken)).order_by("village__code", "created_at", "pk")
