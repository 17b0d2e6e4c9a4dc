"""Who was invited and who came."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from musyawarah.actions.common import Status, begin, recording_right, scheduling_right
from musyawarah.models import Attendance, Deliberation, Invitation
from records import trail
from records.verdict import Refused
from villages.models import Region


@transaction.atomic
def invite(
    *,
    deliberation: Deliberation,
    invitee: str,
    element: str,
    people: int,
    delivered_on: date,
    how: str,
    by: Any,
    village: Region | None = None,
) -> Invitation:
    """Record one invitation as it was delivered."""
    code = begin(deliberation, Status.PLANNED, Status.OPEN, right=scheduling_right(deliberation), by=by)
    invitation = Invitation.objects.create(
        deliberation=deliberation,
        invitee=invitee,
        element=element,
        village=participant(deliberation, village),
        people=people,
        delivered_on=delivered_on,
        how=how,
        created_by=by,
    )
    facts = {
        "invitation": invitation.pk,
        "invitee": invitee,
        "people": people,
        "delivered_on": delivered_on,
        "how": how,
    }
    trail.record("deliberation.invite", deliberation, by=by, region_code=code, new=facts)
    return invitation


def participant(deliberation: Deliberation, village: Region | None) -> Region:
    """The village named, which must take part; else the one that holds the meeting."""
    chosen = village or deliberation.village
    if chosen.code not in deliberation.place.codes:
        raise Refused(f"{chosen.title} bukan peserta musyawarah ini.")
    return chosen


def add_attendance(
    *,
    deliberation: Deliberation,
    name: str,
    element: str,
    sex: str,
    by: Any,
    village: Region | None = None,
    office: str = "",
    is_delegate: bool = False,
) -> Attendance:
    """Record one person who came."""
    person = {"name": name, "element": element, "sex": sex, "office": office, "is_delegate": is_delegate}
    return add_attendances(deliberation=deliberation, people=[person | {"village": village}], by=by)[0]


@transaction.atomic
def add_attendances(*, deliberation: Deliberation, people: Sequence[dict[str, Any]], by: Any) -> list[Attendance]:
    """Record many people at once, all or none; nobody twice."""
    code = begin(deliberation, Status.OPEN, right=recording_right(deliberation), by=by)
    rows = [as_row(deliberation, person, by) for person in people]
    there = {identity(row) for row in deliberation.attendances.all()}
    for row in rows:
        if identity(row) in there:
            raise Refused(f"{row.name} sudah tercatat hadir. Bila orangnya lain, tambahkan jabatannya.")
        there.add(identity(row))
    Attendance.objects.bulk_create(rows)
    facts = {"people": [{"attendance": row.pk, "name": row.name, "element": row.element} for row in rows]}
    trail.record("deliberation.add_attendance", deliberation, by=by, region_code=code, new=facts)
    return rows


def as_row(deliberation: Deliberation, person: dict[str, Any], by: Any) -> Attendance:
    """One person as a row not yet written."""
    values = person | {"village": participant(deliberation, person.get("village"))}
    return Attendance(deliberation=deliberation, created_by=by, **values)


def identity(row: Attendance) -> tuple:
    """Two rows with this in common are one person entered twice."""
    return row.name.casefold(), row.village_id, row.element, row.office.casefold()


@transaction.atomic
def remove_attendance(*, attendance: Attendance, by: Any) -> None:
    """Take a person off the list before the record is final; the trail keeps who it was."""
    deliberation = attendance.deliberation
    code = begin(deliberation, Status.OPEN, right=recording_right(deliberation), by=by)
    gone = {"attendance": attendance.pk, "name": attendance.name, "element": attendance.element, "sex": attendance.sex}
    deleted, _ = Attendance.objects.filter(pk=attendance.pk).delete()
    if deleted:
        trail.record("deliberation.remove_attendance", deliberation, by=by, region_code=code, old=gone)
