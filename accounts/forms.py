"""Forms of sign-in and of one's own account, in our words."""

from types import SimpleNamespace
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.fields import PasswordField
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.urls import reverse

from accounts.models import User
from accounts.passwords import LONGEST
from accounts.secrets import CODE_LETTERS, tidy
from records.forms import PesanMixin, PortalForm

PASSWORD_HINT = "Paling sedikit 12 huruf. Beberapa kata yang mudah Anda ingat lebih baik daripada satu kata sulit."


def plain(form: forms.BaseForm) -> None:
    """No words inside the boxes: they vanish when one begins to type."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class SignInForm(PesanMixin, LoginForm):
    """allauth's form, speaking plainly."""

    password = PasswordField(label="Kata sandi", autocomplete="current-password")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self)

    @property
    def forgotten_url(self) -> str:
        """Where a link by mail is asked for; nowhere while the portal sends no mail."""
        return reverse("accounts:forgotten") if settings.MAIL_CONFIGURED else ""


class PasswordAgainForm(PesanMixin, ReauthenticateForm):
    """The password once more before something that matters."""

    password = PasswordField(label="Kata sandi", autocomplete="current-password")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self)


class CodeMixin(PesanMixin):
    """One box for the code of the phone or one from the paper."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self)
        field = self.fields["code"]
        field.label = "Kode"
        field.help_text = "Kode 6 angka dari ponsel, atau satu kode cadangan dari kertas."
        field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}
        field.max_length = 40


class CodeForm(CodeMixin, AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(CodeMixin, CodeReauthenticateForm):
    """The code once more before something that matters."""


def new_password_field(label: str = "Kata sandi baru") -> forms.CharField:
    """A password to choose; kept as typed, never cut."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, help_text=PASSWORD_HINT, strip=False, max_length=LONGEST, widget=widget)


def repeat_field() -> forms.CharField:
    """The same once more: nobody sees what is typed."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label="Ulangi kata sandi", strip=False, max_length=LONGEST, widget=widget)


class NewPasswordForm(PortalForm):
    """A password chosen for a known person."""

    password = new_password_field()
    repeat = repeat_field()

    def __init__(self, *args, user: User, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def whose(self) -> Any:
        """Whose words the password must not consist of."""
        return self.user

    def clean(self):
        data = super().clean()
        password, repeat = data.get("password"), data.pop("repeat", None)
        if password and repeat and password != repeat:
            self.add_error("repeat", "Kedua kata sandi tidak sama. Ketik lagi keduanya")
        if password:
            try:
                validate_password(password, self.whose())
            except forms.ValidationError as error:
                self.add_error("password", error)
        return data


class ChangePasswordForm(NewPasswordForm):
    """One's own, with the old one first."""

    current = forms.CharField(
        label="Kata sandi sekarang",
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("current", "password", "repeat")

    def clean_current(self) -> str:
        """Judged as at sign-in, with its limits: a borrowed session guesses no faster."""
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["current"]):
            raise forms.ValidationError("Kata sandi sekarang salah. Coba lagi")
        return self.cleaned_data["current"]


class FirstSignInForm(NewPasswordForm):
    """User name and password of a new account; `user` is the unsaved person the invitation names."""

    username = forms.CharField(
        label="Nama pengguna",
        help_text="Untuk masuk. Contoh: sri.wahyuni. Pakai huruf, angka, titik, atau garis.",
        min_length=3,
        max_length=60,
        validators=[ASCIIUsernameValidator(message="Nama pengguna hanya huruf, angka, titik, atau garis")],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("username", "password", "repeat")

    def __init__(self, *args, place: str, **kwargs):
        self.place = place
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Kata sandi"

    def clean_username(self) -> str:
        username = User.normalize_username(self.cleaned_data["username"]).lower()
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("Nama pengguna ini sudah dipakai. Pilih nama lain")
        return username

    def whose(self) -> SimpleNamespace:
        username = self.cleaned_data.get("username", "")
        return SimpleNamespace(name=self.user.name, username=username, place_names=[self.place])


class EnrolForm(PortalForm):
    """The first code that the phone shows."""

    code = forms.CharField(
        label="Kode dari ponsel",
        help_text="6 angka yang tampil sekarang di aplikasi.",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "w-num"}),
    )


class ForgottenForm(PortalForm):
    """Where the link goes."""

    email = forms.EmailField(label="Surel", help_text="Alamat surel yang tercatat di akun Anda.", max_length=254)


class CodeTypedForm(PortalForm):
    """The code of an invitation as it stands on paper."""

    kode = forms.CharField(
        label="Kode dari surat", help_text="12 huruf dan angka. Contoh: 7KQ4-M2XR-9PLT.", max_length=40
    )

    def clean_kode(self) -> str:
        code = tidy(self.cleaned_data["kode"])
        if len(code) != CODE_LETTERS:
            raise forms.ValidationError("Kode harus 12 huruf dan angka. Periksa lagi suratnya")
        return code
