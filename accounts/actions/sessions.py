"""Sessions: ended at once by their owner, by who manages the account, and by acts that change it."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from accounts.giving import NO_BODIES, Bodies, require_manager
from accounts.models import User
from records import trail


def close(user: User, *, keep: str = "", only: int | None = None) -> int:
    """End the sessions of a person in the caller's transaction, all but the one of the key `keep`; gives how many."""
    rows = UserSession.objects.filter(user=user).exclude(session_key=keep)
    if only is not None:
        rows = rows.filter(pk=only)
    ended = list(rows)
    for row in ended:
        row.end()
    return len(ended)


@transaction.atomic
def end_own_sessions(*, by: User, keep: str, only: int | None = None) -> int:
    """End one of one's own other sessions, or all of them; the one at work stays."""
    ended = close(by, keep=keep, only=only)
    if ended:
        trail.record("user.end_own_sessions", by, by=by, new={"count": ended})
    return ended


@transaction.atomic
def end_sessions(*, user: User, by: User, bodies: Bodies = NO_BODIES) -> int:
    """Sign a person out everywhere."""
    require_manager(by, user, bodies)
    ended = close(user)
    trail.record("user.end_sessions", user, by=by, new={"count": ended})
    return ended
