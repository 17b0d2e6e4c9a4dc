"""Invitations: made, looked at, renewed, withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions
from accounts.access import access
from accounts.giving import invitations_in_reach
from accounts.limits import allows
from accounts.permissions import Permission
from accounts.web import require_fresh
from kerjasama_portal.access import queries
from kerjasama_portal.access.forms import InviteForm
from kerjasama_portal.access.reach import bodies_of, invitation_for, require_access
from kerjasama_portal.access.slips import hand_out, last_slip
from kerjasama_portal.access.steps import choose_seat
from records.web import attempt, form_page, press

PER_PAGE = 25
TOO_MANY_MAILS = "Alamat ini sudah menerima 3 surel dalam satu jam. Kosongkan, atau tunggu dulu."


@require_http_methods(["GET", "POST"])
@access(Permission.ACCESS_GRANT)
def invite(request: HttpRequest) -> HttpResponse:
    require_access(request.user)
    require_fresh(request)
    bodies = bodies_of(request.user)
    seat, page = choose_seat(request, bodies, title="Undang orang baru", person=None)
    if seat is None:
        return page
    form = InviteForm(request.POST or None, role=seat.role)
    if form.is_valid() and (email := form.cleaned_data["email"]) and not allows(request, "invite", email):
        form.add_error("email", TOO_MANY_MAILS)
    if form.is_valid() and attempt(
        form, actions.invite, by=request.user, bodies=bodies, **seat.facts, **form.cleaned_data
    ):
        return hand_out(request, form.made, back=("access:invitation-detail", form.made.invitation.pk))
    return form_page(request, "access/invite.html", form, seat=seat)


@require_safe
@access(Permission.ACCESS_GRANT)
def invitation_list(request: HttpRequest) -> HttpResponse:
    require_access(request.user)
    rows = queries.invitations(invitations_in_reach(request.user, bodies_of(request.user)))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "access/invitation_list.html", {"page": page})


@require_safe
@access(Permission.ACCESS_GRANT)
def invitation_detail(request: HttpRequest, pk: str) -> HttpResponse:
    invitation, _ = invitation_for(request.user, pk)
    return render(request, "access/invitation.html", {"invitation": invitation})


@require_POST
@access(Permission.ACCESS_GRANT)
def invitation_withdraw(request: HttpRequest, pk: str) -> HttpResponse:
    invitation, bodies = invitation_for(request.user, pk)
    press(request, actions.withdraw_invitation, invitation=invitation, by=request.user, bodies=bodies)
    messages.success(request, "Undangan ditarik. Tautannya tidak berlaku lagi.")
    return redirect("access:invitation-detail", pk)


@require_POST
@access(Permission.ACCESS_GRANT)
def invitation_renew(request: HttpRequest, pk: str) -> HttpResponse:
    invitation, bodies = invitation_for(request.user, pk)
    require_fresh(request)
    issued = actions.renew_link(invitation=invitation, by=request.user, bodies=bodies)
    return hand_out(request, issued, back=("access:invitation-detail", pk))


@require_safe
@access(Permission.ACCESS_GRANT)
def slip(request: HttpRequest) -> HttpResponse:
    """The paper with link and code that was made last."""
    require_access(request.user)
    context = last_slip(request)
    if context is None:
        messages.warning(request, "Suratnya tidak tampil lagi. Buat tautan baru bila perlu.")
        return redirect("access:invitation-list")
    return render(request, "access/slip.html", context)
