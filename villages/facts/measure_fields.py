"""The two selects of every amount: its topic, by class, and its unit, by what it measures."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from villages.facts.measures import misfit
from villages.models import Dimension, Kind, Topic, Unit


class ByClass(ModelChoiceIterator):
    """The topics under the four classes of potential; the class asked for stands first."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", self.field.empty_label)
        found = list(self.queryset)
        for kind in sorted(Kind, key=lambda kind: kind != self.field.first_kind):
            if mine := [self.choice(topic) for topic in found if topic.kind == kind]:
                yield (kind.label, mine)


class MeasureSelect(forms.Select):
    """A native select whose options say what they measure; the page's script narrows the units by it."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if topic := getattr(value, "instance", None):
            option["attrs"] |= {"data-ukuran": " ".join(topic.dimensions), "data-satuan": topic.unit.symbol}
        return option


class TopicField(forms.ModelChoiceField):
    """One of the topics in use, under its class."""

    iterator = ByClass
    first_kind = ""

    def __init__(self, **kwargs: Any) -> None:
        topics = Topic.objects.filter(is_active=True).select_related("unit").order_by("name")
        chosen = {"label": "Topik", "empty_label": "Pilih topik", "widget": MeasureSelect, "to_field_name": "code"}
        chosen |= kwargs
        super().__init__(topics, **chosen)


class UnitSelect(forms.Select):
    """Units under what they measure."""

    dimensions: dict[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value in self.dimensions:
            option["attrs"]["data-ukuran"] = self.dimensions[value]
        return option


class UnitField(forms.ChoiceField):
    """One of the units, by its symbol."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"label": "Satuan", "widget": UnitSelect} | kwargs))

    def load(self, stored: str) -> None:
        """Offer every unit; an old word that is none stays visible until it is replaced."""
        units = list(Unit.objects.order_by("dimension", "symbol"))
        groups = [(part.label, [(u.symbol, spoken(u)) for u in units if u.dimension == part]) for part in Dimension]
        offered: list[Any] = [("", "Pilih satuan"), *[group for group in groups if group[1]]]
        if stored and stored not in {unit.symbol for unit in units}:
            offered.append(("Satuan lama", [(stored, stored)]))
        self.choices = offered
        self.widget.dimensions = {unit.symbol: unit.dimension for unit in units}


def spoken(unit: Unit) -> str:
    """l/dt (liter per detik), but orang."""
    return unit.symbol if unit.symbol == unit.name else f"{unit.symbol} ({unit.name})"


class MeasuredMixin:
    """A form with `topic` and `unit`, which must fit."""

    fields: dict[str, forms.Field]

    def begin_measure(self, kind: str = "") -> None:
        """Fill both selects; a topic that is no longer in use stays with the row that has it."""
        row = self.instance  # type: ignore[attr-defined]
        topic: TopicField = self.fields["topic"]  # type: ignore[assignment]
        topic.first_kind = kind
        if row.topic_id:
            topic.queryset = topic.queryset | Topic.objects.filter(pk=row.topic_id).select_related("unit")
            self.initial["topic"] = row.topic  # type: ignore[attr-defined]
        self.fields["unit"].load(row.unit)  # type: ignore[attr-defined]

    def stored(self, row: Any) -> dict[str, Any]:
        """What the form shows of the row: the topic by itself, not by its number."""
        return super().stored(row) | {"topic": row.topic}  # type: ignore[misc]

    def judge_measure(self, facts: dict[str, Any]) -> None:
        """Say at the unit in what the topic is measured."""
        topic, unit = facts.get("topic"), facts.get("unit")
        if topic and unit and (why := misfit(topic, unit)):
            self.add_error("unit", why)  # type: ignore[attr-defined]
