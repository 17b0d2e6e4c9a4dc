"""Load what a search is about, for a person who may search there."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from accounts.access import get_for, holds
from accounts.permissions import Permission


def searched(user: Any, rows: QuerySet, **lookup: str) -> Any:
    """Whose office searches nowhere is told so, and learns nothing of the row. Raises Http404 or PermissionDenied."""
    if not holds(user, Permission.PARTNER_SEARCH):
        raise PermissionDenied
    return get_for(user, rows, Permission.PARTNER_SEARCH, **lookup)
