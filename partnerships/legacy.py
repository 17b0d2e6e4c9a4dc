"""What an old cooperation lacks, judged by the rules as they stood on the day of its signature (R69)."""

from dataclasses import dataclass, replace

from partnerships.case import Case
from partnerships.rules import RULES
from records.rules import Level, Line, Rule

SIGNED_STEPS = range(1, 6)  # step 6 goes on as for any running cooperation
SIGNED = ("R45", "R46")  # the entry itself tells that it was signed


@dataclass(frozen=True)
class Lack:
    """One rule of which the data tell nothing, with the villages that it is about."""

    rule: Rule
    villages: list[str]


def lacks(case: Case) -> list[Lack]:
    """Every rule of steps 1 to 5 that held on that day and that the data don't answer; none of them stops anything."""
    on, track, found = case.cooperation.opened_on, case.cooperation.track, []
    for rule in (rule for step in SIGNED_STEPS for rule in RULES.of_step(step, on, track)):
        missing = [line for line in rule.check(case) if not line.done]
        if missing and rule.code not in SIGNED:
            found.append(Lack(rule, list(dict.fromkeys(line.village for line in missing if line.village))))
    return found


def as_told(rule: Rule, line: Line) -> tuple[Rule, Line]:
    """A line of the checklist of old data: never in the way, nothing to press, and no claim that it didn't happen."""
    if line.done:
        return replace(rule, level=Level.NOTE), replace(line, fix_url="")
    word = "ada pada naskah lama" if rule.code in SIGNED else "tidak ada dalam data lama"
    told = replace(line, done=rule.code in SIGNED, fix_url="", sentence=f"{rule.title}: {word}")
    return replace(rule, level=Level.NOTE), told
