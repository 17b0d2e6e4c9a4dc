"""May this person do this, and which rows may they see: predicate and filter from one source; declared access."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404

from accounts import regions
from accounts.permissions import REACH, SEEN_IN_SCOPE, Permission, Place, Reach, sight_of
from accounts.roles import ROLES

PUBLIC = "public"
SIGNED_IN = "signed_in"


def as_place(at: Place | str) -> Place:
    """A bare code is a place with that one village, district, regency or province."""
    return at if isinstance(at, Place) else Place((at,), lead=at)


def grant_covers(grant: Any, code: str) -> bool:
    """Does one grant cover one code? A grant that names a body covers no code."""
    return grant.nationwide or regions.covers(grant.region_code, code)


def in_scope(user: Any, at: Place | str) -> bool:
    """Does any grant of the person touch this place, whatever the role?"""
    place = as_place(at)
    return any(
        (grant.body and grant.body == place.body) or any(grant_covers(grant, code) for code in place.codes)
        for grant in user.active_grants
    )


def can(user: Any, permission: str, at: Place | str) -> bool:
    """May the person do this there? Each grant is asked on its own: rights of two grants never add up."""
    place = as_place(at)
    permission = Permission(permission)
    return any(grant_allows(grant, permission, place) for grant in user.active_grants)


def grant_allows(grant: Any, permission: Permission, place: Place) -> bool:
    """Does this one grant give the right as far as it must reach?"""
    role = ROLES[grant.role]
    if permission not in role.rights:
        return False
    if grant.body:
        return grant.body == place.body
    reach = REACH.get(permission, Reach.ANY)
    if reach is Reach.LEAD and role.guides:
        reach = Reach.ANY
    if reach is Reach.LEAD:
        return bool(place.lead) and grant_covers(grant, place.lead)
    covered = [grant_covers(grant, code) for code in place.codes]
    return bool(covered) and (all(covered) if reach is Reach.EVERY else any(covered))


def within(user: Any, permission: str, field: str, body_field: str = "") -> Q:
    """The filter twin of `can` for rights that reach from any party: rows whose code (or body) is covered."""
    permission = Permission(permission)
    wanted = Q(pk__in=[])
    for grant in user.active_grants:
        if permission not in ROLES[grant.role].rights:
            continue
        if grant.nationwide:
            return ~Q(pk__in=[])
        if grant.body:
            wanted |= Q(**{body_field: grant.body}) if body_field else Q(pk__in=[])
        else:
            wanted |= Q(**{f"{field}__lies_in": grant.region_code})
    return wanted


def ask(user: Any, permission: str, at: Place | str) -> None:
    """Let through, or answer 403 (they know of it but may not) or 404 (they learn nothing)."""
    user.access_was_asked = True
    permission = Permission(permission)
    if can(user, permission, at):
        return
    sight = sight_of(permission)
    if (permission in SEEN_IN_SCOPE and in_scope(user, at)) or (sight and can(user, sight, at)):
        raise PermissionDenied
    raise Http404


def holds(user: Any, permission: str) -> bool:
    """Does the person hold this right anywhere at all?"""
    return any(Permission(permission) in ROLES[grant.role].rights for grant in user.active_grants)


def can_nationwide(user: Any, permission: str) -> bool:
    """Does the person hold this right for the whole country?"""
    return any(grant.nationwide and Permission(permission) in ROLES[grant.role].rights for grant in user.active_grants)


def ask_nationwide(user: Any, permission: str) -> None:
    """For what belongs to no place, such as the list of topics: let through, or answer 403."""
    user.access_was_asked = True
    if not can_nationwide(user, permission):
        raise PermissionDenied


def get_for(
    user: Any, source: type[Model] | QuerySet, permission: str, at: Callable | None = None, **lookup: Any
) -> Any:
    """Load and authorise in one line; a record out of sight is as absent as one that never was."""
    rows = source if isinstance(source, QuerySet) else source._default_manager.all()
    obj = rows.filter(**lookup).first()
    if obj is None:
        user.access_was_asked = True
        raise Http404
    ask(user, permission, at(obj) if at else obj.place)
    return obj


def access(rule: str) -> Callable:
    """Declare a view's access: PUBLIC, SIGNED_IN, or the Permission that the view asks for an object."""

    def declare(view: Callable) -> Callable:
        view.declared_access = rule
        return login_not_required(view) if rule == PUBLIC else view

    return declare
