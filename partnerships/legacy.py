"""What an old cooperation lacks, judged by the rules as they stood on the day of its signature (R69)."""

from dataclasses import dataclass

from partnerships.case import Case
from partnerships.rules import RULES
from records.rules import Rule

SIGNED_STEPS = range(1, 6)  # step 6 goes on as for any running cooperation


@dataclass(frozen=True)
class Lack:
    """One rule of which the data tell nothing, with the villages that it is about."""

    rule: Rule
    sentences: list[str]


def lacks(case: Case) -> list[Lack]:
    """Every rule of steps 1 to 5 that held on that day and that the data don't answer; none of them stops anything."""
    on, track, found = case.cooperation.opened_on, case.cooperation.track, []
    for step in SIGNED_STEPS:
        for rule in RULES.of_step(step, on, track):
            missing = [line.sentence for line in rule.check(case) if not line.done]
            if missing:
                found.append(Lack(rule, list(dict.fromkeys(missing))))
    return found
