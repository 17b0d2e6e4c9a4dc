"""What regions were called on a day, where they came from, and what became of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q

from accounts import regions as codes
from records.asked import rows_for, rows_of
from records.formats import tanggal
from villages.models import FormerName, Region, Succession
from villages.models.region import titled

FAR = date.max  # today and later: the name of now
MOST_STEPS = 6  # a village that was split, whose parts were merged, …: so far a search follows
ORIGINS = {
    "": "dahulu",
    Succession.Kind.SPLIT.value: "dahulu bagian dari",
    Succession.Kind.MERGER.value: "gabungan dari",
}
CHOOSE_INSTEAD = "Pilih penerusnya: {}."
# Region, how ("" for a new name, else the kind of Succession), earlier name and kind; 0 as it counts nothing.
ROWS_OF_ORIGIN = """
    SELECT region_id, '', name, kind, 0 FROM villages_formername WHERE region_id IN ({0})
    UNION ALL
    SELECT after_id, villages_succession.kind, before.name, before.kind, 0
    FROM villages_succession JOIN villages_region AS before ON before.id = before_id WHERE after_id IN ({0})
"""
# What came out of regions with a name or code of earlier.
HEIRS = """
    SELECT now.id, now.valid_until
    FROM villages_formername AS earlier JOIN villages_region AS now ON now.id = earlier.region_id WHERE {0}
    UNION ALL
    SELECT now.id, now.valid_until
    FROM villages_succession JOIN villages_region AS earlier ON earlier.id = before_id
    JOIN villages_region AS now ON now.id = after_id WHERE {0}
    LIMIT 200
"""
EARLIER_NAME, EARLIER_CODE = r"UPPER(earlier.name) LIKE UPPER(%s) ESCAPE '\'", r"earlier.code LIKE %s ESCAPE '\'"


@dataclass(frozen=True)
class Naming:
    """What a region was called, and under which code."""

    code: str
    name: str
    kind: str

    @property
    def title(self) -> str:
        """Desa Mekarjaya."""
        return Region(code=self.code, name=self.name, kind=self.kind).title


@dataclass(frozen=True)
class Later:
    """What became of a region after a day: "sejak 1 Januari 2027 menjadi" and the regions, for links."""

    lead: str
    regions: tuple[Region, ...] = ()

    def __str__(self) -> str:
        return " ".join(part for part in (self.lead, series([each.title for each in self.regions])) if part)

    @property
    def linked(self) -> list[tuple[str, Region]]:
        """Each region with what stands before it: nothing, a comma, or "dan"."""
        last = len(self.regions) - 1
        between = [("" if n == 0 else " dan " if n == last else ", ") for n in range(last + 1)]
        return list(zip(between, self.regions, strict=True))


@dataclass(frozen=True)
class Origin:
    """One thing that happened to a region: its day, what, the regions it happened with, the decree."""

    on: date
    words: str
    regions: tuple[Region, ...]
    decree: str

    @property
    def later(self) -> Later:
        """The same, for the partial that links."""
        return Later(self.words, self.regions)


def series(names: list[str]) -> str:
    """A, B dan C."""
    return " dan ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def former_names(regions: Iterable[Region]) -> dict[int, list[FormerName]]:
    """The earlier names of each region, the oldest first, in one query."""
    rows: dict[int, list[FormerName]] = defaultdict(list)
    for row in FormerName.objects.filter(region__in=[each.pk for each in regions]).order_by("until"):
        rows[row.region_id].append(row)
    return rows


def naming(region: Region, earlier: list[FormerName], day: date) -> Naming:
    """The first name that ended after the day, or the name of now."""
    was = next((row for row in earlier if row.until > day), region)
    return Naming(was.code, was.name, was.kind)


def named_on(region: Region, day: date) -> Naming:
    """What one region was called on a day."""
    return names_on([region], day)[region.pk]


def names_on(regions: Iterable[Region], day: date) -> dict[int, Naming]:
    """What these regions were called on a day, by id, in one query."""
    regions = list(regions)
    earlier = former_names(regions)
    return {region.pk: naming(region, earlier.get(region.pk, []), day) for region in regions}


def successions_after(regions: Iterable[Region]) -> dict[int, list[Succession]]:
    """What came out of each of these regions, in one query."""
    rows: dict[int, list[Succession]] = defaultdict(list)
    found = Succession.objects.filter(before__in=[each.pk for each in regions]).select_related("after")
    for row in found.order_by("on", "after__code"):
        rows[row.before_id].append(row)
    return rows


def later_of(region: Region, was: Naming, children: list[Succession], day: date) -> Later | None:
    """What became of it since a day; None when it is what it was."""
    heirs = [row for row in children if row.on > day]
    after = tuple(row.after for row in heirs if row.after_id != region.pk)
    if region.valid_until and region.valid_until > day:
        since = f"sejak {tanggal(region.valid_until)}"
        return Later(f"{since} menjadi" if after else f"berakhir {since}", after)
    if was.title != region.title:
        return Later("sekarang", (Region(code=region.code, name=region.name, kind=region.kind),))
    return Later(f"sejak {tanggal(heirs[0].on)} sebagian menjadi", after) if after else None


def call_as_on(shown: Iterable[Region], day_of: Callable[[Region], date | None]) -> None:
    """Let each region be shown under its name of a day, with what became of it; two queries for all.

    Only name, kind and `later` of the objects in memory change: the code stays, since rights hang on it.
    """
    regions = [region for region in shown if day_of(region)]
    if not regions:
        return
    earlier, children = former_names(regions), successions_after(regions)
    for region in regions:
        day = day_of(region) or FAR
        was = naming(region, earlier.get(region.pk, []), day)
        region.later = later_of(region, was, children.get(region.pk, []), day)
        region.name, region.kind = was.name, was.kind


def story_of(region: Region) -> list[Origin]:
    """All that happened to a region, the newest first: names, codes, where it came from, what it became."""
    told = [Origin(row.until, renamed(row, after), (), row.decree) for row, after in with_next(region)]
    sides = Succession.objects.filter(Q(before=region) | Q(after=region)).select_related("before", "after")
    by_event: dict[tuple, list[Succession]] = defaultdict(list)
    for row in sides.order_by("on", "after__code", "before__code"):
        by_event[(row.on, row.before_id == region.pk, row.decree, row.kind)].append(row)
    for (on, is_before, decree, kind), rows in by_event.items():
        others = tuple(row.after if is_before else row.before for row in rows)
        told.append(Origin(on, succession_words(region, is_before, kind, on), others, decree))
    ended = region.valid_until
    if ended and not any(each.on == ended and each.regions for each in told):
        told.append(Origin(ended, "Berakhir tanpa penerus yang tercatat", (), ""))
    return sorted(told, key=lambda each: each.on, reverse=True)


def with_next(region: Region) -> list[tuple[FormerName, Naming]]:
    """Each earlier name with the one that followed it."""
    rows = former_names([region]).get(region.pk, [])
    names = [Naming(row.code, row.name, row.kind) for row in rows[1:]]
    following = [*names, Naming(region.code, region.name, region.kind)] if rows else []
    return list(zip(rows, following, strict=True))


def renamed(row: FormerName, after: Naming) -> str:
    """A new name, a new code, or both, in words."""
    was, parts = Naming(row.code, row.name, row.kind), []
    if was.title != after.title:
        parts.append(f"Nama {was.title} menjadi {after.title}")
    if row.code != after.code:
        parts.append(f"{'kode' if parts else 'Kode'} {row.code} menjadi {after.code}")
    return ", ".join(parts) or "Nama ditulis ulang"


def succession_words(region: Region, is_before: bool, kind: str, on: date) -> str:
    """What happened, before the names of the other regions."""
    if is_before:
        whole = region.valid_until == on
        merged = kind == Succession.Kind.MERGER
        return "Bergabung menjadi" if merged else "Dimekarkan menjadi" if whole else "Sebagian dimekarkan menjadi"
    return "Penggabungan dari" if kind == Succession.Kind.MERGER else "Pemekaran dari"


def origins_of(regions: Iterable[Region]) -> dict[int, str]:
    """Beside a name in a list: "dahulu Desa Mekarjaya", "dahulu bagian dari Desa Mekarjaya"; one query for all."""
    shown = list(regions)
    return origins_from(rows_for(ROWS_OF_ORIGIN, [each.pk for each in shown], times=2), shown)


def origins_from(rows: Iterable[tuple], regions: Iterable[Region]) -> dict[int, str]:
    """The same from the rows of ROWS_OF_ORIGIN."""
    titles = {each.pk: each.title for each in regions}
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for pk, how, name, kind, _ in rows:
        title = titled(name, kind)
        if title != titles[pk] and title not in found[pk, how]:
            found[pk, how].append(title)
    return {pk: f"{ORIGINS[how]} {series(sorted(names))}" for (pk, how), names in found.items() if names}


def heirs_of(text: str, *, is_code: bool) -> list[int]:
    """The regions of today that once had such a name or code, or came out of one that had; mostly one query."""
    part = connection.ops.prep_for_like_query(text)
    wanted = f"{part}%" if is_code else f"%{part}%"
    rows = rows_of(HEIRS.format(EARLIER_CODE if is_code else EARLIER_NAME), [wanted, wanted])
    heirs = {pk for pk, ended in rows if ended is None}
    gone = {pk for pk, ended in rows if ended is not None}
    for _ in range(MOST_STEPS):
        if not gone:
            break
        rows = list(Succession.objects.filter(before__in=gone).values_list("after", "after__valid_until")[:200])
        heirs |= {pk for pk, ended in rows if ended is None}
        gone = {pk for pk, ended in rows if ended is not None}
    return sorted(heirs)


def why_ended(region: Region) -> str:
    """Why an ended village can't enter a cooperation, and which to choose instead."""
    heirs = [row.after for row in successions_after([region]).get(region.pk, [])]
    said = f"{region.title} berakhir sejak {tanggal(region.valid_until)}."
    named = " atau ".join(f"{each.title} ({each.code})" for each in heirs)
    return f"{said} {CHOOSE_INSTEAD.format(named)}" if heirs else said


def ended_like(text: str, regency: str) -> list[Region]:
    """The ended villages of a regency that somebody may look for by a part of the name or by the code; a few."""
    name = text.partition(",")[0].strip()
    if not name:
        return []
    same = Q(code=name) if codes.is_code(name) else Q(name__icontains=name)
    ended = Region.objects.filter(same, valid_until__isnull=False, code__startswith=f"{regency}.")
    return list(ended.order_by("-valid_until", "pk")[:3])


def ended_named(text: str) -> Region | None:
    """The village that ended last under this code or whole name; None when there was none."""
    same = Q(code=text) if codes.is_code(text) else Q(name__iexact=text)
    ended = Region.objects.filter(same, valid_until__isnull=False)
    return ended.order_by("-valid_until").first()
