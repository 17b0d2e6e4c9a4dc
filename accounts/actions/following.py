"""Offices follow a region to its new code or name: ended and given anew, to the same person."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.actions.grants import end_grant, write_grant
from accounts.giving import judge_seat
from accounts.models import Grant, Invitation
from accounts.roles import Role
from records import trail
from records.models import Event

FEW = 5000  # so many codes go into one statement; more are sorted out here


@dataclass(frozen=True)
class Followed:
    """A region's code and name before and after."""

    old_code: str
    new_code: str
    old_name: str
    new_name: str

    def place_name(self, before: str) -> str:
        """ "Kecamatan Ngebel" keeps its first word; a name that people wrote otherwise stays."""
        return before.replace(self.old_name, self.new_name)[:120] if self.old_name else before


def at_codes(rows: QuerySet, codes: Collection[str]) -> list[Any]:
    """The grants, or invitations, whose place is one of these codes, in one query."""
    found = rows.filter(region_code__in=list(codes)) if len(codes) <= FEW else rows.exclude(region_code="")
    return [row for row in found.order_by("created_at", "pk") if row.region_code in codes]


def grants_at(codes: Collection[str]) -> list[Grant]:
    """The offices that people hold at these codes now, or will hold."""
    return at_codes(Grant.objects.not_over().exclude(role=Role.ADMIN).select_related("user"), codes)


@transaction.atomic
def follow_regions(*, codes: Collection[str], move_of: Callable[[str], Followed], by: Any, note: str) -> int:
    """Let offices and open invitations at these codes follow; gives how many people.

    Where the office can't be held at the new code (a desa that became a kelurahan) it ends: the old code may be
    another region's next.
    """
    people = set()
    for grant in grants_at(codes):
        if follow(grant, move_of(grant.region_code), by, note):
            people.add(grant.user_id)
    for invitation in at_codes(Invitation.objects.open(), codes):
        follow_invitation(invitation, move_of(invitation.region_code), by, note)
    return len(people)


def follow(grant: Grant, move: Followed, by: Any, note: str) -> bool:
    """One office: the same person, role and term at the new code, under the new name."""
    if not (seat := judge_seat(grant.role, region_code=move.new_code)) and move.new_code == move.old_code:
        return False
    end_grant(grant, by=by, note=note)
    if not seat:
        return False
    same = {name: getattr(grant, name) for name in ("user", "role", "acting", "ends")}
    starts = max(grant.starts, timezone.localdate())
    place_name = move.place_name(grant.place_name)
    write_grant(Grant(**same, region_code=move.new_code, place_name=place_name, starts=starts, created_by=by), by=by)
    return True


def follow_invitation(invitation: Invitation, move: Followed, by: Any, note: str) -> None:
    """One open invitation leads to the office at the new code."""
    new = {"region_code": move.new_code, "place_name": move.place_name(invitation.place_name)}
    old = {name: getattr(invitation, name) for name in new}
    Invitation.objects.filter(pk=invitation.pk).update(**new)
    trail.record("invitation.follow", invitation, by=by, region_code=move.new_code, old=old, new=new, note=note)


def ended_by(*, codes: Mapping[str, str], after: int, note: str) -> list[Grant]:
    """The offices at old codes that a list ended since that event, because there is no such seat at the new one."""
    told = Event.objects.filter(pk__gt=after, action="grant.withdraw_role", note=note)
    ids = [pk for pk, code in told.values_list("subject_id", "region_code") if code in codes]
    ended = Grant.objects.filter(pk__in=ids, ended_at__isnull=False).select_related("user").order_by("created_at", "pk")
    return [grant for grant in ended if not judge_seat(grant.role, region_code=codes[grant.region_code])]


def give_back(grants: Collection[Grant], *, by: Any) -> int:
    """Offices given anew to who held them; not where the term is over, the account closed or the seat taken."""
    given = 0
    for grant in grants:
        same = {name: getattr(grant, name) for name in ("role", "region_code")}
        held = Grant.objects.not_over().filter(**same)
        taken = held.filter(user__is_active=True) if grant.role == Role.KADES else held.filter(user=grant.user)
        over = grant.ends is not None and grant.ends < timezone.localdate()
        if over or not grant.user.is_active or taken.exists():
            continue
        same |= {name: getattr(grant, name) for name in ("user", "acting", "ends", "place_name")}
        write_grant(Grant(**same, starts=max(grant.starts, timezone.localdate()), created_by=by), by=by)
        given += 1
    return given
