"""What a newer list of regions changes: one line of a decree judged against the gazetteer of today."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from django.db import models
from django.db.models import Max

from accounts import regions
from records.formats import tanggal
from villages.models import FormerName, Region, Succession
from villages.regions.kinds import kind_of


class Act(models.TextChoices):
    """What happens to a region."""

    NEW = "baru", "Baru"
    RENAME = "ganti nama", "Ganti nama"
    MOVE = "pindah", "Pindah"
    SPLIT = "pemekaran", "Pemekaran"
    MERGE = "penggabungan", "Penggabungan"
    END = "berakhir", "Berakhir"


SAME = ""  # nothing to change: the gazetteer says so already
LEVELS = {1: "Provinsi", 2: "Kabupaten", 3: "Kecamatan"}
NEEDS_OLD = "Isi kolom kode lama: dari wilayah mana asalnya."
ONE_OLD = "Tulis satu kode lama saja untuk {}."
NO_OLD = "Kosongkan kolom kode lama untuk “{}”."
TAKEN = "Kode {} sekarang dipakai {}. Isi kolom kode lama, atau perbaiki kodenya."
NOT_THERE = "Kode {} tidak ada dalam daftar sekarang."
OTHER_LEVEL = "Kode lama {} bukan wilayah setingkat."
NO_PARENT = "{} {} belum ada dalam daftar. Tambahkan barisnya."
ENDED_HERE = "Kode {} bekas {} yang sudah berakhir. Wilayah lain tidak dapat memakainya."
STILL_THERE = "{} masih berisi {} wilayah, misalnya {}. Akhiri atau pindahkan semuanya dalam daftar yang sama."
TOO_EARLY = (
    "{} sudah berubah pada {}. Tanggal berlaku harus sesudahnya. "
    "Bila itu dari impor yang keliru, urungkan impor itu dulu."
)


class Known(NamedTuple):
    """One region of today."""

    pk: int
    name: str
    kind: str


@dataclass(slots=True)
class Step:
    """One line as judged: what it does, to which region of today, coming out of which others."""

    act: str
    code: str
    name: str
    region: Known | None = None
    old_code: str = ""  # of a region that moves
    sources: tuple[tuple[str, Known], ...] = ()
    wrong: tuple[str, ...] = ()

    def refuse(self, *sentences: str) -> None:
        """It can't be done, and why."""
        self.wrong += sentences


@dataclass(slots=True)
class Gazetteer:
    """All regions as they are now, in memory: four queries, whatever the list."""

    now: dict[str, Known]
    ended: dict[str, int]  # code -> the region that ended last under it
    was: dict[str, tuple[int, ...]]  # code of earlier -> regions that bore it
    came: dict[int, tuple[int, ...]]  # region -> the regions it came out of
    changed: dict[int, date]  # region -> its last change
    names: dict[str, str]  # code -> the name of the region that ended last under it

    @classmethod
    def load(cls) -> "Gazetteer":
        """Read everything once."""
        rows = Region.objects.order_by().values_list("code", "pk", "name", "kind", "valid_from", "valid_until")
        now, ended, changed, gone = {}, {}, {}, {}
        kinds = {kind.value: kind.value for kind in Region.Kind}  # one text for all rows of a kind
        for code, pk, name, kind, since, until in rows.iterator(chunk_size=2000):
            if until is None:
                now[code] = Known(pk, name, kinds[kind])
            else:
                ended[code], gone[code] = pk, name
            if until or since:
                changed[pk] = until or since
        was: dict[str, tuple[int, ...]] = {}
        came: dict[int, tuple[int, ...]] = {}
        for code, pk in FormerName.objects.values_list("code", "region"):
            was[code] = (*was.get(code, ()), pk)
        for before, after in Succession.objects.values_list("before", "after"):
            came[after] = (*came.get(after, ()), before)
        for pk, last in FormerName.objects.values_list("region").annotate(Max("until")):
            changed[pk] = max(last, changed.get(pk, last))
        for pk, last in Succession.objects.values_list("before").annotate(Max("on")):
            changed[pk] = max(last, changed.get(pk, last))
        return cls(now, ended, was, came, changed, gone)

    def bore(self, code: str) -> set[int]:
        """The regions that were known under this code before, or ended under it."""
        return {*self.was.get(code, ()), *([self.ended[code]] if code in self.ended else [])}

    def came_of(self, pk: int, others: set[int]) -> bool:
        """Did this region come out of one of the others?"""
        return not others.isdisjoint(self.came.get(pk, ()))


def same_name(one: str, other: str) -> bool:
    """Lists differ in capitals and blanks; that is no new name."""
    return one == other or "".join(one.split()).casefold() == "".join(other.split()).casefold()


def never(code: str) -> bool:
    """No other line of the list says anything of this code."""
    return False


def judge(
    known: Gazetteer,
    code: str,
    name: str,
    olds: Sequence[str],
    act: str,
    *,
    since: date | None,
    free: Callable[[str], bool] = never,
    coming: Callable[[str], bool] = never,
) -> Step:
    """What one line does; `free` tells which codes the same list leaves, `coming` which it brings into being."""
    olds = [old for old in dict.fromkeys(olds) if old != code or act == Act.MERGE] if olds else ()
    step = Step(act, code, name, known.now.get(code))
    if not olds:
        alone(step, known, free)
    elif act in (Act.NEW, Act.RENAME, Act.END):
        step.refuse(NO_OLD.format(Act(act).label.lower()))
    elif act == Act.SPLIT:
        split(step, known, olds)
    elif act == Act.MOVE or (act == SAME and len(olds) == 1):
        move(step, known, olds, free)
    else:
        merge(step, known, olds)
    if not step.wrong and step.act != SAME:
        judge_code(step, known)
        judge_place(step, known, coming)
        judge_day(step, known, since)
    return step


def alone(step: Step, known: Gazetteer, free: Callable[[str], bool]) -> None:
    """A line that names no other region."""
    here = step.region
    if step.act in (Act.MOVE, Act.SPLIT, Act.MERGE):
        step.refuse(NEEDS_OLD)
    elif step.act == Act.END:
        if here is None and step.code not in known.ended:
            step.refuse(NOT_THERE.format(step.code))
        step.act = SAME if here is None else Act.END
    elif here is None:
        if step.act == Act.RENAME:
            step.refuse(NOT_THERE.format(step.code))
        step.act = Act.NEW
    elif here.name == step.name or (step.act != Act.RENAME and same_name(here.name, step.name)):
        step.act = SAME
    elif step.act == Act.NEW:
        if not free(step.code):
            step.refuse(TAKEN.format(step.code, here.name))
        step.region = None
    else:
        step.act = Act.RENAME


def move(step: Step, known: Gazetteer, olds: Sequence[str], free: Callable[[str], bool]) -> None:
    """The same region under another code, perhaps with another name."""
    step.act = Act.MOVE
    if len(olds) != 1:
        step.refuse(ONE_OLD.format("pindah"))
        return
    here, old = step.region, known.now.get(olds[0])
    if here and here.pk in known.was.get(olds[0], ()):
        step.act = SAME if same_name(here.name, step.name) else Act.RENAME
    elif here and not free(step.code):
        step.refuse(TAKEN.format(step.code, here.name))
    elif old is None:
        step.refuse(NOT_THERE.format(olds[0]))
    else:
        step.region, step.old_code = old, olds[0]
        level_with(step, olds)


def split(step: Step, known: Gazetteer, olds: Sequence[str]) -> None:
    """A new region out of one; the old one stays unless another line ends it."""
    if len(olds) != 1:
        step.refuse(ONE_OLD.format("pemekaran"))
    elif step.region:
        if known.came_of(step.region.pk, known.bore(olds[0]) | pks(known, olds)):
            step.act = SAME
        else:
            step.refuse(TAKEN.format(step.code, step.region.name))
    elif olds[0] not in known.now:
        step.refuse(NOT_THERE.format(olds[0]))
    else:
        step.sources = ((olds[0], known.now[olds[0]]),)
        level_with(step, olds)


def merge(step: Step, known: Gazetteer, olds: Sequence[str]) -> None:
    """Several regions end in one, which is new or one of them."""
    step.act = Act.MERGE
    here, others = step.region, [old for old in olds if old != step.code]
    if here and all(known.came_of(here.pk, known.bore(old)) for old in others):
        step.act = SAME
        return
    step.refuse(*(NOT_THERE.format(old) for old in others if old not in known.now))
    step.refuse(*(() if others else [NEEDS_OLD]))
    step.sources = tuple((old, known.now[old]) for old in others if old in known.now)
    level_with(step, others)


def pks(known: Gazetteer, codes: Iterable[str]) -> set[int]:
    """The regions of today under these codes."""
    return {known.now[code].pk for code in codes if code in known.now}


def level_with(step: Step, olds: Iterable[str]) -> None:
    """A village comes out of a village, a kecamatan out of a kecamatan."""
    step.refuse(*(OTHER_LEVEL.format(old) for old in olds if old.count(".") != step.code.count(".")))


def judge_place(step: Step, known: Gazetteer, coming: Callable[[str], bool]) -> None:
    """What contains the region must be there, now or by the same list."""
    parent = regions.parent(step.code)
    if parent and step.act not in (Act.RENAME, Act.END) and parent not in known.now and not coming(parent):
        step.refuse(NO_PARENT.format(LEVELS[regions.level(parent)], parent))


def judge_code(step: Step, known: Gazetteer) -> None:
    """No region comes to the code of another that ended: rights, and all that it had, hang on that code."""
    comes = step.region is None or step.act == Act.MOVE
    if comes and step.code in known.names and not same_name(known.names[step.code], step.name):
        step.refuse(ENDED_HERE.format(step.code, titled(step.code, known.names[step.code])))


def judge_day(step: Step, known: Gazetteer, since: date | None) -> None:
    """Nothing happens to a region on or before the day of its last change."""
    touched = [step.region] if step.region else []
    for each in [*touched, *(source for _, source in step.sources)]:
        last = known.changed.get(each.pk)
        if since and last and last >= since:
            step.refuse(TOO_EARLY.format(each.name, tanggal(last)))


def left_alone(known: Gazetteer, gone: Set[str], coming: Set[str]) -> list[str]:
    """The codes that a list leaves to nobody though regions lie in them: a village lies in a kecamatan of today."""
    emptied = {code for code in gone if code in known.now and regions.level(code) < regions.VILLAGE}
    inside: dict[str, list[str]] = {}
    for code in chain((code for code in known.now if code not in gone), coming) if emptied else ():
        if (parent := regions.parent(code)) in emptied:
            inside.setdefault(parent, []).append(code)
    told = []
    for parent, codes in sorted(inside.items()):
        first = min(codes)
        example = titled(first, known.now[first].name) if first in known.now else first
        told.append(STILL_THERE.format(titled(parent, known.now[parent].name), len(set(codes)), example))
    return told[:10]


def titled(code: str, name: str) -> str:
    """The title of a region that is not there yet."""
    return Region(code=code, name=name, kind=kind_of(code, name)).title
