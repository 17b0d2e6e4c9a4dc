"""How often one may try: counted by address, or by whom a mail goes to, in the cache that all workers share."""

import ipaddress

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest

# security.md §7.3; an office shares one address, so nothing but public guessing is limited by address alone.
LIMITS = {
    "verify": "30/m/ip,500/d/ip",
    "confirm": "30/m/ip,300/d/ip",
    "way_in": "30/m/ip,300/d/ip",
    "reset_by_address": "20/h/ip",
    "reset": "3/h/key",
    "invite": "3/h/key",
}
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


def allows(request: HttpRequest, what: str, key: str = "") -> bool:
    """Count this try; False once there were too many."""
    used = ratelimit.consume(request, app="portal", action=what, config=LIMITS, key=key.lower(), limit_get=True)
    return used is not None
