"""Entries that may be the same outside party: same name, NIB or NPWP. They are shown, never merged by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from partnerships.models import Partner
from partnerships.registry.names import name_key

MOST = 5
SAME = (("name_key", "nama"), ("business_number", "NIB"), ("tax_number", "NPWP"))


@dataclass(frozen=True)
class Twin:
    """One entry that may be the same, and what is the same about it."""

    partner: Partner
    same: tuple[str, ...]

    @property
    def words(self) -> str:
        """nama dan NIB"""
        return " dan ".join(", ".join(self.same).rsplit(", ", 1))


def keys_of(name: str, business_number: str = "", tax_number: str = "") -> dict[str, str]:
    """By what an entry is compared."""
    return {"name_key": name_key(name), "business_number": business_number, "tax_number": tax_number}


def keys_in(partner: Partner) -> dict[str, str]:
    """The same, of a stored entry."""
    return keys_of(partner.name, partner.business_number, partner.tax_number)


def twins_of(keys: dict[str, str], among: QuerySet[Partner], but: Partner | None = None) -> list[Twin]:
    """The entries among these that share a name or a number; merged ones are nobody any more."""
    wanted = Q(pk__in=[])
    for field, _ in SAME:
        if keys[field]:
            wanted |= Q(**{field: keys[field]})
    rows = among.filter(wanted).exclude(status=Partner.Status.MERGED).exclude(pk=but.pk if but else "")
    return [twin(row, keys) for row in rows.select_related("home", "seat").order_by("-status", "name", "pk")[:MOST]]


def twin(partner: Partner, keys: dict[str, str]) -> Twin:
    """What this entry shares."""
    same = [word for field, word in SAME if keys[field] and keys_in(partner)[field] == keys[field]]
    return Twin(partner, tuple(same))


def doubtful(partners: Iterable[Partner]) -> set[Any]:
    """Which of these share a name or a number with another entry, in one query; for the queue of who verifies."""
    shown = list(partners)
    keys = {partner.pk: keys_in(partner) for partner in shown}
    wanted = Q(pk__in=[])
    for field, _ in SAME:
        if values := {each[field] for each in keys.values() if each[field]}:
            wanted |= Q(**{f"{field}__in": values})
    others = Partner.objects.filter(wanted).exclude(status=Partner.Status.MERGED)
    held: dict[tuple[str, str], set[Any]] = {}
    for row in others.values_list("pk", *(field for field, _ in SAME)):
        for (field, _), value in zip(SAME, row[1:], strict=True):
            held.setdefault((field, value), set()).add(row[0])
    return {
        pk
        for pk, each in keys.items()
        if any(value and held.get((f, value), set()) - {pk} for f, value in each.items())
    }
