"""The second factor: enrolled and removed by its owner, taken away by who manages the account."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from accounts.actions.sessions import close
from accounts.giving import NO_BODIES, Bodies, require_manager
from accounts.models import User
from accounts.second_factor import has_second_factor, needs_second_factor
from records import trail
from records.verdict import Refused

WRONG_CODE = "Kode salah. Tunggu kode berikutnya di ponsel, lalu coba lagi."
HAS_ONE = "Kode masuk sudah terpasang."
HAS_NONE = "Kode masuk belum terpasang."
NOT_YOUR_OWN = "Kode masuk sendiri dilepas di halaman akun Anda, bukan di sini."
IS_NEEDED = "Peran Anda wajib memakai kode masuk. Kode itu tidak bisa dilepas."


@transaction.atomic
def enrol_second_factor(*, user: User, secret: str, code: str, keep: str) -> None:
    """Tie a phone to the account once it shows the right code; other sessions end."""
    User.objects.select_for_update().get(pk=user.pk)
    if has_second_factor(user):
        raise Refused(HAS_ONE)
    if not TOTP.activate(user, secret).validate_code(code):
        raise Refused(WRONG_CODE)  # which undoes the activation too
    RecoveryCodes.activate(user)
    trail.record("user.enrol_second_factor", user, by=user)
    close(user, keep=keep)


@transaction.atomic
def new_recovery_codes(*, user: User) -> None:
    """Ten other recovery codes; the old ones are dead."""
    User.objects.select_for_update().get(pk=user.pk)
    if not has_second_factor(user):
        raise Refused(HAS_NONE)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)
    trail.record("user.new_recovery_codes", user, by=user)


def remove(user: User) -> None:
    """Delete phone and recovery codes in the caller's transaction."""
    if not Authenticator.objects.filter(user=user).delete()[0]:
        raise Refused(HAS_NONE)


@transaction.atomic
def remove_second_factor(*, user: User, keep: str) -> None:
    """A person unties the phone, unless their role needs it; other sessions end."""
    if needs_second_factor(user):
        raise Refused(IS_NEEDED)
    remove(user)
    trail.record("user.remove_second_factor", user, by=user)
    close(user, keep=keep)


@transaction.atomic
def take_second_factor(*, user: User, by: User, note: str, bodies: Bodies = NO_BODIES) -> None:
    """For who lost phone and paper: the next sign-in is by password alone and leads to a new enrolment."""
    require_manager(by, user, bodies)
    if user == by:
        raise Refused(NOT_YOUR_OWN)
    remove(user)
    close(user)
    trail.record("user.take_second_factor", user, by=by, note=note)
