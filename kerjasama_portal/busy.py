"""When the database is away or busy, or the disk is full: a page that says so and keeps what was typed."""

import errno
import sys

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

RETRY_AFTER = "30"
FULL_CODES = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
FULL_WORDS = ("disk is full", "No space left on device", "could not extend file")
# SQLite calls a missing table an operational error; waiting doesn't mend that.
BUILT_WRONG = ("no such table", "no such column", "no such function")
SECRET_FIELDS = ("code", "otp")
BUSY, FULL = "sibuk", "penuh"


def what_is_wrong(error: BaseException | None) -> str:
    """Busy, full, or something else, by the error and what caused it."""
    seen = 0
    while error is not None and seen < 10:
        if isinstance(error, OSError) and error.errno in FULL_CODES:
            return FULL
        if isinstance(error, OperationalError | InterfaceError):
            said = str(error)
            if any(word in said for word in FULL_WORDS):
                return FULL
            if not any(word in said for word in BUILT_WRONG):
                return BUSY
        error, seen = error.__cause__ or error.__context__, seen + 1
    return ""


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, to be sent again by one press; passwords and codes are typed anew."""
    try:
        lists = list(request.POST.lists()) if request.method == "POST" else []
    except (OSError, BadRequest, SuspiciousOperation, MultiPartParserError):
        return []
    pairs = [(name, value) for name, values in lists for value in values]
    secret = any(name in SECRET_FIELDS or "password" in name or "sandi" in name for name, _ in pairs)
    return [] if secret else pairs


def had_files(request: HttpRequest) -> bool:
    """Was a file sent along? A page can't keep it."""
    return request.content_type == "multipart/form-data"


def broken(request: HttpRequest) -> HttpResponse:
    """The handler of whatever nobody caught; asks neither database nor session."""
    kind = what_is_wrong(sys.exc_info()[1])
    if not kind:
        return HttpResponse(render_to_string("500.html"), status=500)
    context = {
        "is_full": kind == FULL,
        "is_form": request.method == "POST",
        "typed": typed(request),
        "had_files": had_files(request),
        "path": request.get_full_path(),
        "is_example": settings.PROFILE == "contoh",
    }
    answer = HttpResponse(render_to_string("busy.html", context), status=503)
    answer["Retry-After"] = RETRY_AFTER
    return answer
