"""Acts on a musyawarah, by part; the whole list is here."""

from musyawarah.actions.agenda import add_agenda_item, add_follow_up, close_follow_up, record_decision, record_minutes
from musyawarah.actions.attendance import add_attendance, add_attendances, invite, remove_attendance
from musyawarah.actions.files import upload_file
from musyawarah.actions.letters import issue_letter
from musyawarah.actions.moves import adopt_deliberation, cancel_deliberation, open_deliberation
from musyawarah.actions.sessions import edit_schedule, give_to_body, schedule, set_officers, share

__all__ = [
    "add_agenda_item",
    "add_attendance",
    "add_attendances",
    "add_follow_up",
    "adopt_deliberation",
    "cancel_deliberation",
    "close_follow_up",
    "edit_schedule",
    "give_to_body",
    "invite",
    "issue_letter",
    "open_deliberation",
    "record_decision",
    "record_minutes",
    "remove_attendance",
    "schedule",
    "set_officers",
    "share",
    "upload_file",
]
