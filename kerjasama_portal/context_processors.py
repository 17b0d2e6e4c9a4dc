"""What every page shows: navigation, who is signed in, the way back, the training banner."""

from django.conf import settings
from django.http import HttpRequest

from kerjasama_portal.navigation import came_from, links_for, own_pages


def navigation(request: HttpRequest) -> dict:
    """Cheap: no query beyond the person's own grants."""
    user = getattr(request, "user", None)
    if user is None:
        return {
            "nav_items": [],
            "who": "",
            "own_pages": {},
            "came_from": "",
            "is_example": settings.PROFILE == "contoh",
        }
    return {
        "nav_items": links_for(request),
        "who": user.title if user.is_authenticated else "",
        "own_pages": own_pages() if user.is_authenticated else {},
        "came_from": came_from(request),
        "is_example": settings.PROFILE == "contoh",
    }
