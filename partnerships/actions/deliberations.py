"""Meetings held for a cooperation: a village's musyawarah, the MAD on the text, the aksi-refleksi."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from accounts import access
from accounts.permissions import Permission
from musyawarah import actions as musyawarah
from musyawarah.models import Deliberation
from partnerships.case import Meeting, load
from partnerships.models import Cooperation, Instrument, Mandate, Party
from partnerships.rules import judge
from records import trail
from records.moves import hold
from records.verdict import Refused
from villages.models import Region

Stage, Kind, Purpose = Cooperation.Stage, Deliberation.Kind, Mandate.Purpose
WAITING = (Deliberation.Status.PLANNED, Deliberation.Status.OPEN)
Agenda = Sequence[tuple[str, str]]


def mandate(cooperation: Cooperation, meeting: Deliberation, purpose: str, by: Any, **facts: Any) -> Mandate:
    """This meeting is held for this cooperation."""
    given = Mandate.objects.create(
        cooperation=cooperation, deliberation=meeting, purpose=purpose, created_by=by, **facts
    )
    new = {"deliberation": meeting.pk, "purpose": purpose, **facts}
    trail.record("mandate.give", given, by=by, region_code=meeting.village.code, new=new)
    return given


def refuse_second(meetings: list[Meeting], what: str) -> None:
    """While one meeting waits to be held or adopted, no second one is called."""
    if any(meeting.deliberation.status in WAITING for meeting in meetings):
        raise Refused(f"{what} sudah dijadwalkan dan belum disahkan.")


def judge_village_meeting(party: Party) -> None:
    """R5 and R6 before the lead village convenes; an invited village convenes while its answer is open."""
    cooperation, village = party.cooperation, party.village
    on_time = {Party.Status.LEAD: (Stage.PREPARATION, Stage.OFFER), Party.Status.INVITED: (Stage.OFFER,)}
    if cooperation.stage not in on_time.get(party.status, ()):
        state = f"{party.get_status_display()}, tahap {cooperation.get_stage_display().lower()}"
        raise Refused(f"Musyawarah {village.title} tidak bisa dijadwalkan. Keadaan sekarang: {state}.")
    case = load(cooperation)
    file = case.of(village.code)
    refuse_second(file.meetings, f"Musyawarah {village.title}")
    if file.agreed:
        raise Refused(f"Musyawarah {village.title} sudah menyepakati kerja sama ini.")
    if party.status == Party.Status.LEAD:
        verdict = judge(case, ("R5", "R6"), only_village=village.code)
        if not verdict:
            raise Refused(verdict)


@transaction.atomic
def schedule_village_meeting(
    *, party: Party, starts_at: datetime, venue: str, main_title: str, agenda: Agenda, by: Any
) -> Deliberation:
    """Call one village's musyawarah desa on the cooperation (UU 6/2014 pasal 54 ayat (2) huruf c)."""
    access.ask(by, Permission.DELIBERATION_SCHEDULE, party.place)
    hold(party)
    judge_village_meeting(party)
    meeting = musyawarah.schedule(
        kind=Kind.VILLAGE,
        topic=party.cooperation.title,
        village=party.village,
        villages=[party.village],
        starts_at=starts_at,
        venue=venue,
        agenda=agenda,
        main_title=main_title,
        matter_url=page_of(party.cooperation),
        by=by,
    )
    mandate(party.cooperation, meeting, Purpose.JOIN, by, village=party.village)
    return meeting


@transaction.atomic
def schedule_text_meeting(
    *, cooperation: Cooperation, starts_at: datetime, venue: str, main_title: str, agenda: Agenda, by: Any
) -> Deliberation:
    """Call the musyawarah antar desa on the text as it stands now (UU 6/2014 pasal 92 ayat (2))."""
    access.ask(by, Permission.MAD_SCHEDULE, cooperation.place)
    hold(cooperation)
    case = load(cooperation)
    if cooperation.stage != Stage.DRAFTING:
        now = cooperation.get_stage_display()
        raise Refused(f"Musyawarah antar desa dijadwalkan saat menyusun naskah. Tahap sekarang “{now}”.")
    if case.instrument is None:
        raise Refused("Naskah Peraturan Bersama belum dibuat. Susun dulu naskahnya.")
    if case.instrument.status != Instrument.Status.DRAFT:
        state = case.instrument.get_status_display()
        raise Refused(f"Naskah sedang “{state}”, jadi tidak bisa dimusyawarahkan lagi sekarang.")
    refuse_second(case.text_meetings, "Musyawarah antar desa")
    require_matter(agenda)
    meeting = between_villages(cooperation, Kind.INTER_VILLAGE, starts_at, venue, main_title, agenda, by)
    mandate(cooperation, meeting, Purpose.TEXT, by, version=case.instrument.version)
    return meeting


@transaction.atomic
def schedule_reflection(
    *, cooperation: Cooperation, starts_at: datetime, venue: str, main_title: str, agenda: Agenda, by: Any
) -> Deliberation:
    """Call the aksi-refleksi of a cooperation that runs or is suspended."""
    access.ask(by, Permission.MAD_SCHEDULE, cooperation.place)
    hold(cooperation)
    if cooperation.stage not in (Stage.RUNNING, Stage.SUSPENDED):
        raise Refused(
            f"Aksi-refleksi diadakan saat kerja sama berjalan. Tahap sekarang “{cooperation.get_stage_display()}”."
        )
    refuse_second(load(cooperation).reflection_meetings, "Aksi-refleksi")
    require_matter(agenda)
    meeting = between_villages(cooperation, Kind.REFLECTION, starts_at, venue, main_title, agenda, by)
    mandate(cooperation, meeting, Purpose.REFLECT, by)
    return meeting


def share_meetings(cooperation: Cooperation, by: Any) -> None:
    """What each village's musyawarah decided is open to every village that was asked."""
    asked = Party.objects.filter(cooperation=cooperation).exclude(status__in=Party.OUTSIDE).select_related("village")
    held = Mandate.objects.filter(cooperation=cooperation, purpose=Purpose.JOIN).select_related("deliberation__village")
    villages = [party.village for party in asked]
    musyawarah.share(deliberations=[given.deliberation for given in held], villages=villages, by=by)


def require_matter(agenda: Agenda) -> None:
    """Every item of a meeting between villages is one of the six matters of UU 6/2014 pasal 92 ayat (4)."""
    if not all(matter for _, matter in agenda):
        raise Refused("Tandai hal yang dibahas menurut UU 6/2014 Pasal 92 ayat (4).")


def between_villages(
    cooperation: Cooperation, kind: str, starts_at: datetime, venue: str, main_title: str, agenda: Agenda, by: Any
) -> Deliberation:
    """A meeting of all bound villages, kept by the lead village and the joint body."""
    return musyawarah.schedule(
        kind=kind,
        topic=cooperation.title,
        village=cooperation.lead,
        villages=bound_villages(cooperation),
        starts_at=starts_at,
        venue=venue,
        agenda=agenda,
        main_title=main_title,
        body=cooperation.body_id or "",
        matter_url=page_of(cooperation),
        by=by,
    )


def bound_villages(cooperation: Cooperation) -> list[Region]:
    """The lead and the villages that accepted."""
    parties = cooperation.parties.filter(status__in=Party.BOUND).select_related("village")
    return [party.village for party in parties.order_by("village__code")]


def page_of(cooperation: Cooperation) -> str:
    """The address of the cooperation's own page."""
    return reverse("partnerships:cooperation-detail", args=[cooperation.pk])
