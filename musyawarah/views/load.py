"""One meeting for one person: may they read it, may they still write in it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.access import ask, can
from accounts.permissions import Permission as P
from musyawarah.actions.common import FINAL, recording_right, scheduling_right
from musyawarah.models import Deliberation
from musyawarah.queries import with_place
from musyawarah.sight import may_read

__all__ = ["for_reading", "for_writing", "found", "may_read", "recording_right", "scheduling_right"]


def found(user: Any, pk: str) -> Deliberation:
    """The meeting, or 404; the caller asks for the right."""
    user.access_was_asked = True
    deliberation = with_place().filter(pk=pk).first()
    if deliberation is None:
        raise Http404
    return deliberation


def for_reading(user: Any, pk: str) -> Deliberation:
    """A meeting this person may read; to others it does not exist."""
    deliberation = found(user, pk)
    if not may_read(user, deliberation):
        raise Http404
    return deliberation


def for_writing(
    user: Any, pk: str, right: Callable[[Deliberation], P] = recording_right, after_final: bool = False
) -> Deliberation:
    """A meeting this person may write in; a final record is written in by nobody, whatever their right."""
    deliberation = found(user, pk)
    if deliberation.is_final and not after_final:
        # Administrators know of records from the admin site, so they too are told that nobody changes one.
        if not may_read(user, deliberation) and not can(user, P.ADMIN_SITE, deliberation.place):
            raise Http404
        raise PermissionDenied(FINAL)
    ask(user, right(deliberation), deliberation.place)
    return deliberation
