"""The page with a fresh link and code, made to be printed; what it shows is kept nowhere."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.actions.invitations import Issued
from accounts.secrets import qr_uri


def slip_page(request: HttpRequest, issued: Issued, *, back: tuple[str, str]) -> HttpResponse:
    """No redirect in between: the secret would have to wait somewhere."""
    context = {
        "issued": issued,
        "invitation": issued.invitation,
        "qr": qr_uri(issued.url),
        "code_page": settings.PORTAL_URL + reverse("accounts:way-in-code"),
        "back": reverse(back[0], args=[back[1]]),
    }
    return render(request, "access/slip.html", context)
