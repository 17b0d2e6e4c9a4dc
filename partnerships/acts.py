"""What an open act is, and those that all parts of the way share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission as P
from accounts.permissions import Place
from musyawarah.models import Deliberation, Outcome
from partnerships.case import Case, Meeting, VillageFile
from partnerships.checks_early import to
from records.formats import tanggal


@dataclass(frozen=True)
class Act:
    """One thing to do: the right it takes and where, what it is, who does it, and its page."""

    permission: P
    place: Place
    what: str
    who: str
    url: str
    button: str
    step: int = 0

    def is_for(self, user: Any) -> bool:
        """May this person do it?"""
        return user.can(self.permission, self.place)


def at(step: int, acts: Iterable[Act]) -> Iterator[Act]:
    """These acts belong to one of the six steps."""
    for act in acts:
        yield replace(act, step=step)


def village_act(file: VillageFile, permission: P, what: str, who: str, url: str, button: str) -> Act:
    """An act of one village's own office."""
    name = file.village.name
    return Act(permission, file.village.place, what.format(desa=name), f"{who} {name}", url, button)


def lead_act(case: Case, permission: P, what: str, url: str, button: str, who: str = "Sekdes") -> Act:
    """An act that the lead village leads."""
    return Act(permission, case.cooperation.place, what, f"{who} {case.lead.village.name}", url, button)


def session_url(meeting: Meeting) -> str:
    """The page of a musyawarah."""
    return reverse("musyawarah:deliberation-detail", args=[meeting.deliberation.pk])


def meeting_acts(case: Case, file: VillageFile) -> Iterator[Act]:
    """A village's own musyawarah: schedule it, call people to it, record it, adopt its record."""
    meeting = file.meeting
    if meeting is None or (meeting.is_final and meeting.outcome == Outcome.POSTPONED):
        url = to("deliberation-schedule", case, file.village.code)
        what = "Jadwalkan musyawarah Desa {desa}"
        yield village_act(file, P.DELIBERATION_SCHEDULE, what, "BPD atau Sekdes", url, "Jadwalkan musyawarah")
    elif not meeting.is_final:
        rights = (P.DELIBERATION_SCHEDULE, P.DELIBERATION_RECORD, P.DELIBERATION_ADOPT)
        for right, verb, who, button in session_acts(
            meeting, rights, ("BPD atau Sekdes", "Sekdes atau perangkat", "BPD")
        ):
            yield village_act(file, right, f"{verb} musyawarah Desa {{desa}}", who, session_url(meeting), button)


def session_acts(meeting: Meeting, rights: tuple, who: tuple) -> Iterator[tuple]:
    """What a meeting that is not final asks for now: invite before its day, then record, then adopt."""
    day = timezone.localdate(meeting.deliberation.starts_at)
    schedule, record, adopt = zip(rights, who, strict=True)
    if meeting.deliberation.status == Deliberation.Status.PLANNED and day > timezone.localdate():
        yield schedule[0], f"Undang peserta sebelum {tanggal(day)}:", schedule[1], "Buka halaman musyawarah"
        return
    adopting = (adopt[0], "Sahkan", adopt[1], "Periksa dan sahkan")
    recording = (record[0], "Catat", record[1], "Buka musyawarah")
    if meeting.deliberation.status == Deliberation.Status.PLANNED:
        yield recording
    elif meeting.decision:
        yield from (adopting, recording)
    else:
        yield from (recording, adopting)
