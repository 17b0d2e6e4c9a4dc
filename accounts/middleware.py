"""Sessions end by themselves; whose role asks for a second factor gets no further without one."""

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.roles import SENSITIVE
from accounts.second_factor import has_second_factor, needs_second_factor

MINUTE, HOUR = 60, 3600
# security.md §7.2: half an hour for who reviews or manages, a working day for villages and the field.
IDLE_SENSITIVE, IDLE_OTHERS, LONGEST = 30 * MINUTE, 8 * HOUR, 12 * HOUR
NOTED_EVERY = MINUTE  # writing at each request would make every page a write
BEGAN, SEEN = "masuk_pada", "terakhir_dipakai"
TOO_IDLE = "Anda keluar sendiri karena portal {} tidak dipakai. Masuk lagi untuk melanjutkan."
TOO_LONG = "Anda keluar sendiri karena sudah 12 jam. Masuk lagi untuk melanjutkan."
NEVER_SHOWN = ("password", "sandi", "code", "kode", "token", "csrf")
# What remains open to whoever must enrol a second factor first.
ENROLLING = {
    "accounts:second-factor-enrol",
    "accounts:recovery-codes",
    "account_reauthenticate",
    "account_logout",
}


def begin(request: HttpRequest) -> None:
    """Start both clocks of a session."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def why_over(request: HttpRequest, now: int) -> str:
    """Why this session is over, in words; empty when it is not."""
    is_sensitive = bool(request.user.roles & SENSITIVE)
    if now - request.session[BEGAN] >= LONGEST:
        return TOO_LONG
    if now - request.session[SEEN] >= (IDLE_SENSITIVE if is_sensitive else IDLE_OTHERS):
        return TOO_IDLE.format("30 menit" if is_sensitive else "8 jam")
    return ""


def typed_texts(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed into a form that came too late, without secrets, so that it can be copied."""
    pairs = [(name, text) for name, texts in request.POST.lists() for text in texts]
    shown = [(name, text) for name, text in pairs if not any(word in name.lower() for word in NEVER_SHOWN)]
    return [(name, text) for name, text in shown if len(text) > 20]


class SessionLimits:
    """Ends a session that was idle or lasted too long, and says so."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        now = int(time.time())
        if SEEN not in request.session or BEGAN not in request.session:
            begin(request)
        if reason := why_over(request, now):
            texts = typed_texts(request) if request.method == "POST" else []
            logout(request)
            if request.method == "POST":
                context = {"reason": reason, "texts": texts, "address": request.path}
                return render(request, "accounts/session_over.html", context, status=403)
            messages.warning(request, reason)
        elif now - request.session[SEEN] >= NOTED_EVERY:
            request.session[SEEN] = now
            UserSession.objects.create_from_request(request)
        return None


class SecondFactorFirst:
    """Fail closed: without the second factor that a role needs, every address leads to its enrolment."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or not needs_second_factor(user) or has_second_factor(user):
            return None
        if request.resolver_match.view_name in ENROLLING:
            return None
        return redirect("accounts:second-factor-enrol")
