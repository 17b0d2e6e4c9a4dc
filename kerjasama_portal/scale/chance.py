"""Chance that repeats itself: ids by counting, choices by a seed."""

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from records.abstract import ALPHABET

SEED = "skala-1"  # another seed makes another data set: figures measured on both can't be compared
BASE = len(ALPHABET)
ALL_IDS = BASE**10
STRIDE, START = 61_803_398_874_989, 14_142_135_623_730  # the stride shares no factor with 27, so no id comes twice
TABLE = 10_000_000  # more rows than any one table gets


def source(name: str) -> random.Random:
    """The chance of one table; what other tables draw doesn't move it."""
    return random.Random(f"{SEED} {name}")


def id_of(table: int, number: int) -> str:
    """The id of a row: ten letters that look random and depend on its number alone."""
    rest, letters = ((table * TABLE + number) * STRIDE + START) % ALL_IDS, []
    for _ in range(10):
        rest, digit = divmod(rest, BASE)
        letters.append(ALPHABET[digit])
    return "".join(letters)


class Skewed:
    """Draws from a list in which the first come much more often than the last, as 1, 1/2, 1/3 …"""

    def __init__(self, chance: random.Random, items: Sequence[Any]):
        self.chance, self.items = chance, list(items)
        chance.shuffle(self.items)
        self.weights = list(accumulate(1 / (place + 2) for place in range(len(self.items))))

    def draw(self, count: int) -> list[Any]:
        return self.chance.choices(self.items, cum_weights=self.weights, k=count)


def share_out(chance: random.Random, total: int, takers: int) -> list[int]:
    """How many of `total` things each taker has: most a few, some many, some none."""
    sizes = [chance.lognormvariate(0, 0.8) for _ in range(takers)]
    step = total / sum(sizes)
    counts, given, due = [], 0, 0.0
    for size in sizes:
        due += size * step
        counts.append(round(due) - given)
        given = round(due)
    return counts
