"""How the example villages see themselves: analysis, seasons, what counts for them, and the scale that follows."""

from collections.abc import Sequence
from typing import Any

from kerjasama_portal.example.swot import ORDER, SWOT
from villages import actions
from villages.analysis.priorities import ranking_of
from villages.models import Criterion, Need, Potential, Region

WEIGHTS = (4, 2, 3, 5)  # of the four lines of each analysis, in its order
# short name -> (category, name, first month, last month)
SEASONS = {
    "ngebel": [
        ("hajatan", "Larung sesaji telaga", 7, 7),
        ("lain", "Pengunjung ramai", 12, 1),
        ("kekeringan", "Air telaga turun", 8, 10),
    ],
    "gondowido": [
        ("panen", "Panen durian", 12, 2),
        ("kekeringan", "Sawah hilir kering", 8, 10),
        ("paceklik", "Paceklik", 10, 12),
    ],
    "sempu": [
        ("panen", "Panen kopi robusta", 6, 8),
        ("paceklik", "Paceklik", 1, 3),
        ("merantau", "Pemuda bekerja di kota", 9, 12),
    ],
    "talun": [("panen", "Panen kopi dan cengkeh", 6, 9), ("banjir", "Sungai meluap", 12, 2)],
    "pupus": [("tanam", "Tanam padi", 11, 12), ("panen", "Panen padi", 3, 4)],
    "ngrogung": [
        ("tanam", "Tanam padi pertama", 11, 12),
        ("panen", "Panen padi pertama", 3, 3),
        ("kekeringan", "Giliran air", 7, 10),
    ],
}
# What a village said of its criteria, in their order; the others left all at the usual weight.
CRITERIA = {"gondowido": (5, 3, 2, 4, 4, 3), "sempu": (5, 3, 3, 4, 5, 2)}
# The scores of its things by each criterion, in the order of `things`; the last thing of Ngrogung waits.
SCORES = {
    "ngebel": [(5, 5, 3, 3, 4, 4), (4, 5, 4, 4, 3, 5), (3, 4, 4, 4, 3, 5)],
    "gondowido": [(5, 5, 4, 3, 5, 4), (3, 4, 3, 4, 2, 4), (3, 3, 2, 4, 2, 5), (4, 4, 3, 2, 4, 3)],
    "sempu": [(5, 4, 3, 4, 4, 4), (4, 4, 4, 3, 3, 4), (4, 3, 3, 4, 2, 5)],
    "talun": [(5, 5, 3, 2, 4, 3), (3, 4, 3, 4, 2, 4), (3, 4, 4, 5, 2, 5)],
    "pupus": [(5, 5, 4, 4, 4, 3), (3, 4, 4, 5, 2, 5)],
    "ngrogung": [(4, 5, 3, 3, 2, 4)],
}
# Here the musyawarah decided otherwise: the order of `things`, and why.
BY_HAND = {"talun": "Musyawarah dusun mendahulukan sampah, lalu kader yang mengolahnya."}


def fill_analysis(short: str, place: Region, things: Sequence[Need | Potential], by: Any) -> None:
    """All of it for one village."""
    for quadrant, text, weight in zip(ORDER, SWOT[short], WEIGHTS, strict=True):
        actions.add_swot(village=place, quadrant=quadrant, text=text, weight=weight, by=by)
    for category, name, first, last in SEASONS[short]:
        facts = {"category": category, "name": name, "first_month": first, "last_month": last}
        actions.add_season(village=place, by=by, **facts)
    if short in CRITERIA:
        actions.weigh_criteria(village=place, weights=by_criterion(CRITERIA[short]), by=by)
    for thing, scores in zip(things, SCORES[short], strict=True):
        actions.score_item(item=thing, scores=by_criterion(scores), by=by)
    if short in BY_HAND:
        actions.rank_priorities(village=place, ranked=[*things[::2], *things[1::2]], reason=BY_HAND[short], by=by)
    else:
        actions.save_ranking(village=place, seen=ranking_of(place, by).version, by=by)


def by_criterion(numbers: Sequence[int]) -> dict[str, int]:
    """Six numbers under the names of the six criteria."""
    return dict(zip(Criterion.values, numbers, strict=True))
