"""How often one address may ask a public question."""

from django.core.cache import cache
from django.http import HttpRequest

LIMITS = {"verify": (30, 60)}  # questions, seconds


def allows(request: HttpRequest, what: str) -> bool:
    """Count this question; False once the address asked too often."""
    most, seconds = LIMITS[what]
    key = f"throttle:{what}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # it expired between the two calls
        return True
