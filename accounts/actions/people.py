"""Acts on people: made, deactivated and reactivated, their passwords changed."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.actions.sessions import close
from accounts.giving import NO_BODIES, Bodies, require_manager
from accounts.models import Grant, User
from accounts.roles import Role
from records import trail
from records.verdict import Refused

NAME_TAKEN = "Nama pengguna “{}” sudah dipakai. Pilih nama lain."
LAST_ADMINISTRATOR = "Ini pengelola portal yang terakhir. Tunjuk pengelola lain dulu."
NOT_YOURSELF = "Anda tidak bisa menonaktifkan akun sendiri."


def require_administrator(by: User | None) -> None:
    """Only an administrator, or the portal itself (None), makes accounts directly; raises PermissionDenied."""
    if by is not None and not by.is_staff:
        raise PermissionDenied("Hanya pengelola portal yang boleh mengurus akun.")


def keep_an_administrator(leaving: User) -> None:
    """Refuse what would leave the portal without an administrator who can sign in; two at once wait for each other."""
    grants = Grant.objects.select_for_update().filter(role=Role.ADMIN, ended_at__isnull=True).order_by("pk")
    held = {grant.pk for grant in grants}
    running = Grant.objects.in_force().filter(pk__in=held, user__is_active=True)
    holders = set(running.values_list("user_id", flat=True))
    if leaving.pk in holders and len(holders) == 1:
        raise Refused(LAST_ADMINISTRATOR)


def make_user(*, username: str, name: str, by: User | None, password: str | None = None, **facts) -> User:
    """Write the account and its event in the caller's transaction; without a password nobody can sign in to it."""
    username = User.normalize_username(username)
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(NAME_TAKEN.format(username))
    user = User(username=username, name=name, **facts)
    user.set_password(password)
    user.full_clean()
    try:
        user.save(force_insert=True)
    except IntegrityError as error:  # somebody took the name between the question and the answer
        raise Refused(NAME_TAKEN.format(username)) from error
    trail.record("user.create_user", user, by=by, new={"username": username, "is_example": user.is_example})
    return user


@transaction.atomic
def create_user(*, username: str, name: str, password: str, by: User | None, is_example: bool = False) -> User:
    """Make an account with a password; `by` is None only when the portal itself sets up its first accounts."""
    require_administrator(by)
    return make_user(username=username, name=name, password=password, by=by, is_example=is_example)


@transaction.atomic
def set_password(*, user: User, password: str, by: User | None) -> None:
    """Give a person a new password; it never enters the trail."""
    require_administrator(by)
    write_password(user, password, by=by)


def write_password(user: User, password: str, *, by: User | None, keep: str = "") -> None:
    """Write a password in the caller's transaction; every session but the one of the key `keep` ends."""
    user.set_password(password)
    User.objects.filter(pk=user.pk).update(password=user.password)
    trail.record("user.set_password", user, by=by)
    close(user, keep=keep)


@transaction.atomic
def change_password(*, user: User, password: str, keep: str) -> None:
    """A person changes their own password, and is signed out everywhere else (security.md §7.2)."""
    write_password(user, password, by=user, keep=keep)


@transaction.atomic
def deactivate(*, user: User, by: User, note: str, bodies: Bodies = NO_BODIES) -> None:
    """Close an account at once: no sign-in, no session; its acts stay in the books."""
    require_manager(by, user, bodies)
    if user == by:
        raise Refused(NOT_YOURSELF)
    keep_an_administrator(user)
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False) != 1:
        raise Refused("Akun ini sudah tidak aktif.")
    close(user)
    trail.record("user.deactivate", user, by=by, note=note)


@transaction.atomic
def activate(*, user: User, by: User, bodies: Bodies = NO_BODIES) -> None:
    """Open a closed account again; its grants count as far as they still run."""
    require_manager(by, user, bodies)
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True) != 1:
        raise Refused("Akun ini sudah aktif.")
    trail.record("user.activate", user, by=by)


@transaction.atomic
def create_administrator(*, username: str, name: str) -> User:
    """The portal itself makes an administrator without a password; the one-time link lets them choose one."""
    user = make_user(username=username.lower(), name=name, by=None)
    grant = Grant(user=user, role=Role.ADMIN, nationwide=True, created_by=user)
    grant.full_clean()
    grant.save(force_insert=True)
    trail.record("grant.grant_role", grant, by=None, new={"user": user.username, "role": grant.role})
    return user
