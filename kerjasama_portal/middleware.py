"""What stands between the web and the views: headers, declared access, refusals as ordinary answers."""

import logging

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.access import PUBLIC, SIGNED_IN
from kerjasama_portal.third_party import is_third_party
from records.documents import Mismatch
from records.verdict import Refused

log = logging.getLogger(__name__)
COOPERATION = "kerja-sama/<id:pk>/"
# On every answer, whoever made it: a page, a fault, a file, a style sheet. The content policy is django-csp's.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
}


def response_headers(get_response):
    """The headers that do not depend on the page, and what a browser may keep."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.is_secure() and settings.SECURE_HSTS_SECONDS:
            value = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
            response.headers.setdefault("Strict-Transport-Security", value)
        if has_session(request, response):
            patch_cache_control(response, no_store=True)
        if signs_out(request):
            # Never "storage": what was typed without a network lives there.
            response["Clear-Site-Data"] = '"cache"'
        return response

    return middleware


def has_session(request: HttpRequest, response: HttpResponse) -> bool:
    """Does a session stand behind this answer, or begin with it? A style sheet is the same for all."""
    if is_static(request):
        return False
    return settings.SESSION_COOKIE_NAME in request.COOKIES or settings.SESSION_COOKIE_NAME in response.cookies


def is_static(request: HttpRequest) -> bool:
    """A file that whitenoise answers."""
    return request.path_info.startswith(settings.STATIC_URL)


def signs_out(request: HttpRequest) -> bool:
    """Did somebody just leave?"""
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.view_name == "account_logout"


def has_nul(data: QueryDict) -> bool:
    """Nobody types the character NUL, and PostgreSQL refuses to store or to look for it."""
    return any("\x00" in value for _, values in data.lists() for value in values)


class DeclaredAccess:
    """The third lock: an undeclared view is refused, and a view that never asked is a fault."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if has_nul(request.GET) or has_nul(request.POST):
            raise Http404
        rule = getattr(view, "declared_access", None)
        request.declared_access = rule
        if rule is None and not is_third_party(request.resolver_match):
            log.error("undeclared view %s", request.resolver_match.view_name)
            raise PermissionDenied
        return None


def asked_or_fault(request: HttpRequest, response: HttpResponse) -> None:
    """A view that declares a right must have asked for it before it answers."""
    rule = getattr(request, "declared_access", None)
    if rule in (None, PUBLIC, SIGNED_IN) or response.status_code >= 400:
        return
    if request.user.is_authenticated and not getattr(request.user, "access_was_asked", False):
        message = f"{request.resolver_match.view_name} declares {rule} and never asked for it"
        if settings.PROFILE == "uji":
            raise AssertionError(message)
        log.error(message)
        raise PermissionDenied


class RefusedIsAnAnswer:
    """Refused becomes a message and the way back; everything that is missing is listed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        asked_or_fault(request, response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception):
        if isinstance(error, Mismatch):
            return render(request, "file_mismatch.html", {"document": error.document, "what": error.what}, status=409)
        if not isinstance(error, Refused):
            return None
        back = page_before(request)
        if back and request.method == "POST" and not error.verdict.findings:
            messages.error(request, error.verdict.reason)
            return redirect(back)
        context = {"verdict": error.verdict, "back": back, "cooperation": cooperation_of(request)}
        return render(request, "refused.html", context, status=409)


def page_before(request: HttpRequest) -> str:
    """The page of this portal that led here; empty when there is none, or when it is this very address."""
    back = request.META.get("HTTP_REFERER", "")
    safe = "://" in back and url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return back if safe and back != request.build_absolute_uri() else ""


def cooperation_of(request: HttpRequest) -> str:
    """The page of the cooperation that the address lies under; empty when it lies under none."""
    match = request.resolver_match
    if not match.route.startswith(COOPERATION) or match.route == COOPERATION:
        return ""
    return reverse("partnerships:cooperation-detail", args=[match.kwargs["pk"]])
