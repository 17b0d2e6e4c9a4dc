"""Log lines: one line each, with the request and the person by number, never with what belongs to a person."""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

access = logging.getLogger("portal.akses")
# The request that this thread answers; empty for commands and the worker.
current: ContextVar[HttpRequest | None] = ContextVar("current", default=None)
REQUEST_ID = re.compile(r"[0-9a-f]{32}")

HIDDEN = "[disamarkan]"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NIK = re.compile(r"(?<![0-9a-f])(?:\d[ .-]?){15}\d(?![0-9a-f])")
PHONE = re.compile(r"(?<![\w.])(?:\+?62|0)[ -]?8\d(?:[ -]?\d){6,11}(?!\w)")
NAMED = re.compile(
    r"(?i)((?:password|sandi|pass|token|kunci|secret|sesi|csrf|authorization|cookie)\w*[\"']?\s*[=:]\s*[\"']?)[^\s\"'&;,]+"
)
LONG = re.compile(r"(?<![\w/.-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}(?![\w/.-])|(?<=/)(?=[\w-]*\d)[\w-]{24,}(?=/)")
HASH = re.compile(r"[0-9a-f]{64}")
# PostgreSQL repeats the whole row under this word.
DETAIL = re.compile(r"(?m)^DETAIL:.*$")


def redact(text: str) -> str:
    """A text without numbers of people, addresses, tokens, or the rows that a database repeats."""
    text = DETAIL.sub(f"DETAIL: {HIDDEN}", text)
    text = NAMED.sub(rf"\1{HIDDEN}", text)
    text = LONG.sub(lambda found: found[0] if HASH.fullmatch(found[0]) else HIDDEN, text)
    for pattern in (EMAIL, NIK, PHONE):
        text = pattern.sub(HIDDEN, text)
    return text


def one_line(text: str) -> str:
    """Nobody begins a line of the log by sending a line break."""
    return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n")


def route_of(request: HttpRequest | None) -> str:
    """The name of the page: an address may hold what somebody typed."""
    match = getattr(request, "resolver_match", None)
    return (match.view_name or match.route) if match else ""


def person_of(request: HttpRequest | None) -> Any:
    """The number of the person, if the session was already looked up; a log line asks no database."""
    user = getattr(request, "_cached_user", None)
    return getattr(user, "pk", None)


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """What one line says."""
    request = current.get()
    about_request = record.name.startswith("django.") and hasattr(record, "request")
    message = record.getMessage()
    if about_request:  # Django's own lines end with the raw address
        message = message.partition(":")[0]
    facts = {
        "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "tingkat": record.levelname,
        "pencatat": record.name,
        "pesan": redact(message),
        "permintaan": getattr(request, "request_id", ""),
        "pengguna": person_of(request),
        "rute": route_of(request),
    }
    facts |= {name: value for name, value in getattr(record, "facts", {}).items()}
    if record.exc_info:
        facts["galat"] = redact(logging.Formatter().formatException(record.exc_info))
    return {name: value for name, value in facts.items() if value not in ("", None)}


class JsonLine(logging.Formatter):
    """One JSON object a line, for whatever collects them."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts_of(record), ensure_ascii=False, default=str)


class PlainLine(logging.Formatter):
    """The same for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        facts = facts_of(record)
        trace = facts.pop("galat", "")
        line = f"{facts.pop('tingkat')} {facts.pop('pencatat')}: {one_line(facts.pop('pesan', ''))}"
        rest = " ".join(f"{name}={one_line(str(value))}" for name, value in facts.items() if name != "waktu")
        return f"{line} {rest}".rstrip() + (f"\n{trace}" if trace else "")


def configuration(*, as_json: bool) -> dict[str, Any]:
    """Everything to standard error, where systemd keeps it; pages that were asked for only in production."""
    formatter = JsonLine if as_json else PlainLine
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "portal.akses": {"level": "INFO" if as_json else "WARNING"},
            # Django gives these two handlers of its own.
            "django": {"handlers": [], "level": "WARNING"},
            "django.server": {"handlers": [], "propagate": True},
        },
    }


def request_log(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The outermost middleware: gives the request its number and writes one line when it is answered."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        request.request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        token, began = current.set(request), time.monotonic()
        try:
            response = get_response(request)
            took = round((time.monotonic() - began) * 1000)
            facts = {"cara": request.method, "status": response.status_code, "milidetik": took}
            access.info("dijawab", extra={"facts": facts})
            return response
        finally:
            current.reset(token)

    return middleware
