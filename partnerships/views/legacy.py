"""Pages of old data (R69): enter it, add its scan, read the scan."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions import legacy as actions
from partnerships.forms.cooperations import MoveForm
from partnerships.forms.legacy import LegacyForm, LegacyScanForm
from partnerships.models import LegacyEntry, Party
from partnerships.sight import cooperation_for
from partnerships.track_words import CHOICE_OF
from partnerships.views.act_pages import act_page
from partnerships.views.loading import home_url, posted
from partnerships.views.starting import ask_where_to_start, choose_track, track_of, villages_to_start
from partnerships.workflow import REPLY_MOVES
from records.documents import response
from records.formats import tanggal
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


def confirm_words(party: Party, entry: LegacyEntry) -> dict[str, Any]:
    """What a village reads before it confirms."""
    return {
        "caption": party.cooperation.caption,
        "heading": f"Benarkan data lama, Desa {party.village}",
        "lead": "Benarkan kalau desa Anda memang menandatangani naskah ini. Sesudah semua desa membenarkan, "
        "data ini tampil untuk umum.",
        "facts": [
            ("Kerja sama", party.cooperation.title),
            ("Dicatat oleh", f"Desa {party.cooperation.lead}"),
            ("Judul naskah", entry.text_title),
            ("Nomor tiap pihak", "; ".join(entry.text_numbers.splitlines())),
            ("Ditandatangani", tanggal(entry.signed_on)),
        ],
        "button": "Benarkan data lama",
        "back": home_url(party.cooperation),
        "back_text": "Kembali ke kerja sama",
    }


@require_http_methods(["GET", "POST"])
@access(Permission.OLD_DATA_KEEP)
def legacy_scan(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.OLD_DATA_KEEP)
    entry = entry_of(cooperation)
    form = LegacyScanForm(posted(request), request.FILES or None)
    facts = {"cooperation": cooperation, "by": request.user}
    if form.is_valid() and attempt(form, actions.keep_legacy_scan, **facts, **form.cleaned_data):
        messages.success(request, "Pindaian disimpan.")
        return redirect(home_url(cooperation))
    context = {"cooperation": cooperation, "entry": entry, "back": home_url(cooperation)}
    return form_page(request, "partnerships/legacy_scan.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_VIEW)
def legacy_confirm(request, pk, code):
    cooperation = cooperation_for(request.user, pk)
    entry, parties = entry_of(cooperation), cooperation.parties.exclude(status__in=Party.OUTSIDE)
    party = get_object_or_404(parties.select_related("village"), village__code=code)
    party.cooperation = cooperation
    verdict = REPLY_MOVES.judge(party, "confirm_old", request.user)
    if verdict.forbidden:
        raise PermissionDenied
    form = MoveForm(posted(request))
    if form.is_valid() and attempt(form, actions.confirm_legacy, party=party, by=request.user):
        messages.success(request, f"Data lama dibenarkan untuk Desa {party.village}.")
        return redirect(home_url(cooperation))
    return act_page(request, form, verdict=verdict, **confirm_words(party, entry))


@require_http_methods(["GET"])
@access(Permission.INSTRUMENT_VIEW)
def legacy_file(request, pk):
    entry = entry_of(cooperation_for(request.user, pk, Permission.INSTRUMENT_VIEW))
    if entry.document is None:
        raise Http404
    return response(entry.document)
