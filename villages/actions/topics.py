"""Acts of the national administrator on topics and units; nothing is ever deleted, and what is used keeps its sense."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.access import ask_nationwide
from accounts.permissions import Permission
from records import trail
from records.moves import TOO_LATE
from records.verdict import Refused
from villages.actions.common import change, only
from villages.facts.topics import names_of, said, words_for
from villages.models import Need, Potential, Topic, Unit

TOPIC_FACTS = ("name", "kind", "group", "dimension", "second_dimension", "unit", "synonyms", "is_active")
UNIT_FACTS = ("symbol", "name", "dimension", "factor")
UNIT_KEPT = "Satuan ini sudah dipakai. Hanya nama lengkapnya yang bisa diubah."
KIND_KEPT = "Topik ini sudah dipakai. Jenisnya tidak bisa diubah."
MOST_LETTERS = Topic._meta.get_field("words").max_length or 0


@transaction.atomic
def add_topic(*, by: Any, **facts: Any) -> Topic:
    """Add one topic. Raises Refused."""
    ask_nationwide(by, Permission.TOPIC_EDIT)
    facts = judged(only(facts, TOPIC_FACTS))
    code = free_code(facts["name"])
    topic = written(lambda: Topic.objects.create(code=code, words=words_of(facts), **facts))
    trail.record("topic.add", topic, by=by, new={"code": code, **facts})
    return topic


@transaction.atomic
def edit_topic(*, topic: Topic, by: Any, **facts: Any) -> None:
    """Change a topic, or take it out of use; what it is used for keeps its class and its units. Raises Refused."""
    ask_nationwide(by, Permission.TOPIC_EDIT)
    now = Topic.objects.select_for_update().get(pk=topic.pk)
    whole = {name: getattr(now, name) for name in TOPIC_FACTS} | only(facts, TOPIC_FACTS)
    facts = judged(whole, now)
    keep_sense(now, facts)
    old = written(lambda: change(now, facts | {"words": words_of(facts)}))
    old.pop("words", None)
    trail.record("topic.edit", now, by=by, old=old, new={name: facts[name] for name in old})


@transaction.atomic
def add_unit(*, by: Any, **facts: Any) -> Unit:
    """Add one unit. Raises Refused."""
    ask_nationwide(by, Permission.TOPIC_EDIT)
    if said(facts["symbol"]) in {said(symbol) for symbol in Unit.objects.values_list("symbol", flat=True)}:
        raise Refused(f"Satuan {facts['symbol']} sudah ada.")
    unit = written(lambda: Unit.objects.create(**only(facts, UNIT_FACTS)))
    trail.record("unit.add", unit, by=by, new=facts)
    return unit


@transaction.atomic
def edit_unit(*, unit: Unit, by: Any, name: str, dimension: str, factor: Decimal) -> None:
    """Change a unit; amounts that were written in it keep their size. Raises Refused."""
    ask_nationwide(by, Permission.TOPIC_EDIT)
    now = Unit.objects.select_for_update().get(pk=unit.pk)
    if (now.dimension, now.factor) != (dimension, factor) and is_used(now):
        raise Refused(UNIT_KEPT)
    old = change(now, {"name": name, "dimension": dimension, "factor": factor})
    new = {"name": name, "dimension": dimension, "factor": factor}
    trail.record("unit.edit", now, by=by, old=old, new={fact: new[fact] for fact in old})


def is_used(unit: Unit) -> bool:
    """Is any amount written in it, or any topic measured in it?"""
    amounts = (model.objects.filter(unit=unit.symbol) for model in (Potential, Need))
    return any(rows.exists() for rows in (*amounts, Topic.objects.filter(unit=unit)))


def written(write: Any) -> Any:
    """What the writing gives; a name that somebody else took in the same moment is refused."""
    try:
        with transaction.atomic():
            return write()
    except IntegrityError as error:
        raise Refused(TOO_LATE) from error


def free_code(name: str) -> str:
    """A lasting code made from the first name."""
    stem = slugify(name)[:36].strip("-") or "topik"
    taken = set(Topic.objects.filter(code__startswith=stem).values_list("code", flat=True))
    codes = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(code for code in codes if code not in taken)


def judged(facts: dict[str, Any], topic: Topic | None = None) -> dict[str, Any]:
    """The facts of one topic, each other word once; raises Refused when a word leads elsewhere already."""
    facts = facts | {"synonyms": once(facts["synonyms"], facts["name"])}
    if facts["unit"].dimension not in (facts["dimension"], facts["second_dimension"]):
        raise Refused(f"Satuan {facts['unit']} tidak mengukur topik ini. Pilih satuan lain.")
    if len(words_of(facts)) > MOST_LETTERS:
        raise Refused(f"Nama dan kata lain terlalu panjang. Paling banyak {MOST_LETTERS} huruf bersama.")
    mine = {said(word) for word in (facts["name"], *facts["synonyms"])}
    for other in Topic.objects.exclude(pk=topic.pk if topic else None):
        if taken := mine & names_of(other):
            raise Refused(f"“{min(taken)}” sudah menunjuk ke topik {other.name}.")
    return facts


def once(words: Sequence[str], name: str) -> list[str]:
    """Each word once, without the name itself."""
    found = {said(word): " ".join(word.split()) for word in words if said(word)}
    found.pop(said(name), None)
    return list(found.values())


def words_of(facts: dict[str, Any]) -> str:
    """What is searched."""
    return words_for(facts["name"], facts["group"], facts["synonyms"])


def keep_sense(topic: Topic, facts: dict[str, Any]) -> None:
    """What is used keeps its class, and stays measured in the units that stand there; raises Refused."""
    used = [model.objects.filter(topic=topic) for model in (Potential, Need)]
    if facts["kind"] != topic.kind and any(rows.exists() for rows in used):
        raise Refused(KIND_KEPT)
    wanted = (facts["dimension"], facts["second_dimension"])
    if set(topic.dimensions) <= set(wanted):
        return
    fitting = Unit.objects.filter(dimension__in=wanted).values("symbol")
    for rows in used:
        if symbol := rows.exclude(unit__in=fitting).values_list("unit", flat=True).first():
            raise Refused(f"Topik ini sudah dipakai dengan satuan {symbol}. Ukurannya tidak bisa dihapus.")
