"""What a cooperation may rest on: the needs and potentials of its villages that a person may see."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import within
from accounts.permissions import Permission
from partnerships.case import ACTIVE
from partnerships.models import Cooperation
from villages.models import Need, Potential

Status = Potential.Status
OWN_SIGHT = {
    Status.DRAFT: Permission.POTENTIAL_VIEW_DRAFT,
    Status.SUBMITTED: Permission.POTENTIAL_VIEW_SUBMITTED,
}


def villages_of(cooperation: Cooperation) -> list[int]:
    """The villages that take part."""
    return [party.village_id for party in cooperation.parties.all() if party.status in ACTIVE]


def linkable_needs(user: Any, cooperation: Cooperation) -> QuerySet[Need]:
    """Needs are seen by those who work for their village."""
    rows = Need.objects.filter(village__in=villages_of(cooperation)).select_related("village")
    return rows.filter(within(user, Permission.VILLAGE_WORK, "village__code")).order_by("village__code", "name")


def linkable_potentials(user: Any, cooperation: Cooperation) -> QuerySet[Potential]:
    """Verified potentials are seen by all; drafts only by their own village's people."""
    seen = Q(status=Status.VERIFIED)
    for status, permission in OWN_SIGHT.items():
        seen |= Q(status=status) & within(user, permission, "village__code")
    rows = Potential.objects.filter(village__in=villages_of(cooperation)).select_related("village")
    return rows.filter(seen).order_by("village__code", "name")
