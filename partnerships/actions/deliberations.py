"""Meetings held for a cooperation: a village's musyawarah, the MAD on the text, the aksi-refleksi."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from accounts import access
from accounts.permissions import Permission
from musyawarah import actions as musyawarah
from musyawarah.models import Deliberation, Outcome
from partnerships.case import Case, Meeting, VillageFile, load
from partnerships.models import Cooperation, Instrument, Mandate, Party
from partnerships.rules import judge
from records import trail
from records.moves import hold
from records.verdict import Refused
from villages.models import Region

Stage, Kind, Purpose = Cooperation.Stage, Deliberation.Kind, Mandate.Purpose
WAITING = (Deliberation.Status.PLANNED, Deliberation.Status.OPEN)
NOT_IN_VILLAGES = (
    "Naskah kerja sama antar desa diputuskan dalam musyawarah antar desa (UU 6/2014 Pasal 92 ayat (2)), "
    "bukan dalam musyawarah tiap desa."
)
NO_ASSEMBLY_AREA = (
    "Pada jalur ini naskah diputuskan dalam musyawarah desa masing-masing. Tidak perlu musyawarah antar desa "
    "dan BKAD (Permendagri 96/2017 Pasal 4)."
)
NO_ASSEMBLY_THIRD = (
    "Perjanjian Bersama disepakati dalam musyawarah desa (Permendagri 96/2017 Pasal 5 ayat (3)). "
    "Musyawarah antar desa dan BKAD hanya untuk kerja sama antar desa."
)
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


def require_open_text(case: Case, what: str) -> Instrument:
    """A text is deliberated while it is a draft; gives it, or raises Refused."""
    cooperation, text = case.cooperation, case.instrument
    if cooperation.stage != Stage.DRAFTING:
        raise Refused(f"{what} dijadwalkan saat menyusun naskah. Tahap sekarang “{cooperation.get_stage_display()}”.")
    if text is None:
        raise Refused(f"Naskah {cooperation.words.instrument} belum dibuat. Susun dulu naskahnya.")
    if text.status != Instrument.Status.DRAFT:
        raise Refused(f"Naskah sedang “{text.get_status_display()}”, jadi tidak bisa dimusyawarahkan lagi sekarang.")
    return text


def judge_village_text(case: Case, file: VillageFile) -> Instrument:
    """R25, R26: the whole text is laid before each bound village, once for each version; raises Refused."""
    what = f"Musyawarah {file.village.title} tentang naskah"
    if not case.cooperation.decided_in_villages:
        raise Refused(NOT_IN_VILLAGES)
    if file.party.status not in Party.BOUND:
        raise Refused(f"{file.village.title} belum menerima kerja sama ini.")
    text = require_open_text(case, what)
    if not (verdict := judge(case, ("R23",))):
        raise Refused(verdict)
    refuse_second(file.text_meetings, what)
    last = file.text_meeting
    if last and last.outcome == Outcome.AGREED and last.mandate.version == text.version:
        raise Refused(f"Musyawarah {file.village.title} sudah menyepakati versi {text.version}.")
    return text


@transaction.atomic
def schedule_village_text_meeting(
    *, party: Party, starts_at: datetime, venue: str, main_title: str, agenda: Agenda, by: Any
) -> Deliberation:
    """Call one village's own musyawarah desa on the text (Permendagri 96/2017 pasal 4 dan 5 ayat (3))."""
    access.ask(by, Permission.DELIBERATION_SCHEDULE, party.place)
    cooperation = party.cooperation
    hold(cooperation)
    case = load(cooperation)
    file = case.of(party.village.code)
    if file is None:
        raise Refused(f"{party.village.title} tidak ikut dalam kerja sama ini.")
    text = judge_village_text(case, file)
    meeting = musyawarah.schedule(
        kind=Kind.VILLAGE,
        topic=f"{cooperation.words.instrument} tentang {text.title}"[:200],
        village=party.village,
        villages=[party.village],
        starts_at=starts_at,
        venue=venue,
        agenda=agenda,
        main_title=main_title,
        matter_url=page_of(cooperation),
        by=by,
    )
    mandate(cooperation, meeting, Purpose.VILLAGE_TEXT, by, village=party.village, version=text.version)
    if len(case.bound) > 1:
        readers = [each.village for each in case.bound]
        musyawarah.share(deliberations=[meeting], villages=readers, by=by)
    return meeting


@transaction.atomic
def schedule_text_meeting(
    *, cooperation: Cooperation, starts_at: datetime, venue: str, main_title: str, agenda: Agenda, by: Any
) -> Deliberation:
    """Call the musyawarah antar desa on the text as it stands now (UU 6/2014 pasal 92 ayat (2))."""
    access.ask(by, Permission.MAD_SCHEDULE, cooperation.place)
    if reason := no_assembly(cooperation):
        raise Refused(reason)
    hold(cooperation)
    case = load(cooperation)
    text = require_open_text(case, "Musyawarah antar desa")
    refuse_second(case.text_meetings, "Musyawarah antar desa")
    require_matter(agenda)
    meeting = between_villages(cooperation, Kind.INTER_VILLAGE, starts_at, venue, main_title, agenda, by)
    mandate(cooperation, meeting, Purpose.TEXT, by, version=text.version)
    return meeting


def no_assembly(cooperation: Cooperation) -> str:
    """Why no musyawarah antar desa decides on this text; empty where one does."""
    if cooperation.with_third_party:
        return NO_ASSEMBLY_THIRD
    return NO_ASSEMBLY_AREA if cooperation.decided_in_villages else ""


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
    if not cooperation.with_third_party:
        require_matter(agenda)
    meeting = between_villages(cooperation, Kind.REFLECTION, starts_at, venue, main_title, agenda, by)
    mandate(cooperation, meeting, Purpose.REFLECT, by)
    return meeting


def share_meetings(cooperation: Cooperation, by: Any) -> None:
    """What each village's musyawarah decided is open to every village that was asked."""
    asked = Party.objects.filter(cooperation=cooperation).exclude(status__in=Party.OUTSIDE).select_related("village")
    of_one = Mandate.objects.filter(cooperation=cooperation, purpose__in=Mandate.OF_ONE_VILLAGE)
    held = of_one.select_related("deliberation__village")
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
