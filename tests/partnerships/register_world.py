"""Entries of the register of outside parties, as tests need them."""

from typing import Any

from partnerships.actions import partner_register as acts
from partnerships.actions import partner_verdicts as verdicts
from partnerships.models import Partner
from tests.conftest import NGEBEL
from tests.factories import cases
from tests.partnerships.partner_world import IDENTITY
from villages.models import Topic


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


def with_everything(cast, regions) -> Partner:
    """Proposed by Ngebel, with a topic and a paper."""
    partner, by = proposed(cast, regions, name="CV Usulan Ngebel"), cast.sekdes_ngebel
    facts = {"direction": "mencari", "topic": Topic.objects.get(code="kopi"), "quantity": None, "unit": "", "note": ""}
    acts.add_topic(partner=partner, by=by, **facts)
    acts.add_document(partner=partner, kind="nib", upload=cases.photo(), by=by)
    return fresh(partner)


def refused(cast, regions) -> Partner:
    """Refused by the kabupaten."""
    partner = proposed(cast, regions, name="CV Ditolak")
    verdicts.refuse_partner(partner=partner, reason="Akta lama", by=cast.dpmd)
    return fresh(partner)


def fresh(partner: Partner) -> Partner:
    """The entry as the next request would load it."""
    return Partner.objects.select_related("home", "seat", "merged_into").get(pk=partner.pk)
