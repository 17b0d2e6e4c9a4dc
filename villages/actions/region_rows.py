"""Many regions changed in a fixed number of statements; codes may be handed round among them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

from villages.models import Region

TABLE = Region._meta.db_table


def name_rows(rows: Sequence[tuple[int, str]]) -> None:
    """Give these regions, by id, their names."""
    run("SET name = {name}", ("int8", "name"), rows)


def move_rows(rows: Sequence[tuple[int, str, str, str]]) -> None:
    """Give these regions, by id, their codes, names and kinds; first each a code of its own, so that none collides."""
    run("SET code = '~' || {table}.id", ("int8",), [row[:1] for row in rows])
    run("SET code = {code}, name = {name}, kind = {kind}", ("int8", "code", "name", "kind"), rows)


def end_rows(ids: Sequence[int], day: date | None) -> None:
    """These regions end on a day; None takes their end back."""
    run("SET valid_until = {valid_until}", ("int8", "valid_until"), [(pk, day) for pk in ids])


def run(setting: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """One statement for all rows: executemany on SQLite, UPDATE … FROM unnest on PostgreSQL."""
    if not rows:
        return
    names, is_array = columns[1:], connection.vendor == "postgresql"
    values = {name: f"new.{name}" if is_array else "%s" for name in names}
    change = f"UPDATE {TABLE} {setting.format(table=TABLE, **values)}"
    with connection.cursor() as cursor:
        if is_array:
            kinds = ["int8", *("date" if name == "valid_until" else "text" for name in names)]
            arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
            new = f"unnest({arrays}) AS new ({', '.join(['id', *names])})"
            cursor.execute(
                f"{change} FROM {new} WHERE {TABLE}.id = new.id", [list(each) for each in zip(*rows, strict=True)]
            )
        else:
            cursor.executemany(f"{change} WHERE id = %s", [(*row[1:], row[0]) for row in rows])
