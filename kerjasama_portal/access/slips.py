"""The page with a fresh link and code, made to be printed. For a quarter of an hour its maker may load it again."""

import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts import cipher
from accounts.actions.invitations import Issued
from accounts.models import Invitation
from accounts.secrets import Secret, qr_uri

KEPT, SHOWN_FOR = "surat_terakhir", 15 * 60


def hand_out(request: HttpRequest, issued: Issued, *, back: tuple[str, str]) -> HttpResponse:
    """Lead to the page; meanwhile the secret waits in the maker's session, encrypted."""
    sealed = cipher.encrypt(f"{issued.secret.token} {issued.secret.code}")
    kept = {"id": issued.invitation.pk, "sealed": sealed, "at": int(time.time())}
    request.session[KEPT] = kept | {"back": reverse(back[0], args=[back[1]])}
    return redirect("access:slip")


def last_slip(request: HttpRequest) -> dict | None:
    """What the page shows; None once it is late, or the invitation was used or made anew."""
    kept = request.session.get(KEPT)
    if not kept or time.time() - kept["at"] > SHOWN_FOR:
        return None
    token, code = cipher.decrypt(kept["sealed"]).split(" ")
    invitation = Invitation.objects.open().of_secret(token).select_related("user").filter(pk=kept["id"]).first()
    if invitation is None:
        return None
    issued = Issued(invitation, Secret(token, code))
    return {
        "issued": issued,
        "invitation": invitation,
        "qr": qr_uri(issued.url),
        "code_page": settings.PORTAL_URL + reverse("accounts:way-in-code"),
        "back": kept["back"],
    }
