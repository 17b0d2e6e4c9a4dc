"""Statements written out, for what nearly every page asks: Django takes longer to put them together than to answer."""

from collections.abc import Sequence
from typing import Any

from django.db import connection


def rows_of(statement: str, values: Sequence[Any]) -> list[tuple]:
    """What the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def rows_for(statement: str, these: Sequence[Any], times: int = 1) -> list[tuple]:
    """The same for a statement with `IN ({0})`, so many times; nothing is asked about nobody."""
    marks = ", ".join(["%s"] * len(these))
    return rows_of(statement.format(marks), [*these] * times) if these else []
