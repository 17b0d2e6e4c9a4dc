"""What the rules share: since when each law holds, the short words for levels and sources, the kinds of case."""

from datetime import date

from partnerships.models import BETWEEN_VILLAGES, WITH_THIRD_PARTY, Track
from records.rules import Level, Source

UU_6_2014 = date(2014, 1, 15)
PP_43_2014 = date(2014, 6, 3)
PERMENDAGRI_96_2017 = date(2018, 1, 1)  # in force some day in late 2017
PORTAL = date(2026, 1, 1)

B, W, N = Level.BLOCK, Level.WARN, Level.NOTE
L, Q, P, OWN = Source.LAW, Source.QUOTED, Source.PRACTICE, Source.OWN

BETWEEN = BETWEEN_VILLAGES
THIRD = WITH_THIRD_PARTY
ASSEMBLED = (Track.INTER_VILLAGE,)  # with a musyawarah antar desa and a joint body
AREA = (Track.INTER_VILLAGE_AREA,)
BY_VILLAGE = (Track.THIRD_BY_VILLAGE,)
BY_PARTNER = (Track.THIRD_BY_PARTNER,)
