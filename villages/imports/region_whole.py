"""What a list of regions tells as a whole: acts by kind, what is gone, hints, and whose access it touches."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from accounts import regions
from accounts.actions.following import grants_at
from accounts.models import Grant
from records.importing.kind import Whole
from villages.actions.region_steps import changes_name, old_code, stays
from villages.actions.regions import words_of
from villages.regions.changes import Act, Gazetteer, Known, Step, left_alone, titled
from villages.regions.codes import Codes

SHOWN = 50
REGENCY_LETTERS = 5
MOST_GONE = 0.1  # of all regions, and of the villages of one regency; a list that lacks more isn't complete
FEW_ALL, FEW_VILLAGES = 500, 30  # a tenth of fewer is too little to tell anything
TITLES = {
    Act.NEW: "Baru",
    Act.RENAME: "Ganti nama",
    Act.MOVE: "Pindah kode",
    Act.SPLIT: "Hasil pemekaran",
    Act.MERGE: "Hasil penggabungan",
    Act.END: "Berakhir",
}
NOT_COMPLETE = "{} wilayah tidak ada dalam berkas ini. Itu bukan daftar lengkap: unggah lagi tanpa centang itu."
NOT_ALL_OF = "{} dari {} desa dan kelurahan di {} tidak ada. Lengkapi, atau unggah lagi tanpa centang itu."
NO_PARENT = "Wilayah induk {} belum ada dalam daftar. Tambahkan barisnya."
KEPT_TWICE = "Kode {} masih dipakai {}. Isi kode lama pada baris yang memindahkannya, atau perbaiki kodenya."
SAY_NEW = "Kode {} ditinggalkan wilayahnya yang sekarang. Tulis “baru” di kolom perubahan."
HINT = "{0} {1}: mungkin pindah dari {2}, nama sama. Bila benar, isi kolom kode lama dengan {2}."
USED_TWICE = "Kode lama {} dipakai lebih dari satu baris. Pakai “pemekaran” untuk wilayah baru yang keluar darinya."


@dataclass
class Seen:
    """What is remembered of the rows while they are judged one after the other."""

    since: date
    complete: bool
    codes: Codes = field(default_factory=Codes)  # all codes of the file
    hoped: set[str] = field(default_factory=set)  # codes that another row must leave
    parents: set[str] = field(default_factory=set)  # codes that another row must bring
    of_row: list[tuple[set[str], str]] = field(default_factory=list)  # what the row at hand hopes for
    leaving: Counter[str] = field(default_factory=Counter)
    taking: Codes = field(default_factory=Codes)  # codes that a region comes to by this list
    counts: Counter[str] = field(default_factory=Counter)
    lines: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    moves: dict[str, str] = field(default_factory=dict)  # code of before -> code
    ending: dict[str, Known] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)  # codes that were split
    new: list[tuple[str, str]] = field(default_factory=list)  # those with a namesake, as far as it may be gone

    @cached_property
    def known(self) -> Gazetteer:
        """Loaded when the first row asks; taking back asks for none of it."""
        return Gazetteer.load()

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Codes of villages and kecamatan of today by regency and name, for hints; made when one is needed."""
        names: dict[str, str] = {}
        for code, region in self.known.now.items():
            if len(code) > REGENCY_LETTERS:
                name = code[:REGENCY_LETTERS] + region.name.casefold()
                names[name] = f"{names[name]} {code}" if name in names else code
        return names

    def hope(self, code: str) -> bool:
        """Let a row take a code that is held, as long as another row of the file leaves it."""
        self.of_row.append((self.hoped, code))
        return True

    def expect(self, code: str) -> bool:
        """Let a row lie in a region that another row of the file brings."""
        self.of_row.append((self.parents, code))
        return True

    def remember(self, step: Step) -> None:
        """After one row was judged; of one that is refused only its code counts: it is in the list."""
        self.codes.add(step.code)
        for codes, code in () if step.wrong else self.of_row:
            codes.add(code)
        self.of_row.clear()
        if step.wrong:
            return
        if not step.act:
            return
        if not stays(step):
            self.taking.add(step.code)
        self.counts[step.act] += 1
        if len(self.lines[step.act]) < SHOWN:
            self.lines[step.act].append(words_of(step))
        if changes_name(step):
            self.moves[old_code(step)] = step.code
        if step.act == Act.MOVE:
            self.leaving[step.old_code] += 1
        elif step.act == Act.END and step.region:
            self.leaving[step.code] += 1
            self.ending[step.code] = step.region
        elif step.act == Act.MERGE:
            self.leaving.update(code for code, _ in step.sources)
            self.ending |= dict(step.sources)
        elif step.act == Act.SPLIT:
            self.sources |= {code for code, _ in step.sources}
        elif step.act == Act.NEW and self.complete and namesakes(self, step.code, step.name):
            self.new.append((step.code, step.name))


def namesakes(seen: Seen, code: str, name: str) -> list[str]:
    """Regions of the same level, kind and name in the same regency, under other codes."""
    found = seen.by_name.get(code[:REGENCY_LETTERS] + name.casefold(), "").split()
    same = [other for other in found if other != code and len(other) == len(code)]
    return [other for other in same if other[9:10] == code[9:10]]


def area_of(code: str) -> str:
    """Within which a list can be complete: the regency of a village or kecamatan, the province of a regency."""
    return code[:REGENCY_LETTERS] if code.count(".") > 1 else code[:2]


def gone(seen: Seen) -> list[str]:
    """The codes that a complete list no longer has: of villages and kecamatan in the regencies that it names."""
    if not seen.complete:
        return []
    named = {(code.count("."), area_of(code)) for code in seen.codes if "." in code}
    there = (code for code in seen.known.now if code not in seen.codes and code not in seen.leaving)
    return [code for code in there if (code.count("."), area_of(code)) in named]


def lacking_much(seen: Seen, vanished: list[str]) -> list[str]:
    """Why a list that calls itself complete can't be: too much of the country is gone, or of one regency."""
    now = seen.known.now
    if len(vanished) > MOST_GONE * max(len(now), FEW_ALL):
        return [NOT_COMPLETE.format(len(vanished))]
    fewer = villages_of(vanished)
    total = villages_of(code for code in now if code[:REGENCY_LETTERS] in fewer)
    much = [code for code in sorted(fewer) if fewer[code] > MOST_GONE * max(total[code], FEW_VILLAGES)]
    names = {code: now[code].name if code in now else code for code in much}
    return [NOT_ALL_OF.format(fewer[code], total[code], name) for code, name in names.items()][:10]


def villages_of(codes: Iterable[str]) -> Counter[str]:
    """How many villages are among them, by regency."""
    return Counter(code[:REGENCY_LETTERS] for code in codes if code.count(".") == regions.VILLAGE - 1)


def whole(seen: Seen) -> Whole:
    """Everything for the preview."""
    vanished = gone(seen)
    result = Whole(refused=conflicts(seen))
    if lacking := lacking_much(seen, vanished):
        result.refused += lacking
        vanished = []
    result.refused += left_alone(seen.known, {*seen.leaving, *vanished} - seen.taking, seen.taking)
    result.facts, result.more = {"hilang": vanished}, len(vanished)
    for act, title in TITLES.items():
        if seen.counts[act]:
            result.lists.append((title, seen.counts[act], seen.lines[act]))
    if vanished:
        words = [line_of(seen, code) for code in vanished[:SHOWN]]
        result.lists.append(("Tidak ada lagi dalam daftar", len(vanished), words))
    if mothers := sorted(seen.sources - set(seen.ending) - set(vanished)):
        words = [line_of(seen, code) for code in mothers[:SHOWN]]
        result.lists.append(("Wilayah asal pemekaran yang tetap ada", len(mothers), words))
    if hints := hints_of(seen, set(vanished)):
        result.lists.append(("Mungkin pindah: isi kolom kode lama", len(hints), hints[:SHOWN]))
    result.lists += access_lists(seen, vanished)
    return result


def line_of(seen: Seen, code: str) -> str:
    """A region that is gone, and whether something came out of it."""
    return f"{code} {titled(code, seen.known.now[code].name)}" + (", dimekarkan" if code in seen.sources else "")


def conflicts(seen: Seen) -> list[str]:
    """What no row can see by itself: one code for two regions, or one region going two ways."""
    now = seen.known.now
    free = set(seen.leaving) - set(seen.ending)  # the code of one that ends is nobody's next
    told = [KEPT_TWICE.format(code, now[code].name) for code in sorted(seen.hoped - free)]
    told += [NO_PARENT.format(code) for code in sorted(seen.parents - seen.codes)]
    told += [USED_TWICE.format(code) for code, times in sorted(seen.leaving.items()) if times > 1]
    told += [SAY_NEW.format(code) for code in sorted((free & seen.codes) - seen.taking)]
    return told[:10]


def hints_of(seen: Seen, vanished: set[str]) -> list[str]:
    """A new code beside a vanished one of the same name in the same regency; said, not done."""
    hints = []
    for code, name in seen.new:
        for other in namesakes(seen, code, name):
            if other in vanished:
                hints.append(HINT.format(code, name, other))
    return hints


def office_of(grant: Grant) -> str:
    """A person with their office and its code; an account named after its office is named once."""
    name, title = grant.user.name, grant.title
    told = title if name.casefold() == title.casefold() else f"{name}, {title}"
    return f"{told} ({grant.region_code})"


def access_lists(seen: Seen, vanished: list[str]) -> list[tuple[str, int, list[str]]]:
    """Whose access goes along to a new code or name, and who needs it anew from the kabupaten."""
    ended = {*seen.ending, *vanished}
    grants = grants_at({*seen.moves, *ended})
    follow = [grant for grant in grants if grant.region_code in seen.moves]
    stay = [grant for grant in grants if grant.region_code in ended]
    told = []
    for heading, rows in (
        ("Akses ikut ke nama atau kode yang baru", follow),
        ("Perlu akses baru dari kabupaten, karena wilayahnya berakhir", stay),
    ):
        if rows:
            people = sorted({office_of(grant) for grant in rows})
            told.append((heading, len({grant.user_id for grant in rows}), people[:SHOWN]))
    return told
