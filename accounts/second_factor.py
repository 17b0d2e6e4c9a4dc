"""How the second factor of an account stands; only asked here."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from accounts.models import User
from accounts.roles import SENSITIVE


def has_second_factor(user: User) -> bool:
    """Has the person enrolled a phone?"""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def needs_second_factor(user: User) -> bool:
    """Must the person have one, by role and by the profile of this portal?"""
    return settings.MFA_REQUIRED and bool(user.roles & SENSITIVE)


def unused_codes(user: User) -> list[str]:
    """The recovery codes that still work."""
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return row.wrap().get_unused_codes() if row else []
