"""Who may read a meeting and its papers; the pages and the dossier of a cooperation ask the same."""

from typing import Any

from accounts.access import can
from accounts.permissions import Permission as P
from musyawarah.models import Deliberation, DeliberationFile
from musyawarah.queries import sees_names


def may_read(user: Any, deliberation: Deliberation) -> bool:
    """Final ones are for all who oversee; the rest for the villages, and for whoever keeps a meeting between them."""
    if deliberation.is_final:
        return can(user, P.DELIBERATION_VIEW_FINAL, deliberation.reading_place)
    keeps = deliberation.is_inter_village and can(user, P.MAD_RECORD, deliberation.place)
    return keeps or can(user, P.DELIBERATION_VIEW_DRAFT, deliberation.place)


def may_read_record(user: Any, deliberation: Deliberation) -> bool:
    """The final berita acara bears the names of those who came."""
    return may_read(user, deliberation) and sees_names(user, deliberation)


def may_read_draft(user: Any, deliberation: Deliberation) -> bool:
    """A draft is there until the record is final."""
    return not deliberation.is_final and may_read(user, deliberation)


def may_read_file(user: Any, deliberation: Deliberation, kind: str) -> bool:
    """A signed attendance list is names; a signed record is scanned without it."""
    if kind == DeliberationFile.Kind.ATTENDANCE and not sees_names(user, deliberation):
        return False
    return may_read(user, deliberation)


def may_read_letters(user: Any, deliberation: Deliberation) -> bool:
    """A letter names whom it invites: for the villages, and for whoever calls the meeting."""
    right = P.MAD_SCHEDULE if deliberation.is_inter_village else P.DELIBERATION_SCHEDULE
    calls = can(user, right, deliberation.place)
    return may_read(user, deliberation) and (calls or sees_names(user, deliberation))
