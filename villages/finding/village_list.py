"""The list of villages: one's own, by kecamatan, and how much of each one may know of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts import regions
from accounts.access import within
from accounts.lookups import AFTER_DOT, ByCode, below
from accounts.permissions import Permission
from records.asked import rows_of
from records.formats import ribuan
from villages.finding.about import about
from villages.models import Region
from villages.regions.addresses import profile_url
from villages.regions.gazetteer import villages_with_ended

KECAMATAN = """
    SELECT code, name FROM villages_region WHERE ({0}) AND kind = 'kecamatan' AND valid_until IS NULL
    ORDER BY name, code
"""


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
    ends = [end for code in codes for end in (code, code + AFTER_DOT)]
    return rows_of(KECAMATAN.format(" OR ".join([below("code")] * len(codes))), ends) if codes else []


def lines_of(shown: Sequence[Region], user: Any, by_kecamatan: bool = False) -> list[VillageLine]:
    """Villages with where they lie and how many potentials are known; under their kecamatan, or with it beside."""
    told = about(shown, user)
    lines = []
    for each in shown:
        area, origin = told.areas[each.code], told.origins.get(each.pk, "")
        group, area = (area.partition(", ")[0], "") if by_kecamatan else ("", area)
        meta = ", ".join(part for part in (area, origin) if part)
        lines.append(VillageLine(each, meta, told.counts.get(each.pk, 0), group))
    return lines
