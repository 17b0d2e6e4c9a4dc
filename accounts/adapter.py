"""Sign-in rules for allauth: nobody signs up alone, and a deactivated account is told so."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

INACTIVE = "Akun ini tidak aktif lagi. Hubungi Dinas PMD kabupaten Anda."


class ClosedSignup(DefaultAccountAdapter):
    """Accounts come from the kabupaten or an administrator, never from a form."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def respond_user_inactive(self, request: HttpRequest, user) -> HttpResponse:
        """The right password of a deactivated account: back to the form, with the reason."""
        messages.error(request, INACTIVE)
        return redirect("account_login")
