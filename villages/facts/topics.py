"""Finding topics by their names and by the other words for them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from villages.models import Topic

MOST_WORDS = 6


def said(text: str) -> str:
    """A word as it is compared: without case, without doubled spaces."""
    return " ".join(text.casefold().split())


def words_for(name: str, group: str, synonyms: Iterable[str]) -> str:
    """What Topic.words holds: each name between bars, so that one can be found whole or in part."""
    each = dict.fromkeys(said(word) for word in (name, *synonyms, group))
    return f"|{'|'.join(each)}|"


def find_topics(text: str) -> QuerySet[Topic]:
    """The topics whose name, other words or group hold every typed word; all of them for an empty text."""
    found = Topic.objects.order_by("name")
    for word in said(text).split()[:MOST_WORDS]:
        found = found.filter(words__contains=word)
    return found


def topic_named(text: str) -> Topic | None:
    """The topic that is called exactly so, by code, name or another word; None when none or several are."""
    wanted = said(text)
    if not wanted or "|" in wanted:
        return None
    found = list(Topic.objects.filter(Q(code=wanted) | Q(words__contains=f"|{wanted}|")))
    found = [topic for topic in found if wanted in names_of(topic)]
    for name_first in (lambda topic: topic.code == wanted, lambda topic: said(topic.name) == wanted):
        if best := [topic for topic in found if name_first(topic)]:
            return best[0]
    return found[0] if len(found) == 1 else None


def names_of(topic: Topic) -> set[str]:
    """Everything that a topic is called, as it is compared; its group is no name of it."""
    return {topic.code, said(topic.name), *(said(word) for word in topic.synonyms)}
