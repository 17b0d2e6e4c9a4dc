"""Verified potentials of the villages around one, compared in one unit: kecamatan first, then kabupaten."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from statistics import median

from django.db.models import BooleanField, Case, Value, When

from villages.facts.units import convert_between, units
from villages.models import Need, Potential, Region, Unit

MOST_ROWS = 1000  # of the kabupaten's potentials that are compared, the kecamatan's own first


def available(potential: Potential) -> Decimal:
    """What there is in the lean season, else usually."""
    return potential.quantity if potential.lean_quantity is None else potential.lean_quantity


def can_be_shared(potential: Potential) -> bool:
    """Its owner lets it be used together, and it works."""
    return potential.access != Potential.Access.CLOSED and potential.condition != Potential.Condition.BROKEN


@dataclass(frozen=True)
class Nearby:
    """The verified potentials of the kabupaten on the topics that matter to one village, its own among them."""

    village: Region
    rows: list[Potential]
    units: dict[str, Unit]

    @cached_property
    def by_topic(self) -> dict[int, list[Potential]]:
        """The rows of each topic."""
        found: dict[int, list[Potential]] = {}
        for row in self.rows:
            found.setdefault(row.topic_id, []).append(row)
        return found

    def converted(self, amount: Decimal, source: str, target: str) -> Decimal | None:
        """The amount in another unit; None when the two can't be compared."""
        if source == target:
            return amount
        if source not in self.units or target not in self.units:
            return None
        try:
            return convert_between(amount, self.units[source], self.units[target])
        except ValueError:
            return None

    def median(self, potential: Potential) -> tuple[Decimal, int]:
        """The middle of the kecamatan's figures of its topic, in its unit, and how many figures there are."""
        mine = [row for row in self.by_topic.get(potential.topic_id, []) if self.is_close(row)]
        amounts = [self.converted(available(row), row.unit, potential.unit) for row in mine]
        known = [amount for amount in amounts if amount is not None]
        return (round_off(median(known)) if known else Decimal(0), len(known))

    def is_close(self, row: Potential) -> bool:
        """Does it lie in the same kecamatan?"""
        return row.village.district_code == self.village.district_code

    def for_need(self, need: Need) -> list[tuple[Potential, Decimal | None]]:
        """What other villages could share for it: the kecamatan first, then the most."""
        found: list[tuple[Potential, Decimal | None]] = []
        for row in self.by_topic.get(need.topic_id, []):
            if row.village_id != self.village.pk and row.free and can_be_shared(row):
                free = self.converted(row.free, row.unit, need.unit)
                found.append((row, None if free is None else round_off(free)))
        return sorted(found, key=self.near_first)

    def near_first(self, pair: tuple[Potential, Decimal | None]) -> tuple:
        """The kecamatan before the kabupaten, much before little, what can't be compared last."""
        potential, free = pair
        return (not self.is_close(potential), free is None, -(free or 0), potential.village.code, potential.pk)


def round_off(amount: Decimal) -> Decimal:
    """Two decimals, as records keep them."""
    return amount.quantize(Decimal("0.01"))


def nearby_of(village: Region, topics: Iterable[int]) -> Nearby:
    """Two queries, however many villages there are; regions that have ended have nothing to share."""
    district = Case(
        When(village__code__lies_in=village.district_code, then=Value(False)),
        default=Value(True),
        output_field=BooleanField(),
    )
    rows = (
        Potential.objects.verified()
        .filter(topic__in=set(topics), village__valid_until__isnull=True)
        .filter(village__code__lies_in=village.regency_code)
        .select_related("village")
        .order_by(district, "village__code", "pk")[:MOST_ROWS]
    )
    return Nearby(village, list(rows), units())
