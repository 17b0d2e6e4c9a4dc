"""Acts on accounts: make a person, grant and withdraw a role."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import Grant, User
from records import trail
from records.verdict import Refused


def require_administrator(by: User | None) -> None:
    """Only an administrator, or the portal itself (None), manages accounts; raises PermissionDenied."""
    if by is not None and not by.is_staff:
        raise PermissionDenied("Hanya pengelola portal yang boleh mengurus akun.")


@transaction.atomic
def create_user(*, username: str, name: str, password: str, by: User | None, is_example: bool = False) -> User:
    """Make an account; `by` is None only when the portal itself sets up its first accounts."""
    require_administrator(by)
    user = User(username=username, name=name, is_example=is_example)
    user.set_password(password)
    user.full_clean()
    user.save(force_insert=True)
    trail.record("user.create_user", user, by=by, new={"username": username, "is_example": is_example})
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: User | None) -> None:
    """Give a person a new password; it never enters the trail."""
    require_administrator(by)
    user.set_password(password)
    User.objects.filter(pk=user.pk).update(password=user.password)
    trail.record("user.set_password", user, by=by)


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
    starts=None,
    ends=None,
) -> Grant:
    """Grant a role at a region, for a body, or nationwide."""
    require_administrator(by)
    grant = Grant(
        user=user,
        role=role,
        region_code=region_code,
        body=body,
        nationwide=nationwide,
        place_name=place_name,
        starts=starts or timezone.localdate(),
        ends=ends,
        created_by=by or user,
    )
    grant.full_clean()
    grant.save(force_insert=True)
    trail.record(
        "grant.grant_role",
        grant,
        by=by,
        region_code=region_code,
        new={"user": user.username, "role": role, "region_code": region_code, "body": body, "nationwide": nationwide},
    )
    return grant


@transaction.atomic
def withdraw_role(*, grant: Grant, by: User, note: str) -> None:
    """End a grant now; the row stays. Raises Refused when it has ended already."""
    require_administrator(by)
    now = timezone.now()
    if Grant.objects.filter(pk=grant.pk, ended_at__isnull=True).update(ended_at=now) != 1:
        raise Refused("Wewenang ini sudah diakhiri.")
    trail.record("grant.withdraw_role", grant, by=by, region_code=grant.region_code, new={"ended_at": now}, note=note)
