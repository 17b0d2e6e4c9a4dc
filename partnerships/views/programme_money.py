"""Pages of the money of a programme: the whole table at once, and what if the shares were others."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access
from accounts.permissions import Permission
from partnerships import programmes
from partnerships.actions import funding
from partnerships.actions import programmes as actions
from partnerships.forms.programme_parts import FundingTableForm
from partnerships.forms.what_if import WhatIfForm
from partnerships.models import Programme
from partnerships.programmes.what_if import page_of, partner_name
from partnerships.views.loading import posted
from partnerships.views.programmes import address, may_change, programme_for
from records.formats import rupiah
from records.web import attempt, form_page

PAGE = "partnerships/what_if.html"


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def funding_table(request: HttpRequest, pk: str, programme: str) -> HttpResponse:
    programme = programme_for(request.user, pk, programme)
    cooperation, later = programme.cooperation, "nanti" in request.POST
    villages, partner = programmes.bound_villages(cooperation), partner_name(cooperation)
    form = FundingTableForm(posted(request), of=programme, villages=villages, partner=partner)
    if form.is_valid() and attempt(
        form, funding.set_funding, programme=programme, lines=form.lines, unfinished=later, by=request.user
    ):
        messages.success(request, told(programme))
        return redirect(address(programme))
    context = {"programme": programme, "sheet": programmes.sheet(programme), "back": address(programme)}
    return form_page(request, "partnerships/funding_table.html", form, cooperation=cooperation, **context)


def told(programme: Programme) -> str:
    """Whether the money is complete now, after it was kept."""
    sheet = programmes.sheet(programme)
    if sheet.gap == 0:
        return f"Dana disimpan, {rupiah(sheet.total)}, sama dengan biaya."
    return f"Dana disimpan sementara. {sheet.sentence}"


@require_http_methods(["GET"])
@access(Permission.COOPERATION_VIEW)
def what_if(request: HttpRequest, pk: str, programme: str) -> HttpResponse:
    programme = programme_for(request.user, pk, programme, Permission.COOPERATION_VIEW)
    sheet, with_partner = programmes.sheet(programme), programme.cooperation.with_third_party
    form = WhatIfForm(request.GET or None, sheet=sheet, with_partner=with_partner)
    return what_if_page(request, form, programme, sheet)


def what_if_page(request: HttpRequest, form: WhatIfForm, programme: Programme, sheet: programmes.Sheet) -> HttpResponse:
    """The form, and beside each village what would be."""
    tried = form.tried(form.cleaned_data) if form.is_valid() or form.refusal is not None else None
    may_take = may_change(request.user, programme.cooperation)
    return form_page(request, PAGE, form, **page_of(programme, sheet, tried, may_take), back=address(programme))


@require_POST
@access(Permission.PROGRAMME_EDIT)
def percents_take(request: HttpRequest, pk: str, programme: str) -> HttpResponse:
    programme = programme_for(request.user, pk, programme)
    sheet, with_partner = programmes.sheet(programme), programme.cooperation.with_third_party
    form, shown = WhatIfForm(request.POST, sheet=sheet, with_partner=with_partner), request.POST.get("lama", "")
    if form.is_valid() and attempt(
        form, actions.take_percents, programme=programme, percents=form.percents, shown=shown, by=request.user
    ):
        messages.success(request, "Persen disimpan sebagai bagian hasil tiap desa. Iuran tidak berubah.")
        return redirect(address(programme))
    return what_if_page(request, form, programme, sheet)
