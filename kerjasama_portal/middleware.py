"""What stands between the web and the views: headers, declared access, refusals as ordinary answers."""

import logging

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.access import PUBLIC, SIGNED_IN
from kerjasama_portal.third_party import is_third_party
from records.documents import Mismatch
from records.verdict import Refused

log = logging.getLogger(__name__)
PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


def response_headers(get_response):
    """Headers that Django has no setting for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            patch_cache_control(response, no_store=True)
        return response

    return middleware


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
        back = request.META.get("HTTP_REFERER", "")
        safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
        if safe and not error.verdict.findings:
            messages.error(request, error.verdict.reason)
            return redirect(back)
        return render(request, "refused.html", {"verdict": error.verdict, "back": back if safe else ""}, status=409)
