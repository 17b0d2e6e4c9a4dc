"""Tables that a person takes away: how many an hour, and what the trail keeps of each."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from records import trail
from records.models import Event
from records.verdict import Refused

ACTION = "data.export"
MOST, WITHIN = 10, timedelta(hours=1)  # security.md §7.3
TOO_OFTEN = f"Anda sudah mengunduh data {MOST} kali dalam satu jam. Coba lagi nanti."
EVERYWHERE = "seluruh Indonesia"


@transaction.atomic
def record_export(*, what: str, form: str, rows: int, filters: Mapping[str, str], by: Any) -> None:
    """Before the first byte goes out: who takes which rows, how many, chosen how, from where (security.md P13).

    Who may have them was asked before, and the rows are those that this person may see. Raises Refused.
    """
    User.objects.select_for_update(no_key=True).get(pk=by.pk)  # one at a time, so that each counts those before it
    kind, key = trail.subject_key(by)
    taken = Event.objects.filter(subject_type=kind, subject_id=key, action=ACTION, at__gte=timezone.now() - WITHIN)
    if taken.count() >= MOST:
        raise Refused(TOO_OFTEN)
    places = sorted({EVERYWHERE if grant.nationwide else grant.region_code for grant in by.active_grants} - {""})
    facts = {"data": what, "format": form, "rows": rows, "filters": dict(filters), "places": places}
    code = places[0] if len(places) == 1 and places[0] != EVERYWHERE else ""
    trail.record(ACTION, by, by=by, region_code=code, new=facts)
