"""Acts on grants: a role given, ended, handed over to an acting holder."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.actions.people import keep_an_administrator
from accounts.giving import NO_BODIES, Bodies, judge_seat, require_giver
from accounts.models import Grant, Invitation, User
from accounts.roles import Role
from records import trail
from records.verdict import Refused

ENDED_ALREADY = "Wewenang ini sudah diakhiri."
HELD_ALREADY = "{} sudah memegang peran ini di tempat yang sama."
NOT_TO_YOURSELF = "Anda tidak bisa memberi peran kepada diri sendiri. Minta pengelola lain."
PAST = "Tanggal sampai sudah lewat. Periksa lagi masa jabatannya."
ONE_KADES = "Desa ini masih punya kepala desa, {}. Pakai “Serahkan jabatan” dari wewenangnya."


def judge_office(
    office: Grant | Invitation,
    *,
    replaces: Grant | None = None,
    since: datetime | None = None,
    taken: str = ONE_KADES,
) -> None:
    """Refuse an office where it isn't held, one that is over, and a second kades (UU 6/2014 pasal 26).

    An office that is handed over may have its holder; `since` asks who came into it after that was decided.
    """
    place = {"region_code": office.region_code, "body": office.body, "nationwide": office.nationwide}
    if not (seat := judge_seat(office.role, **place)):
        raise Refused(seat)
    if office.ends is not None and office.ends < timezone.localdate():
        raise Refused(PAST)
    if office.role != Role.KADES or (replaces is not None and since is None):
        return
    others = Grant.objects.not_over().filter(role=Role.KADES, region_code=office.region_code, user__is_active=True)
    if replaces is not None:
        others = others.filter(created_at__gt=since)
    if other := others.select_related("user").first():
        raise Refused(taken.format(other.user.name))


def keep_from_oneself(user: User, by: User) -> None:
    """Whoever gives roles holds none that nobody else gave them."""
    if user == by:
        raise Refused(NOT_TO_YOURSELF)


def write_grant(grant: Grant, *, by: User | None) -> Grant:
    """Write a judged grant and its event in the caller's transaction."""
    grant.full_clean()
    grant.save(force_insert=True)
    facts = {field: getattr(grant, field) for field in ("role", "region_code", "body", "nationwide", "acting")}
    facts |= {"user": grant.user.username, "starts": grant.starts, "ends": grant.ends}
    trail.record("grant.grant_role", grant, by=by, region_code=grant.region_code, new=facts)
    return grant


@transaction.atomic
def grant_role(
    *,
    user: User,
    role: str,
    by: User | None,
    region_code: str = "",
    body: str = "",
    nationwide: bool = False,
    place_name: str = "",
    acting: str = "",
    starts: date | None = None,
    ends: date | None = None,
    bodies: Bodies = NO_BODIES,
) -> Grant:
    """Grant a role at a region, for a body, or nationwide; never beyond the giver's own scope."""
    scope = {"region_code": region_code, "body": body, "nationwide": nationwide}
    grant = Grant(user=user, role=role, **scope, place_name=place_name, acting=acting, created_by=by or user)
    grant.starts, grant.ends = starts or timezone.localdate(), ends
    require_giver(by, grant, bodies)
    if by is not None:
        keep_from_oneself(user, by)
        judge_office(grant)
        if user.grants.not_over().filter(role=role, **scope).exists():
            raise Refused(HELD_ALREADY.format(user.name))
    return write_grant(grant, by=by)


@transaction.atomic
def withdraw_role(*, grant: Grant, by: User, note: str, bodies: Bodies = NO_BODIES) -> None:
    """End a grant now; the row stays. Raises Refused when it has ended already."""
    require_giver(by, grant, bodies)
    end_grant(grant, by=by, note=note)


def end_grant(grant: Grant, *, by: User, note: str, last_day: date | None = None) -> None:
    """End a grant at once, or on a later day, in the caller's transaction."""
    if grant.role == Role.ADMIN:
        keep_an_administrator(grant.user)
    now = timezone.now()
    later = last_day is not None and last_day >= max(timezone.localdate(), grant.starts)
    end = {"ends": last_day} if later else {"ended_at": now}
    if Grant.objects.filter(pk=grant.pk, ended_at__isnull=True).update(**end) != 1:
        raise Refused(ENDED_ALREADY)
    trail.record("grant.withdraw_role", grant, by=by, region_code=grant.region_code, new=end, note=note)


@transaction.atomic
def hand_over(
    *,
    grant: Grant,
    user: User,
    by: User,
    note: str,
    acting: str = "",
    starts: date | None = None,
    ends: date | None = None,
    keeps: bool = False,
    bodies: Bodies = NO_BODIES,
) -> Grant:
    """Put somebody else into the office of a grant; its holder leaves the day before, or keeps it meanwhile.

    Open tasks need no moving: they ask who holds the right, not who held it when they arose.
    """
    first = starts or timezone.localdate()
    successor = successor_of(grant, acting=acting, starts=first, ends=ends)
    successor.user, successor.created_by = user, by
    require_giver(by, grant, bodies)
    if grant.is_over:
        raise Refused(ENDED_ALREADY)
    keep_from_oneself(user, by)
    if user == grant.user:
        raise Refused(HELD_ALREADY.format(user.name))
    judge_office(successor, replaces=grant)
    if not keeps:
        # The holder's last day is the one before; an office that is handed over today ends at once.
        end_grant(grant, by=by, note=note, last_day=first - timedelta(days=1))
    return write_grant(successor, by=by)


def successor_of(grant: Grant, **term) -> Grant:
    """The same office for somebody else."""
    same = ("role", "region_code", "body", "nationwide", "place_name")
    return Grant(**{field: getattr(grant, field) for field in same}, **term)
