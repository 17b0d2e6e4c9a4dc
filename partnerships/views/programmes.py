"""Pages of programmes: what is done, who pays, what each village gains."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.permissions import Permission
from partnerships import programmes
from partnerships.actions import programmes as actions
from partnerships.forms.cooperations import MoveForm
from partnerships.forms.programmes import FundingForm, ProgrammeForm, ShareForm
from partnerships.partner_gates import programmes_open
from partnerships.programmes.costs import costed, lines_sum
from partnerships.programmes.feasible import appraisal_of, checks_of, feasibility_of
from partnerships.programmes.plan_rows import missing_plans
from partnerships.programmes.schedule import MONTH_HEADS, years_of
from partnerships.sight import cooperation_for
from partnerships.views.loading import posted, step_url
from records.web import attempt, form_page
from villages.models import Region


def programme_for(user, pk, programme, permission=Permission.PROGRAMME_EDIT):
    """A programme of a cooperation, for a right at the cooperation's place."""
    return get_object_or_404(cooperation_for(user, pk, permission).programmes, pk=programme)


def may_change(user, cooperation):
    """May this person change its programmes, and may they still be changed?"""
    return bool(user.can(Permission.PROGRAMME_EDIT, cooperation.place) and programmes_open(cooperation))


def address(programme):
    """The programme's own page."""
    return reverse("partnerships:programme-detail", args=[programme.cooperation_id, programme.pk])


@require_http_methods(["GET"])
@access(Permission.COOPERATION_VIEW)
def programme_detail(request, pk, programme):
    programme = programme_for(request.user, pk, programme, Permission.COOPERATION_VIEW)
    cooperation, feasibility = programme.cooperation, feasibility_of(programme)
    activities, appraisal = costed(programme), appraisal_of(cooperation)
    context = {
        "cooperation": cooperation,
        "programme": programme,
        "sheet": programmes.sheet(programme),
        "activities": activities,
        "years": years_of(each.activity for each in activities),
        "months": MONTH_HEADS,
        "has_lines": any(each.lines for each in activities),
        "feasibility": feasibility,
        "checks": checks_of(feasibility, appraisal, cooperation.with_third_party),
        "appraisal": appraisal,
        "may_edit": may_change(request.user, cooperation),
        "may_print": request.user.can(Permission.COOPERATION_VIEW, cooperation.place),
        "back": step_url(cooperation, 3),
    }
    return render(request, "partnerships/programme_detail.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def programme_create(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.PROGRAMME_EDIT)
    form = ProgrammeForm(posted(request))
    if form.is_valid() and attempt(
        form, actions.create_programme, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Program ditambahkan. Lengkapi dana dan bagian tiap desa.")
        return redirect(address(form.made))
    context = {"cooperation": cooperation, "title": "Tambah program", "back": step_url(cooperation, 3)}
    return form_page(request, "partnerships/programme_form.html", form, back_text="Kembali ke langkah 3", **context)


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def programme_edit(request, pk, programme):
    programme = programme_for(request.user, pk, programme)
    form = ProgrammeForm(posted(request), instance=programme, costed=lines_sum(programme) is not None)
    back = address(programme)
    if form.is_valid() and attempt(
        form, actions.edit_programme, programme=programme, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Program disimpan.")
        return redirect(back)
    context = {"cooperation": programme.cooperation, "title": "Ubah program", "back": back}
    return form_page(request, "partnerships/programme_form.html", form, back_text="Kembali ke program", **context)


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def funding_add(request, pk, programme):
    programme = programme_for(request.user, pk, programme)
    codes = [village.code for village in programmes.bound_villages(programme.cooperation)]
    villages = Region.objects.filter(code__in=codes).order_by("code")
    form = FundingForm(posted(request), villages=villages)
    if form.is_valid() and attempt(
        form, actions.add_funding, programme=programme, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Dana ditambahkan.")
        return redirect(address(programme))
    context = {"programme": programme, "sheet": programmes.sheet(programme), "back": address(programme)}
    return form_page(request, "partnerships/funding_form.html", form, cooperation=programme.cooperation, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def funding_remove(request, pk, programme, funding):
    programme = programme_for(request.user, pk, programme)
    line = get_object_or_404(programme.funding.select_related("village"), pk=funding)
    form = MoveForm(posted(request))
    if form.is_valid() and attempt(form, actions.remove_funding, line=line, by=request.user):
        messages.success(request, "Baris dana dihapus.")
        return redirect(address(programme))
    context = {"cooperation": programme.cooperation, "programme": programme, "line": line}
    return form_page(request, "partnerships/funding_remove.html", form, back=address(programme), **context)


@require_http_methods(["GET", "POST"])
@access(Permission.PROGRAMME_EDIT)
def share_edit(request, pk, programme, code):
    programme = programme_for(request.user, pk, programme)
    village = next((v for v in programmes.bound_villages(programme.cooperation) if v.code == code), None)
    if village is None:
        raise Http404
    form = ShareForm(posted(request), of=programme, village=village)
    if form.is_valid() and attempt(
        form, actions.set_share, programme=programme, village=village, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"Bagian {village.title} disimpan.")
        return redirect(address(programme))
    context = {"programme": programme, "village": village, "back": address(programme)}
    context |= {"missing": missing_plans(village), "may_fill": request.user.can(Permission.NEED_EDIT, village.place)}
    return form_page(request, "partnerships/share_form.html", form, cooperation=programme.cooperation, **context)
