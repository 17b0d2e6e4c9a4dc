"""`…__lies_in`: rows whose region code is this one or lies below it, by an index of either database."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Lookup
from django.db.models.expressions import OrderBy

from accounts import regions

FEW = "0.000001"
AFTER_DOT = "/"  # the sign that follows the dot: codes are digits and dots, so nothing else lies between


class LiesIn(Lookup):
    """By whole segments: 33.1 never covers 33.10, and an empty code covers nothing (accounts.regions.covers)."""

    lookup_name = "lies_in"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        """A range byte by byte, as PostgreSQL's index for patterns is sorted, whatever the database's own order."""
        return self.between(compiler, connection, "{} = %s", "({} ~>=~ %s AND {} ~<~ %s)")

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list]:
        """A range. Few lie in it, which SQLite must be told: it would rather read all rows of one state."""
        ends = f"(likelihood({{}} >= %s, {FEW}) AND likelihood({{}} < %s, {FEW}))"
        return self.between(compiler, connection, f"likelihood({{}} = %s, {FEW})", ends)

    def between(self, compiler: Any, connection: Any, one: str, ends: str) -> tuple[str, list]:
        """The range, or the one code of a village, which contains no other."""
        if not self.rhs:
            raise EmptyResultSet
        left, values = self.process_lhs(compiler, connection)
        if self.rhs.count(".") >= regions.VILLAGE - 1:
            return one.format(left), [*values, self.rhs]
        return ends.format(left, left), [*values, self.rhs, *values, self.rhs + AFTER_DOT]


def below(column: str) -> str:
    """The same for a statement written out: all below one region; its values are the code and the code + AFTER_DOT."""
    more, less = (">=", "<") if connection.vendor == "sqlite" else ("~>=~", "~<~")
    return f"({column} {more} %s AND {column} {less} %s)"


class ByCode(OrderBy):
    """The order of codes in which an index finds those of a region, so that a page reads no more than it shows."""

    def __init__(self, field: str = "code") -> None:
        super().__init__(F(field))

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        """Django looks for the word ASC where an order ends; PostgreSQL takes it there for a comment."""
        return self.as_sql(compiler, connection, template="%(expression)s USING ~<~ /* ASC */")
