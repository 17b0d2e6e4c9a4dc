"""Many rows at once, inside the caller's transaction: executemany on SQLite, COPY on PostgreSQL.

The rows are tuples in the order of the columns, as the database keeps them: ids made, JSON dumped, choices as text.
"""

import io
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

STAGE = "portal_bulk"
CHUNK = 500  # rows handed to COPY at a time
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})

Row = tuple[Any, ...]


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Add the rows; gives how many. A column that is left out gets what the model says of a new row."""
    columns, rows = _whole(model, columns, rows)
    table, names = _names(model, columns)
    if connection.vendor == "postgresql":
        return _copy(f"{table} ({', '.join(names)})", rows)
    return _executemany(_sqlite_insert(table, names), _sqlite_rows(model, columns, rows))


def upsert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    key: Sequence[str],
    update: Sequence[str],
    where: str = "",
) -> int:
    """Add the rows whose key is new, change those that differ in `update`; gives how many it wrote.

    `where` is the condition of a partial unique index over the key, in SQL. No key may come twice.
    """
    columns, rows = _whole(model, columns, rows)
    table, names = _names(model, columns)
    ending = _on_conflict(table, _names(model, key)[1], _names(model, update)[1], where)
    if connection.vendor != "postgresql":
        return _executemany(f"{_sqlite_insert(table, names)} {ending}", _sqlite_rows(model, columns, rows))
    fields = ", ".join(names)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {STAGE} ON COMMIT DROP AS SELECT {fields} FROM {table} WITH NO DATA")
        _copy(f"{STAGE} ({fields})", rows)
        cursor.execute(f"INSERT INTO {table} ({fields}) SELECT {fields} FROM {STAGE} {ending}")
        written = cursor.rowcount
        cursor.execute(f"DROP TABLE {STAGE}")
    return written


def _whole(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]
) -> tuple[Sequence[str], Iterable[Row]]:
    """With the columns that can't be empty and of which the model itself knows the value."""
    given = {model._meta.get_field(name) for name in columns}
    others = [each for each in model._meta.concrete_fields if each not in given and not (each.null or each.primary_key)]
    known = {each.name: each.get_default() for each in others if each.has_default() or each.get_default() == ""}
    if not known:
        return columns, rows
    values = tuple(known.values())
    return (*columns, *known), ((*row, *values) for row in rows)


def _names(model: type[models.Model], columns: Sequence[str]) -> tuple[str, list[str]]:
    """The table and the columns as SQL names them."""
    quote = connection.ops.quote_name
    return quote(model._meta.db_table), [quote(model._meta.get_field(name).column) for name in columns]


def _sqlite_insert(table: str, names: list[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _on_conflict(table: str, key: list[str], update: list[str], where: str) -> str:
    """What to do with a row whose key is there: nothing, unless it differs."""
    target = f"ON CONFLICT ({', '.join(key)})" + (f" WHERE {where}" if where else "")
    if not update:
        return f"{target} DO NOTHING"
    old = ", ".join(f"{table}.{name}" for name in update)
    new = ", ".join(f"excluded.{name}" for name in update)
    differs = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    changes = ", ".join(f"{name} = excluded.{name}" for name in update)
    return f"{target} DO UPDATE SET {changes} WHERE ({old}) {differs} ({new})"


def _ready() -> None:
    """Half of the rows must never stay, so there is a transaction to roll back."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("records.bulk writes inside the caller's transaction.")
    connection.validate_no_broken_transaction()


def _executemany(statement: str, rows: Iterable[Row]) -> int:
    """One prepared statement for all rows. Django's own executemany would keep every row in memory."""
    _ready()
    with connection.cursor() as cursor, connection.wrap_database_errors:
        sqlite3.Cursor.executemany(cursor.cursor, statement, rows)
        return max(cursor.rowcount, 0)


def _sqlite_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> Iterable[Row]:
    """The rows with moments as Django keeps them on SQLite: UTC, without a zone."""
    moments = [n for n, name in enumerate(columns) if isinstance(model._meta.get_field(name), models.DateTimeField)]
    return (_without_zone(row, moments) for row in rows) if moments else rows


def _without_zone(row: Row, moments: list[int]) -> Row:
    cells = [*row]
    for place in moments:
        if cells[place] is not None:
            cells[place] = cells[place].astimezone(UTC).replace(tzinfo=None)
    return tuple(cells)


def _copy(target: str, rows: Iterable[Row]) -> int:
    """COPY the rows in; the server reads them as they are made."""
    _ready()
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {target} FROM STDIN", _Lines(rows))
        return cursor.rowcount


class _Lines(io.TextIOBase):
    """The rows in the text format of COPY, a chunk at a time."""

    def __init__(self, rows: Iterable[Row]):
        self.rows: Iterator[Row] = iter(rows)
        self.rest = ""

    def read(self, size: int | None = -1) -> str:
        """At most `size` characters; none at the end."""
        while size is None or size < 0 or len(self.rest) < size:
            chunk = [*islice(self.rows, CHUNK)]
            if not chunk:
                break
            self.rest += "".join([_line(row) for row in chunk])
        if size is None or size < 0:
            size = len(self.rest)
        text, self.rest = self.rest[:size], self.rest[size:]
        return text


def _line(row: Row) -> str:
    r"""One row: tabs between, \N for nothing."""
    return "\t".join(["\\N" if value is None else str(value).translate(ESCAPES) for value in row]) + "\n"
