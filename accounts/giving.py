"""Who may give which role where: nobody beyond their own scope, nor a role above their own."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts import regions
from accounts.access import grant_covers
from accounts.models import Grant, Invitation, User
from accounts.permissions import Permission
from accounts.regions import DISTRICT, PROVINCE, REGENCY, VILLAGE
from accounts.roles import ROLES, Role
from records.verdict import YES, Verdict, no

# The roles that a role may hand on (security.md §7.4); a right that is not here is handed on by nobody.
GIVES: dict[str, frozenset[str]] = {
    Role.ADMIN: frozenset(Role),
    Role.DPMD: frozenset(Role) - {Role.ADMIN},
}
# Where each role is held: at regions of these levels; an empty tuple means nowhere by region.
LEVELS: dict[str, tuple[int, ...]] = {
    Role.KADES: (VILLAGE,),
    Role.SEKDES: (VILLAGE,),
    Role.PERANGKAT: (VILLAGE,),
    Role.BPD: (VILLAGE,),
    Role.PENDAMPING: (DISTRICT, VILLAGE),
    Role.CAMAT: (DISTRICT,),
    Role.DPMD: (REGENCY,),
    Role.BKAD: (),
    Role.INSPEKTORAT: (REGENCY, PROVINCE),
    Role.PEMBACA: (DISTRICT, REGENCY, PROVINCE),
    Role.ADMIN: (),
}
NATIONWIDE = frozenset({Role.ADMIN, Role.PEMBACA})
BEYOND = "Anda hanya bisa memberi peran di wilayah Anda sendiri."
OTHERS_TOO = "{} juga punya peran di luar wilayah Anda. Minta pengelola portal."
Bodies = Mapping[str, tuple[str, ...]]  # a body → the villages it serves; known above this floor
NO_BODIES: Bodies = MappingProxyType({})


def givers(user: Any) -> list[Grant]:
    """The grants by which a person may give roles."""
    return [grant for grant in user.active_grants if Permission.ACCESS_GRANT in ROLES[grant.role].rights]


def roles_to_give(user: Any) -> list[Role]:
    """The roles that the person may give somewhere, in the order of the enum."""
    allowed = {role for grant in givers(user) for role in GIVES[grant.role]}
    nationwide = any(grant.nationwide for grant in givers(user))
    return [role for role in Role if role in allowed and (role != Role.ADMIN or nationwide)]


def may_give(
    user: Any, role: str, *, region_code: str = "", body: str = "", nationwide: bool = False, bodies: Bodies = NO_BODIES
) -> bool:
    """May the person give this role there? Each of their grants is asked on its own."""
    codes = (region_code,) if region_code else bodies.get(body, ())
    return any(
        role in GIVES[grant.role]
        and (grant.nationwide or (not nationwide and bool(codes) and all(grant_covers(grant, code) for code in codes)))
        for grant in givers(user)
    )


def may_give_like(user: Any, office: Grant | Invitation, bodies: Bodies = NO_BODIES) -> bool:
    """The same question for the office of a grant or an invitation."""
    scope = {"region_code": office.region_code, "body": office.body, "nationwide": office.nationwide}
    return may_give(user, office.role, **scope, bodies=bodies)


def require_giver(user: Any, office: Grant | Invitation, bodies: Bodies = NO_BODIES) -> None:
    """Raise PermissionDenied unless the person may give this office; None is the portal itself."""
    if user is not None and not may_give_like(user, office, bodies):
        raise PermissionDenied(BEYOND)


def judge_seat(role: str, *, region_code: str = "", body: str = "", nationwide: bool = False) -> Verdict:
    """Is the role held at such a place at all?"""
    if nationwide:
        return YES if role in NATIONWIDE else no("Peran ini diberikan untuk satu wilayah.")
    if body:
        return YES if role == Role.BKAD else no("Hanya pengurus BKAD yang dipasang pada satu badan.")
    if not regions.is_code(region_code) or regions.level(region_code) not in LEVELS[role]:
        return no("Peran ini tidak diberikan pada tingkat wilayah itu.")
    if regions.level(region_code) == VILLAGE and regions.is_kelurahan(region_code):
        return no("Kelurahan tidak menjadi pihak kerja sama desa (UU 6/2014 pasal 91).")
    return YES


def in_reach(user: Any, bodies: Bodies = NO_BODIES) -> Q:
    """The grants, or invitations, at places where the person gives roles."""
    wanted = Q(pk__in=[])
    for grant in givers(user):
        if grant.nationwide:
            return ~Q(pk__in=[])
        wanted |= Q(region_code__lies_in=grant.region_code)
    return (wanted | Q(body__in=list(bodies))) & ~Q(role=Role.ADMIN)


def people_in_reach(user: Any, bodies: Bodies = NO_BODIES) -> QuerySet[User]:
    """Everybody who holds or held an office there; who gives nationwide sees all."""
    if any(grant.nationwide for grant in givers(user)):
        return User.objects.all()
    held = Grant.objects.filter(in_reach(user, bodies), user=OuterRef("pk"))
    return User.objects.filter(Exists(held))


def invitations_in_reach(user: Any, bodies: Bodies = NO_BODIES) -> QuerySet[Invitation]:
    """The invitations to offices there."""
    return Invitation.objects.filter(in_reach(user, bodies), kind=Invitation.Kind.NEW)


def judge_manager(user: Any, person: User, grants: Iterable[Grant], bodies: Bodies = NO_BODIES) -> Verdict:
    """May the whole account be managed: does the person give every office that the other still holds?"""
    if all(may_give_like(user, grant, bodies) for grant in grants):
        return YES
    return no(OTHERS_TOO.format(person.name))


def require_manager(user: Any, person: User, bodies: Bodies = NO_BODIES) -> None:
    """Raise PermissionDenied unless the whole account may be managed; None is the portal itself."""
    if user is None:
        return
    if not givers(user):
        raise PermissionDenied(BEYOND)
    verdict = judge_manager(user, person, person.grants.not_over(), bodies)
    if not verdict:
        raise PermissionDenied(verdict.reason)


def still_gives(user: User, office: Grant | Invitation) -> bool:
    """May the person give this office today? Which villages a body serves was judged when it was issued."""
    if office.body:
        return any(office.role in GIVES[grant.role] for grant in givers(user))
    return may_give_like(user, office)


def is_backed(invitation: Invitation) -> bool:
    """Does who issued it still have the right to? The portal's own, and one's own, need nobody."""
    by, person = invitation.created_by, invitation.user
    if invitation.is_new:
        return still_gives(by, invitation)
    return person.is_active and (by == person or all(still_gives(by, grant) for grant in person.grants.not_over()))
