"""The rule engine: what a rule, its level and a line of a checklist are. The rules live in the apps."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from records.verdict import YES, Finding, Verdict, no


class Level(StrEnum):
    """How hard a rule is: the act waits, it needs a written reason, or it is only shown."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The word that people see."""
        return {"block": "Menghalangi", "warn": "Perlu alasan", "note": "Catatan"}[self.value]


class Source(StrEnum):
    """How sure we are of the legal basis."""

    LAW = "law"
    QUOTED = "quoted"
    PRACTICE = "practice"
    OWN = "own"

    @property
    def label(self) -> str:
        """The word that people see."""
        return {
            "law": "dibaca dari naskah undang-undang",
            "quoted": "dibaca dari kutipan peraturan",
            "practice": "kebiasaan daerah, bukan syarat undang-undang",
            "own": "ketentuan portal",
        }[self.value]


@dataclass(frozen=True)
class Line:
    """One line of a checklist: fulfilled or not, for one village or for the whole case."""

    done: bool
    sentence: str
    village: str = ""
    village_code: str = ""
    fix_url: str = ""
    reason: str = ""  # the written reason that lets a warning through


@dataclass(frozen=True)
class Rule:
    """A legal rule as data; `check` looks at a case and gives its lines."""

    code: str
    step: int
    level: Level
    title: str
    basis: str
    source: Source
    valid_from: date
    check: Callable[[Any], list[Line]]
    phase: int = 0  # within a step, what waits for the phases before it can't be begun yet
    kinds: tuple[str, ...] = ()  # the kinds of case that it is about; empty means all
    caveat: str = ""  # what of the basis could not be read or confirmed, for the page of rules

    def applies(self, kind: str, on: date) -> bool:
        """Did it hold on that day, and is it about this kind of case? No kind asks about all."""
        return self.valid_from <= on and (not kind or not self.kinds or kind in self.kinds)

    def finding(self, line: Line) -> Finding:
        """An unfulfilled line as a reason of refusal."""
        return Finding(line.sentence, self.basis, self.code, self.level, line.village, line.fix_url)

    def stops(self, line: Line) -> bool:
        """A block always stops; a warning stops until somebody wrote why; a note never."""
        if line.done or self.level is Level.NOTE:
            return False
        return self.level is Level.BLOCK or not line.reason


class RuleBook:
    """The rules of one app, by code, as they stood on a day."""

    def __init__(self, rules: Iterable[Rule]):
        self.rules = list(rules)

    def __getitem__(self, code: str) -> Rule:
        return next(rule for rule in self.rules if rule.code == code)

    def of_step(self, step: int, on: date, kind: str = "") -> list[Rule]:
        """The rules of one step for this kind of case, as they held on that day."""
        return [rule for rule in self.rules if rule.step == step and rule.applies(kind, on)]

    def judge(self, case: Any, codes: Iterable[str], on: date, only_village: str = "", kind: str = "") -> Verdict:
        """Judge a case by those of these rules that are about its kind, as of a day; a refusal lists what lacks."""
        missing = []
        for code in codes:
            rule = self[code]
            if not rule.applies(kind, on):
                continue
            lines = [line for line in rule.check(case) if not only_village or line.village_code in ("", only_village)]
            missing += [rule.finding(line) for line in lines if rule.stops(line)]
        return no(f"Belum bisa: masih kurang {len(missing)} hal.", missing) if missing else YES
