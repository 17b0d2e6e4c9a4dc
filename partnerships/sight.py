"""Load a cooperation for a person who may see it."""

from collections.abc import Iterable
from typing import Any

from accounts.access import get_for
from accounts.permissions import Permission, Place
from partnerships.models import Cooperation, Instrument, Party


def cooperation_for(user: Any, pk: str, permission: Permission = Permission.COOPERATION_VIEW) -> Cooperation:
    """One party in scope is enough to see; a reader sees what is in force. Raises Http404 or PermissionDenied."""
    rows = Cooperation.objects.with_place()
    if permission is Permission.COOPERATION_VIEW:
        readable = rows.public().filter(pk=pk).first()
        if readable and user.can(Permission.COOPERATION_VIEW_IN_FORCE, readable.place):
            user.access_was_asked = True
            return readable
    return get_for(user, rows, permission, pk=pk)


def may_see(user: Any, cooperation: Cooperation, parties: Iterable[tuple[str, str]]) -> bool:
    """What `visible_to` lets through, for a cooperation whose parties (code, status) were read already."""
    known = [(code, status) for code, status in parties if status not in Party.OUTSIDE]
    place = Place(tuple(code for code, _ in known))
    if user.can(Permission.COOPERATION_VIEW, place) or any(
        grant.body and grant.body == cooperation.body_id for grant in user.active_grants
    ):
        return True
    public = is_public(cooperation, (status for _, status in known))
    return public and user.can(Permission.COOPERATION_VIEW_IN_FORCE, place)


def is_public(cooperation: Cooperation, statuses: Iterable[str]) -> bool:
    """What `public` lets through, by the statuses of all parties."""
    confirmed = not cooperation.is_old_data or Party.Status.INVITED not in set(statuses)
    return cooperation.stage in Cooperation.PUBLIC and confirmed


def is_alive(cooperation: Cooperation, statuses: Iterable[str]) -> bool:
    """What `alive` lets through, by the statuses of all parties."""
    if cooperation.stage == Cooperation.Stage.ENDED:
        return cooperation.is_old_data and Party.Status.INVITED in set(statuses)
    return cooperation.stage != Cooperation.Stage.CLOSED


def may_read_text(user: Any, instrument: Instrument) -> bool:
    """The text is for its parties and reviewers; one in force for all who may read the cooperation."""
    if instrument.status == Instrument.Status.IN_FORCE and user.can(
        Permission.COOPERATION_VIEW_IN_FORCE, instrument.place
    ):
        return True
    return user.can(Permission.INSTRUMENT_VIEW, instrument.place)
