"""What the views of a cooperation share: loading under the right that is asked for."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.permissions import Permission
from partnerships.links import may_follow
from partnerships.models import Cooperation, Party
from partnerships.sight import cooperation_for
from records.moves import Moves
from records.verdict import YES, Finding, Refused, Verdict


def posted(request: HttpRequest) -> Any:
    """What was sent; an empty form that was sent is a mistake too, not an unsent one."""
    return request.POST if request.method == "POST" else None


def first_look(request: HttpRequest, verdict: Verdict) -> None:
    """Whoever opens the page of an act that is not possible is told why; what was already typed is kept instead."""
    if request.method == "GET" and not verdict:
        raise Refused(verdict)


def parties_of(cooperation: Cooperation) -> QuerySet[Party]:
    """All its parties, candidates too: only for those who lead it."""
    return cooperation.parties.select_related("village")


def own_party_for(user: Any, permission: Permission, cooperation_pk: str, /, **lookup: Any) -> Party:
    """A party of a cooperation that this person sees, for a right at that party's own village."""
    cooperation = cooperation_for(user, cooperation_pk, permission)
    party = get_object_or_404(parties_of(cooperation).exclude(status__in=Party.OUTSIDE), **lookup)
    if not user.can(permission, party.place):
        raise PermissionDenied
    return party


def told_before(form: Any, moves: Moves, obj: Any, move: str, user: Any) -> Verdict:
    """What the act would be told now, with links only where this person may go; a refused form says it already."""
    if form.refusal is not None:
        return YES
    verdict = moves.judge(obj, move, user)
    return replace(verdict, findings=tuple(followed(each, obj, user) for each in verdict.findings))


def followed(finding: Finding, obj: Any, user: Any) -> Finding:
    """The same finding; without its link where this person would only be turned away."""
    leads_on = not finding.fix_url or may_follow(user, finding.fix_url, obj.place, "")
    return finding if leads_on else replace(finding, fix_url="")


def home_url(cooperation: Cooperation) -> str:
    """The page of the cooperation itself."""
    return reverse("partnerships:cooperation-detail", args=[cooperation.pk])


def step_url(cooperation: Cooperation, number: int) -> str:
    """The page of one of the six steps."""
    return reverse("partnerships:cooperation-step", args=[cooperation.pk, number])


def known(word: str, words: Any) -> str:
    """A word of the address that must be one of these."""
    if word not in words:
        raise Http404
    return word
