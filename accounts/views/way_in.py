"""Doors for who has no way in: an invitation's link or code, and the link for a forgotten password."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, queries
from accounts.access import PUBLIC, access
from accounts.forms import CodeTypedForm, FirstSignInForm, ForgottenForm, NewPasswordForm
from accounts.limits import allows
from accounts.models import User
from accounts.web import sign_in
from records.web import attempt, form_page

SENT = "Bila alamat itu tercatat di portal, kami kirim tautannya. Periksa juga folder spam."
BUSY = "Terlalu banyak percobaan dari tempat ini. Tunggu satu menit, lalu coba lagi."
TOO_OFTEN = "Terlalu banyak permintaan dari tempat ini. Tunggu satu jam, lalu coba lagi."


@require_safe
@access(PUBLIC)
def way_in_code(request: HttpRequest) -> HttpResponse:
    """The code on a paper, typed."""
    form = CodeTypedForm(request.GET or None)
    if form.is_valid():
        return redirect("accounts:way-in", form.cleaned_data["kode"])
    return form_page(request, "accounts/way_in_code.html", form)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@access(PUBLIC)
def way_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Looking at the page uses nothing up: previews of links open it too."""
    if not allows(request, "way_in"):
        return gone(request, BUSY, 429)
    invitation = queries.open_invitation(secret)
    if invitation is None:
        return gone(request)
    if request.user.is_authenticated:
        return render(request, "accounts/way_in_other.html", {"invitation": invitation})
    form = door_form(request, invitation)
    if form.is_valid() and attempt(form, actions.accept, invitation=invitation, **form.cleaned_data):
        return sign_in(request, form.made)
    return form_page(request, "accounts/way_in.html", form, invitation=invitation, inviter=queries.inviter(invitation))


def door_form(request, invitation):
    """A new person chooses name and password; a known one only a password."""
    data = request.POST or None
    if not invitation.is_new:
        return NewPasswordForm(data, user=invitation.user)
    return FirstSignInForm(data, user=User(name=invitation.name), place=invitation.place_name)


def gone(request, reason="", status=404):
    """Unknown, used, withdrawn and expired look the same."""
    return render(request, "accounts/way_in_gone.html", {"reason": reason}, status=status)


@require_http_methods(["GET", "POST"])
@access(PUBLIC)
def forgotten(request: HttpRequest) -> HttpResponse:
    """The same answer whether the address is known or not (ASVS 6.3.8)."""
    if not settings.MAIL_CONFIGURED:
        raise Http404
    form = ForgottenForm(request.POST or None)
    if not form.is_valid():
        return form_page(request, "accounts/forgotten.html", form, sent="")
    email = form.cleaned_data["email"]
    if not allows(request, "reset_by_address"):
        form.add_error(None, TOO_OFTEN)
        return render(request, "accounts/forgotten.html", {"form": form, "sent": ""}, status=429)
    if allows(request, "reset", email):
        actions.request_reset(email=email)
    return render(request, "accounts/forgotten.html", {"form": ForgottenForm(), "sent": SENT})
