"""What "hari ini" shows, built from the apps below."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from kerjasama_portal.village_work import (
    Waiting,
    partners_to_verify,
    potentials_to_verify,
    stale_potentials,
    village_beginnings,
)
from musyawarah.models import Deliberation, FollowUp
from musyawarah.queries import visible_to as visible_deliberations
from partnerships.acts import Act
from partnerships.case import Case, load_for_acts
from partnerships.models import Cooperation, Party
from partnerships.next_acts import next_acts
from partnerships.queries import current_step
from partnerships.step_words import steps_of
from records.formats import local_date, tanggal

HOME_LIMIT = 60  # the newest cooperations in scope; the list page holds the rest
REFLECTION_EVERY = timedelta(days=365)


@dataclass(frozen=True)
class Late:
    """Something whose day has passed."""

    what: str
    about: str
    url: str
    days: int


@dataclass(frozen=True)
class StepLine:
    """One cooperation with its step and what comes next."""

    cooperation: Cooperation
    step: str
    next_what: str
    mine: bool


@dataclass(frozen=True)
class Today:
    """The page "hari ini"."""

    waiting: list[Waiting]
    late: list[Late]
    meetings: list[Deliberation]
    lines: list[StepLine]
    more: bool  # there are older cooperations than those read here


def today_of(user: Any) -> Today:
    """Everything on "hari ini", with a number of queries that doesn't depend on the rows."""
    newest = list(
        Cooperation.objects.visible_to(user).alive().with_place().order_by("-created_at", "pk")[: HOME_LIMIT + 1]
    )
    cases = load_for_acts(newest[:HOME_LIMIT])
    acts = [(case, list(next_acts(case))) for case in cases]
    waiting = [
        Waiting(act.what, case.cooperation.title, act.url, act.button)
        for case, open_acts in acts
        for act in open_acts
        if act.is_for(user)
    ]
    return Today(
        waiting=waiting
        + partners_to_verify(user)
        + potentials_to_verify(user)
        + stale_potentials(user)
        + village_beginnings(user),
        late=sorted(
            [late for case in cases for late in late_in(case)] + late_follow_ups(user), key=lambda late: -late.days
        ),
        meetings=coming_meetings(user),
        lines=[step_line(case, open_acts, user) for case, open_acts in acts],
        more=len(newest) > HOME_LIMIT,
    )


def step_line(case: Case, open_acts: list[Act], user: Any) -> StepLine:
    """One cooperation of the table by step."""
    step = steps_of(case.cooperation.track)[current_step(case, open_acts) - 1]
    mine = next((act for act in open_acts if act.is_for(user)), None)
    first = mine or next(iter(open_acts), None)
    text = f"{first.what} ({first.who})" if first and not mine else first.what if first else "Tidak ada yang menunggu"
    return StepLine(case.cooperation, f"{step.number} {step.name}", text, mine is not None)


def late_in(case: Case) -> list[Late]:
    """Unanswered offers past their day, and reflections not held within a year."""
    today, title = timezone.localdate(), case.cooperation.title
    url = reverse("partnerships:cooperation-detail", args=[case.cooperation.pk])
    late = []
    if case.offer and case.offer.reply_due < today:
        late += [
            Late(
                f"Jawaban Desa {party.village.name} atas surat penawaran",
                title,
                url,
                (today - case.offer.reply_due).days,
            )
            for party in case.parties
            if party.status == Party.Status.INVITED
        ]
    if case.cooperation.stage == Cooperation.Stage.RUNNING and case.cooperation.running_since:
        since = case.reflections[0].decided_on if case.reflections else watched_since(case.cooperation)
        due = since + REFLECTION_EVERY
        if due < today:
            late.append(
                Late(
                    "Pertemuan aksi-refleksi tahun ini",
                    f"{title} · paling lambat {tanggal(due)}",
                    url,
                    (today - due).days,
                )
            )
    return late


def watched_since(cooperation: Cooperation) -> date:
    """From when a year counts: old data only since the day on which they were entered here."""
    return local_date(cooperation.created_at) if cooperation.is_old_data else cooperation.running_since


def late_follow_ups(user: Any) -> list[Late]:
    """Follow-ups of meetings that this person may see, past their day."""
    today = timezone.localdate()
    meetings = visible_deliberations(user).values("pk")
    rows = FollowUp.objects.filter(deliberation__in=meetings, done_at__isnull=True, due__lt=today)
    return [
        Late(
            f"Tindak lanjut: {row.what}",
            f"{row.deliberation.topic} · oleh {row.owner}",
            reverse("musyawarah:deliberation-detail", args=[row.deliberation_id]),
            (today - row.due).days,
        )
        for row in rows.select_related("deliberation").order_by("due")[:20]
    ]


def coming_meetings(user: Any) -> list[Deliberation]:
    """The next five meetings."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return list(
        visible_deliberations(user)
        .filter(status__in=[Deliberation.Status.PLANNED, Deliberation.Status.OPEN], starts_at__gte=midnight)
        .order_by("starts_at", "pk")[:5]
    )
