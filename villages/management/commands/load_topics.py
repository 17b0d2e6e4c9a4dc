"""Loads topics and units from their data files: safe to repeat; what administrators made or changed stays."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from records.models import Event
from records.verdict import Refused
from villages.actions.topics import keep_sense
from villages.facts.topics import words_for
from villages.models import Topic, Unit

DATA = Path(__file__).resolve().parents[2] / "data"


def rows_in(name: str) -> list[dict[str, str]]:
    """The rows of one data file."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def units_in_file() -> dict[str, dict[str, Any]]:
    """The facts of each unit, by symbol."""
    return {
        row["satuan"]: {"name": row["nama"], "dimension": row["dimensi"], "factor": Decimal(row["faktor"])}
        for row in rows_in("satuan.csv")
    }


def topics_in_file(units: dict[str, Unit]) -> dict[str, dict[str, Any]]:
    """The facts of each topic, by code."""
    topics = {}
    for row in rows_in("topik.csv"):
        synonyms = row["kata_lain"].split(";")
        topics[row["kode"]] = {
            "name": row["topik"],
            "kind": row["jenis"],
            "group": row["kelompok"],
            "dimension": row["dimensi"],
            "second_dimension": row["dimensi_kedua"],
            "unit": units[row["satuan"]],
            "synonyms": synonyms,
            "words": words_for(row["topik"], row["kelompok"], synonyms),
        }
    return topics


def touched(model: type) -> set[str]:
    """The ids of the rows that an administrator made or changed; the trail remembers."""
    events = Event.objects.filter(subject_type=model._meta.label_lower)
    return set(events.values_list("subject_id", flat=True).distinct())


def write(model: type, key: str, wanted: dict[str, dict[str, Any]]) -> int:
    """Add what is missing, correct what nobody touched; gives how many rows it wrote."""
    there = {getattr(row, key): row for row in model.objects.all()}
    kept = touched(model) if there else set()
    new = [model(**{key: name}, **facts) for name, facts in wanted.items() if name not in there]
    changed = [
        row
        for name, row in there.items()
        if name in wanted and str(row.pk) not in kept and not is_like(row, wanted[name])
    ]
    for row in changed:
        for fact, value in wanted[getattr(row, key)].items():
            setattr(row, fact, value)
    model.objects.bulk_create(new)
    if changed:
        model.objects.bulk_update(changed, next(iter(wanted.values())))
    return len(new) + len(changed)


def is_like(row: Any, facts: dict[str, Any]) -> bool:
    """Does the row hold these facts already?"""
    return all(getattr(row, f"{fact}_id" if fact == "unit" else fact) == plain(value) for fact, value in facts.items())


def keeps_sense(topic: Topic, facts: dict[str, Any]) -> bool:
    """Does every amount that stands there stay measured as its topic is?"""
    try:
        keep_sense(topic, facts)
    except Refused:
        return False
    return True


def plain(value: Any) -> Any:
    """The value of a column: a unit is its key."""
    return value.pk if isinstance(value, Unit) else value


@transaction.atomic
def load() -> int:
    """Write units, then topics, or nothing at all; gives how many rows were written."""
    written = write(Unit, "symbol", units_in_file())
    topics = topics_in_file({unit.symbol: unit for unit in Unit.objects.all()})
    there = {topic.name: topic for topic in Topic.objects.all()}
    known = {topic.code: topic for topic in there.values()}
    fitting = {
        code: row
        for code, row in topics.items()
        if (row["name"] not in there or there[row["name"]].code == code)
        and (code not in known or keeps_sense(known[code], row))
    }
    return written + write(Topic, "code", fitting)


class Command(BaseCommand):
    """Adds new topics and units and corrects those that nobody changed; it deletes nothing."""

    help = "Memuat topik dan satuan dari berkas data. Aman diulang; tidak menghapus apa pun."

    def handle(self, *args, **options) -> None:
        written = load()
        self.stdout.write(f"{written} topik dan satuan dimuat." if written else "Topik dan satuan sudah termuat.")
