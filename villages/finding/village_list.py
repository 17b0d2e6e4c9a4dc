"""The list of villages: one's own, by kecamatan, and how much of each one may know of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts import regions
from accounts.access import within
from accounts.lookups import ByCode
from accounts.permissions import Permission
from records.asked import rows_for
from records.formats import ribuan
from villages.models import Potential, Region
from villages.models.region import titled
from villages.regions.addresses import profile_url
from villages.regions.gazetteer import areas_of, inside, titles_of, villages_with_ended
from villages.regions.lineage import origins_of

COUNTS = "SELECT village_id, status, COUNT(*) FROM villages_potential WHERE village_id IN ({0}) GROUP BY 1, 2"


@dataclass(frozen=True)
class VillageLine:
    """One village in a list."""

    village: Region
    meta: str  # where it lies, and what it was called before
    count: int = 0  # potentials that the person may know of
    group: str = ""  # in a list by kecamatan the one it stands under

    @property
    def title(self) -> str:
        return self.village.title

    @property
    def url(self) -> str:
        """The profile; who may not open it is led on to the summary."""
        return profile_url(self.village.code)

    @property
    def end(self) -> str:
        """How much is there, in words."""
        return f"{ribuan(self.count)} potensi" if self.count else "Belum ada potensi"


def own_villages(user: Any) -> QuerySet[Region]:
    """The villages whose profile the person may open, by code."""
    works, reads = (
        within(user, right, "code") for right in (Permission.VILLAGE_WORK, Permission.POTENTIAL_VIEW_VERIFIED)
    )
    return villages_with_ended().filter(works if works == reads else works | reads).order_by(ByCode())


def own_districts(user: Any) -> list[str]:
    """The kecamatan (or wider region) of each of the person's grants: what lies near them."""
    codes = (grant.region_code for grant in user.active_grants if grant.region_code)
    return sorted({".".join(code.split(".")[:3]) for code in codes})


def own_kecamatan(user: Any) -> list[tuple[str, str]]:
    """Code and name of the kecamatan that an office of a kabupaten looks after; nothing for the others."""
    codes = [grant.region_code for grant in user.active_grants if grant.region_code]
    codes = [code for code in codes if regions.level(code) == regions.REGENCY]
    found = Region.objects.filter(inside(codes), kind=Region.Kind.DISTRICT, valid_until__isnull=True)
    return list(found.order_by("name", "code").values_list("code", "name")) if codes else []


def lines_of(shown: Sequence[Region], user: Any, kecamatan: Sequence[tuple[str, str]] = ()) -> list[VillageLine]:
    """Villages with where they lie and how many potentials are known; grouped where these kecamatan are offered."""
    origins, counts = origins_of(shown), counts_of(shown, user)
    groups = groups_of(shown, kecamatan) if kecamatan else {}
    areas = {} if kecamatan else areas_of(village.code for village in shown)
    return [
        VillageLine(
            each,
            meta=", ".join(part for part in (areas.get(each.code), origins.get(each.pk)) if part),
            count=counts.get(each.pk, 0),
            group=groups.get(each.code, ""),
        )
        for each in shown
    ]


def groups_of(shown: Sequence[Region], kecamatan: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The title of each village's kecamatan; one that has ended is not offered, so it is asked for."""
    titles = {code: titled(name, Region.Kind.DISTRICT) for code, name in kecamatan}
    codes = {village.code: village.district_code for village in shown}
    if ended := set(codes.values()) - set(titles):
        titles |= titles_of(ended)
    return {code: titles.get(district, "") for code, district in codes.items()}


def counts_of(shown: Sequence[Region], user: Any) -> dict[int, int]:
    """How many potentials of each village the person may know of: those in sight, and verified ones; one query."""
    places = {village.pk: village.place for village in shown}
    counts: dict[int, int] = defaultdict(int)
    for village, status, count in rows_for(COUNTS, list(places)):
        if status == Potential.Status.VERIFIED or user.can(Potential.SEEN_BY[status], places[village]):
            counts[village] += count
    return counts
