"""Whom and what the person at the screen may reach; beyond that everything is as absent as what never was."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.giving import BEYOND, Bodies, givers, in_reach, invitations_in_reach, people_in_reach
from accounts.models import Grant, Invitation, User
from accounts.regions import covers
from partnerships.models import CooperationBody
from villages.regions.gazetteer import inside

PARTIES = "cooperations__parties__village__code"


def scopes(user: Any) -> list[str] | None:
    """The regions in which the person gives roles; None when it is the whole country."""
    grants = givers(user)
    return None if any(grant.nationwide for grant in grants) else [grant.region_code for grant in grants]


def require_access(user: Any) -> None:
    """The screen itself: 403 for whoever gives no role at all."""
    user.access_was_asked = True
    if not givers(user):
        raise PermissionDenied(BEYOND)


def bodies_of(user: Any) -> Bodies:
    """The joint bodies of which every village lies in one of the person's regions; who gives nationwide needs none."""
    regions = scopes(user)
    if not regions:
        return {}
    found: dict[str, list[str]] = {}
    rows = CooperationBody.objects.filter(inside(regions, PARTIES)).values_list("pk").distinct()
    for body, code in CooperationBody.objects.filter(pk__in=rows, cooperations__isnull=False).values_list(
        "pk", PARTIES
    ):
        if code:
            found.setdefault(body, []).append(code)
    return {
        body: tuple(dict.fromkeys(codes))
        for body, codes in found.items()
        if any(all(covers(region, code) for code in codes) for region in regions)
    }


def first_or_404(rows: Any) -> Any:
    """The one row, or 404."""
    found = rows.first()
    if found is None:
        raise Http404
    return found


def person_for(user: Any, key: str) -> tuple[User, Bodies]:
    """Somebody in reach, and the bodies in reach."""
    require_access(user)
    bodies = bodies_of(user)
    return first_or_404(people_in_reach(user, bodies).filter(key=key)), bodies


def grant_for(user: Any, pk: str) -> tuple[Grant, Bodies]:
    """A grant at a place in reach."""
    require_access(user)
    bodies = bodies_of(user)
    rows = Grant.objects.select_related("user").filter(in_reach(user, bodies), pk=pk)
    return first_or_404(rows), bodies


def invitation_for(user: Any, pk: str) -> tuple[Invitation, Bodies]:
    """An invitation to an office in reach."""
    require_access(user)
    bodies = bodies_of(user)
    rows = invitations_in_reach(user, bodies).select_related("created_by", "user")
    return first_or_404(rows.filter(pk=pk)), bodies
