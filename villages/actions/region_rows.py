"""Many regions changed in a fixed number of statements; codes may be handed round among them."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import connection

from villages.models import Region

TABLE = Region._meta.db_table
Row = tuple[int, str, str, str]  # id, code, name, kind

PG_TYPES = ("int8", "text", "text", "text")


def update_rows(rows: Sequence[Row], moving: Collection[int]) -> None:
    """Give these regions their codes, names and kinds; those that move get a code of their own first."""
    if leaving := [row for row in rows if row[0] in moving]:
        run(f"UPDATE {TABLE} SET code = '~' || id WHERE id = %s", f"SET code = '~' || {TABLE}.id", leaving, 1)
    if rows:
        run(f"UPDATE {TABLE} SET code = %s, name = %s, kind = %s WHERE id = %s", "", rows, 4)


def end_rows(ids: Sequence[int], day: date | None) -> None:
    """These regions end on a day; None takes their end back."""
    if not ids:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            statement = f"UPDATE {TABLE} SET valid_until = %s::date WHERE id = ANY(%s)"
            cursor.execute(statement, [day, list(ids)])
        else:
            cursor.executemany(f"UPDATE {TABLE} SET valid_until = %s WHERE id = %s", [(day, pk) for pk in ids])


def run(plain: str, setting: str, rows: Sequence[Row], width: int) -> None:
    """One statement for all rows: executemany on SQLite, UPDATE … FROM unnest on PostgreSQL."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.executemany(plain, [(*row[1:width], row[0]) for row in rows])
            return
        columns = list(zip(*rows, strict=True))
        places = ", ".join(f"%s::{kind}[]" for kind in PG_TYPES)
        setting = setting or "SET code = new.code, name = new.name, kind = new.kind"
        cursor.execute(
            f"UPDATE {TABLE} {setting} FROM unnest({places}) AS new (id, code, name, kind) WHERE {TABLE}.id = new.id",
            [list(column) for column in columns],
        )
