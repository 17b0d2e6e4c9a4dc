"""Sign-in rules for allauth: nobody signs up alone."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedSignup(DefaultAccountAdapter):
    """Accounts come from the kabupaten or an administrator, never from a form."""

    def is_open_for_signup(self, request) -> bool:
        return False
