"""What every page shows: navigation, who is signed in, the training banner."""

from django.conf import settings
from django.http import HttpRequest

from kerjasama_portal.navigation import links_for


def navigation(request: HttpRequest) -> dict:
    """Cheap: no query beyond the person's own grants."""
    user = getattr(request, "user", None)
    if user is None:
        return {"nav_items": [], "who": "", "is_example": settings.PROFILE == "contoh"}
    return {
        "nav_items": links_for(request),
        "who": user.title if user.is_authenticated else "",
        "is_example": settings.PROFILE == "contoh",
    }
