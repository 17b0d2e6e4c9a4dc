"""Views that are not ours, named one by one with the reason why they need no declaration."""

ALLOWED_NAMES = {
    "account_login": "allauth's sign-in page; public by nature",
    "account_logout": "allauth's sign-out page",
    "mfa_authenticate": "allauth's second step of signing in; its own check asks for a begun sign-in",
    "account_reauthenticate": "allauth's page for the password once more; its own check asks who is signed in",
    "mfa_reauthenticate": "the same with the code",
}
ALLOWED_NAMESPACES = {"admin": "Django's admin; its own check asks is_staff, which only administrators have"}


def is_third_party(match) -> bool:
    """Is this resolved view one of the named ones?"""
    return match.view_name in ALLOWED_NAMES or bool(match.namespaces and match.namespaces[0] in ALLOWED_NAMESPACES)
