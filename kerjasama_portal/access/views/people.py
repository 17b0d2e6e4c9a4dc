"""People: the list, one account, and the acts on the whole account."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions
from accounts.access import access
from accounts.giving import invitations_in_reach
from accounts.permissions import Permission
from accounts.web import require_fresh
from kerjasama_portal.access import queries
from kerjasama_portal.access.forms import FilterForm, ReasonForm
from kerjasama_portal.access.reach import bodies_of, person_for, require_access
from kerjasama_portal.access.slips import hand_out
from records.web import attempt, form_page, press

PER_PAGE = 25


@require_safe
@access(Permission.ACCESS_GRANT)
def person_list(request: HttpRequest) -> HttpResponse:
    require_access(request.user)
    bodies = bodies_of(request.user)
    form = FilterForm(request.GET, areas=queries.areas(request.user))
    chosen = {"text": form.value("cari"), "role": form.value("peran"), "area": form.value("wilayah")}
    page = Paginator(queries.people(request.user, bodies, **chosen), PER_PAGE).get_page(request.GET.get("halaman"))
    waiting = invitations_in_reach(request.user, bodies).open().count()
    context = {"filters": form, "page": page, "waiting": waiting, "is_narrowed": any(chosen.values())}
    return render(request, "access/person_list.html", context)


@require_safe
@access(Permission.ACCESS_GRANT)
def person_detail(request: HttpRequest, key: str) -> HttpResponse:
    person, bodies = person_for(request.user, key)
    page = queries.person_page(request.user, person, bodies, request.session.session_key or "")
    return render(request, "access/person.html", {"page": page, "person": person, "is_me": person == request.user})


@require_http_methods(["GET", "POST"])
@access(Permission.ACCESS_GRANT)
def deactivate(request: HttpRequest, key: str) -> HttpResponse:
    person, bodies = person_for(request.user, key)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.deactivate, user=person, by=request.user, bodies=bodies, **form.cleaned_data
    ):
        messages.success(request, f"Akun {person.name} tidak aktif lagi. Riwayatnya tetap ada.")
        return redirect("access:person-detail", key)
    return form_page(request, "access/deactivate.html", form, person=person)


@require_POST
@access(Permission.ACCESS_GRANT)
def activate(request: HttpRequest, key: str) -> HttpResponse:
    person, bodies = person_for(request.user, key)
    press(request, actions.activate, user=person, by=request.user, bodies=bodies)
    messages.success(request, f"Akun {person.name} aktif lagi.")
    return redirect("access:person-detail", key)


@require_http_methods(["GET", "POST"])
@access(Permission.ACCESS_GRANT)
def slip(request: HttpRequest, key: str) -> HttpResponse:
    """A sign-in slip, after a question."""
    person, bodies = person_for(request.user, key)
    require_fresh(request)
    if request.method == "POST":
        issued = actions.issue_slip(user=person, by=request.user, bodies=bodies)
        return hand_out(request, issued, back=("access:person-detail", key))
    return render(request, "access/slip_ask.html", {"person": person})


@require_POST
@access(Permission.ACCESS_GRANT)
def sessions_end(request: HttpRequest, key: str) -> HttpResponse:
    person, bodies = person_for(request.user, key)
    press(request, actions.end_sessions, user=person, by=request.user, bodies=bodies)
    messages.success(request, f"{person.name} sudah keluar dari semua perangkat.")
    return redirect("access:person-detail", key)


@require_http_methods(["GET", "POST"])
@access(Permission.ACCESS_GRANT)
def second_factor_take(request: HttpRequest, key: str) -> HttpResponse:
    person, bodies = person_for(request.user, key)
    require_fresh(request)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.take_second_factor, user=person, by=request.user, bodies=bodies, **form.cleaned_data
    ):
        messages.success(request, f"Kode masuk {person.name} dilepas. Ia memasang yang baru saat masuk.")
        return redirect("access:person-detail", key)
    return form_page(request, "access/second_factor_take.html", form, person=person)
