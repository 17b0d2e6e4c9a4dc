"""Several drafts of a village handed in at once: after an import, or from the profile."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.web import attempt, form_page
from villages import actions
from villages.facts.handing_in import drafts_of, ticked_at_first
from villages.forms import SubmitForm
from villages.regions import gazetteer

DONE = "{count} potensi diajukan. Orang lain di desa atau pendamping memverifikasinya."


@require_http_methods(["GET", "POST"])
@access(Permission.POTENTIAL_SUBMIT)
def potential_submit_all(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.POTENTIAL_SUBMIT, code=code)
    page = drafts_of(village, request.user)
    ticked = ticked_at_first(page.drafts, request.user, request.GET.get("impor", ""))
    form = SubmitForm(request.POST or None, drafts=page.drafts, ticked=ticked)
    if form.is_valid() and attempt(form, actions.submit_potentials, potentials=form.chosen, by=request.user):
        messages.success(request, DONE.format(count=len(form.chosen)))
        return redirect("villages:profile", code)
    return form_page(request, "villages/potential_submit_all.html", form, village=village, page=page)
