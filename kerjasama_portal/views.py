"""Pages composed from several apps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import PUBLIC, SIGNED_IN, access


@require_safe
@access(PUBLIC)
def front(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


register_list = verify = rules = front


@require_safe
@access(PUBLIC)
def register_detail(request: HttpRequest, pk: str) -> HttpResponse:
    return render(request, "base.html")


@require_safe
@access(PUBLIC)
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "base.html")


verify_pdf = verify_code


@require_safe
@access(SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403.html", status=403)
