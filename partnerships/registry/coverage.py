"""Where an outside party works: regions by their codes, and the words in which people write them."""

import re
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from accounts import regions
from partnerships.models import PartnerCoverage
from villages.models import Region
from villages.regions.gazetteer import areas_of

CODE = re.compile(r"(?<![0-9.])[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?(?![0-9.])")
SEPARATOR = re.compile(r"[;\n\r]+")
Kind = Region.Kind
KINDS = {
    "provinsi": (Kind.PROVINCE,),
    "prov": (Kind.PROVINCE,),
    "kecamatan": (Kind.DISTRICT,),
    "kec": (Kind.DISTRICT,),
    "desa": (Kind.DESA, Kind.DESA_ADAT),
    "kelurahan": (Kind.KELURAHAN,),
}
SHORT = {"kab": "kabupaten"}
MOST_REGIONS, MOST_NAMED = 100, 4


def covers(nationwide: bool, codes: Iterable[str], village: str) -> bool:
    """Does it work in this village? A region holds everything below it, by whole segments."""
    return nationwide or any(regions.covers(code, village) for code in codes)


def covering(code: str) -> Q:
    """The filter twin of `covers`: partners that work in this region, or in all of what holds it."""
    scopes = [regions.ancestor(code, level) for level in range(1, regions.level(code) + 1)]
    rows = PartnerCoverage.objects.filter(partner=OuterRef("pk"), region__code__in=scopes)
    return Q(nationwide=True) | Exists(rows)


def working_in(code: str) -> Q:
    """For the search: those that cover the region, and those that work in a part of it."""
    inside = PartnerCoverage.objects.filter(partner=OuterRef("pk"), region__code__lies_in=code)
    return covering(code) | Exists(inside)


def written(region: Region) -> str:
    """A region as it stands in the form: Kecamatan Ngebel (35.02.19)."""
    return f"{region.title} ({region.code})"


def read_regions(text: str) -> tuple[list[Region], list[str]]:
    """The regions that these lines name, by code or by name, and what can't be read of them."""
    lines = list(dict.fromkeys(part.strip() for part in SEPARATOR.split(text) if part.strip()))
    if len(lines) > MOST_REGIONS:
        return [], [f"Tulis paling banyak {MOST_REGIONS} wilayah"]
    return found_in(lines, candidates(lines))


def read_region(text: str) -> tuple[Region | None, str]:
    """For a search: of several regions of one name the widest is meant; and what can't be read."""
    if not (line := text.strip()):
        return None, ""
    rows = [region for region in candidates([line]) if is_meant(line, region)]
    widest = [region for region in rows if region.level == min(each.level for each in rows)]
    if len(widest) == 1:
        return widest[0], ""
    return None, several(line, widest) if widest else f"“{line[:60]}” tidak ada dalam daftar wilayah"


def candidates(lines: list[str]) -> list[Region]:
    """All regions of today that any line may mean, in one query."""
    wanted = Q(pk__in=[])
    for line in lines:
        if code := CODE.search(line):
            wanted |= Q(code=code[0])
        else:
            for name in readings(line):
                wanted |= Q(name__iexact=name)
    return list(Region.objects.filter(wanted, valid_until__isnull=True).order_by("code")) if lines else []


def readings(line: str) -> list[str]:
    """The names that a line may be: "Kec. Ngebel" is Ngebel, "Ponorogo" may be Kabupaten Ponorogo."""
    first, _, rest = line.replace(".", " ").partition(" ")
    word, rest = first.casefold(), " ".join(rest.split())
    if word in KINDS and rest:
        return [rest]
    line = f"{SHORT[word]} {rest}" if word in SHORT and rest else " ".join(line.split())
    return [line, f"Kabupaten {line}", f"Kota {line}"]


def found_in(lines: list[str], regions_found: list[Region]) -> tuple[list[Region], list[str]]:
    """Each line with the one region that it means."""
    found: dict[int, Region] = {}
    wrong: list[str] = []
    for line in lines:
        rows = [region for region in regions_found if is_meant(line, region)]
        if len(rows) == 1:
            found[rows[0].pk] = rows[0]
        else:
            wrong.append(several(line, rows) if rows else f"“{line[:60]}” tidak ada dalam daftar wilayah")
    return list(found.values()), wrong


def is_meant(line: str, region: Region) -> bool:
    """May this line mean this region?"""
    if code := CODE.search(line):
        return region.code == code[0]
    word = line.replace(".", " ").partition(" ")[0].casefold()
    kinds = KINDS.get(word)
    named = region.name.casefold() in {name.casefold() for name in readings(line)}
    return named and (kinds is None or region.kind in kinds)


def several(line: str, rows: list[Region]) -> str:
    """Which ones it may be, each with the code to write."""
    areas = areas_of(row.code for row in rows[:MOST_NAMED])
    told = [f"{', '.join(part for part in (row.title, areas[row.code]) if part)}: {row.code}" for row in rows]
    rest = " …" if len(rows) > MOST_NAMED else ""
    return f"“{line[:60]}” ada {len(rows)}. Tulis kodenya ({'; '.join(told[:MOST_NAMED])}{rest})"
