"""Forms of a musyawarah, by part."""

from musyawarah.forms.agenda import AgendaItemForm, DecisionForm, FollowUpCloseForm, FollowUpForm, MinutesForm
from musyawarah.forms.attendance import AttendanceForm, InvitationForm, ManyAttendancesForm
from musyawarah.forms.sessions import CancelForm, OfficersForm, ScheduleForm, UploadForm

__all__ = [
    "AgendaItemForm",
    "AttendanceForm",
    "CancelForm",
    "DecisionForm",
    "FollowUpCloseForm",
    "FollowUpForm",
    "InvitationForm",
    "ManyAttendancesForm",
    "MinutesForm",
    "OfficersForm",
    "ScheduleForm",
    "UploadForm",
]
