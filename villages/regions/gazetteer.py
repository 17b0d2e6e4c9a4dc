"""Names, time zones and search over the gazetteer: the regions of today, unless a day is named."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from accounts import regions
from records.asked import rows_for
from villages.models import FormerName, Region
from villages.models.region import titled
from villages.regions.lineage import heirs_of

VILLAGE_KINDS = (Region.Kind.DESA, Region.Kind.KELURAHAN, Region.Kind.DESA_ADAT)
# So many districts or regencies a search after the comma may name; more would say nothing.
MOST_AREAS = 50
# Like regions_of: a dictionary by code keeps the last, which is today's.
TITLES = """
    SELECT code, name, kind FROM villages_region WHERE code IN ({0}) ORDER BY valid_until IS NULL, valid_until
"""


@dataclass(frozen=True)
class Zone:
    """One of Indonesia's three times: its word and its clock."""

    word: str
    tzinfo: ZoneInfo


WIB = Zone("WIB", ZoneInfo("Asia/Jakarta"))
WITA = Zone("WITA", ZoneInfo("Asia/Makassar"))
WIT = Zone("WIT", ZoneInfo("Asia/Jayapura"))
# By province, as Keppres 41/1987 divides the country; later provinces keep the time of the one they came from.
# The decree splits no province. Places that live by a neighbour's clock (some islands and borders) are not in it,
# so they are not here: such an exception would be a longer code in its zone's line, which zone_of finds first.
PROVINCES = {
    WIB: ("11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "61", "62"),
    WITA: ("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"),
    WIT: ("81", "82", "91", "92", "93", "94", "95", "96"),
}
ZONES = {code: zone for zone, codes in PROVINCES.items() for code in codes}


def zone_of(code: str) -> Zone:
    """The time zone of a region; raises ValueError for what is no code, KeyError for an unknown province."""
    for level in range(regions.level(code), regions.PROVINCE, -1):
        if zone := ZONES.get(regions.ancestor(code, level)):
            return zone
    return ZONES[regions.ancestor(code, regions.PROVINCE)]


def by_code() -> QuerySet[Region]:
    """All regions for a look-up by code: the one of today comes first, then the last that bore the code."""
    return Region.objects.order_by(F("valid_until").desc(nulls_first=True), "pk")


def at_code(code: str) -> Region | None:
    """The region of today under this code, else the last that bore it."""
    return by_code().filter(code=code).first()


def regions_of(codes: Iterable[str]) -> dict[str, Region]:
    """The regions of these codes, in one query: today's, else the last that bore the code."""
    return {region.code: region for region in latest_last(codes)}


def latest_last(codes: Iterable[str]) -> QuerySet[Region]:
    """All that bore these codes, in an order of which a dictionary by code keeps today's."""
    return Region.objects.filter(code__in=set(codes)).order_by(F("valid_until").asc(nulls_last=True))


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """The names of these codes, in one query; an unknown code is left out."""
    return {code: region.name for code, region in regions_of(codes).items()}


def titles_of(codes: Iterable[str]) -> dict[str, str]:
    """The titles of these codes ("Desa Sahang", "Kecamatan Ngebel"), in one query."""
    return {code: titled(name, kind) for code, name, kind in rows_for(TITLES, list(set(codes)))}


def with_ancestors(code: str) -> list[str]:
    """The code itself, then what contains it, up to the regency; a province stands alone."""
    top = min(regions.REGENCY, regions.level(code))
    return [regions.ancestor(code, level) for level in range(regions.level(code), top - 1, -1)]


def full_names_of(codes: Iterable[str]) -> dict[str, str]:
    """Like full_name for many codes, in one query."""
    lines = {code: with_ancestors(code) for code in set(codes)}
    titles = titles_of(code for line in lines.values() for code in line)
    return {
        code: ", ".join(titles[part] for part in line if part in titles)
        for code, line in lines.items()
        if code in titles
    }


def full_name(code: str) -> str:
    """Desa Sahang, Kecamatan Ngebel, Kabupaten Ponorogo; empty for an unknown code."""
    return full_names_of([code]).get(code, "")


def area_of(code: str) -> str:
    """What contains the region: Kecamatan Ngebel, Kabupaten Ponorogo."""
    return areas_of([code]).get(code, "")


def areas_of(codes: Iterable[str]) -> dict[str, str]:
    """Like area_of for many codes, in one query that reads what contains them, not they themselves."""
    wanted = set(codes)
    return areas_from(wanted, titles_of(part for code in wanted for part in parents(code)))


def areas_from(codes: Iterable[str], titles: dict[str, str]) -> dict[str, str]:
    """The same where the titles are known."""
    return {code: ", ".join(titles[part] for part in parents(code) if part in titles) for code in codes}


def parents(code: str) -> list[str]:
    """What contains the region, up to the regency."""
    return with_ancestors(code)[1:]


def inside(scopes: Iterable[str], field: str = "code") -> Q:
    """The rows whose code lies in any of these regions, by whole segments; no region, no rows."""
    wanted = Q(pk__in=[])
    for scope in scopes:
        wanted |= Q(**{f"{field}__lies_in": scope})
    return wanted


def villages() -> QuerySet[Region]:
    """The regions of the lowest level that have not ended."""
    return Region.objects.filter(kind__in=VILLAGE_KINDS, valid_until__isnull=True)


def villages_with_ended() -> QuerySet[Region]:
    """Those of today, and those that ended and whose code nobody else bears: for people who still work there."""
    return _with_ended().all()


@cache
def _with_ended() -> QuerySet[Region]:
    """The question alone, put together once; nobody reads its answer."""
    again = Region.objects.filter(code=OuterRef("code"), valid_until__isnull=True)
    return Region.objects.filter(Q(valid_until__isnull=True) | ~Exists(again), kind__in=VILLAGE_KINDS)


def villages_on(day: date) -> QuerySet[Region]:
    """The regions of the lowest level as they were on a day; `code_then` is the code that each bore."""
    earlier = FormerName.objects.filter(region=OuterRef("pk"), until__gt=day).order_by("until").values("code")[:1]
    return Region.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_until__isnull=True) | Q(valid_until__gt=day),
        kind__in=VILLAGE_KINDS,
    ).annotate(code_then=Coalesce(Subquery(earlier), "code"))


def where_now(code: str) -> Region | None:
    """The region of today that once bore this code and was moved or is still there under another; None if none."""
    was = FormerName.objects.filter(code=code, region__valid_until__isnull=True).select_related("region")
    row = was.exclude(region__code=code).order_by("-until").first()
    return row.region if row else None


def search_villages(text: str, near: Collection[str] = ()) -> QuerySet[Region]:
    """Villages by a part of the name (or the beginning of the code), those inside `near` first.

    After a comma stands a part of the kecamatan's or kabupaten's name: "sumber, ngebel". A name or code of earlier
    finds the villages that bear it no more, or that came out of the one that did.
    """
    name, _, area = (part.strip() for part in text.partition(","))
    field, how = ("code", "startswith") if name[:1].isdigit() else ("name", "part")
    wanted = Q(**{f"{field}__{how}": name})
    if name and (heirs := heirs_of(name, is_code=field == "code")):
        wanted |= Q(pk__in=heirs)
    found = villages().filter(wanted)
    if area:
        kinds = (Region.Kind.DISTRICT, Region.Kind.REGENCY, Region.Kind.CITY)
        areas = Region.objects.filter(kind__in=kinds, name__part=area, valid_until__isnull=True).order_by("code")
        found = found.filter(inside(areas.values_list("code", flat=True)[:MOST_AREAS]))
    return nearest_first(found, near)


def nearest_first(found: QuerySet[Region], near: Collection[str]) -> QuerySet[Region]:
    """Those inside the own regions first, then by name."""
    if not near:
        return found.order_by("name", "code")
    far = Case(When(inside(near), then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(far, "name", "code")
