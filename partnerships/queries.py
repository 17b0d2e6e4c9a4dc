"""What the pages of a cooperation show: the workspace, its matrix, its list."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.urls import reverse

from accounts.permissions import Permission, Place
from partnerships.acts import Act
from partnerships.case import Case, load, load_many
from partnerships.links import may_follow, may_reason
from partnerships.matrix import Row, matrix_rows
from partnerships.models import Cooperation, Party, Proposal
from partnerships.next_acts import next_acts
from partnerships.old_names import ended_in_plan
from partnerships.step_words import steps_of
from partnerships.steps import Check, StepState, all_steps, stage_name

PER_PAGE = 25
HOLDING = (Permission.DELIBERATION_VIEW_DRAFT, Permission.MAD_RECORD)


STOPPED = "Kerjakan dulu yang tertulis di atas. Yang lain menunggu itu."


@dataclass(frozen=True)
class Mark:
    """One of the six steps in the header of the workspace."""

    number: int
    name: str
    url: str
    word: str
    state: str


@dataclass(frozen=True)
class Workspace:
    """Everything on the page of one cooperation."""

    case: Case
    states: list[StepState]
    current: StepState
    act: Act | None
    others: list[Act]
    acts: list[Act]
    stage: str

    @property
    def missing(self) -> list[Check]:
        """What the current step still lacks and can be done now; nothing while the plan stands still."""
        return [] if self.standstill else self.current.missing_now

    @property
    def standstill(self) -> str:
        """Why nothing more is filled in: the plan was closed, or a village of it ended; else empty."""
        if self.case.cooperation.stage == Cooperation.Stage.CLOSED:
            return "Rencana ini ditutup. Tidak ada lagi yang perlu dilengkapi."
        return STOPPED if ended_in_plan(self.case) else ""

    @property
    def also(self) -> list[Act]:
        """What waits beside the act in the panel."""
        return self.others if self.act else self.others[1:]

    @property
    def rows(self) -> list[Row]:
        """The matrix villages × papers."""
        return matrix_rows(self.case)

    @property
    def left_out(self) -> list[Party]:
        """Villages that were asked and stayed out."""
        return [p for p in self.case.parties if p.status in (Party.Status.DECLINED, Party.Status.LEFT_OUT)]

    @property
    def value(self) -> int:
        """The cost of all programmes in rupiah."""
        return sum(programme.cost for programme in self.case.programmes)

    @property
    def people(self) -> int:
        """The people reached, all programmes and villages together."""
        return sum(share.people for p in self.case.programmes for share in self.case.shares.get(p.pk, []))


def reachable(state: StepState, user: Any, place: Place) -> StepState:
    """The same step with links only where this person may go; another village's own pages are its own."""
    works_here = user.can(Permission.COOPERATION_VIEW, place)

    def leads_on(check: Check) -> bool:
        line, where = check.line, check.line.village_code or place
        if not works_here or not line.fix_url:
            return False
        if line.fix_url.startswith(reverse("musyawarah:deliberation-list")):
            # A final musyawarah is open to all parties, one that is being held to those who hold it.
            return line.done or any(user.can(right, where) for right in HOLDING)
        return may_follow(user, line.fix_url, place, line.village_code)

    def for_person(check: Check) -> Check:
        line = check.line if leads_on(check) else replace(check.line, fix_url="")
        return replace(check, line=line, may_reason=may_reason(user, line.village_code))

    return replace(state, checks=[for_person(check) for check in state.checks])


def workspace(cooperation: Cooperation, user: Any) -> Workspace:
    """Load the case once and read everything from it."""
    case = load(cooperation)
    states = [reachable(state, user, cooperation.place) for state in all_steps(case)]
    acts = list(next_acts(case))
    number = current_step(case, acts)
    mine = next((act for act in acts if act.is_for(user)), None)
    others = [act for act in acts if act is not mine][:6]
    return Workspace(case, states, states[number - 1], mine, others, acts, stage_name(case))


def current_step(case: Case, acts: list[Act]) -> int:
    """The step of the most pressing act; without one, where the stage has come to."""
    if acts:
        return acts[0].step
    if case.cooperation.is_old_data:
        return 6
    late = (Cooperation.Stage.RUNNING, Cooperation.Stage.SUSPENDED, Cooperation.Stage.ENDED)
    return 6 if case.cooperation.stage in late else 5 if case.cooperation.stage == Cooperation.Stage.IN_FORCE else 4


def step_marks(ws: Workspace, url_of: Any) -> list[Mark]:
    """The six steps with their words."""
    at_work = {act.step for act in ws.acts}
    return [step_mark(state, ws.current.step.number, at_work, url_of) for state in ws.states]


def step_mark(state: StepState, current: int, at_work: set[int], url_of: Any) -> Mark:
    """One step: done, at work, or still to come."""
    number, counted = state.step.number, f"{state.done} dari {len(state.checks)} selesai"
    if state.is_complete and number not in at_work:
        word, kind = "Selesai" + (f", {len(state.notes)} catatan" if state.notes else ""), "done"
    elif number in at_work or number == current:
        word, kind = f"Sedang dikerjakan, {counted}", "now" if number == current else ""
    elif number < current:
        word, kind = counted, ""
    else:
        word, kind = "Belum bisa dimulai, boleh disiapkan", ""
    return Mark(number, state.step.name, url_of(number), word, kind)


@dataclass(frozen=True)
class ListRow:
    """One cooperation in a list, with its step and what comes next."""

    cooperation: Cooperation
    villages: str
    step: str
    stage: str
    act: Act | None
    waits_for: str


def party_names(case: Case) -> str:
    """The villages, and the outside party once it is chosen."""
    names = [file.village.name for file in case.files]
    return ", ".join([*names, case.partner.name] if case.partner else names)


def list_rows(cooperations: list[Cooperation], user: Any) -> list[ListRow]:
    """Rows of a list page; the number of queries doesn't depend on how many there are."""
    rows = []
    for case in load_many(cooperations):
        acts = list(next_acts(case))
        step, first = steps_of(case.cooperation.track)[current_step(case, acts) - 1], next(iter(acts), None)
        rows.append(
            ListRow(
                case.cooperation,
                ", ".join(
                    [*(file.village.name for file in case.files), *([case.partner.name] if case.partner else [])]
                ),
                f"{step.number} {step.name}",
                stage_name(case),
                next((act for act in acts if act.is_for(user)), None),
                f"{first.what} ({first.who})" if first else "",
            )
        )
    return rows


def search(user: Any, text: str, stage: str, page: str | None) -> Page:
    """The cooperations that this person may see, newest first, filtered by words and stage."""
    rows = Cooperation.objects.visible_to(user).with_place().order_by("-created_at", "pk")
    if text:
        partners = Proposal.objects.filter(status=Proposal.Status.CHOSEN, partner__name__icontains=text)
        named = Q(pk__in=partners.values("cooperation"))
        rows = rows.filter(Q(title__icontains=text) | Q(lead__name__icontains=text) | named)
    if stage in Cooperation.Stage.values:
        rows = rows.filter(stage=stage)
    return Paginator(rows, PER_PAGE).get_page(page)
