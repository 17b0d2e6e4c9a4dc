"""The list of villages: one's own, by kecamatan, and how much of each one may know of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from accounts import regions
from accounts.access import within
from accounts.lookups import ByCode
from accounts.permissions import Permission
from records.formats import ribuan
from villages.models import Potential, Region
from villages.regions.gazetteer import areas_of, inside, villages_with_ended
from villages.regions.lineage import origins_of


@dataclass(frozen=True)
class VillageLine:
    """One village in a list, with what it was called before."""

    village: Region
    area: str
    origin: str = ""
    count: int = 0  # potentials that the person may know of

    @property
    def district(self) -> str:
        """Kecamatan Ngebel."""
        return self.area.partition(", ")[0]

    @property
    def amount(self) -> str:
        """How much is there, in words."""
        return f"{ribuan(self.count)} potensi" if self.count else "Belum ada potensi"

    @property
    def where(self) -> str:
        """Kecamatan, kabupaten, and the name of earlier."""
        return ", ".join(part for part in (self.area, self.origin) if part)


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


def lines_of(shown: Sequence[Region], user: Any) -> list[VillageLine]:
    """Villages with their kecamatan and kabupaten, their names of earlier, and how many potentials are known."""
    areas, origins = areas_of(village.code for village in shown), origins_of(shown)
    counts = counts_of(shown, user)
    return [
        VillageLine(each, areas.get(each.code, ""), origins.get(each.pk, ""), counts.get(each.pk, 0)) for each in shown
    ]


def counts_of(shown: Sequence[Region], user: Any) -> dict[int, int]:
    """How many potentials of each village the person may know of: those in sight, and verified ones; one query."""
    places = {village.pk: village.place for village in shown}
    rows = Potential.objects.filter(village__in=places).order_by().values_list("village", "status")
    counts: dict[int, int] = defaultdict(int)
    for village, status, count in rows.annotate(count=Count("pk")) if places else ():
        if status == Potential.Status.VERIFIED or user.can(Potential.SEEN_BY[status], places[village]):
            counts[village] += count
    return counts
