"""Statements written out, for what nearly every page asks: Django takes longer to put them together than to answer."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection


def rows_of(statement: str, values: Sequence[Any]) -> list[tuple]:
    """What the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def rows_for(statement: str, these: Sequence[Any], times: int = 1) -> list[tuple]:
    """The same for a statement with `IN ({0})`, so many times; nothing is asked about nobody."""
    return rows_of(statement.format(marks(these)), [*these] * times) if these else []


def marks(these: Collection[Any]) -> str:
    """What stands for them in a statement."""
    return ", ".join(["%s"] * len(these))
