"""Acts on a village's letterhead."""

from typing import Any

from django.db import transaction

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.documents import Scan, store_scan
from villages.actions.common import only
from villages.emblem import redrawn
from villages.models import Letterhead, Region

LETTERHEAD_FACTS = ("address", "postal_code", "phone", "email", "size")


def save_letterhead(
    *, village: Region, by: Any, emblem: Any = None, remove_emblem: bool = False, **facts: Any
) -> Letterhead:
    """Write what stands above the village's letters; a new emblem is drawn anew before anything is written."""
    ask(by, Permission.LETTERHEAD_EDIT, village.place)
    picture = redrawn(emblem) if emblem else None
    return keep_letterhead(village, only(facts, LETTERHEAD_FACTS), picture, remove_emblem, by)


@transaction.atomic
def keep_letterhead(
    village: Region, facts: dict[str, Any], picture: Scan | None, remove_emblem: bool, by: Any
) -> Letterhead:
    """Write the judged letterhead, once per village, with its old and new values."""
    head, _ = Letterhead.objects.select_for_update().get_or_create(village=village, defaults={"created_by": by})
    facts = dict(facts)
    if picture or remove_emblem:
        facts["emblem"] = store_scan(picture, by=by) if picture else None
    old = {name: getattr(head, name) for name in facts}
    Letterhead.objects.filter(pk=head.pk).update(**facts)
    for name, value in facts.items():
        setattr(head, name, value)
    changed = [name for name in facts if old[name] != facts[name]]
    before, after = {name: old[name] for name in changed}, {name: facts[name] for name in changed}
    trail.record("letterhead.save", head, by=by, region_code=village.code, old=before, new=after)
    return head
