"""Acts on accounts: people, the roles granted to them, the ways in, sessions and the second factor."""

from accounts.actions.downloads import record_export
from accounts.actions.grants import end_grant, grant_role, hand_over, withdraw_role
from accounts.actions.invitations import accept, invite, issue_slip, renew_link, request_reset, withdraw_invitation
from accounts.actions.people import (
    activate,
    change_password,
    create_administrator,
    create_user,
    deactivate,
    set_password,
)
from accounts.actions.second_factor import (
    enrol_second_factor,
    new_recovery_codes,
    remove_second_factor,
    take_second_factor,
)
from accounts.actions.sessions import end_own_sessions, end_sessions

__all__ = [
    "accept",
    "activate",
    "change_password",
    "create_administrator",
    "create_user",
    "deactivate",
    "end_grant",
    "end_own_sessions",
    "end_sessions",
    "enrol_second_factor",
    "grant_role",
    "hand_over",
    "invite",
    "issue_slip",
    "new_recovery_codes",
    "record_export",
    "remove_second_factor",
    "renew_link",
    "request_reset",
    "set_password",
    "take_second_factor",
    "withdraw_invitation",
    "withdraw_role",
]
