"""The anchor: the trail's last hash, kept outside the portal; with it a rebuilt or shortened chain is noticed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from records.models import Event
from records.trail import FIRST_LINK

LINE = re.compile(r"kejadian (\d+), nomor (\d+), sidik ([0-9a-f]{64})")


@dataclass(frozen=True)
class Head:
    """How many events there are, the number of the last one, and its hash."""

    count: int
    last_id: int
    hash: str

    def line(self, at: datetime) -> str:
        """One line to keep: on paper, in a mailbox, in a file that grows by a line a day."""
        return f"{at:%Y-%m-%d %H:%M} kejadian {self.count}, nomor {self.last_id}, sidik {self.hash}"


def head() -> Head:
    """The end of the trail as it is now."""
    last = Event.objects.order_by("-id").first()
    if last is None:
        return Head(0, 0, FIRST_LINK)
    return Head(Event.objects.filter(id__lte=last.id).count(), last.id, last.hash)


def now_line() -> str:
    """Today's anchor."""
    return head().line(timezone.localtime())


def read(text: str) -> list[Head]:
    """Every anchor in a text: a file with a line a day, or a mail with other words around them."""
    found = [Head(int(count), int(number), digest) for count, number, digest in LINE.findall(text)]
    return sorted(set(found), key=lambda each: each.last_id)


def disagreements(heads: Iterable[Head]) -> Iterator[tuple[Head, str]]:
    """The anchors that the trail no longer confirms, earliest first, and why; a whole chain proves all before it."""
    for each in heads:
        if each.count == 0:
            continue
        event = Event.objects.filter(id=each.last_id).first()
        if event is None:
            yield each, f"kejadian {each.last_id} tidak ada lagi"
        elif event.hash != each.hash:
            yield each, f"kejadian {each.last_id} bukan lagi kejadian yang dulu dicatat"
        elif (count := Event.objects.filter(id__lte=each.last_id).count()) != each.count:
            yield each, f"sampai kejadian {each.last_id} ada {count} kejadian, dulu {each.count}"
