"""Offices: given to somebody known, ended, handed over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts import actions
from accounts.access import access
from accounts.permissions import Permission
from accounts.web import require_fresh
from kerjasama_portal.access import queries
from kerjasama_portal.access.forms import NEW_PERSON, HandOverForm, ReasonForm, SearchForm, TermForm
from kerjasama_portal.access.reach import grant_for, person_for
from kerjasama_portal.access.slips import hand_out
from kerjasama_portal.access.steps import choose_seat
from records.web import attempt, form_page


@require_http_methods(["GET", "POST"])
@access(Permission.ACCESS_GRANT)
def grant_give(request: HttpRequest, key: str) -> HttpResponse:
    person, bodies = person_for(request.user, key)
    require_fresh(request)
    seat, page = choose_seat(request, bodies, title=f"Beri peran kepada {person.name}", person=person)
    if seat is None:
        return page
    form = TermForm(request.POST or None, role=seat.role)
    if form.is_valid() and attempt(
        form, actions.grant_role, user=person, by=request.user, bodies=bodies, **seat.facts, **form.cleaned_data
    ):
        messages.success(request, f"{person.name} sekarang {form.made.title}.")
        return redirect("access:person-detail", key)
    return form_page(request, "access/grant_form.html", form, person=person, seat=seat)


@require_http_methods(["GET", "POST"])
@access(Permission.ACCESS_GRANT)
def grant_end(request: HttpRequest, pk: str) -> HttpResponse:
    grant, bodies = grant_for(request.user, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.withdraw_role, grant=grant, by=request.user, bodies=bodies, **form.cleaned_data
    ):
        messages.success(request, f"Peran {grant.title} diakhiri.")
        return redirect("access:person-detail", grant.user.key)
    return form_page(request, "access/grant_end.html", form, grant=grant)


@require_http_methods(["GET", "POST"])
@access(Permission.ACCESS_GRANT)
def hand_over(request: HttpRequest, pk: str) -> HttpResponse:
    grant, bodies = grant_for(request.user, pk)
    require_fresh(request)
    search = SearchForm(request.GET or None)
    people = queries.successors(request.user, grant, bodies, search.text)
    form = HandOverForm(request.POST or None, role=grant.role, people=people)
    if form.is_valid():
        data = {**form.cleaned_data, "by": request.user, "bodies": bodies}
        chosen, name, email = data.pop("person"), data.pop("name"), data.pop("email")
        if chosen == NEW_PERSON:
            office = {field: getattr(grant, field) for field in queries.SAME_OFFICE}
            if attempt(form, actions.invite, name=name, email=email, replaces=grant, **office, **data):
                return hand_out(request, form.made, back=("access:invitation-detail", form.made.invitation.pk))
        elif attempt(form, actions.hand_over, grant=grant, user=queries.one_of(request.user, chosen, bodies), **data):
            messages.success(request, f"{form.made.user.name} sekarang {form.made.title}.")
            return redirect("access:person-detail", form.made.user.key)
    return form_page(request, "access/hand_over.html", form, grant=grant, search=search)
