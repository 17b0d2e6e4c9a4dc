"""What judging the rows of a file needs to know, loaded once."""

from dataclasses import dataclass, field
from typing import Any

from accounts.access import grant_covers
from records.importing.widgets import typed
from records.spool import Shelf
from villages.imports.columns import TopicBook, UnitBook


@dataclass
class Facts:
    """Of rows about villages; those that are there already lie in a file."""

    scopes: list[Any]  # the grants that let the person import
    villages: dict[str, tuple[int, str]]  # code -> id, name
    topics: TopicBook
    units: UnitBook
    names: tuple[str, ...]  # of the columns in `rows`
    rows: Shelf = field(default_factory=Shelf)  # what is there already, by its id
    by_name: dict[int, str] = field(default_factory=dict)  # hash of village, topic and name -> ids, spaces between
    drafts: set[str] = field(default_factory=set)  # villages in which the person fills in drafts

    def __post_init__(self) -> None:
        self.naming = [self.names.index(each) for each in ("village__code", "topic__name", "name")]

    def stored(self, pk: str) -> dict[str, Any]:
        """A row as it is there, by the names of our columns and of its own."""
        row = dict(zip(self.names, self.rows[pk], strict=True))
        return row | {"village": row["village__code"], "topic": row["topic__name"] or ""}

    def keep(self, row: tuple) -> None:
        """A row that is there, to be found by its id, and by village, topic and name."""
        self.rows.put(row[0], row)
        name, pk = hash(self.name_of(row)), row[0]
        self.by_name[name] = f"{self.by_name[name]} {pk}" if name in self.by_name else pk

    def name_of(self, row: tuple) -> tuple[str, str, str]:
        """Village, topic and name of a row as it is there."""
        code, topic, name = (row[place] for place in self.naming)
        return code, topic or "", typed(name).casefold()

    def named(self, name: tuple[str, str, str]) -> list[str]:
        """The ids of the rows of that village, topic and name."""
        return [pk for pk in self.by_name.get(hash(name), "").split() if self.name_of(self.rows[pk]) == name]

    def covers(self, code: str) -> bool:
        """Does the person import there at all?"""
        return any(grant_covers(grant, code) for grant in self.scopes)
