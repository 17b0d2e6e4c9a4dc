"""How often one may try: counted by address, or by whom a mail goes to, in the cache that all workers share."""

import hashlib
import ipaddress

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

# security.md §7.3; an office shares one address, so nothing but public guessing is limited by address alone.
LIMITS = {
    "verify": "30/m/ip,500/d/ip",
    "confirm": "30/m/ip,300/d/ip",
    "way_in": "30/m/ip,300/d/ip",
    "reset_by_address": "20/h/ip",
    "reset": "3/h/key",
    "invite": "3/h/key",
    "wrong_password": "30/h/key",
}
KNOWN_FOR = 90 * 24 * 3600
NOWHERE = "0.0.0.0"  # behind a Unix socket nobody has an address


def client_address(request: HttpRequest) -> str:
    """The address of the person: the last that a proxy of ours wrote down; what a browser claims is ignored."""
    count = settings.TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",") if hop.strip()]
    address = hops[-count] if 0 < count <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return NOWHERE


def network(request: HttpRequest) -> str:
    """Where somebody is: the address, or for IPv6 the /64 of which one person has every address."""
    return ratelimit.truncate_ip(client_address(request))


def place_key(request: HttpRequest, name: str) -> str:
    """One name at one place, as the cache names it."""
    return f"known:{hashlib.sha256(f'{name.lower()}|{network(request)}'.encode()).hexdigest()}"


def remember_place(request: HttpRequest, name: str) -> None:
    """This person signed in here."""
    cache.set(place_key(request, name), True, KNOWN_FOR)


def must_wait(request: HttpRequest, name: str) -> bool:
    """Were there thirty wrong passwords for the name within an hour, and did the person never sign in from here?

    A place where they did is never slowed by others, so nobody locks anybody out; elsewhere a try comes free as the
    wrong ones grow an hour old (security.md §7.3: delay, not lock).
    """
    given = {"app": "portal", "action": "wrong_password", "config": LIMITS, "key": name.lower(), "limit_get": True}
    return ratelimit.consume(request, dry_run=True, **given) is None and not cache.get(place_key(request, name))


def allows(request: HttpRequest, what: str, key: str = "") -> bool:
    """Count this try; False once there were too many."""
    used = ratelimit.consume(request, app="portal", action=what, config=LIMITS, key=key.lower(), limit_get=True)
    return used is not None
