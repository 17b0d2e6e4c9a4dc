"""What tests of accounts share: signing in through the page, and the code of a phone."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.urls import reverse

from accounts import cipher
from accounts.models import User

PASSWORD = "kata-sandi-uji-panjang"


@pytest.fixture(autouse=True)
def fresh_limits():
    """Attempts of another test don't count."""
    cache.clear()


def by_page(client, username: str, password: str = PASSWORD, **extra):
    """Sign in as a person does."""
    return client.post(reverse("account_login"), {"login": username, "password": password}, **extra)


def is_in(client) -> bool:
    """Is somebody signed in?"""
    return "_auth_user_id" in client.session


def code_of(user: User, steps: int = 0) -> str:
    """What the phone of a person shows now, or so many half minutes from now."""
    sealed = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]
    return code_from(cipher.decrypt(sealed), steps)


def code_from(seed: str, steps: int = 0) -> str:
    """The code of a seed."""
    return format_hotp_value(hotp_value(seed, int(time.time()) // 30 + steps))


@pytest.fixture
def still(monkeypatch):
    """The clock stands in the middle of a half minute, so that no code runs out while a test types it."""
    now = time.time() // 30 * 30 + 15
    monkeypatch.setattr("time.time", lambda: now)
    return now
