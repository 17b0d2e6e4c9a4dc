"""The models of the deliberation floor, one file per aggregate."""

from musyawarah.models.agenda import AgendaItem, Decision, FollowUp, Outcome, VillageResult
from musyawarah.models.deliberation import Attendance, Deliberation, DeliberationFile, Element, Invitation, Sex

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "Deliberation",
    "DeliberationFile",
    "Element",
    "FollowUp",
    "Invitation",
    "Outcome",
    "Sex",
    "VillageResult",
]
