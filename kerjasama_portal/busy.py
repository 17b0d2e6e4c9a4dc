"""When the database is away or busy, or the disk is full: a page that says so and keeps what was typed."""

import errno
import shutil
import sys
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

RETRY_AFTER = "30"
FULL_CODES = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
FULL_WORDS = ("disk is full", "No space left on device", "could not extend file")
# What SQLite says when it can't make its files; whether the disk is full must be looked up.
NO_FILE = ("disk I/O error", "unable to open database file")
LEAST_ROOM = 256 * 1024
# SQLite calls a missing table an operational error; waiting doesn't mend that.
BUILT_WRONG = ("no such table", "no such column", "no such function")
SECRET_FIELDS = ("code", "otp")
BUSY, FULL = "sibuk", "penuh"


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what caused it, as far as it is told."""
    for _ in range(10):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__


def is_full(error: BaseException) -> bool:
    """No room, or a disk that turned read-only."""
    if isinstance(error, OSError):
        return error.errno in FULL_CODES
    said = str(error)
    if any(word in said for word in NO_FILE):
        return shutil.disk_usage(settings.PORTAL_DATA).free < LEAST_ROOM
    return any(word in said for word in FULL_WORDS)


def is_busy(error: BaseException) -> bool:
    """The database is away, locked, or gave up waiting."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return not any(word in str(error) for word in BUILT_WRONG)


def what_is_wrong(error: BaseException | None) -> str:
    """Full, busy, or something else, by the error and what caused it."""
    errors = list(chain(error))
    if any(is_full(each) for each in errors):
        return FULL
    return BUSY if any(is_busy(each) for each in errors) else ""


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
