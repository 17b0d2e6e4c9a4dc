"""What a cooperation may claim, and whether what it claims could bind now."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from partnerships.capacity.ledger import (
    Promise,
    Status,
    amount_in,
    fits,
    ledger,
    promises_of,
    supply_of,
)
from partnerships.capacity.words import amount, too_little
from partnerships.capacity.words import season as in_season
from partnerships.models import Commitment, Cooperation, Party
from records.verdict import YES, Finding, Verdict, no
from villages.facts.units import units
from villages.models import Potential, Unit

Side = Party.Status
TAKING_PART = (Side.LEAD, Side.CANDIDATE, Side.CHOSEN, Side.INVITED, Side.ACCEPTED)
SHORT = "Kapasitas potensi tidak cukup lagi untuk yang diminta kerja sama ini."
NOT_VERIFIED = "sedang diubah desanya. Minta desa itu mengajukan dan memverifikasinya dulu."
PAST = "janjinya sudah lewat tanggalnya. Ubah tanggal sampainya dulu."


def claimable(cooperation: Cooperation) -> QuerySet[Potential]:
    """Verified potentials that may be shared, of the villages that take part or may still be asked."""
    villages = [party.village_id for party in cooperation.parties.all() if party.status in TAKING_PART]
    rows = Potential.objects.verified().filter(village__in=villages).exclude(access=Potential.Access.CLOSED)
    return rows.select_related("village", "topic").order_by("village__code", "name", "pk")


def binds_at_once(cooperation: Cooperation) -> bool:
    """Old data that run hold their capacity from the moment it is entered (R69)."""
    stages = (Cooperation.Stage.RUNNING, Cooperation.Stage.SUSPENDED)
    return cooperation.is_old_data and cooperation.stage in stages


def open_claims(cooperation: Cooperation) -> QuerySet[Commitment]:
    """What it claims and doesn't hold yet, in the order in which potentials are locked."""
    rows = Commitment.objects.filter(cooperation=cooperation, status=Status.CLAIM)
    return rows.select_related("potential__village").order_by("potential_id")


def of_bound(cooperation: Cooperation, claims: Iterable[Commitment]) -> list[Commitment]:
    """Only a village that is a party is bound by what it gives."""
    villages = set(
        Party.objects.filter(cooperation=cooperation, status__in=Party.BOUND).values_list("village", flat=True)
    )
    return [claim for claim in claims if claim.potential.village_id in villages]


def why_not_bound(claims: Sequence[Commitment], potentials: Sequence[Potential], on: date) -> list[Finding]:
    """Every claim that could not bind on this day, with its sentence and where it is changed."""
    sentences = why_each(claims, potentials, on)
    return [
        Finding(
            sentences[claim.pk],
            village=claim.potential.village.title,
            fix_url=reverse("partnerships:capacity", args=[claim.cooperation_id]),
        )
        for claim in claims
        if claim.pk in sentences
    ]


def why_each(claims: Sequence[Commitment], potentials: Sequence[Potential], on: date) -> dict[str, str]:
    """By claim, why it could not bind on this day, on its potential as it is given here."""
    by_key = {potential.pk: potential for potential in potentials}
    promises = promises_of(potentials, on) if potentials else {}
    known = units() if any(claim.unit != by_key[claim.potential_id].unit for claim in claims) else {}
    found = {}
    for claim in claims:
        claim.potential = by_key[claim.potential_id]
        if sentence := why_not(claim, promises.get(claim.potential_id, []), known, on):
            found[claim.pk] = sentence
    return found


def why_not(claim: Commitment, promises: list, known: dict[str, Unit], on: date) -> str:
    """Why this claim can't bind; empty when it can."""
    potential = claim.potential
    if potential.status != Potential.Status.VERIFIED:
        return f"Potensi {potential.village.title} {NOT_VERIFIED}"
    if claim.until and claim.until < on:
        return f"{potential.name}, {potential.village.title}: {PAST}"
    supply = supply_of(potential)
    wanted = Promise(amount_in(claim.quantity, claim.unit, potential.unit, known), season=claim.season)
    if fits(supply, promises, wanted, on):
        return ""
    return too_little(claim, ledger(supply, promises, on))


def capacity_fits(cooperation: Any) -> Verdict:
    """May what it claims bind as things stand? The act asks once more, with the potentials held."""
    claims = of_bound(cooperation, open_claims(cooperation))
    found = why_not_bound(claims, [claim.potential for claim in claims], timezone.localdate())
    return no(SHORT, found) if found else YES


def judge_amount(potential: Potential, quantity: Decimal, unit: str, season: str) -> Verdict:
    """A claim asks for no more than the potential has at all, in a unit that measures the same thing."""
    known = {} if unit == potential.unit else units()
    wanted = Promise(amount_in(quantity, unit, potential.unit, known), season=season)
    if wanted.amount is None:
        return no(f"Satuan {unit} tidak bisa dibandingkan dengan {potential.unit}.")
    supply, today = supply_of(potential), timezone.localdate()
    if fits(supply, [], wanted, today):
        return YES
    most = ledger(supply, [], today).free(season)
    return no(f"Potensi ini paling banyak {amount(most, potential.unit)} {in_season(season)}.")
