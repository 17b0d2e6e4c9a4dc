"""The trail: who did what, when, to which record; append-only and chained by hash."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from records import bulk
from records.models import Event

FIRST_LINK = "0" * 64
CHAIN_LOCK = 0x4B5344  # "KSD": one writer at a time appends to the chain on PostgreSQL
COLUMNS: tuple[str, ...] = (
    "at",
    "actor_id",
    "actor_label",
    "action",
    "subject_type",
    "subject_id",
    "region_code",
    "old",
    "new",
    "note",
)
COLUMNS += ("previous_hash", "hash")


Item = tuple[str, str, dict, dict]  # what record_many is given of each record


def plain(value: Any) -> Any:
    """A value as the trail stores it: text, numbers and keys, never objects."""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def subject_key(subject: models.Model) -> tuple[str, str]:
    """The text by which the trail names a record: its model and its id."""
    return subject._meta.label_lower, str(subject.pk)


def link(event: Event) -> str:
    """The hash of one event over its own facts and the hash before it (SHA-256, hex)."""
    facts = {
        "at": moment(event.at),
        "actor": event.actor_id,
        "actor_label": event.actor_label,
        "action": event.action,
        "subject": [event.subject_type, event.subject_id],
        "region": event.region_code,
        "old": event.old,
        "new": event.new,
        "note": event.note,
        "previous": event.previous_hash,
    }
    return digest(facts)


def moment(at: datetime) -> str:
    """A moment as the hash takes it, the same from either database."""
    return at.astimezone(timezone.get_default_timezone()).isoformat(timespec="microseconds")


def digest(facts: dict[str, Any]) -> str:
    """The hash of the facts of one event."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def record(
    action: str,
    subject: models.Model,
    *,
    by: Any,
    region_code: str = "",
    old: dict | None = None,
    new: dict | None = None,
    note: str = "",
) -> Event:
    """Append one event in the caller's transaction, and only there: fact and event stand or fall together."""
    previous = last_link()
    kind, key = subject_key(subject)
    event = Event(
        at=timezone.now(),
        actor=by,
        actor_label=by.title_at(region_code) if by else "Portal",
        action=action,
        subject_type=kind,
        subject_id=key,
        region_code=region_code,
        old=plain(old or {}),
        new=plain(new or {}),
        note=note,
        previous_hash=previous,
    )
    event.hash = link(event)
    event.save(force_insert=True)
    return event


def last_link() -> str:
    """The hash to which the next event is chained; until the transaction ends nobody else appends."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The trail is written in the transaction of the fact.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    return Event.objects.order_by("-id").values_list("hash", flat=True).first() or FIRST_LINK


def record_many(action: str, model: type[models.Model], items: Iterable[Item], *, by: Any, note: str = "") -> int:
    """Append one event for each record of one model, in one statement; gives how many.

    An item is the id of the record, its region code, the old and the new values; making items must ask no database.
    """
    at, kind, titles = timezone.now(), model._meta.label_lower, TitlesOf(by)
    actor = by.pk if by else None
    facts = {"at": moment(at), "actor": actor, "action": action, "note": note, "previous": last_link()}

    def chained() -> Iterable[tuple]:
        for key, region, old, new in items:
            key, title, old, new = str(key), titles[region], plain(old), plain(new)
            previous = facts["previous"]
            facts.update(actor_label=title, subject=[kind, key], region=region, old=old, new=new)
            facts["previous"] = digest(facts)
            texts = json.dumps(old), json.dumps(new)
            yield at, actor, title, action, kind, key, region, *texts, note, previous, facts["previous"]

    return bulk.insert(Event, COLUMNS, chained())


class TitlesOf(dict[str, str]):
    """By place: the office in which a person acts there, or the portal itself."""

    def __init__(self, by: Any):
        super().__init__()
        self.by = by
        # Whoever holds one office acts in it everywhere.
        self.only = None if by and len(by.active_grants) > 1 else by.title_at("") if by else "Portal"

    def __missing__(self, code: str) -> str:
        self[code] = self.only if self.only is not None else self.by.title_at(code)
        return self[code]


def timeline(subjects: Iterable[models.Model]) -> models.QuerySet[Event]:
    """The events of these records, newest first."""
    keys: dict[str, list[str]] = {}
    for subject in subjects:
        kind, key = subject_key(subject)
        keys.setdefault(kind, []).append(key)
    wanted = models.Q(pk__in=[])
    for kind, ids in keys.items():
        wanted |= models.Q(subject_type=kind, subject_id__in=ids)
    return Event.objects.filter(wanted).select_related("actor").order_by("-id")


def broken_links() -> Iterable[Event]:
    """The events whose hash or whose link to the one before does not hold."""
    previous = FIRST_LINK
    for event in Event.objects.order_by("id").iterator(chunk_size=2000):
        if event.previous_hash != previous or event.hash != link(event):
            yield event
        previous = event.hash
