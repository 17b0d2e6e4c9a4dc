"""Springs and needs around Ngebel for the search: rows as they stand, with distances that are easy to reckon."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from partnerships.models import Commitment, Cooperation, Partner, PartnerCoverage, PartnerTopic, Party
from villages.models import Need, Potential, Topic

KELURAHAN = "35.02.18.1001"
NORTH = Decimal("0.00899322")  # degrees in one kilometre along a meridian
HOME = (Decimal("-7.8"), Decimal("111.6"))
numbers = count(1)


def km_north(km):
    """The point so many kilometres north of home."""
    return {"latitude": round(HOME[0] + NORTH * Decimal(km), 6), "longitude": HOME[1]}


def spring(village, by, quantity, km=None, **facts):
    """A verified spring."""
    today = timezone.now()
    usual = {"topic": Topic.objects.get(code="air-bersih"), "kind": "alam", "name": "Mata air", "unit": "l/dt"}
    usual |= {"measured_on": today.date() - timedelta(days=60), "access": "terbuka", "status": "terverifikasi"}
    usual |= km_north(km) if km is not None else {}
    facts = usual | {"quantity": Decimal(str(quantity))} | facts
    if facts["status"] == "terverifikasi":
        facts |= {"verified_at": today, "verified_by": by}
    return Potential.objects.create(village=village, created_by=by, **facts)


def need_of_water(village, by, quantity=9, **facts):
    """A need of drinking water at home."""
    usual = {"topic": Topic.objects.get(code="air-bersih"), "name": "Air bersih", "unit": "l/dt", "households": 300}
    usual |= {"urgency": "tinggi", "target_year": 2027, "latitude": HOME[0], "longitude": HOME[1]}
    return Need.objects.create(village=village, created_by=by, **usual | {"quantity": Decimal(str(quantity))} | facts)


def cooperation(lead, by, *partners, stage="berjalan", **facts):
    """A cooperation of these villages, as it stands."""
    usual = {"number": next(numbers), "title": "Air bersama", "field": "pembangunan", "scope": "b", "purpose": "Air"}
    row = Cooperation.objects.create(lead=lead, created_by=by, stage=stage, **usual | facts)
    for village in (lead, *partners):
        status = Party.Status.LEAD if village == lead else Party.Status.ACCEPTED
        Party.objects.create(cooperation=row, village=village, status=status, created_by=by)
    return row


def commitment(of, potential, by, quantity, status="mengikat", **facts):
    """A part of a potential, promised."""
    if status == "mengikat":
        facts = {"bound_on": timezone.localdate()} | facts
    facts = {"unit": potential.unit, "quantity": Decimal(str(quantity))} | facts
    return Commitment.objects.create(cooperation=of, potential=potential, status=status, created_by=by, **facts)


def partner(by, name="PT Tirta", over=(), offers=(), seeks=(), status="terverifikasi", **facts):
    """An outside party that works over these regions; offers and seeks are (topic code, amount, unit)."""
    usual = {"kind": "swasta", "legal_form": "PT", "deed": "AHU-1", "address": "Ponorogo", "signatory": "Ani"}
    usual |= {"signatory_office": "Direktur", "phone": "0352 1", "status": status}
    if status == "terverifikasi":
        usual |= {"verified_at": timezone.now(), "verified_by": by}
    row = Partner.objects.create(name=name, created_by=by, **usual | facts)
    for region in over:
        PartnerCoverage.objects.create(partner=row, region=region, created_by=by)
    for direction, lines in (("menawarkan", offers), ("mencari", seeks)):
        for code, quantity, unit in lines:
            topic = Topic.objects.get(code=code)
            amount = None if quantity is None else Decimal(str(quantity))
            PartnerTopic.objects.create(
                partner=row, direction=direction, topic=topic, quantity=amount, unit=unit, created_by=by
            )
    return row
