"""Load a cooperation for a person who may see it."""

from typing import Any

from accounts.access import get_for
from accounts.permissions import Permission
from partnerships.models import Cooperation, Instrument


def cooperation_for(user: Any, pk: str, permission: Permission = Permission.COOPERATION_VIEW) -> Cooperation:
    """One party in scope is enough to see; a reader sees what is in force. Raises Http404 or PermissionDenied."""
    rows = Cooperation.objects.with_place()
    if permission is Permission.COOPERATION_VIEW:
        readable = rows.public().filter(pk=pk).first()
        if readable and user.can(Permission.COOPERATION_VIEW_IN_FORCE, readable.place):
            user.access_was_asked = True
            return readable
    return get_for(user, rows, permission, pk=pk)


def may_read_text(user: Any, instrument: Instrument) -> bool:
    """The text is for its parties and reviewers; one in force for all who may read the cooperation."""
    if instrument.status == Instrument.Status.IN_FORCE and user.can(
        Permission.COOPERATION_VIEW_IN_FORCE, instrument.place
    ):
        return True
    return user.can(Permission.INSTRUMENT_VIEW, instrument.place)
