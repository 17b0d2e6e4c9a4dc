"""The good rows of an import, one after the other: all of them together are never in memory."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from records.spool import Spool

NEW, OLD = "1", ""


@dataclass
class Row:
    """A good row to be written or taken back, its values plain (numbers and dates as text).

    `values` holds every column of the file; `old` the previous values of what differs (empty for a new row);
    `target` the id of the row in its own table, chosen beforehand for a new one.
    """

    number: int
    new: bool
    target: str
    values_text: str
    old_text: str

    @cached_property
    def values(self) -> dict[str, Any]:
        return json.loads(self.values_text)

    @cached_property
    def old(self) -> dict[str, Any]:
        return {} if self.old_text == "{}" else json.loads(self.old_text)


class Rows:
    """All good rows in the order of the file, as often as they are asked for; each time they are made anew."""

    def __init__(self, facts: Iterable[tuple[int, bool, str, str, str]]):
        self.spool = Spool((str(number), NEW if new else OLD, *texts) for number, new, *texts in facts)

    def __len__(self) -> int:
        return len(self.spool)

    def __iter__(self) -> Iterator[Row]:
        for number, new, *texts in self.spool:
            yield Row(int(number), new == NEW, *texts)
