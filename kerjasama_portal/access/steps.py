"""Two pages before the form of an office: which role, and where. Both are plain GET forms."""

from django.http import HttpRequest, HttpResponse

from accounts.giving import Bodies
from accounts.models import User
from kerjasama_portal.access.forms import PlaceForm, RoleForm, SearchForm
from kerjasama_portal.access.seats import MOST, Seat, place_choices, role_choices, role_named, seat_named
from records.web import form_page


def choose_seat(
    request: HttpRequest, bodies: Bodies, *, title: str, person: User | None
) -> tuple[Seat | None, HttpResponse | None]:
    """The chosen office, or the page on which the next part of it is chosen."""
    user, asked = request.user, request.GET
    said = {"title": title, "person": person}
    role = role_named(user, asked.get("peran", ""))
    if role is None:
        form = RoleForm(asked if "peran" in asked else None, choices=role_choices(user))
        return None, form_page(request, "access/choose_role.html", form, **said)
    seat = seat_named(user, role, asked.get("tempat", ""), bodies)
    if seat is not None:
        return seat, None
    search = SearchForm(asked if "cari" in asked else None)
    choices = place_choices(user, role, search.text, bodies)
    form = PlaceForm(asked if "tempat" in asked else None, choices=choices)
    said |= {"role": role, "search": search, "choices": choices, "most": MOST}
    return None, form_page(request, "access/choose_place.html", form, **said)
