"""A form that was sent twice leads where the first one led; what stands between the web and records.formkeys."""

import logging
import time
from typing import Any

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from records import formkeys

log = logging.getLogger(__name__)
STORED = "Sudah tersimpan. Formulir yang dikirim dua kali dihitung satu kali."
WAITS, PAUSE = 20, 0.05  # the first one's answer follows its commit within moments


class CountedOnce:
    """Answers a repeated form like the first; keeps where the first was led."""

    def __init__(self, get_response: Any):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.is_repeated = False
        if not is_keyed(request):
            return self.get_response(request)
        if counted(request):
            return again(request)
        response = self.get_response(request)
        if request.is_repeated:
            return response
        if response.status_code == 302 and request.user.is_authenticated:
            remember(request, response["Location"])
        elif response.status_code < 500 and counted(request):  # the first one counted while this one was judged
            return again(request)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The first one counted while this one waited for it."""
        return again(request) if isinstance(error, formkeys.Repeated) else None


def remember(request: HttpRequest, target: str) -> None:
    """Keep where the sender was led; the act is stored already, so a database that left meanwhile changes nothing."""
    try:
        formkeys.lead_to(request.POST, request.user, target)
    except DatabaseError:
        log.warning("the target of a counted form was not kept")


def is_keyed(request: HttpRequest) -> bool:
    """A form with a key, of somebody who is signed in."""
    return request.method == "POST" and bool(formkeys.key_of(request.POST)) and request.user.is_authenticated


def counted(request: HttpRequest) -> bool:
    """Did the same content count before? Nobody's did whose session ended while this one was judged."""
    kept = formkeys.find(request.POST, request.user) if request.user.is_authenticated else None
    return kept is not None and formkeys.is_same(kept, request.POST, request.FILES)


def again(request: HttpRequest) -> HttpResponse:
    """Where the first one led; when its answer was lost with the worker, a page that says it is stored."""
    request.is_repeated = True
    for _ in range(WAITS):
        kept = formkeys.find(request.POST, request.user)
        if kept is not None and kept.target:
            messages.success(request, STORED)
            return redirect(kept.target)
        time.sleep(PAUSE)
    return render(request, "stored.html")
