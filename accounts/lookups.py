"""`…__lies_in`: rows whose region code is this one or lies below it, by an index of either database."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Lookup

from accounts import regions

FEW = "0.000001"
AFTER_DOT = "/"  # the sign that follows the dot: codes are digits and dots, so nothing else lies between


class LiesIn(Lookup):
    """By whole segments: 33.1 never covers 33.10, and an empty code covers nothing (accounts.regions.covers)."""

    lookup_name = "lies_in"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        """Equal, or LIKE, for which Django makes an index of its own."""
        left, values, code = self.parts(compiler, connection)
        if code.count(".") >= regions.VILLAGE - 1:  # a village contains no other code
            return f"{left} = %s", [*values, code]
        below = connection.ops.prep_for_like_query(code) + ".%"
        return f"({left} = %s OR {left} LIKE %s)", [*values, code, *values, below]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list]:
        """A range, since SQLite's LIKE uses no index; on PostgreSQL a dot may sort otherwise.

        Few lie in a region, which SQLite must be told: it would rather read all rows of one state in the country.
        """
        left, values, code = self.parts(compiler, connection)
        if code.count(".") >= regions.VILLAGE - 1:
            return f"likelihood({left} = %s, {FEW})", [*values, code]
        ends = f"(likelihood({left} >= %s, {FEW}) AND likelihood({left} < %s, {FEW}))"
        return ends, [*values, code, *values, code + AFTER_DOT]

    def parts(self, compiler: Any, connection: Any) -> tuple[str, list, str]:
        """The column with its values, and the code."""
        if not self.rhs:
            raise EmptyResultSet
        left, values = self.process_lhs(compiler, connection)
        return left, [*values], self.rhs
