"""An office is chosen in two steps: the role, then a place where the person may give it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from accounts.giving import BEYOND, LEVELS, NATIONWIDE, Bodies, judge_seat, may_give, roles_to_give
from accounts.regions import DISTRICT, PROVINCE, REGENCY, VILLAGE
from accounts.roles import ROLES, Role
from kerjasama_portal.access.reach import scopes
from partnerships.models import CooperationBody
from records.verdict import Refused
from villages.models import Region
from villages.regions.gazetteer import areas_of, inside, search_villages, villages

MOST = 25
EVERYWHERE = "nasional"
BODY = "badan-"
KINDS = {
    DISTRICT: [Region.Kind.DISTRICT],
    REGENCY: [Region.Kind.REGENCY, Region.Kind.CITY],
    PROVINCE: [Region.Kind.PROVINCE],
}
# Titles that name the place by itself: "Kepala Desa Ngebel", "Camat Pulung".
BARE_NAMES = {Role.KADES, Role.SEKDES, Role.PERANGKAT, Role.BPD, Role.CAMAT}


@dataclass(frozen=True)
class Seat:
    """A role at a place, as the acts take it."""

    role: Role
    place: str  # as it stands in the address
    place_name: str
    region_code: str = ""
    body: str = ""
    nationwide: bool = False

    @property
    def title(self) -> str:
        """The office as people say it."""
        return f"{self.role.label} {self.place_name}".strip()

    @property
    def scope(self) -> dict[str, Any]:
        """Its place as the acts take it."""
        return {"region_code": self.region_code, "body": self.body, "nationwide": self.nationwide}

    @property
    def facts(self) -> dict[str, Any]:
        """All of it as the acts take it."""
        return {"role": self.role, "place_name": self.place_name, **self.scope}


def role_choices(user: Any) -> list[tuple[str, str]]:
    """The roles that may be given, each with its sentence."""
    return [(role.value, f"{role.label}. {ROLES[role].sentence}") for role in roles_to_give(user)]


def role_named(user: Any, typed: str) -> Role | None:
    """The chosen role; 403 for one that the person may not give."""
    if not typed:
        return None
    if typed not in roles_to_give(user):
        raise PermissionDenied(BEYOND)
    return Role(typed)


def seat_named(user: Any, role: Role, typed: str, bodies: Bodies) -> Seat | None:
    """The chosen place; 403 beyond the person's own scope, refused with its reason where no such office is."""
    seat = read_seat(role, typed)
    if seat is None:
        return None
    if not may_give(user, role, **seat.scope, bodies=bodies):
        raise PermissionDenied(BEYOND)
    if not (verdict := judge_seat(role, **seat.scope)):
        raise Refused(verdict)
    return seat


def read_seat(role: Role, typed: str) -> Seat | None:
    """What the word in the address names; None for nothing that exists."""
    if typed == EVERYWHERE:
        return Seat(role, typed, "nasional" if role == Role.PEMBACA else "", nationwide=True)
    if typed.startswith(BODY):
        body = CooperationBody.objects.filter(pk=typed.removeprefix(BODY)).first()
        return Seat(role, typed, body.name[:120], body=body.pk) if body else None
    region = Region.objects.filter(code=typed).first() if typed else None
    if region is None:
        return None
    name = region.name if role in BARE_NAMES else region.title
    return Seat(role, typed, name, region_code=region.code)


def place_choices(user: Any, role: Role, text: str, bodies: Bodies) -> list[tuple[str, str]]:
    """Places where the person may give this role, at most 25: what a search finds, or the first ones."""
    own = scopes(user)
    if role == Role.BKAD:
        rows = CooperationBody.objects.filter(name__icontains=text).order_by("name")
        rows = rows if own is None else rows.filter(pk__in=list(bodies))
        return [(f"{BODY}{pk}", name) for pk, name in rows.values_list("pk", "name")[:MOST]]
    choices = [(EVERYWHERE, "Seluruh Indonesia")] if role in NATIONWIDE and own is None else []
    regions: list[Region] = []
    for level in LEVELS[role]:
        if level == VILLAGE and not text:
            continue  # the first of hundreds would help nobody
        rows = regions_at(level, text, own)
        regions += rows[: MOST - len(regions)]
    areas = areas_of(region.code for region in regions)
    labels = [(each.code, ", ".join(part for part in (each.title, areas.get(each.code)) if part)) for each in regions]
    return choices + labels


def regions_at(level: int, text: str, own: list[str] | None) -> QuerySet[Region]:
    """The regions of one level by a part of their name, inside the person's own."""
    if level == VILLAGE:
        rows = search_villages(text, own or ()) if text else villages().order_by("code")
        rows = rows.exclude(kind=Region.Kind.KELURAHAN)
    else:
        rows = Region.objects.filter(kind__in=KINDS[level], name__icontains=text).order_by("code")
    return rows if own is None else rows.filter(inside(own))
