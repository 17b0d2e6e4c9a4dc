"""Entries of the register of outside parties, as tests need them."""

from typing import Any

from partnerships.actions import partner_register as acts
from partnerships.models import Partner
from tests.conftest import NGEBEL
from tests.partnerships.partner_world import IDENTITY


def identity(**changes: Any) -> dict[str, Any]:
    """A whole identity."""
    return IDENTITY | changes


def proposed(cast, regions, by: Any = None, home: str = NGEBEL, **changes: Any) -> Partner:
    """Entered by the sekdes of Ngebel."""
    by = by or cast.sekdes_ngebel
    return fresh(acts.propose_partner(home=regions[home], by=by, **identity(**changes)))


def verified(cast, regions, **changes: Any) -> Partner:
    """Entered, and thereby verified, by the kabupaten."""
    return proposed(cast, regions, by=cast.dpmd, home="35.02", **changes)


def fresh(partner: Partner) -> Partner:
    """The entry as the next request would load it."""
    return Partner.objects.select_related("home", "seat", "merged_into").get(pk=partner.pk)
