"""Acts on the gazetteer: what a decree changes, all of it or nothing; no region is ever deleted by it."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import regions
from accounts.access import ask_nationwide
from accounts.actions.following import Followed, follow_regions
from accounts.permissions import Permission
from records import bulk, trail
from records.verdict import Refused
from villages.actions.region_rows import end_rows, move_rows, name_rows
from villages.finding import names_index
from villages.models import FormerName, Region, Succession
from villages.regions.changes import Act, Gazetteer, Step, judge, left_alone, titled
from villages.regions.kinds import kind_of

NOT_YET = "Tanggal berlaku belum tiba. Impor daftar ini pada hari itu atau sesudahnya."
NO_DECREE = "Tulis dasar perubahan, misalnya nomor keputusan menteri."
STAYS = "Kode {} ditinggalkan wilayahnya yang sekarang. Tulis “baru” di kolom perubahan."
MOST_TOLD = 5
MANY = 10_000  # new regions of which the index of names learns at once
EVENTS = {
    Act.NEW: "region.add",
    Act.RENAME: "region.rename",
    Act.MOVE: "region.move",
    Act.SPLIT: "region.split",
    Act.MERGE: "region.merge",
    Act.END: "region.end",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a decree as it is given: what happens to which code, out of which others."""

    code: str
    name: str
    olds: tuple[str, ...] = ()
    act: str = ""


@dataclass
class Applied:
    """What was written: the steps, the ids of regions by code, and how many people's access followed."""

    steps: list[Step]
    ids: dict[str, int] = field(default_factory=dict)
    followed: int = 0


@transaction.atomic
def apply_decree(
    *, lines: Iterable[Line], since: date, decree: str, by: Any, known: Gazetteer | None = None
) -> Applied:
    """Write what a decree changes, with names and codes of before, successors, and an event for each region.

    UU 6/2014 pasal 7: forming, merging, changing and ending villages are acts of the regency or the state, not ours.
    """
    ask_nationwide(by, Permission.REGION_IMPORT)
    if since > timezone.localdate():
        raise Refused(NOT_YET)
    if not decree.strip():
        raise Refused(NO_DECREE)
    steps = judged(list(lines), since, known or Gazetteer.load())
    made = Applied(steps)
    write_rows(steps, since, decree)
    made.ids = ids_of(steps, since)
    write_successions(steps, made.ids, since, decree)
    tell(steps, made.ids, by, decree)
    going = {old_code(step): step for step in steps if changes_name(step)}
    made.followed = follow_regions(codes=going, move_of=lambda code: followed(going[code]), by=by, note=decree)
    return made


def judged(lines: Sequence[Line], since: date, known: Gazetteer) -> list[Step]:
    """Every line judged; what the gazetteer says already is left out. Raises Refused naming the first wrong ones."""
    leaving, coming = moved_away(lines), {line.code for line in lines if line.act != Act.END}
    told = {"since": since, "free": leaving.__contains__, "coming": coming.__contains__}
    steps = [judge(known, line.code, line.name, line.olds, line.act, **told) for line in lines]
    wrong = [f"{step.code} {step.name}: {' '.join(step.wrong)}" for step in steps if step.wrong]
    wrong += twice(steps) + left_alone(known, *left_and_taken(steps))
    wrong += [STAYS.format(step.code) for step in steps if step.code in leaving and stays(step)]
    if wrong:
        more = f" Dan {len(wrong) - MOST_TOLD} lagi." if len(wrong) > MOST_TOLD else ""
        raise Refused(" ".join(wrong[:MOST_TOLD]) + more)
    return [step for step in steps if step.act]


def left_and_taken(steps: Iterable[Step]) -> tuple[set[str], set[str]]:
    """The codes that nobody bears after these steps, and those that a region comes to."""
    left, taken = set(), set()
    for step in steps:
        left |= {step.code} if step.act == Act.END else {step.old_code} if step.act == Act.MOVE else set()
        left |= {code for code, _ in step.sources} if step.act == Act.MERGE else set()
        taken |= set() if not step.act or stays(step) else {step.code}
    return left - taken, taken


def stays(step: Step) -> bool:
    """Does the line speak of the region that bears the code now?"""
    return step.act in ("", Act.RENAME, Act.END) and bool(step.region)


def moved_away(lines: Iterable[Line]) -> set[str]:
    """The codes that the regions of now leave by these lines."""
    return {line.olds[0] for line in lines if len(line.olds) == 1 and line.act in ("", Act.MOVE)}


def twice(steps: Iterable[Step]) -> list[str]:
    """One code can't come into being twice, and one region can't go two ways, in one list."""
    wrong, codes, gone = [], set(), set()
    for step in steps:
        if step.act and step.code in codes and step.act != Act.END:
            wrong.append(f"Kode {step.code} ada dua kali.")
        codes |= {step.code} if step.act != Act.END else set()
        leaving = [step.old_code] if step.act == Act.MOVE else []
        leaving += [code for code, _ in step.sources] if step.act == Act.MERGE else []
        leaving += [step.code] if step.act == Act.END else []
        wrong += [f"Kode lama {code} dipakai dua kali." for code in leaving if code in gone]
        gone |= set(leaving)
    return wrong


def changes_name(step: Step) -> bool:
    """Does a region of before go on under another name or code?"""
    if step.region is None or step.act not in (Act.RENAME, Act.MOVE, Act.MERGE):
        return False
    return step.act == Act.MOVE or step.region.name != step.name


def old_code(step: Step) -> str:
    """The code that the region had until now."""
    return step.old_code or step.code


def followed(step: Step) -> Followed:
    """What the people in office there follow."""
    return Followed(old_code(step), step.code, step.region.name, step.name)


def write_rows(steps: Sequence[Step], since: date, decree: str) -> None:
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
    new = [(step.code, step.name, kind_of(step.code, step.name), since) for step in steps if step.region is None]
    with names_index.paused() if len(new) > MANY else nullcontext():
        bulk.insert(Region, ("code", "name", "kind", "valid_from"), new)


def ids_of(steps: Sequence[Step], since: date) -> dict[str, int]:
    """The ids of the regions that the steps are about, by code; those that are new in one query."""
    ids = {step.code: step.region.pk for step in steps if step.region}
    if any(step.region is None for step in steps):
        new = Region.objects.filter(valid_from=since, valid_until__isnull=True).order_by().values_list("code", "pk")
        ids |= {code: pk for code, pk in new.iterator(chunk_size=5000) if code not in ids}
    return ids


def new_row(step: Step) -> tuple[int, str, str, str]:
    """Id, code, name and kind of a region that moves."""
    return step.region.pk, step.code, step.name, kind_of(step.code, step.name)


def write_successions(steps: Sequence[Step], ids: dict[str, int], since: date, decree: str) -> None:
    """Lead from what was split or merged to what came after."""
    kinds = {Act.SPLIT: Succession.Kind.SPLIT.value, Act.MERGE: Succession.Kind.MERGER.value}
    rows = [(source.pk, ids[step.code], kinds[step.act], since, decree) for step in steps for _, source in step.sources]
    bulk.insert(Succession, ("before", "after", "kind", "on", "decree"), rows)


def tell(steps: Sequence[Step], ids: dict[str, int], by: Any, decree: str) -> None:
    """One event for each changed region, by what happened to it; new ones in one event for each regency."""
    if new := {step.code: step.name for step in steps if step.act == Act.NEW}:
        trail.record_many(EVENTS[Act.NEW], Region, added(new), by=by, note=decree)
    for act, action in EVENTS.items():
        if act != Act.NEW and any(step.act == act for step in steps):
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


def added(new: dict[str, str]) -> list[trail.Item]:
    """The new regions by the regency that they lie in: a first list of the country would else be 80,000 events."""
    groups: dict[str, dict[str, str]] = {}
    for code, name in new.items():
        groups.setdefault(regions.ancestor(code, regions.REGENCY) or code, {})[code] = name
    ids = dict(Region.objects.filter(code__in=groups, valid_until__isnull=True).values_list("code", "pk"))
    return [(ids[code], code, {}, {"regions": inside}) for code, inside in groups.items()]


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
