"""The queue of potentials that wait for a second person, and its cases one after the other."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import SIGNED_IN, access
from accounts.permissions import Permission
from records.web import attempt, form_page, press
from villages import actions
from villages.facts import verification
from villages.facts.potential_page import potential_page
from villages.forms import ReturnForm
from villages.models import Kind
from villages.views.potentials import visible_potential


@require_safe
@access(SIGNED_IN)
def queue(request: HttpRequest) -> HttpResponse:
    shown = verification.queue_of(request.user, request.GET)
    villages = verification.villages_in_queue(request.user)
    page = verification.page_of(shown, villages, request.GET.get("halaman"))
    lines = [(row, shown.case(row.pk)) for row in page.object_list]
    context = {"queue": shown, "page": page, "lines": lines, "villages": villages, "kinds": Kind.choices}
    return render(request, "villages/verification_queue.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.POTENTIAL_VERIFY)
def case(request: HttpRequest, pk: str) -> HttpResponse:
    """One case: seen, then verified, or sent back with a reason."""
    potential = visible_potential(request, Permission.POTENTIAL_VERIFY, pk)
    place = verification.place_of(potential, request.user, request.GET)
    form = ReturnForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.return_potential, potential=potential, by=request.user, **form.cleaned_data
    ):
        return go_on(request, place, f"{potential.name} dikembalikan ke pengisi.")
    shown = potential_page(potential, request.user)
    query = request.GET.urlencode()
    return form_page(request, "villages/verification_case.html", form, shown=shown, place=place, query=query)


@require_POST
@access(Permission.POTENTIAL_VERIFY)
def verify(request: HttpRequest, pk: str) -> HttpResponse:
    potential = visible_potential(request, Permission.POTENTIAL_VERIFY, pk)
    place = verification.place_of(potential, request.user, request.GET)
    press(request, actions.verify_potential, of=potential, potential=potential, by=request.user)
    return go_on(request, place, f"{potential.name} terverifikasi.")


def go_on(request: HttpRequest, place: verification.Place, done: str) -> HttpResponse:
    """Tell what was done, and lead straight to the next case."""
    left = f"Masih {place.others} menunggu." if place.others else "Tidak ada lagi yang menunggu di sini."
    messages.success(request, f"{done} {left}")
    return redirect(place.onward)
