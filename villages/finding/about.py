"""What a list tells of its villages: where they lie, names of earlier, how many potentials; asked for in one go.

No page is opened more often than a list of 25 villages, and each further question is a way to the database and back.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from records.asked import marks, rows_of
from villages.models import Potential, Region
from villages.models.region import titled
from villages.regions.gazetteer import areas_from, parents, titles_of
from villages.regions.lineage import ROWS_OF_ORIGIN, origins_from

# Rows that count are potentials by state, those of no village are titles of today, the others tell of earlier.
ABOUT = f"""
    SELECT village_id, status, '', '', COUNT(*) FROM villages_potential WHERE village_id IN ({{0}})
    GROUP BY village_id, status
    UNION ALL {ROWS_OF_ORIGIN} UNION ALL
    SELECT 0, code, name, kind, 0 FROM villages_region WHERE valid_until IS NULL AND code IN ({{1}})
"""


@dataclass(frozen=True)
class About:
    """What is known of the villages of one page, by code or by id."""

    areas: dict[str, str]  # Kecamatan Ngebel, Kabupaten Ponorogo
    origins: dict[int, str]  # dahulu Desa Mekarjaya
    counts: dict[int, int]  # the potentials that the person may know of


def about(shown: Sequence[Region], user: Any) -> About:
    """In one query; a second one where a kecamatan has ended and its villages are still shown."""
    if not shown:
        return About({}, {}, {})
    ids, above = [village.pk for village in shown], {code for village in shown for code in parents(village.code)}
    rows = rows_of(ABOUT.format(marks(ids), marks(above)), [*ids * 3, *above])
    titles = {word: titled(name, kind) for pk, word, name, kind, _ in rows if not pk}
    titles |= titles_of(above - set(titles))
    return About(
        areas_from((village.code for village in shown), titles),
        origins_from((row for row in rows if row[0] and not row[-1]), shown),
        counts_from((row for row in rows if row[-1]), shown, user),
    )


def counts_from(rows: Iterable[tuple], shown: Sequence[Region], user: Any) -> dict[int, int]:
    """How many potentials of each village the person may know of: those in sight, and verified ones."""
    places = {village.pk: village.place for village in shown}
    counts: dict[int, int] = defaultdict(int)
    for village, status, _, _, count in rows:
        if status == Potential.Status.VERIFIED or user.can(Potential.SEEN_BY[status], places[village]):
            counts[village] += count
    return counts
