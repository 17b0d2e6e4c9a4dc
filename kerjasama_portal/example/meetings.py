"""Example meetings, held by the same acts as real ones: schedule, invite, open, record, upload, adopt."""

import io
from datetime import date, datetime, time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from kerjasama_portal.example.people import person
from musyawarah.actions import agenda as agenda_acts
from musyawarah.actions import attendance, files, moves, sessions
from musyawarah.models import Deliberation, DeliberationFile, Element

ELEMENTS = [
    (Element.GOVERNMENT, "L", "Kepala Urusan Perencanaan"),
    (Element.COUNCIL, "P", "Anggota BPD"),
    (Element.FARMERS, "L", "Ketua kelompok tani"),
    (Element.WOMEN, "P", "Ketua kelompok perempuan"),
    (Element.POOR, "P", "Wakil warga miskin"),
    (Element.COMMUNITY, "L", "Tokoh masyarakat"),
]


def moment(day: date) -> datetime:
    """Nine o'clock local time on that day."""
    return timezone.make_aware(datetime.combine(day, time(9)))


def blank_scan() -> SimpleUploadedFile:
    """A picture of a sheet that says it is an example."""
    sheet = Image.new("RGB", (620, 877), "white")
    ImageDraw.Draw(sheet).text((60, 60), "CONTOH - daftar hadir bertanda tangan", fill="black")
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG")
    return SimpleUploadedFile("daftar-hadir-contoh.png", buffer.getvalue(), "image/png")


def hold(meeting: Deliberation, *, by: str, adopt_by: str, minutes: str, wording: str, outcome: str) -> None:
    """Hold a meeting from its invitations to its adopted record; `by` records, `adopt_by` adopts."""
    recorder, villages = person(by), list(meeting.villages.order_by("code"))
    call_together(meeting, villages, recorder)
    moves.open_deliberation(deliberation=meeting, by=recorder)
    present = seat(meeting, villages, recorder)
    for item in meeting.agenda.all():
        agenda_acts.record_minutes(item=item, minutes=minutes, by=recorder)
        if item.is_main:
            decide(item, villages, wording, outcome, present, recorder)
    agenda_acts.add_follow_up(
        deliberation=meeting,
        what="Sebarkan hasil musyawarah ke tiap dusun",
        owner=f"Sekretaris Desa {meeting.village.name}",
        due=timezone.localdate() + timedelta(days=14),
        by=recorder,
    )
    files.upload_file(deliberation=meeting, kind=DeliberationFile.Kind.ATTENDANCE, upload=blank_scan(), by=recorder)
    moves.adopt_deliberation(deliberation=meeting, by=person(adopt_by))


def call_together(meeting: Deliberation, villages, recorder) -> None:
    """Invite each village a week before."""
    for place in villages:
        attendance.invite(
            deliberation=meeting,
            invitee="Perangkat, BPD, dan wakil warga",
            element=Element.COMMUNITY,
            people=len(ELEMENTS),
            delivered_on=timezone.localdate(meeting.starts_at) - timedelta(days=7),
            how="langsung",
            village=place,
            by=recorder,
        )


def seat(meeting: Deliberation, villages, recorder) -> int:
    """Name who leads and who writes, and record who came; gives how many."""
    name = meeting.village.name
    sessions.set_officers(
        deliberation=meeting,
        chair=f"Kepala Desa {name}" if meeting.is_inter_village else f"Ketua BPD {name}",
        chair_office="Pimpinan musyawarah",
        minute_taker=f"Sekretaris Desa {name}",
        minute_taker_office="Notulis",
        by=recorder,
    )
    people = [
        {"name": f"{office} {place.name}", "element": element, "sex": sex, "office": office, "village": place}
        for place in villages
        for element, sex, office in ELEMENTS
    ]
    attendance.add_attendances(deliberation=meeting, people=people, by=recorder)
    return len(people)


def decide(item, villages, wording: str, outcome: str, present: int, recorder) -> None:
    """Record the decision on the main matter; a meeting between villages has a result per village."""
    results = {place.code: outcome for place in villages} if item.deliberation.is_inter_village else None
    agenda_acts.record_decision(
        item=item,
        wording=wording,
        outcome=outcome,
        method="mufakat",
        present_then=present,
        results=results,
        by=recorder,
    )
