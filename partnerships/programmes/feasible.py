"""Whether a programme can be done; beside an outside party, what the kajian says already is not asked again."""

from dataclasses import dataclass
from datetime import date

from partnerships.models import Appraisal, Cooperation, Feasibility, Programme

# What the kajian of a cooperation with an outside party holds too (Permendagri 96/2017 pasal 14 ayat (2) huruf g).
IN_APPRAISAL = ("environment_rule", "environment_result", "spatial_rule", "spatial_result", "checked_on")


@dataclass(frozen=True)
class Checks:
    """What was looked up about environment and spatial plan, and when."""

    environment_rule: str
    environment_result: str
    spatial_rule: str
    spatial_result: str
    checked_on: date


def feasibility_of(programme: Programme) -> Feasibility | None:
    """What was written down, if anything."""
    return Feasibility.objects.filter(programme=programme).first()


def appraisal_of(cooperation: Cooperation) -> Appraisal | None:
    """The kajian, which only a cooperation with an outside party has."""
    return Appraisal.objects.filter(cooperation=cooperation).first() if cooperation.with_third_party else None


def checks_of(feasibility: Feasibility | None, appraisal: Appraisal | None, with_partner: bool) -> Checks | None:
    """The one place where the checks stand: the kajian beside an outside party, else the programme's own."""
    row = appraisal if with_partner else feasibility
    return Checks(*(getattr(row, name) for name in IN_APPRAISAL)) if row else None
