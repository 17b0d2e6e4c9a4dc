"""The models of the village floor, one file per aggregate."""

from villages.models.analysis import (
    Criterion,
    CriterionWeight,
    PriorityRank,
    PriorityScale,
    PriorityScore,
    SeasonEntry,
    SwotEntry,
)
from villages.models.letterhead import Letterhead
from villages.models.need import Need
from villages.models.plan import PlanRow
from villages.models.potential import Potential, PotentialPhoto
from villages.models.region import FormerName, GazetteerLoad, Region, Succession
from villages.models.topic import Dimension, Kind, Topic, Unit
from villages.models.year import VillageYear

__all__ = [
    "Criterion",
    "CriterionWeight",
    "Dimension",
    "FormerName",
    "GazetteerLoad",
    "Kind",
    "Letterhead",
    "Need",
    "PlanRow",
    "Potential",
    "PotentialPhoto",
    "PriorityRank",
    "PriorityScale",
    "PriorityScore",
    "Region",
    "SeasonEntry",
    "Succession",
    "SwotEntry",
    "Topic",
    "Unit",
    "VillageYear",
]
