"""The shortlist of a village: kept from a search, compared side by side, and where a cooperation starts from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from partnerships.actions import shortlist as actions
from partnerships.forms.shortlist import ShortlistStartForm
from partnerships.matching.criteria import weights_from
from partnerships.matching.find import find_for_need, find_for_potential, find_for_village
from partnerships.matching.page import chosen
from partnerships.matching.shortlist_page import comparisons, live_entries
from partnerships.matching.sight import searched
from partnerships.models import Track
from partnerships.track_words import CHOICE_OF
from partnerships.views.loading import posted
from records.web import attempt, form_page, press
from villages.models import Need, Potential
from villages.regions import gazetteer


def kept(request: HttpRequest, village, findings, **ask) -> HttpResponse:
    """Keep what was ticked, as it stands now."""
    finds = chosen(findings, request.POST.getlist("calon"))
    press(request, actions.keep, village=village, finds=finds, by=request.user, **ask)
    messages.success(request, f"{', '.join(find.name for find in finds)} masuk daftar pendek.")
    return redirect("partnerships:shortlist", village.code)


@require_POST
@access(Permission.ANALYSIS_EDIT)
def keep_for_need(request: HttpRequest, pk: str) -> HttpResponse:
    rows = Need.objects.filter(topic__isnull=False).select_related("village", "topic")
    need = get_for(request.user, rows, Permission.ANALYSIS_EDIT, pk=pk)
    return kept(request, need.village, find_for_need(need, weights_from(request.POST)), need=need)


@require_POST
@access(Permission.ANALYSIS_EDIT)
def keep_for_potential(request: HttpRequest, pk: str) -> HttpResponse:
    rows = Potential.objects.filter(status=Potential.Status.VERIFIED, topic__isnull=False)
    potential = get_for(request.user, rows.select_related("village", "topic"), Permission.ANALYSIS_EDIT, pk=pk)
    findings = find_for_potential(potential, weights_from(request.POST))
    return kept(request, potential.village, findings, own_potential=potential)


@require_POST
@access(Permission.ANALYSIS_EDIT)
def keep_for_village(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    return kept(request, village, find_for_village(village, weights_from(request.POST)))


@require_safe
@access(Permission.PARTNER_SEARCH)
def shortlist(request: HttpRequest, code: str) -> HttpResponse:
    village = searched(request.user, gazetteer.villages(), code=code)
    context = {
        "village": village,
        "comparisons": comparisons(live_entries(village)),
        "can_keep": request.user.can(Permission.ANALYSIS_EDIT, village.place),
        "can_start": request.user.can(Permission.COOPERATION_START, village.place),
    }
    return render(request, "partnerships/shortlist.html", context)


@require_POST
@access(Permission.ANALYSIS_EDIT)
def drop(request: HttpRequest, code: str, pk: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    entry = get_object_or_404(live_entries(village), pk=pk)
    press(request, actions.drop, entry=entry, by=request.user)
    messages.success(request, "Calon dikeluarkan dari daftar pendek.")
    return redirect("partnerships:shortlist", code)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_START)
def start(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.COOPERATION_START, code=code)
    entries = list(live_entries(village).filter(pk__in=request.GET.getlist("calon")))
    if not entries:
        messages.warning(request, "Centang dulu calon yang akan diajak.")
        return redirect("partnerships:shortlist", code)
    track = Track.THIRD_BY_VILLAGE if any(entry.partner_id for entry in entries) else Track.INTER_VILLAGE
    form = ShortlistStartForm(posted(request), track=track, entries=entries)
    facts = {"village": village, "entries": entries, "track": track, "by": request.user}
    if form.is_valid() and attempt(form, actions.start_with, **facts, **form.cleaned_data):
        messages.success(request, "Kerja sama dibuka. Calonnya sudah masuk langkah 2.")
        return redirect("partnerships:cooperation-detail", form.made.pk)
    context = {"village": village, "entries": entries, "choice": CHOICE_OF[track]}
    return form_page(request, "partnerships/shortlist_start.html", form, **context)
