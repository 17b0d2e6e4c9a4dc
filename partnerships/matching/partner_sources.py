"""What the database knows of outside parties: the verified ones that work where a village lies."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.fields import BooleanField
from django.utils import timezone

from accounts import regions
from partnerships.matching.pool import Offer, Outsider
from partnerships.matching.sources import counted, point_of
from partnerships.models import Partner, PartnerCoverage, PartnerDocument, PartnerTopic, Proposal
from villages.models import Region

OFFERS, SEEKS = PartnerTopic.Direction.OFFERS, PartnerTopic.Direction.SEEKS
OFFER = ("partner", "direction", "topic", "quantity", "unit")


def lines_over(code: str) -> list[str]:
    """A village's code and the codes of what contains it."""
    return [regions.ancestor(code, level) for level in range(regions.PROVINCE, regions.VILLAGE + 1)]


def over(code: str) -> list[int]:
    """The ids of a village and of what contains it."""
    found = Region.objects.filter(code__in=lines_over(code), valid_until__isnull=True)
    return list(found.values_list("pk", flat=True))


def covering(code: str) -> Any:
    """The keys of those that work in a village: nationwide, or in a region that contains it."""
    everywhere = Partner.objects.filter(nationwide=True).order_by().values("pk")
    here = PartnerCoverage.objects.filter(region__in=over(code)).order_by().values("partner")
    return everywhere.union(here)


def offers_for(code: str, offered: Collection[int], sought: Collection[int]) -> list[Offer]:
    """What outside parties that work there offer, or seek, on these topics.

    Few work in one place, many on one topic: the databases must not begin with the topics' index, so the sum hides it.
    """
    if not offered and not sought:
        return []
    wanted = Q(direction=OFFERS, about__in=offered) | Q(direction=SEEKS, about__in=sought)
    lines = PartnerTopic.objects.alias(about=F("topic") + Value(0))
    found = lines.filter(wanted, partner__in=covering(code)).order_by("partner", "direction", "topic")
    return [Offer(*row) for row in found.values_list(*OFFER)]


def identity() -> Case:
    """Is the identity whole? The same as partnerships.checks_third.missing_identity finds nothing (R22)."""
    person = ~Q(signatory="") & ~Q(signatory_office="") & (~Q(phone="") | ~Q(email=""))
    number = ~Q(business_number="") | ~Q(deed="") | ~Q(tax_number="")
    body = ~Q(legal_form="") & number & ~Q(kind__in=Partner.GOVERNMENT)
    office = ~Q(unit="") & Q(kind__in=Partner.GOVERNMENT)
    return Case(When(person & (body | office), then=Value(True)), default=Value(False), output_field=BooleanField())


def outsiders_of(keys: Collection[str], today: date) -> dict[str, Outsider]:
    """What is weighed of those of these outside parties that are verified."""
    expired = PartnerDocument.objects.filter(partner=OuterRef("pk"), valid_until__lt=today)
    found = Partner.objects.filter(pk__in=keys).annotate(whole=identity(), expired=Exists(expired)).order_by()
    # The state is asked here: SQLite would begin with all that are verified.
    fields = ("status", "pk", "name", "seat__code", "latitude", "longitude", "verified_at", "whole", "expired")
    return {
        pk: Outsider(pk, name, seat or "", point_of(lat, lon), timezone.localdate(verified), whole, old)
        for state, pk, name, seat, lat, lon, verified, whole, old in found.values_list(*fields)
        if state == Partner.Status.VERIFIED
    }


def records_of_partners(keys: Collection[str]) -> dict[str, tuple[int, int]]:
    """The track record of outside parties whose proposal was chosen."""
    return counted(Proposal.objects.filter(partner__in=keys, status=Proposal.Status.CHOSEN), "partner")
