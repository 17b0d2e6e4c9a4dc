"""A decree's list taken back as a whole, as long as nothing was built upon it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, models, transaction

from accounts.access import ask_nationwide
from accounts.actions.following import Followed, at_codes, ended_by, follow_regions, give_back, grants_at
from accounts.models import Grant, Invitation
from accounts.permissions import Permission
from accounts.regions import is_kelurahan
from records import trail
from records.models import Event
from records.verdict import Finding, Refused, no
from villages.actions.region_rows import end_rows, move_rows
from villages.models import FormerName, Region, Succession
from villages.regions.codes import Codes

BUILT_UPON = "Impor ini tidak dapat diurungkan: wilayah barunya sudah dipakai."
CHANGED_SINCE = "{} sudah berubah lagi sesudah impor ini."
IN_USE = "{} ({}) sudah punya {}."
MOST_NAMED = 10


@dataclass
class Written:
    """What one list wrote: codes that came into being, names and codes by id, and codes that ended."""

    created: Codes = field(default_factory=Codes)
    changed: dict[int, tuple[str, str]] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    merged_into: set[int] = field(default_factory=set)


@transaction.atomic
def undo_decree(*, written: Written, since: date, decree: str, by: Any) -> None:
    """Take back names, codes, ends and new regions. Raises Refused naming what was built upon them."""
    ask_nationwide(by, Permission.REGION_IMPORT)
    created = now_at(written.created, since)
    ended = {pk: code for pk, code in ended_on(since) if code in written.ended}
    former = former_of(written.changed, since)
    touched = {*created, *ended, *written.changed, *written.merged_into}
    wrong = changed_since(touched, since) + used(created)
    wrong += [] if len(created) == len(written.created) else ["Sebagian wilayah barunya sudah tidak ada."]
    wrong += names_written_over(written.changed)
    if wrong:
        raise Refused(no(BUILT_UPON, map(Finding, wrong[:MOST_NAMED])))
    forget_successions(created, written.merged_into, since, decree)
    delete_regions(list(created))
    back = [(row.region_id, row.code, row.name, row.kind) for row in former]
    move_rows(back)
    FormerName.objects.filter(pk__in=[row.pk for row in former]).delete()
    end_rows(list(ended), None)
    tell(created, former, ended, by, decree)
    going = {written.changed[row.region_id][0]: row for row in former}

    def back_to(code: str) -> Followed:
        return Followed(code, going[code].code, written.changed[going[code].region_id][1], going[code].name)

    lost = lost_offices(former, written.changed, decree)
    follow_regions(codes=going, move_of=back_to, by=by, note=decree)
    give_back(lost, by=by)


def lost_offices(former: list[FormerName], changed: Mapping[int, tuple[str, str]], decree: str) -> list[Grant]:
    """The offices that ended with this list because its new codes have no such seat (a desa became a kelurahan)."""
    new_codes = {row.code: changed[row.region_id][0] for row in former}
    codes = {old: new for old, new in new_codes.items() if is_kelurahan(new) and not is_kelurahan(old)}
    if not codes:
        return []
    moved = next(row.region_id for row in former if row.code in codes)
    told = Event.objects.filter(subject_type=Region._meta.label_lower, subject_id=str(moved), action="region.move")
    return ended_by(codes=codes, after=told.latest("pk").pk, note=decree)


def now_at(codes: Codes, since: date) -> dict[int, str]:
    """The regions of today that began that day under one of these codes."""
    rows = Region.objects.filter(valid_from=since, valid_until__isnull=True).order_by().values_list("pk", "code")
    return {pk: code for pk, code in rows.iterator(chunk_size=2000) if code in codes}


def ended_on(since: date) -> Iterable[tuple[int, str]]:
    """The regions that ended that day."""
    return Region.objects.filter(valid_until=since).values_list("pk", "code")


def former_of(changed: Mapping[int, Any], since: date) -> list[FormerName]:
    """The names that these regions had until that day."""
    return [row for row in FormerName.objects.filter(until=since) if row.region_id in changed]


def changed_since(touched: Collection[int], since: date) -> list[str]:
    """The regions to which something else happened later."""
    rows = FormerName.objects.filter(until__gt=since).values_list("region", "region__name")
    later = {pk: name for pk, name in rows if pk in touched}
    for row in Succession.objects.filter(on__gt=since).select_related("before", "after"):
        later |= {each.pk: each.name for each in (row.before, row.after) if each.pk in touched}
    return [CHANGED_SINCE.format(name) for name in later.values()]


def names_written_over(changed: Mapping[int, tuple[str, str]]) -> list[str]:
    """The regions whose name or code isn't what the list wrote."""
    if not changed:
        return []
    rows = Region.objects.order_by().values_list("pk", "code", "name").iterator(chunk_size=5000)
    return [CHANGED_SINCE.format(name) for pk, code, name in rows if pk in changed and changed[pk] != (code, name)]


def used(created: Mapping[int, str]) -> list[str]:
    """What already hangs on the new regions: rows of any table, offices, invitations."""
    if not created:
        return []
    codes = set(created.values())
    told = [IN_USE.format(row.place_name or row.title, row.region_code, "pemegang akses") for row in grants_at(codes)]
    told += [IN_USE.format(row.name, row.region_code, "undangan") for row in at_codes(Invitation.objects.open(), codes)]
    for relation in relations():
        model, name = relation.related_model, relation.field.name
        rows = model._base_manager.filter(**{f"{name}__valid_until": None, f"{name}__valid_from__isnull": False})
        rows = rows.order_by().values_list(f"{name}__pk", f"{name}__name", f"{name}__code").distinct()
        word = model._meta.verbose_name
        told += [IN_USE.format(title, code, word) for pk, title, code in rows if pk in created]
    return told


def relations() -> list[Any]:
    """Every foreign key to a region, many-to-many tables too, but for the gazetteer's own."""
    found = Region._meta.get_fields(include_hidden=True)
    keys = [each for each in found if isinstance(each, models.ManyToOneRel) and not each.concrete]
    return [each for each in keys if each.related_model not in (FormerName, Succession)]


def forget_successions(created: Collection[int], merged_into: Collection[int], since: date, decree: str) -> None:
    """What this list said of successors."""
    rows = Succession.objects.filter(on=since, decree=decree).values_list("pk", "after")
    wanted = [pk for pk, after in rows if after in created or after in merged_into]
    delete_by_id(Succession, wanted)


def delete_regions(ids: list[int]) -> None:
    """Regions that nothing refers to; the database would refuse any other."""
    delete_by_id(Region, ids)


def delete_by_id(model: type[models.Model], ids: list[int]) -> None:
    """One statement for all; the keys of other tables still hold."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [ids])
        elif ids:
            cursor.executemany(f"DELETE FROM {table} WHERE id = %s", [(pk,) for pk in ids])


def tell(created: Mapping[int, str], former: list[FormerName], ended: Mapping[int, str], by: Any, decree: str) -> None:
    """One event for each region that is again what it was."""
    items: list[trail.Item] = [(pk, code, {"code": code}, {}) for pk, code in created.items()]
    items += [(row.region_id, row.code, {}, {"code": row.code, "name": row.name}) for row in former]
    items += [(pk, code, {}, {"code": code}) for pk, code in ended.items()]
    if items:
        trail.record_many("region.undo", Region, items, by=by, note=decree)
