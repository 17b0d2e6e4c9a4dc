"""How often one address may ask a public question."""

from django.http import HttpRequest

from accounts import limits


def allows(request: HttpRequest, what: str) -> bool:
    """Count this question; False once the address asked too often."""
    return limits.allows(request, what)
