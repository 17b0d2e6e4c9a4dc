"""The whole dossier of one cooperation for one person, read once before it is sent."""

from typing import Any

from django.utils import timezone

from accounts.permissions import Permission
from partnerships import history
from partnerships.case import Case, load
from partnerships.dossier.archive import Dossier
from partnerships.dossier.collect import collect
from partnerships.dossier.index import Missing, heading_of
from partnerships.models import Cooperation
from partnerships.steps import all_steps, stage_name


def dossier_for(cooperation: Cooperation, user: Any) -> Dossier:
    """Papers, what is withheld, what is missing by rule, and the history as its page tells it."""
    case = load(cooperation)
    found = collect(case, user)
    works_here = user.can(Permission.COOPERATION_VIEW, cooperation.place)
    told = history.lines(history.of_case(case), case, notes=works_here)
    return Dossier(
        root=cooperation.caption.replace(" ", "-").replace("/", "-"),
        heading=heading_of(cooperation, [file.village.name for file in case.files], stage_name(case)),
        entries=found.entries,
        withheld=found.withheld,
        missing=missing_of(case),
        history=[[f"{timezone.localtime(row.when):%Y-%m-%d %H:%M:%S}", row.what, row.by, row.note] for row in told],
        made=timezone.localdate(),
    )


def missing_of(case: Case) -> list[Missing]:
    """Every open line of the six checklists, with its rule and where the law says so."""
    return [
        Missing(
            f"Langkah {state.step.number}",
            check.rule.code,
            f"{check.line.village}: {check.line.sentence}" if check.line.village else check.line.sentence,
            check.rule.basis,
        )
        for state in all_steps(case)
        for check in state.missing
    ]
