"""The six steps (langkah): what each is for, who does it, its help, and its checklist from the rules."""

from dataclasses import dataclass
from datetime import date

from partnerships.case import Case
from partnerships.legacy import SIGNED_STEPS, as_told
from partnerships.models import Cooperation, Instrument
from partnerships.rules import RULES, before
from partnerships.step_words import Step, steps_of
from records.rules import Level, Line, Rule

WHOLE = "Kerja sama ini"  # the lines that are about no single village


@dataclass(frozen=True)
class Check:
    """One line of a checklist with its rule."""

    rule: Rule
    line: Line
    can_begin: bool = True
    may_reason: bool = True
    before: str = ""  # the act that this rule comes before

    @property
    def level(self) -> str:
        """The status that the page shows."""
        if self.line.done:
            return "met"
        if not self.can_begin:
            return "cant"
        if self.line.reason:
            return "note"
        return {Level.BLOCK: "block", Level.WARN: "warn", Level.NOTE: "note"}[self.rule.level]

    @property
    def can_be_reasoned(self) -> bool:
        """A warning that nobody has answered yet, for those who may answer it."""
        return self.may_reason and self.rule.level is Level.WARN and not self.line.done and not self.line.reason


@dataclass(frozen=True)
class Group:
    """The lines of one village, or of the whole case."""

    title: str
    code: str
    checks: list[Check]

    @property
    def done(self) -> int:
        """How many are settled."""
        return sum(settled(check) for check in self.checks)


@dataclass(frozen=True)
class StepState:
    """Where one step stands."""

    step: Step
    checks: list[Check]

    @property
    def done(self) -> int:
        """How many lines are settled."""
        return sum(settled(check) for check in self.checks)

    @property
    def missing(self) -> list[Check]:
        """The lines that are open: what can be done now before what must wait, blocks first."""
        open_lines = [check for check in self.checks if not settled(check)]
        return sorted(open_lines, key=lambda c: (not c.can_begin, list(Level).index(c.rule.level)))

    @property
    def missing_now(self) -> list[Check]:
        """The open lines that can be worked on now."""
        return [check for check in self.missing if check.can_begin]

    @property
    def waiting(self) -> int:
        """How many open lines must wait for others."""
        return len(self.missing) - len(self.missing_now)

    @property
    def notes(self) -> list[Check]:
        """Open lines that hold nothing up."""
        return [check for check in self.missing if check.rule.level is Level.NOTE]

    @property
    def is_complete(self) -> bool:
        """Nothing that holds an act up is open; a step made of notes alone wants them all."""
        only_notes = all(check.rule.level is Level.NOTE for check in self.checks)
        return bool(self.checks) and (not self.missing if only_notes else len(self.missing) == len(self.notes))

    @property
    def groups(self) -> list[Group]:
        """The lines by village, those of the whole case last."""
        titles: dict[str, list[Check]] = {}
        for check in self.checks:
            titles.setdefault(check.line.village or WHOLE, []).append(check)
        ordered = sorted(titles.items(), key=lambda item: item[0] == WHOLE)
        return [Group(title, checks[0].line.village_code, checks) for title, checks in ordered]


def settled(check: Check) -> bool:
    """Done, or a warning that somebody answered in writing."""
    return check.line.done or bool(check.line.reason)


def checklist(case: Case, number: int) -> StepState:
    """One step judged by the rules of the day on which the cooperation was opened."""
    on: date = case.cooperation.opened_on
    track = case.cooperation.track
    found = [(rule, line) for rule in RULES.of_step(number, on, track) for line in rule.check(case)]
    signed_before = case.cooperation.is_old_data and number in SIGNED_STEPS
    if signed_before:
        found = [as_told(rule, line) for rule, line in found]
    now = min((rule.phase for rule, line in found if rule.level is Level.BLOCK and not line.done), default=9)
    checks = [
        Check(
            rule,
            line,
            rule.level is Level.NOTE or rule.phase <= now,
            before="" if signed_before else before(rule.code, track),
        )
        for rule, line in found
    ]
    return StepState(steps_of(track)[number - 1], checks)


def all_steps(case: Case) -> list[StepState]:
    """The six steps of a case."""
    return [checklist(case, step.number) for step in steps_of(case.cooperation.track)]


def stage_name(case: Case) -> str:
    """The legal stage (tahap) of Permendagri 96/2017 pasal 13 ayat (1), derived from the moves made."""
    text = case.instrument
    signing = text is not None and text.status in (Instrument.Status.READY, Instrument.Status.SIGNED)
    if signing and case.cooperation.stage == Cooperation.Stage.DRAFTING:
        return "Penandatanganan"
    return case.cooperation.get_stage_display()
