"""A decree's lines judged together: what each one does, and what no line can see by itself."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from accounts import regions
from records.verdict import Refused
from villages.regions.changes import Act, Gazetteer, Step, judge, left_alone
from villages.regions.codes import Codes
from villages.regions.kinds import kind_of

STAYS = "Kode {} ditinggalkan wilayahnya yang sekarang. Tulis “baru” di kolom perubahan."
MOST_TOLD = 5
BETWEEN = "\0"  # no name holds it
LETTERS = len("35.02.19.2002")  # in a village nothing lies


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a decree as it is given: what happens to which code, out of which others."""

    code: str
    name: str
    olds: tuple[str, ...] = ()
    act: str = ""


class NewRegions:
    """Regions that come out of no other, by the regency in which they lie: the first list has all of the country."""

    def __init__(self) -> None:
        self.texts: dict[str, bytearray] = {}
        self.count = 0

    def add(self, code: str, name: str) -> None:
        """One more."""
        place = regions.ancestor(code, regions.REGENCY) or code
        self.texts.setdefault(place, bytearray()).extend(f"{code}{BETWEEN}{name}{BETWEEN}".encode())
        self.count += 1

    def __len__(self) -> int:
        return self.count

    def inside(self, place: str) -> Iterator[tuple[str, str]]:
        """Code and name of each one there."""
        cells = iter(self.texts[place].decode().split(BETWEEN)[:-1])
        return zip(cells, cells, strict=True)

    def rows(self, since: date) -> Iterator[tuple[str, str, str, date]]:
        """Code, name, kind and first day of each one."""
        for place in self.texts:
            for code, name in self.inside(place):
                yield code, name, kind_of(code, name), since


@dataclass
class Judged:
    """What a decree does: to regions of today and out of them step by step, and what is simply new."""

    known: Gazetteer
    since: date
    free: set[str]  # codes that the regions of now leave
    coming: set[str]  # codes in which other lines may lie
    steps: list[Step] = field(default_factory=list)
    new: NewRegions = field(default_factory=NewRegions)
    same: Codes = field(default_factory=Codes)  # codes of lines that change nothing
    acting: Codes = field(default_factory=Codes)  # codes of lines that change something, ends apart
    wrong: list[str] = field(default_factory=list)
    wrong_count: int = 0

    def take(self, line: Line) -> None:
        """Judge one line."""
        told = {"since": self.since, "free": self.free.__contains__, "coming": self.coming.__contains__}
        step = judge(self.known, line.code, line.name, line.olds, line.act, **told)
        if step.wrong:
            self.refuse(f"{step.code} {step.name}: {' '.join(step.wrong)}")
            return
        if stays(step) and step.code in self.free:
            self.refuse(STAYS.format(step.code))
        if not step.act:
            self.same.add(step.code)
            return
        if step.act != Act.END:
            self.acting.add(step.code)
        if step.act == Act.NEW:
            self.new.add(step.code, step.name)
        else:
            self.steps.append(step)

    def refuse(self, sentence: str) -> None:
        """The decree can't be written so; only the first sentences are told."""
        self.wrong_count += 1
        if len(self.wrong) < MOST_TOLD:
            self.wrong.append(sentence)

    def require_whole(self) -> None:
        """What no line can see by itself: one code for two regions, or one region going two ways. Raises Refused."""
        if not self.wrong:
            leaving = [code for step in self.steps for code in left_by(step)]
            twice = sorted({*self.acting.twice(), *(self.acting & self.same)})
            gone_twice = [code for code, times in Counter(leaving).items() if times > 1]
            for code in twice:
                self.refuse(f"Kode {code} ada dua kali.")
            for code in gone_twice:
                self.refuse(f"Kode lama {code} dipakai dua kali.")
            for sentence in left_alone(self.known, set(leaving) - self.acting, self.acting):
                self.refuse(sentence)
        if self.wrong:
            more = f" Dan {self.wrong_count - len(self.wrong)} lagi." if self.wrong_count > len(self.wrong) else ""
            raise Refused(" ".join(self.wrong) + more)


def judged(lines: Iterable[Line], since: date, known: Gazetteer) -> Judged:
    """Every line judged, after all were read once. Raises Refused naming the first wrong ones."""
    found = Judged(known, since, set(), set())
    for line in lines:
        if len(line.olds) == 1 and line.act in ("", Act.MOVE):
            found.free.add(line.olds[0])
        if line.act != Act.END and len(line.code) < LETTERS:
            found.coming.add(line.code)
    for line in lines:
        found.take(line)
    found.require_whole()
    return found


def left_by(step: Step) -> list[str]:
    """The codes under which a region goes by this step."""
    if step.act == Act.MERGE:
        return [code for code, _ in step.sources]
    return [step.code] if step.act == Act.END else [step.old_code] if step.act == Act.MOVE else []


def stays(step: Step) -> bool:
    """Does the line speak of the region that bears the code now?"""
    return step.act in ("", Act.RENAME, Act.END) and bool(step.region)


def changes_name(step: Step) -> bool:
    """Does a region of before go on under another name or code?"""
    if step.region is None or step.act not in (Act.RENAME, Act.MOVE, Act.MERGE):
        return False
    return step.act == Act.MOVE or step.region.name != step.name


def old_code(step: Step) -> str:
    """The code that the region had until now."""
    return step.old_code or step.code
