"""Pages of old data (R69): enter it, add its scan, read the scan."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions import legacy as actions
from partnerships.forms.legacy import LegacyForm, LegacyScanForm
from partnerships.models import LegacyEntry
from partnerships.sight import cooperation_for
from partnerships.track_words import CHOICE_OF
from partnerships.views.loading import home_url, posted
from partnerships.views.starting import ask_where_to_start, choose_track, track_of, villages_to_start
from records.documents import response
from records.web import attempt, form_page


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_START)
def legacy_create(request):
    villages = villages_to_start(request.user)
    ask_where_to_start(request, villages)
    back, track = reverse("partnerships:cooperation-list"), track_of(request, "")
    if not track:
        return choose_track(request, title="Catat kerja sama lama", caption="Data lama", now="", old=True, back=back)
    form = LegacyForm(posted(request), request.FILES or None, villages=villages, track=track)
    if form.is_valid() and attempt(form, actions.enter_legacy, track=track, by=request.user, **form.cleaned_data):
        messages.success(request, "Data lama disimpan. Lihat apa yang belum ada di bawah.")
        return redirect("partnerships:cooperation-detail", form.made.pk)
    only = villages.first() if form.fields["lead"].widget.is_hidden else None
    context = {"only": only, "choice": CHOICE_OF[track], "back": request.path, "list": back}
    return form_page(request, "partnerships/legacy_form.html", form, **context)


def entry_of(cooperation) -> LegacyEntry:
    """What was entered of an old cooperation. Raises Http404."""
    entry = LegacyEntry.objects.select_related("document").filter(cooperation=cooperation).first()
    if entry is None:
        raise Http404
    return entry


@require_http_methods(["GET", "POST"])
@access(Permission.SCAN_UPLOAD)
def legacy_scan(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.SCAN_UPLOAD)
    entry = entry_of(cooperation)
    form = LegacyScanForm(posted(request), request.FILES or None)
    facts = {"cooperation": cooperation, "by": request.user}
    if form.is_valid() and attempt(form, actions.keep_legacy_scan, **facts, **form.cleaned_data):
        messages.success(request, "Pindaian disimpan.")
        return redirect(home_url(cooperation))
    context = {"cooperation": cooperation, "entry": entry, "back": home_url(cooperation)}
    return form_page(request, "partnerships/legacy_scan.html", form, **context)


@require_http_methods(["GET"])
@access(Permission.INSTRUMENT_VIEW)
def legacy_file(request, pk):
    entry = entry_of(cooperation_for(request.user, pk, Permission.INSTRUMENT_VIEW))
    if entry.document is None:
        raise Http404
    return response(entry.document)
