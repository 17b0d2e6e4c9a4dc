"""The page on which two entries of one party are looked at side by side before they become one."""

from dataclasses import dataclass
from typing import Any

from accounts.permissions import Permission
from partnerships.models import Partner
from partnerships.registry.duplicates import Twin, keys_in, twins_of
from partnerships.registry.partner_list import named_like
from partnerships.registry.sight import visible_to

MOST = 10


@dataclass(frozen=True)
class Fact:
    """One fact of both, and whether they differ."""

    name: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        return self.left.casefold() != self.right.casefold()


@dataclass(frozen=True)
class Choices:
    """With which entry this one may be merged."""

    twins: list[Twin]
    text: str
    found: list[Partner]


def choices_for(partner: Partner, text: str, user: Any) -> Choices:
    """Those that look the same, and what a search by name finds; verified ones only, since one of them stays."""
    verified = visible_to(user).filter(status=Partner.Status.VERIFIED).exclude(pk=partner.pk)
    twins = [twin for twin in twins_of(keys_in(partner), verified, partner) if may_keep(twin.partner, user)]
    rows = named_like(verified, text).select_related("home").order_by("name", "pk")[:MOST] if text else []
    return Choices(twins, text, [row for row in rows if may_keep(row, user)])


def may_keep(partner: Partner, user: Any) -> bool:
    """Does this person keep the register where that one was entered, too?"""
    return user.can(Permission.PARTNER_MERGE, partner.place)


def side_by_side(gone: Partner, stays: Partner) -> list[Fact]:
    """Fact by fact."""
    rows = [Fact(label_of(name), said(gone, name), said(stays, name)) for name in Partner.IDENTITY]
    rows.append(Fact("Keadaan", gone.get_status_display(), stays.get_status_display()))
    rows.append(Fact("Wilayah kerja", places_of(gone), places_of(stays)))
    rows.append(Fact("Topik", topics_of(gone), topics_of(stays)))
    rows.append(Fact("Dokumen", f"{gone.documents.count()} dokumen", f"{stays.documents.count()} dokumen"))
    rows.append(Fact("Penawaran", f"{gone.proposals.count()} penawaran", f"{stays.proposals.count()} penawaran"))
    return [row for row in rows if row.left or row.right]


def label_of(name: str) -> str:
    """The name of a field as a page begins a line with it."""
    label = str(Partner._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def said(partner: Partner, name: str) -> str:
    """A value as people read it."""
    return partner.get_kind_display() if name == "kind" else str(getattr(partner, name))


def places_of(partner: Partner) -> str:
    """Where it works."""
    if partner.nationwide:
        return "Seluruh Indonesia"
    return ", ".join(row.region.title for row in partner.coverage.select_related("region").order_by("region__code"))


def topics_of(partner: Partner) -> str:
    """What it offers and seeks."""
    rows = partner.topics.select_related("topic").order_by("direction", "topic__name")
    return ", ".join(f"{row.get_direction_display().lower()} {row.topic}" for row in rows)
