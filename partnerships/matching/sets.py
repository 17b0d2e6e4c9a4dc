"""The fewest that cover a need together. No database."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

MOST_MEMBERS = 4
POOL = 15  # of those that bring most; among 15 there are 1,365 sets of four


def smallest_covers(amounts: Sequence[Decimal], wanted: Decimal) -> list[tuple[int, ...]]:
    """All sets of the smallest size that cover it, as places in `amounts`; none of more than four.

    No member is one too many: without it the set would be a smaller one that covers, and there is none.
    """
    alone = [(place,) for place, amount in enumerate(amounts) if amount > 0 and amount >= wanted]
    if alone:
        return alone
    pool = sorted((place for place, amount in enumerate(amounts) if amount > 0), key=lambda p: (-amounts[p], p))[:POOL]
    for size in range(2, MOST_MEMBERS + 1):
        if sum((amounts[place] for place in pool[:size]), Decimal(0)) < wanted:
            continue  # not even the biggest of this number
        sets = combinations(pool, size)
        return [each for each in sets if sum((amounts[place] for place in each), Decimal(0)) >= wanted]
    return []
