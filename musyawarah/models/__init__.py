"""The models of the deliberation floor, one file per aggregate."""

from musyawarah.models.agenda import AgendaItem, Decision, FollowUp, Outcome, VillageResult
from musyawarah.models.deliberation import (
    Attendance,
    Deliberation,
    DeliberationFile,
    Element,
    Invitation,
    InvitationLetter,
    Sex,
)

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "Deliberation",
    "DeliberationFile",
    "Element",
    "FollowUp",
    "Invitation",
    "InvitationLetter",
    "Outcome",
    "Sex",
    "VillageResult",
]
