"""The models of the village floor, one file per aggregate."""

from villages.models.profile import Need, Potential, PriorityRank, SwotEntry
from villages.models.region import Region

__all__ = ["Need", "Potential", "PriorityRank", "Region", "SwotEntry"]
