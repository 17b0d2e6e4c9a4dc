"""What one search is about: the question, the weights, the day, and the asking village's own facts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from partnerships.matching.criteria import CRITERIA, Weights
from partnerships.matching.facts import Ask, Point
from partnerships.matching.pool import Site, Supply, Want, middle
from partnerships.matching.sources import Units, point_of, sites_in
from villages.facts.units import units
from villages.models import Need, Potential, Region, Topic
from villages.querysets import oldest_fresh_day


@dataclass(frozen=True)
class Scene:
    """Everything that is the same for all candidates."""

    ask: Ask
    village: Region
    weights: Weights
    units: Units
    topics: dict[int, str]  # names
    today: date
    fresh_from: date
    sites: dict[int, Site]  # of the kabupaten
    wants: tuple[Want, ...] = ()  # our needs
    mine: tuple[Supply, ...] = ()  # our potentials that can be shared

    @property
    def topic(self) -> int | None:
        """The one topic that is asked for; none, or one of several, for a whole village."""
        return min(self.topics, default=None)

    @property
    def used_weights(self) -> tuple[tuple[str, int], ...]:
        """The weights that count here, in the order of the criteria."""
        return tuple((each.slug, self.weights[each.slug]) for each in CRITERIA if self.ask.kind in each.asked_for)


def setting(village: Region, weights: Weights, topics: Collection[int], ask: Ask, **own: tuple) -> Scene:
    """The scene of one search: three queries."""
    names = dict(Topic.objects.filter(pk__in=topics).values_list("pk", "name"))
    today = timezone.localdate()
    sites = sites_in(village.regency_code)
    return Scene(ask, village, weights, Units(units()), names, today, oldest_fresh_day(), sites, **own)


def others(scene: Scene) -> list[int]:
    """The ids of the other villages of the kabupaten."""
    return [pk for pk in scene.sites if pk != scene.village.pk]


def whereabouts(village: Region, thing: Need | Potential | None = None) -> Point | None:
    """Where the asker is: the thing's own point, else the middle of the village's verified potentials."""
    if thing and (own := point_of(thing.latitude, thing.longitude)):
        return own
    known = Potential.objects.verified().filter(village=village, latitude__isnull=False)
    return middle([point_of(*row) for row in known.order_by("pk").values_list("latitude", "longitude")])
