"""Setting up a musyawarah: schedule it, change the schedule, name who leads and who writes."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.access import ask
from accounts.permissions import Permission as P
from accounts.permissions import Place
from musyawarah.actions.common import Status, begin, recording_right, scheduling_right
from musyawarah.models import AgendaItem, Deliberation
from records import trail
from records.verdict import Refused
from villages.models import Region

Kind = Deliberation.Kind


@transaction.atomic
def schedule(
    *,
    kind: str,
    topic: str,
    village: Region,
    villages: Iterable[Region],
    starts_at: datetime,
    venue: str,
    agenda: Sequence[tuple[str, str]],
    main_title: str,
    by: Any,
    body: str = "",
    matter_url: str = "",
) -> Deliberation:
    """Schedule a meeting with its agenda; the item titled `main_title` is the matter it is called for."""
    members = [village] if kind == Kind.VILLAGE else unique([village, *villages])
    place = Place(tuple(member.code for member in members), lead=village.code, body=body)
    ask(by, P.DELIBERATION_SCHEDULE if kind == Kind.VILLAGE else P.MAD_SCHEDULE, place)
    deliberation = Deliberation.objects.create(
        kind=kind,
        topic=topic,
        village=village,
        body=body,
        matter_url=matter_url,
        starts_at=starts_at,
        venue=venue,
        created_by=by,
    )
    deliberation.villages.set(members)
    put_agenda(deliberation, agenda, main_title, by)
    trail.record(
        "deliberation.schedule",
        deliberation,
        by=by,
        region_code=village.code,
        new={"kind": kind, "topic": topic, "villages": list(place.codes), "starts_at": starts_at, "venue": venue},
    )
    return deliberation


def unique(regions: Iterable[Region]) -> list[Region]:
    """The same villages, each once."""
    return list({region.pk: region for region in regions}.values())


def put_agenda(deliberation: Deliberation, agenda: Sequence[tuple[str, str]], main_title: str, by: Any) -> None:
    """Write the first agenda; the main item comes first when it was not among the others."""
    items = list(agenda)
    if main_title not in [title for title, _ in items]:
        items.insert(0, (main_title, ""))
    main = [title for title, _ in items].index(main_title)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            deliberation=deliberation,
            position=number,
            title=title,
            matter=matter,
            is_main=number == main + 1,
            created_by=by,
        )
        for number, (title, matter) in enumerate(items, start=1)
    )


@transaction.atomic
def edit_schedule(*, deliberation: Deliberation, starts_at: datetime, venue: str, by: Any) -> None:
    """Move a meeting that has not begun."""
    code = begin(deliberation, Status.PLANNED, right=scheduling_right(deliberation), by=by)
    write(deliberation, "deliberation.edit_schedule", code, by, starts_at=starts_at, venue=venue)


@transaction.atomic
def set_officers(
    *,
    deliberation: Deliberation,
    chair: str,
    chair_office: str,
    minute_taker: str,
    minute_taker_office: str,
    by: Any,
    speakers: str = "",
) -> None:
    """Name chair, minute-taker and speakers (one line each, "nama; dari"); chair and minute-taker are two people."""
    code = begin(deliberation, Status.PLANNED, Status.OPEN, right=recording_right(deliberation), by=by)
    if chair.strip().casefold() == minute_taker.strip().casefold():
        raise Refused("Pimpinan dan notulis tidak boleh orang yang sama.")
    write(
        deliberation,
        "deliberation.set_officers",
        code,
        by,
        chair=chair,
        chair_office=chair_office,
        minute_taker=minute_taker,
        minute_taker_office=minute_taker_office,
        speakers=speakers,
    )


def give_to_body(*, deliberations: Iterable[Deliberation], body: str, by: Any) -> None:
    """Let a joint body that was formed later read these meetings; what they decided stays as it is."""
    for deliberation in deliberations:
        write(deliberation, "deliberation.give_to_body", deliberation.village.code, by, body=body)


def share(*, deliberations: Iterable[Deliberation], villages: Sequence[Region], by: Any) -> None:
    """Let the villages that decide on the same matter read these meetings once they are final."""
    for deliberation in deliberations:
        deliberation.readers.set(villages)
        new = {"readers": sorted(village.code for village in villages)}
        trail.record("deliberation.share", deliberation, by=by, region_code=deliberation.village.code, new=new)


def write(deliberation: Deliberation, action: str, code: str, by: Any, **values: Any) -> None:
    """Write some fields and their old and new values."""
    old = {name: getattr(deliberation, name) for name in values}
    Deliberation.objects.filter(pk=deliberation.pk).update(**values)
    for name, value in values.items():
        setattr(deliberation, name, value)
    trail.record(action, deliberation, by=by, region_code=code, old=old, new=values)
