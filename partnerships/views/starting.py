"""Pages on which a cooperation begins: with whom, then what it is about; and the same again while it is prepared."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import access, within
from accounts.permissions import Permission
from partnerships.actions import cooperations as actions
from partnerships.candidates import all_ended
from partnerships.forms.starting import CooperationForm, StartForm
from partnerships.models import Track
from partnerships.sight import cooperation_for
from partnerships.track_words import CHOICE_OF, CHOICES
from partnerships.views.loading import home_url, posted
from records.web import attempt, form_page
from villages.regions.gazetteer import by_code, villages_with_ended


def villages_to_start(user):
    """Where this person may start a cooperation; a kelurahan and an ended village are there only to be refused."""
    return villages_with_ended().filter(within(user, Permission.COOPERATION_START, "code")).order_by("code")


def ask_where_to_start(request, villages) -> None:
    """A named village decides; without one, whoever may start nowhere is told so."""
    if code := request.POST.get("lead"):
        actions.ask_to_start(request.user, get_object_or_404(by_code().filter(code=code)[:1]))
    elif not villages.exists():
        raise PermissionDenied
    request.user.access_was_asked = True


def track_of(request, otherwise: str) -> str:
    """The track in the address; what was sent without one is an ordinary cooperation between villages."""
    named = request.GET.get("jalur", "")
    if named in Track.values:
        return named
    return otherwise if request.method == "POST" or not named else ""


def choose_track(request, **words):
    """The question with whom, each answer with an example and what follows."""
    return render(request, "partnerships/track_choose.html", {"choices": CHOICES, "old": False} | words)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_START)
def cooperation_create(request):
    villages = villages_to_start(request.user)
    ask_where_to_start(request, villages)
    back = reverse("partnerships:cooperation-list")
    if request.method == "GET" and (ended := all_ended(villages)):
        return render(request, "partnerships/start_ended.html", {"villages": ended, "back": back})
    track = track_of(request, Track.INTER_VILLAGE if request.method == "POST" else "")
    if not track:
        return choose_track(request, title="Mulai kerja sama", caption="", now="", back=back)
    form = StartForm(posted(request), villages=villages, track=track)
    facts = {"track": track, "by": request.user}
    if form.is_valid() and attempt(form, actions.start_cooperation, **facts, **form.cleaned_data):
        messages.success(request, "Kerja sama dibuka. Lanjutkan dengan langkah 1.")
        return redirect("partnerships:cooperation-detail", form.made.pk)
    only = villages.first() if form.fields["lead"].widget.is_hidden else None
    context = {"only": only, "choice": CHOICE_OF[track], "back": request.path, "list": back}
    return form_page(request, "partnerships/cooperation_start.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def cooperation_edit(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    back, now = home_url(cooperation), cooperation.track
    track = track_of(request, now)
    if not track:
        words = {"title": "Ganti jalur", "caption": cooperation.caption, "now": now, "back": request.path}
        return choose_track(request, **words)
    form = CooperationForm(posted(request), instance=cooperation, track=track)
    facts = {"cooperation": cooperation, "track": track, "by": request.user}
    if form.is_valid() and attempt(form, actions.edit_cooperation, **facts, **form.cleaned_data):
        messages.success(request, "Pokok kerja sama disimpan.")
        return redirect(back)
    context = {"cooperation": cooperation, "choice": CHOICE_OF[track], "back": back, "changed": track != now}
    return form_page(request, "partnerships/cooperation_form.html", form, **context)
