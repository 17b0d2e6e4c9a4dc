"""Sets of codes that may hold the whole country, eight bytes for each code."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from itertools import groupby, pairwise
from typing import Any

PARTS = (slice(0, 2), slice(2, 4), slice(4, 6), slice(6, None))


def number_of(code: str) -> int:
    """35.02.19.2002 as 13502192002: the one in front keeps a zero that follows."""
    return int("1" + code.replace(".", ""))


def code_of(number: int) -> str:
    """The code again."""
    digits = str(number)[1:]
    return ".".join(digits[part] for part in PARTS if digits[part])


class Codes(Set):
    """Codes to which more can be added; they are put into order when somebody asks."""

    def __init__(self, codes: Iterable[str] = ()):
        self.numbers = array("q", map(number_of, codes))
        self.in_order = False
        self.again: set[int] = set()

    @classmethod
    def _from_iterable(cls, codes: Iterable[str]) -> set[str]:
        """What - and & leave is an ordinary set."""
        return set(codes)

    def add(self, code: str) -> None:
        """One more, perhaps once again."""
        self.numbers.append(number_of(code))
        self.in_order = False

    def ordered(self) -> array:
        """Each once, in ascending order."""
        if not self.in_order:
            numbers = sorted(self.numbers)
            self.again |= {one for one, other in pairwise(numbers) if one == other}
            self.numbers, self.in_order = array("q", (one for one, _ in groupby(numbers))), True
        return self.numbers

    def twice(self) -> list[str]:
        """Those that were added more than once."""
        self.ordered()
        return [code_of(number) for number in sorted(self.again)]

    def __contains__(self, code: Any) -> bool:
        numbers, number = self.ordered(), number_of(code)
        place = bisect_left(numbers, number)
        return place < len(numbers) and numbers[place] == number

    def __iter__(self) -> Iterator[str]:
        return map(code_of, self.ordered())

    def __len__(self) -> int:
        return len(self.ordered())
