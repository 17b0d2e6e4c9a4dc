"""What a request needs beyond an act: signing in, staying signed in, and having proved oneself lately."""

import time

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records, perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.exceptions import ReauthenticationRequired
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse

from accounts import cipher
from accounts.models import User

SEED = "kode_masuk_baru"


def sign_in(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in who has just chosen a password; a second factor they have is still asked for (ASVS 6.4.3)."""
    record_authentication(request, user, method="password")
    return perform_login(request, Login(user=user))


def stay_signed_in(request: HttpRequest, user: User) -> None:
    """Keep this one session after its password changed, under a new key."""
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)


def require_fresh(request: HttpRequest) -> None:
    """Send to the password again unless it was given within the last minutes (ASVS 7.5.1)."""
    given = [record["at"] for record in get_authentication_records(request, request.user)]
    if not given or time.time() - max(given) > app_settings.REAUTHENTICATION_TIMEOUT:
        raise ReauthenticationRequired


def keep_seed(request: HttpRequest, seed: str) -> None:
    """Remember the seed of a phone that is being enrolled; the session is a row too, so it is encrypted."""
    request.session[SEED] = cipher.encrypt(seed)


def kept_seed(request: HttpRequest) -> str:
    """The seed of the phone that is being enrolled; empty when none is."""
    sealed = request.session.get(SEED, "")
    return cipher.decrypt(sealed) if sealed else ""
