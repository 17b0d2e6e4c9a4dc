"""Sign-in rules for allauth: nobody signs up alone, and a deactivated account is told so."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

MISMATCH = "Nama pengguna atau kata sandi salah. Coba lagi, atau hubungi Dinas PMD."
INACTIVE = "Akun ini tidak aktif lagi. Hubungi Dinas PMD kabupaten Anda."


class ClosedSignup(DefaultAccountAdapter):
    """Accounts come from the kabupaten or an administrator, never from a form."""

    error_messages = DefaultAccountAdapter.error_messages | {"username_password_mismatch": MISMATCH}

    def is_open_for_signup(self, request) -> bool:
        return False

    def add_message(self, request: HttpRequest, level: int, *args, **kwargs) -> None:
        """Signing in and out is told, not praised."""
        super().add_message(request, messages.INFO if level == messages.SUCCESS else level, *args, **kwargs)

    def respond_user_inactive(self, request: HttpRequest, user) -> HttpResponse:
        """The right password of a deactivated account: back to the form, with the reason."""
        messages.error(request, INACTIVE)
        return redirect("account_login")
