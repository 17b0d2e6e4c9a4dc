"""The models of the village floor, one file per aggregate."""

from villages.models.letterhead import Letterhead
from villages.models.profile import Need, Potential, PriorityRank, SwotEntry
from villages.models.region import GazetteerLoad, Region

__all__ = ["GazetteerLoad", "Letterhead", "Need", "Potential", "PriorityRank", "Region", "SwotEntry"]
