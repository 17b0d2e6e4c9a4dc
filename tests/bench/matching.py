"""The best twenty for one village: the search beside a plain loop, in one process on the world's database."""

import json
import statistics
from dataclasses import dataclass

from tests.bench import rounds
from tests.bench.databases import World
from tests.bench.pages import BARE, PAGES
from tests.bench.rounds import Measured


@dataclass(frozen=True)
class Matching:
    """Milliseconds, but for the loop."""

    villages: int
    partners: int
    database: float  # the median village
    most_database: float
    whole: float
    most_whole: float
    statements: int
    loop: float  # seconds, extrapolated
    compared: int  # points that the loop gave too
    bare: float


def measure(world: World, bare: Measured | None) -> Matching:
    """The search on some villages; the bare list is measured beside it where no other part did."""
    told = json.loads(world.run("-m", "tests.bench.matching_run").splitlines()[-1])
    bare = bare or rounds.measure(world, [page for page in PAGES if page.name == BARE], 3)[BARE]
    return Matching(
        villages=len(told["whole"]),
        partners=told["partners"],
        database=statistics.median(told["database"]),
        most_database=max(told["database"]),
        whole=statistics.median(told["whole"]),
        most_whole=max(told["whole"]),
        statements=told["statements"],
        loop=statistics.median(told["loop"]),
        compared=told["compared"],
        bare=bare.median,
    )
