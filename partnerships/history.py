"""The history of a cooperation, read from the trail: events of all its records in plain sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from partnerships.case import Case
from partnerships.history_words import WORDS
from partnerships.models import Commitment
from records import trail
from records.models import Event


@dataclass(frozen=True)
class Told:
    """One event as people read it."""

    what: str
    when: datetime
    by: str
    note: str


def of_case(case: Case) -> QuerySet[Event]:
    """Events of the cooperation and of everything that belongs to it."""
    meetings = [m.deliberation for file in case.files for m in [*file.meetings, *file.text_meetings]]
    meetings += [m.deliberation for m in [*case.text_meetings, *case.reflection_meetings]]
    regulations = [file.regulation for file in case.bound if file.regulation]
    signatures = [file.signature for file in case.files if file.signature]
    own = [
        case.cooperation,
        *Commitment.objects.filter(cooperation=case.cooperation),
        *of_third_party(case),
        *case.parties,
        *case.programmes,
        *case.reviews,
        *case.reports,
        *case.reflections,
    ]
    texts = [case.instrument] if case.instrument else []
    return trail.timeline([*own, *meetings, *regulations, *signatures, *texts]).filter(action__in=WORDS)


def of_third_party(case: Case) -> list:
    """The records of its outside parties, where there are any."""
    rows = [*case.proposals, *(proposal.partner for proposal in case.proposals)]
    return [*rows, *(row for row in (case.appraisal, case.terms, case.announcement) if row)]


def lines(events: Iterable[Event], case: Case, *, notes: bool) -> list[Told]:
    """Events in words, with the village where it happened; what was written beside them is for those who work on it."""
    names = {party.village.code: party.village.name for party in case.parties}
    subjects = {party.pk: party.village.name for party in case.parties}
    told = []
    for event in events:
        village = subjects.get(event.subject_id) or names.get(event.region_code, "")
        what = f"{WORDS[event.action]}, {village}" if village else WORDS[event.action]
        told.append(Told(what, event.at, event.actor_label, event.note if notes else ""))
    return told


def page(case: Case, number: str | None) -> Page:
    """The whole history, 25 lines a page."""
    return Paginator(of_case(case), 25).get_page(number)
