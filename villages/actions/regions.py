"""Acts on the gazetteer: what a decree changes, all of it or nothing; no region is ever deleted by it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.access import ask_nationwide
from accounts.actions.following import Followed, follow_regions
from accounts.permissions import Permission
from records import bulk, trail
from records.verdict import Refused
from villages.actions.region_rows import end_rows, move_rows, name_rows
from villages.actions.region_steps import Line, NewRegions, changes_name, judged, old_code
from villages.finding import names_index
from villages.models import FormerName, Region, Succession
from villages.regions.changes import Act, Gazetteer, Step, titled
from villages.regions.kinds import kind_of

NOT_YET = "Tanggal berlaku belum tiba. Impor daftar ini pada hari itu atau sesudahnya."
NO_DECREE = "Tulis dasar perubahan, misalnya nomor keputusan menteri."
MANY = 10_000  # new regions of which the index of names learns at once
EVENTS = {
    Act.NEW: "region.add",
    Act.RENAME: "region.rename",
    Act.MOVE: "region.move",
    Act.SPLIT: "region.split",
    Act.MERGE: "region.merge",
    Act.END: "region.end",
}


@dataclass
class Applied:
    """What was written: the steps, how many regions are new besides, and how many people's access followed."""

    steps: list[Step]
    new: int
    followed: int


@transaction.atomic
def apply_decree(
    *, lines: Collection[Line], since: date, decree: str, by: Any, known: Gazetteer | None = None
) -> Applied:
    """Write what a decree changes, with names and codes of before, successors, and an event for each region.

    UU 6/2014 pasal 7: forming, merging, changing and ending villages are acts of the regency or the state, not ours.
    """
    ask_nationwide(by, Permission.REGION_IMPORT)
    if since > timezone.localdate():
        raise Refused(NOT_YET)
    if not decree.strip():
        raise Refused(NO_DECREE)
    found = judged(lines, since, known or Gazetteer.load())
    steps, new = found.steps, found.new
    write_rows(steps, new, since, decree)
    ids = ids_of(steps, since)
    write_successions(steps, ids, since, decree)
    tell(steps, new, ids, by, decree)
    going = {old_code(step): step for step in steps if changes_name(step)}
    access = follow_regions(codes=going, move_of=lambda code: followed(going[code]), by=by, note=decree)
    return Applied(steps, len(new), access)


def followed(step: Step) -> Followed:
    """What the people in office there follow."""
    return Followed(old_code(step), step.code, step.region.name, step.name)


def write_rows(steps: Sequence[Step], new: NewRegions, since: date, decree: str) -> None:
    """Ends first, then new names and codes, then what is new: no code is held twice at any time."""
    ending = [step.region.pk for step in steps if step.act == Act.END]
    ending += [source.pk for step in steps if step.act == Act.MERGE for _, source in step.sources]
    end_rows(ending, since)
    changed = [step for step in steps if changes_name(step)]
    name_rows([(step.region.pk, step.name) for step in changed if step.act != Act.MOVE])
    move_rows([new_row(step) for step in changed if step.act == Act.MOVE])
    bulk.insert(
        FormerName,
        ("region", "code", "name", "kind", "until", "decree"),
        ((s.region.pk, old_code(s), s.region.name, s.region.kind, since, decree) for s in changed),
    )
    born = ((step.code, step.name, kind_of(step.code, step.name), since) for step in steps if step.region is None)
    with names_index.paused() if len(new) > MANY else nullcontext():
        bulk.insert(Region, ("code", "name", "kind", "valid_from"), chain(born, new.rows(since)))


def ids_of(steps: Sequence[Step], since: date) -> dict[str, int]:
    """The ids of the regions that the steps are about, by code; those that came into being in one query."""
    ids = {step.code: step.region.pk if step.region else 0 for step in steps}
    if not all(ids.values()):
        new = Region.objects.filter(valid_from=since, valid_until__isnull=True).order_by().values_list("code", "pk")
        ids |= {code: pk for code, pk in new.iterator(chunk_size=2000) if ids.get(code) == 0}
    return ids


def new_row(step: Step) -> tuple[int, str, str, str]:
    """Id, code, name and kind of a region that moves."""
    return step.region.pk, step.code, step.name, kind_of(step.code, step.name)


def write_successions(steps: Sequence[Step], ids: dict[str, int], since: date, decree: str) -> None:
    """Lead from what was split or merged to what came after."""
    kinds = {Act.SPLIT: Succession.Kind.SPLIT.value, Act.MERGE: Succession.Kind.MERGER.value}
    rows = [(source.pk, ids[step.code], kinds[step.act], since, decree) for step in steps for _, source in step.sources]
    bulk.insert(Succession, ("before", "after", "kind", "on", "decree"), rows)


def tell(steps: Sequence[Step], new: NewRegions, ids: dict[str, int], by: Any, decree: str) -> None:
    """One event for each changed region, by what happened to it; new ones in one event for each regency."""
    if new:
        trail.record_many(EVENTS[Act.NEW], Region, added(new), by=by, note=decree)
    for act, action in EVENTS.items():
        if any(step.act == act for step in steps):
            items = (event_of(step, ids) for step in steps if step.act == act)
            trail.record_many(action, Region, items, by=by, note=decree)
    swallowed = [
        (source.pk, code, {"name": source.name}, {"into": step.code})
        for step in steps
        if step.act == Act.MERGE
        for code, source in step.sources
    ]
    if swallowed:
        trail.record_many(EVENTS[Act.END], Region, swallowed, by=by, note=decree)


def added(new: NewRegions) -> Iterator[trail.Item]:
    """The new regions by the regency that they lie in: a first list of the country would else be 80,000 events."""
    ids = dict(Region.objects.filter(code__in=list(new.texts), valid_until__isnull=True).values_list("code", "pk"))
    return ((ids[code], code, {}, {"regions": dict(new.inside(code))}) for code in new.texts)


def event_of(step: Step, ids: dict[str, int]) -> trail.Item:
    """What the trail says of one step."""
    old = {"code": old_code(step), "name": step.region.name} if step.region else {}
    new = {} if step.act == Act.END else {"code": step.code, "name": step.name}
    if step.sources:
        new["from"] = [code for code, _ in step.sources]
    return ids[step.code], step.code, old, new


def words_of(step: Step) -> str:
    """One step as a person reads it in a preview: "35.02.19.2009 Desa Mekar, dari 35.02.19.2001 Mekarjaya"."""
    line = f"{step.code} {titled(step.code, step.name)}"
    if step.act == Act.RENAME:
        return f"{line}, sebelumnya {step.region.name}"
    if step.act == Act.MOVE:
        return f"{line}, sebelumnya {step.old_code} {step.region.name}"
    if step.sources:
        return f"{line}, dari " + ", ".join(f"{code} {source.name}" for code, source in step.sources)
    return line
