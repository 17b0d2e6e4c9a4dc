"""Pages of one cooperation: list, workspace, steps, history."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import SIGNED_IN, access
from accounts.permissions import Permission
from partnerships import history, progress, queries
from partnerships.case import Case
from partnerships.legacy import lacks
from partnerships.models import Cooperation, Party
from partnerships.old_names import why_it_stops
from partnerships.partner_gates import programmes_open
from partnerships.sight import cooperation_for
from partnerships.workflow import COOPERATION_MOVES, PARTY_MOVES


@require_safe
@access(SIGNED_IN)
def cooperation_list(request: HttpRequest) -> HttpResponse:
    text, stage = request.GET.get("cari", "").strip(), request.GET.get("tahap", "")
    page = queries.search(request.user, text, stage, request.GET.get("halaman"))
    may_start = any(request.user.can(Permission.COOPERATION_START, g.region_code) for g in request.user.active_grants)
    context = {
        "page": page,
        "rows": queries.list_rows(list(page.object_list), request.user),
        "text": text,
        "stage": stage,
        "stages": Cooperation.Stage.choices,
        "may_start": may_start,
    }
    return render(request, "partnerships/cooperation_list.html", context)


def step_url(cooperation: Cooperation):
    """Where each step of this cooperation lies."""
    return lambda number: reverse("partnerships:cooperation-step", args=[cooperation.pk, number])


@require_safe
@access(Permission.COOPERATION_VIEW)
def cooperation_detail(request: HttpRequest, pk: str) -> HttpResponse:
    cooperation = cooperation_for(request.user, pk)
    ws = queries.workspace(cooperation, request.user)
    events = history.of_case(ws.case)
    works_here = request.user.can(Permission.COOPERATION_VIEW, cooperation.place)
    context = {
        "cooperation": cooperation,
        "ws": ws,
        "steps": queries.step_marks(ws, step_url(cooperation)),
        "step_page": step_url(cooperation)(ws.current.step.number),
        "may_journal": request.user.can(Permission.JOURNAL_VIEW, cooperation.place),
        "may_edit": request.user.can(Permission.COOPERATION_EDIT, cooperation.place),
        "may_export": request.user.can(Permission.EXPORT_DOWNLOAD, cooperation.place),
        "may_close": request.user.can(Permission.OFFER_SEND, cooperation.place),
        "events": history.lines(events[:4], ws.case, notes=works_here),
        "event_count": events.count(),
        "why": why_it_stops(ws.case),
    } | of_old_data(ws.case, request.user)
    return render(request, "partnerships/cooperation_detail.html", context)


def of_old_data(case: Case, user) -> dict:
    """What the page of an old cooperation shows beside the rest (R69)."""
    if case.legacy is None:
        return {"entry": None}
    place = case.cooperation.place
    return {
        "entry": case.legacy,
        "lacks": lacks(case),
        "may_scan": user.can(Permission.OLD_DATA_KEEP, place),
        "may_withdraw": bool(COOPERATION_MOVES.judge(case.cooperation, "withdraw_old", user)),
        "unconfirmed": [p.village.title for p in case.parties if p.status == Party.Status.INVITED],
        "may_read": user.can(Permission.INSTRUMENT_VIEW, place),
        "may_report": user.can(Permission.REPORT_FILL, place),
    }


@require_safe
@access(Permission.COOPERATION_VIEW)
def cooperation_step(request: HttpRequest, pk: str, number: int) -> HttpResponse:
    if number not in range(1, 7):
        request.user.access_was_asked = True
        raise Http404
    cooperation = cooperation_for(request.user, pk)
    ws = queries.workspace(cooperation, request.user)
    state = ws.states[number - 1]
    user, place = request.user, cooperation.place
    works_here = user.can(Permission.COOPERATION_VIEW, place)
    context = {
        "cooperation": cooperation,
        "ws": ws,
        "case": ws.case,
        "state": state,
        "neighbours": [m for m in queries.step_marks(ws, step_url(cooperation)) if abs(m.number - number) == 1],
        "candidates": candidate_rows(cooperation, ws.case.parties, user) if number == 2 and works_here else [],
        "works_here": works_here,
        "may_edit": user.can(Permission.COOPERATION_EDIT, place),
        "may_programme": user.can(Permission.PROGRAMME_EDIT, place) and bool(programmes_open(cooperation)),
        "may_report": user.can(Permission.REPORT_FILL, place),
        "progress": progress.table(cooperation) if number == 6 else None,
        "may_schedule": user.can(Permission.MAD_SCHEDULE, place),
        "part": f"partnerships/_step_{number}.html",
    }
    return render(request, "partnerships/cooperation_step.html", context)


def candidate_rows(cooperation: Cooperation, parties: list[Party], user) -> list[dict]:
    """The asked villages: why they were found to fit, first contacts, the moves open to this person."""
    rows, found = [], {each.candidate_id: each for each in cooperation.shortlisted.order_by("score", "pk")}
    for party in parties:
        if party.status == Party.Status.LEAD:
            continue
        moves = [move for move, verdict in PARTY_MOVES.open_to(party, user) if move.name != "invite"]
        why = found.get(party.village_id)
        rows.append({"party": party, "contacts": list(party.contacts.all()), "moves": moves, "why": why})
    return rows


@require_safe
@access(Permission.COOPERATION_VIEW)
def cooperation_history(request: HttpRequest, pk: str) -> HttpResponse:
    cooperation = cooperation_for(request.user, pk)
    case = queries.load(cooperation)
    works_here = request.user.can(Permission.COOPERATION_VIEW, cooperation.place)
    page = history.page(case, request.GET.get("halaman"))
    context = {
        "cooperation": cooperation,
        "page": page,
        "events": history.lines(page.object_list, case, notes=works_here),
    }
    return render(request, "partnerships/cooperation_history.html", context)
