"""The one place for names of earlier: what was signed stands under the names of that day, with what came after."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from partnerships.models import Cooperation, Instrument, Party, Signature
from records.verdict import YES, Finding, Verdict, no
from villages.models import Region
from villages.regions.lineage import call_as_on, why_ended

SIGNED = (Instrument.Status.SIGNED, Instrument.Status.IN_FORCE)
EARLY = (Party.Status.CANDIDATE, Party.Status.CHOSEN)
SET_ASIDE = "Sisihkan desa ini dengan alasannya."
CLOSE = "Tutup rencana ini, lalu mulai yang baru."
ENDED = "Satu desa dalam rencana ini sudah berakhir."


def signed_on(cooperation: Cooperation, instrument: Instrument | None, signatures: Iterable[Signature]) -> date | None:
    """The day from which the names stand: the last signature; of old data the day entered. None for a draft."""
    if cooperation.is_old_data:
        return cooperation.opened_on
    if cooperation.stage not in Cooperation.PUBLIC and (instrument is None or instrument.status not in SIGNED):
        return None
    days = [signature.signed_on for signature in signatures if signature.signed_on]
    return max(days, default=cooperation.in_force_on)


def loaded(row: Any, *path: str) -> Iterator[Region]:
    """The region at the end of a path of foreign keys, as far as it is in memory; nothing is asked for it."""
    for name in path:
        row = row._state.fields_cache.get(name) if row is not None else None
    if row is not None:
        yield row


def regions_of(case: Any) -> Iterator[Region]:
    """Every village that the pages of a cooperation name."""
    yield from loaded(case.cooperation, "lead")
    rows = [*case.parties, *case.members]
    for programme in case.programmes:
        rows += [*case.funding.get(programme.pk, []), *case.shares.get(programme.pk, [])]
    for row in rows:
        yield from loaded(row, "village")
    meetings = [*case.text_meetings, *case.reflection_meetings]
    for file in case.files:
        meetings += [*file.meetings, *file.text_meetings]
        if file.signature:
            yield from loaded(file.signature, "party", "village")
    for meeting in meetings:
        yield from loaded(meeting.mandate, "village")
        yield from loaded(meeting.deliberation, "village")


def call_as_signed(cases: list[Any]) -> list[Any]:
    """Put the names of the day of signing on all villages of these cases; at most two queries for all."""
    days: dict[int, date] = {}
    shown: list[Region] = []
    for case in cases:
        day = signed_on(case.cooperation, case.instrument, [file.signature for file in case.files if file.signature])
        for region in regions_of(case) if day else ():
            if id(region) not in days:
                shown.append(region)
            days[id(region)] = day
    call_as_on(shown, lambda region: days[id(region)])
    return cases


def call_rows_as_signed(rows: Iterable[Cooperation]) -> list[Cooperation]:
    """The same for a list: rows with `bound` parties and the day `signed`, or the day they came into force."""
    rows = list(rows)
    days: dict[int, date | None] = {}
    shown: list[Region] = []
    for row in rows:
        day = row.opened_on if row.is_old_data else row.signed or row.in_force_on
        for region in [*loaded(row, "lead"), *(party.village for party in row.bound)]:
            shown.append(region)
            days[id(region)] = day
    call_as_on(shown, lambda region: days[id(region)])
    return rows


def ended_parties(parties: Iterable[Party]) -> list[Party]:
    """The villages of a plan that were split or merged meanwhile; candidates count until the offer is sent."""
    return [party for party in parties if party.village.has_ended and still_meant(party)]


def still_meant(party: Party) -> bool:
    """It is to sign, or may still be asked; a candidate that got no letter is out and can't be set aside any more."""
    if party.status in EARLY:
        return party.cooperation.stage == Cooperation.Stage.PREPARATION
    return party.status not in (Party.Status.SET_ASIDE, Party.Status.DECLINED, Party.Status.LEFT_OUT)


def what_to_do(party: Party) -> str:
    """Why it can't go on, which villages came after, and how to take them instead."""
    return f"{why_ended(party.village)} {SET_ASIDE if party.status in EARLY else CLOSE}"


def no_village_ended(cooperation: Cooperation) -> Verdict:
    """A plan is signed only with villages of today (UU 6/2014 pasal 92)."""
    ended = ended_parties(cooperation.parties.select_related("village").filter(village__valid_until__isnull=False))
    if not ended:
        return YES
    return no(ENDED, [Finding(what_to_do(party), "UU 6/2014 Pasal 92") for party in ended])


def ended_in_plan(case: Any) -> list[Party]:
    """The ended villages of a plan that is still to be signed; what was signed leads on under its name."""
    signed = case.instrument is not None and case.instrument.status in SIGNED
    return ended_parties(case.parties) if case.cooperation.is_prepared and not signed else []


def why_it_stops(case: Any) -> str:
    """Why the plan can't go on and which villages came after; beside the next act, which says what to do."""
    return " ".join(why_ended(party.village) for party in ended_in_plan(case))
