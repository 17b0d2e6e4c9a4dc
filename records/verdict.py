"""The answer to "may this be done now?": yes, or no with reasons that people can read."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One thing that is missing: what, in which village, on what legal basis, and where it is mended."""

    sentence: str
    basis: str = ""
    rule: str = ""
    level: str = "block"
    village: str = ""
    fix_url: str = ""


@dataclass(frozen=True)
class Verdict:
    """True, or false with a reason; `forbidden` means a missing right, not a wrong moment."""

    ok: bool
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    forbidden: bool = field(default=False)

    def __bool__(self) -> bool:
        return self.ok


YES = Verdict(True)


def no(reason: str, findings: Iterable[Finding] = ()) -> Verdict:
    """A refusal with its sentence and the list of what is missing."""
    return Verdict(False, reason, tuple(findings))


def forbidden(reason: str) -> Verdict:
    """A refusal because the person lacks the right."""
    return Verdict(False, reason, forbidden=True)


class Refused(Exception):
    """An act was refused; an ordinary answer, shown to the person with its reasons."""

    def __init__(self, verdict: Verdict | str):
        self.verdict = no(verdict) if isinstance(verdict, str) else verdict
        super().__init__(self.verdict.reason)
