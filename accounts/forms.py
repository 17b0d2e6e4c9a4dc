"""The sign-in form in our words."""

from allauth.account.fields import PasswordField
from allauth.account.forms import LoginForm

from records.forms import PesanMixin


class SignInForm(PesanMixin, LoginForm):
    """allauth's form, speaking plainly."""

    password = PasswordField(label="Kata sandi", autocomplete="current-password")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
