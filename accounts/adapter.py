"""Sign-in rules for allauth: nobody signs up alone, limits by person and address, seeds kept encrypted."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts import cipher
from accounts.limits import allows, client_address, must_wait, network, remember_place
from accounts.middleware import begin

MISMATCH = "Nama pengguna atau kata sandi salah. Coba lagi, atau hubungi Dinas PMD."
LATER = "Terlalu banyak percobaan yang salah untuk nama ini. Coba lagi nanti, atau dari tempat biasa Anda masuk."
INACTIVE = "Akun ini tidak aktif lagi. Hubungi Dinas PMD kabupaten Anda."
TOO_MANY = "Terlalu banyak percobaan yang salah. Tunggu 15 menit, lalu coba lagi."
WRONG_PASSWORD = "Kata sandi salah. Coba lagi."
WRONG_CODE = "Kode salah, atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi."


class ClosedSignup(DefaultAccountAdapter):
    """Accounts come from the kabupaten or an administrator, never from a form."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": MISMATCH,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "try_later": LATER,
        "incorrect_password": WRONG_PASSWORD,
        "incorrect_code": WRONG_CODE,
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Where to go on is a path of this portal, from its root; everything else is left for the default."""
        return bool(url) and url.startswith("/") and super().is_safe_url(url)

    def get_client_ip(self, request: HttpRequest) -> str:
        """For limits and the list of sessions: never what the browser claims."""
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials) -> str:
        """Wrong passwords count by person and address together: nobody locks out a colleague, or a whole office."""
        return f"{credentials.get('username', '').lower()}|{network(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Beside that, many addresses together guess slowly at one name."""
        if must_wait(request, credentials.get("username", "")):
            raise self.validation_error("try_later")
        super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials) -> None:
        """A wrong password, wherever it is asked for."""
        allows(request, "wrong_password", credentials.get("username", ""))

    def login(self, request: HttpRequest, user) -> None:
        """The clocks of the session start now."""
        super().login(request, user)
        begin(request)
        remember_place(request, user.username)

    def add_message(self, request: HttpRequest, level: int, *args, **kwargs) -> None:
        """Signing in and out is told, not praised."""
        super().add_message(request, messages.INFO if level == messages.SUCCESS else level, *args, **kwargs)

    def respond_user_inactive(self, request: HttpRequest, user) -> HttpResponse:
        """The right password of a deactivated account: back to the form, with the reason."""
        messages.error(request, INACTIVE)
        return redirect("account_login")


class SecondFactor(DefaultMFAAdapter):
    """Seeds are encrypted at rest (ASVS 11.3.2)."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        return cipher.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return cipher.decrypt(encrypted_text)
