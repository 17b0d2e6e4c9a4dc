"""Where a search that found nothing goes on: topics of the same group in this region, then wider regions."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol
from urllib.parse import urlencode

from django.db.models import Count

from accounts import regions
from villages.finding.potential_search import Wanted, inside
from villages.models import Potential


class Offered(Protocol):
    """A topic, as far as it is needed here."""

    @property
    def pk(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def group(self) -> str: ...


class Step(NamedTuple):
    """One way on: its words, its address, and how much is there; 0 when nobody counted."""

    label: str
    query: str
    count: int


def alike(wanted: Wanted, topics: Sequence[Offered]) -> list[Step]:
    """Topics of the same group of which this kabupaten or kecamatan has something, most first; one query."""
    asked = {wanted.topic} if wanted.topic else set(wanted.topics)
    groups = {topic.group for topic in topics if topic.pk in asked}
    known = {topic.pk: topic for topic in topics if topic.group in groups}
    if not known or not wanted.is_near:
        return []
    rows = Potential.objects.verified().filter(topic__in=known, village__in=inside(wanted.region).values("pk"))
    counts = rows.order_by().values_list("topic").annotate(count=Count("pk")).order_by("-count", "topic__name")
    return [
        Step(known[pk].name, f"?{urlencode({'topik': known[pk].code, 'wilayah': wanted.region})}", count)
        for pk, count in counts
    ]


def wider(wanted: Wanted, titles: dict[str, str], everywhere: str) -> list[tuple[str, str]]:
    """The province, then the whole country, by the words of the filter; nothing when that was searched already."""
    if not wanted.region:
        return []
    province = regions.ancestor(wanted.region, regions.PROVINCE)
    title = titles.get(province, "")
    first = [(province, title)] if title and province != wanted.region else []
    return [*first, (everywhere, "seluruh Indonesia")]
