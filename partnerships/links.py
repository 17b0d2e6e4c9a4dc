"""May this person follow a checklist's link: the right that its address declares, asked where the thing lies."""

from typing import Any

from django.urls import resolve

from accounts.access import PUBLIC, SIGNED_IN
from accounts.permissions import REACH, Permission, Place
from partnerships.workflow import PARTY_MOVES


def right_of(url: str) -> str | None:
    """The right that an address asks for; a move of a party has its own."""
    found = resolve(url)
    move = PARTY_MOVES.moves.get(found.kwargs.get("move", ""))
    return move.permission if move else getattr(found.func, "declared_access", None)


def may_follow(user: Any, url: str, place: Place, village_code: str) -> bool:
    """The lead's rights are asked of the whole cooperation, all others of the village that the line is about."""
    right = right_of(url)
    if right in (PUBLIC, SIGNED_IN):
        return True
    return right is not None and user.can(right, place if right in REACH or not village_code else village_code)


def may_reason(user: Any, village_code: str) -> bool:
    """A village's own leaders write its reasons, or the facilitator who guides it."""
    return bool(village_code) and user.can(Permission.COOPERATION_START, village_code)
