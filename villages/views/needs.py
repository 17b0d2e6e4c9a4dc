"""Pages of needs."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.web import attempt, form_page
from villages import actions
from villages.forms import NeedForm
from villages.models import Need
from villages.regions import gazetteer


@require_http_methods(["GET", "POST"])
@access(Permission.NEED_EDIT)
def need_create(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.NEED_EDIT, code=code)
    form = NeedForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_need, village=village, by=request.user, **form.cleaned_data):
        messages.success(request, "Kebutuhan disimpan.")
        return redirect("villages:profile", code)
    return form_page(request, "villages/need_form.html", form, village=village, need=None)


@require_http_methods(["GET", "POST"])
@access(Permission.NEED_EDIT)
def need_edit(request: HttpRequest, pk: str) -> HttpResponse:
    need = get_for(request.user, Need.objects.select_related("village"), Permission.NEED_EDIT, pk=pk)
    form = NeedForm(request.POST or None, instance=need)
    if form.is_valid() and attempt(form, actions.edit_need, need=need, by=request.user, **form.cleaned_data):
        messages.success(request, "Kebutuhan disimpan.")
        return redirect("villages:profile", need.village.code)
    return form_page(request, "villages/need_form.html", form, village=need.village, need=need)
