"""Who sees which entry of the register: verified ones everybody, the others only who may enter or verify them there."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access import holds, within
from accounts.permissions import Permission
from partnerships.models import Cooperation, Partner, Proposal

Status = Partner.Status


def in_scope(user: Any) -> Q:
    """The entries of the person's own place."""
    if not user.is_authenticated:
        return Q(pk__in=[])
    return within(user, Permission.PARTNER_PROPOSE, "home__code") | within(
        user, Permission.PARTNER_VERIFY, "home__code"
    )


def visible_to(user: Any) -> QuerySet[Partner]:
    """Verified ones, and what the person's own place entered; what was merged leads to what stands for it."""
    return Partner.objects.filter(Q(status=Status.VERIFIED) | in_scope(user))


def known(user: Any) -> QuerySet[Partner]:
    """The same, and what was merged into a verified one: old links lead there."""
    return Partner.objects.filter(
        Q(status=Status.VERIFIED) | in_scope(user) | Q(merged_into__status=Status.VERIFIED)
    ).select_related("home", "seat", "merged_into", "verified_by")


def is_within(user: Any, partner: Partner) -> bool:
    """Does the person enter or verify where this one was entered?"""
    if not user.is_authenticated:
        return False
    return any(user.can(right, partner.place) for right in (Permission.PARTNER_PROPOSE, Permission.PARTNER_VERIFY))


def sees_identity(user: Any) -> bool:
    """Numbers, address and signatory: whoever may view the register (hak-akses: mitra.lihat)."""
    return user.is_authenticated and holds(user, Permission.PARTNER_VIEW)


def may_propose(user: Any) -> bool:
    """Is there any place at which this person may enter one?"""
    return user.is_authenticated and holds(user, Permission.PARTNER_PROPOSE)


def may_verify(user: Any) -> bool:
    """Does this person keep the register of any kabupaten?"""
    return user.is_authenticated and holds(user, Permission.PARTNER_VERIFY)


def pickable(user: Any, cooperation: Cooperation) -> QuerySet[Partner]:
    """Whose offer may be written down without typing who it is: seen, or known from this village's cooperations."""
    known = Proposal.objects.filter(partner=OuterRef("pk"), cooperation__lead=cooperation.lead)
    rows = Partner.objects.filter(Q(status=Status.VERIFIED) | in_scope(user) | Exists(known))
    here = Proposal.objects.filter(partner=OuterRef("pk"), cooperation=cooperation)
    return rows.exclude(status__in=(Status.MERGED, Status.REFUSED)).exclude(Exists(here))
