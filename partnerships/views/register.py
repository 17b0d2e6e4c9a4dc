"""Pages of the register of outside parties: the list, one party, a new one, its entry, the queue of the kabupaten."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PUBLIC, SIGNED_IN, access, holds
from accounts.permissions import Permission
from accounts.roles import ROLES
from partnerships.actions import partner_register as actions
from partnerships.forms.register import NewPartnerForm, PartnerEntryForm
from partnerships.models import Partner
from partnerships.registry.gates import entry_open
from partnerships.registry.partner_list import partner_list as search
from partnerships.registry.partner_page import partner_page
from partnerships.registry.sight import known, may_verify, visible_to
from partnerships.registry.waiting import lines_of, waiting_for
from partnerships.views.loading import first_look, posted
from records.verdict import Refused
from records.web import attempt, form_page
from villages.regions.gazetteer import regions_of

PER_PAGE = 25
NOWHERE = "Pihak ketiga diusulkan dari desa, kecamatan, atau kabupaten. Akun Anda untuk seluruh Indonesia."


def detail_url(partner):
    """The page of one party."""
    return reverse("partnerships:partner-detail", args=[partner.pk])


def partner_for(user, permission, pk):
    """One entry for a right at its home; who holds that right nowhere is told so, without learning what is there."""
    user.access_was_asked = True
    if not holds(user, permission):
        raise PermissionDenied
    partner = get_object_or_404(known(user), pk=pk)
    if not user.can(permission, partner.place):
        raise PermissionDenied
    return partner


def homes_of(user):
    """The places for which this person enters parties."""
    grants = [grant for grant in user.active_grants if Permission.PARTNER_PROPOSE in ROLES[grant.role].rights]
    found = regions_of(grant.region_code for grant in grants if grant.region_code)
    return [found[code] for code in sorted(found)]


@require_safe
@access(PUBLIC)
def partner_list(request):
    return render(request, "partnerships/registry/list.html", {"page": search(request.user, request.GET)})


@require_safe
@access(PUBLIC)
def partner_detail(request, pk):
    partner = get_object_or_404(known(request.user), pk=pk)
    if partner.merged_into_id:
        messages.info(request, f"{partner.name} sudah digabung dengan {partner.current.name}.")
        return redirect(detail_url(partner.current))
    return render(request, "partnerships/registry/detail.html", {"page": partner_page(partner, request.user)})


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_PROPOSE)
def partner_create(request):
    request.user.access_was_asked = True
    if not holds(request.user, Permission.PARTNER_PROPOSE):
        raise PermissionDenied
    if not (homes := homes_of(request.user)):
        raise Refused(NOWHERE)
    form = NewPartnerForm(posted(request), among=visible_to(request.user), homes=homes)
    if form.is_valid() and attempt(form, actions.propose_partner, home=form.place, by=request.user, **form.entry):
        verified = form.made.status == Partner.Status.VERIFIED
        messages.success(request, f"{form.made} {'terverifikasi' if verified else 'dicatat, belum diverifikasi'}.")
        return redirect(detail_url(form.made))
    context = {"partner": None, "back": reverse("partnerships:partner-list"), "twins": form.twins}
    return form_page(request, "partnerships/registry/entry_form.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.PARTNER_PROPOSE)
def partner_entry_edit(request, pk):
    partner = partner_for(request.user, Permission.PARTNER_PROPOSE, pk)
    first_look(request, entry_open(partner, request.user))
    form = PartnerEntryForm(posted(request), instance=partner, among=visible_to(request.user))
    if form.is_valid() and attempt(form, actions.edit_entry, partner=partner, by=request.user, **form.entry):
        messages.success(request, f"{partner.name} disimpan.")
        return redirect(detail_url(partner))
    context = {"partner": partner, "back": detail_url(partner), "twins": form.twins}
    return form_page(request, "partnerships/registry/entry_form.html", form, **context)


@require_safe
@access(SIGNED_IN)
def partner_queue(request):
    if not may_verify(request.user):
        raise PermissionDenied
    rows = waiting_for(request.user).select_related("home")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "lines": lines_of(page.object_list)}
    return render(request, "partnerships/registry/queue.html", context)
