"""What the pages of topics and units show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.shortcuts import get_object_or_404

from accounts.access import ask_nationwide
from accounts.permissions import Permission
from villages.facts.topics import find_topics
from villages.models import Dimension, Kind, Topic, Unit


@dataclass(frozen=True)
class TopicClass:
    """The topics of one class of potential, by group."""

    value: str
    label: str
    topics: list[Topic]


@dataclass(frozen=True)
class UnitLine:
    """One unit, and how much of the base unit one of it is."""

    unit: Unit
    base: str

    @property
    def is_base(self) -> bool:
        return self.unit.factor == 1


@dataclass(frozen=True)
class DimensionPart:
    """The units that measure one kind of quantity."""

    value: str
    label: str
    units: list[UnitLine]


def classes(text: str) -> list[TopicClass]:
    """The topics that a search finds, under the four classes; all of them for an empty text."""
    found = list(find_topics(text).select_related("unit").order_by("group", "name"))
    parts = [TopicClass(kind.value, kind.label, [topic for topic in found if topic.kind == kind]) for kind in Kind]
    return [part for part in parts if part.topics]


def dimensions() -> list[DimensionPart]:
    """Every unit under what it measures, the base unit first."""
    units = list(Unit.objects.order_by("symbol"))
    base_of = bases(units)
    parts = []
    for each in Dimension:
        mine = [unit for unit in units if unit.dimension == each]
        mine.sort(key=lambda unit: (unit.factor != 1, unit.factor))
        lines = [UnitLine(unit, base_of.get(each.value, "")) for unit in mine]
        parts.append(DimensionPart(each.value, each.label, lines))
    return [part for part in parts if part.units]


def bases(units: list[Unit] | None = None) -> dict[str, str]:
    """The base unit of each dimension: the first whose factor is one."""
    known = list(Unit.objects.order_by("pk")) if units is None else sorted(units, key=lambda unit: unit.pk)
    found: dict[str, str] = {}
    for unit in known:
        if unit.factor == 1:
            found.setdefault(unit.dimension, unit.symbol)
    return {each.value: found[each.value] for each in Dimension if each.value in found}


def to_edit(user: Any, model: type[Model], **lookup: Any) -> Any:
    """One topic or unit, for whoever keeps them for the whole country. Raises PermissionDenied or Http404."""
    ask_nationwide(user, Permission.TOPIC_EDIT)
    return get_object_or_404(model, **lookup)
