"""Work for the worker: long checks that no page should wait for."""

import logging

from django_tasks import task

from records import duties
from records.trail import broken_links

log = logging.getLogger(__name__)


@task()
def check_trail() -> int:
    """Walk the whole chain of the trail; gives the number of broken links and logs each."""
    broken = 0
    for event in broken_links():
        broken += 1
        log.error("the trail is broken at event %s (%s)", event.pk, event.action)
    duties.done(duties.TRAIL, ok=not broken, said=f"{broken} kejadian putus" if broken else "")
    return broken
