"""Acts on a village's shortlist: keep what was found, drop it, start a cooperation with it."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.actions.commitments import claim_capacity
from partnerships.actions.cooperations import set_basis, start_cooperation
from partnerships.actions.invitations import add_invitation
from partnerships.actions.parties import add_candidate
from partnerships.capacity.ledger import Ledger, ledgers_of
from partnerships.matching.facts import Find
from partnerships.models import Commitment, Cooperation, Partner, Shortlisted
from records import trail
from records.verdict import Refused
from villages.facts.units import convert
from villages.models import Need, Potential, Region
from villages.regions.gazetteer import villages


@transaction.atomic
def keep(
    *,
    village: Region,
    finds: Iterable[Find],
    by: Any,
    need: Need | None = None,
    own_potential: Potential | None = None,
) -> list[Shortlisted]:
    """Put finds on the shortlist, with their scores and reasons of this moment; one that stands there is renewed."""
    access.ask(by, Permission.ANALYSIS_EDIT, village.place)
    finds = list(finds)
    if not finds:
        raise Refused("Centang dulu calon yang ingin dibandingkan.")
    codes = [find.key for find in finds if not find.is_partner]
    regions = {region.code: region for region in villages().filter(code__in=codes)}
    ask = {"village": village, "need": need, "own_potential": own_potential}
    return [keep_one(ask, find, regions.get(find.key), by) for find in finds]


def keep_one(ask: dict[str, Any], find: Find, candidate: Region | None, by: Any) -> Shortlisted:
    """One find; what stood there of it before leaves the list."""
    who = {"candidate": candidate, "partner_id": find.key if find.is_partner else None}
    live = Shortlisted.objects.filter(removed_at__isnull=True, cooperation__isnull=True, **ask, **who)
    live.update(removed_at=timezone.now())
    first = next((each for each in find.brings if each.pk), None)
    facts = {
        "potential_id": first.pk if first else None,
        "quantity": find.amount,
        "unit": first.unit if first and find.amount is not None else "",
        "score": find.score,
        "reasons": [reason_of(each) for each in find.reasons],
    }
    row = Shortlisted.objects.create(created_by=by, **ask, **who, **facts)
    new = {"who": find.name, "score": find.score, "need": ask["need"] and ask["need"].pk}
    trail.record("shortlist.keep", row, by=by, region_code=ask["village"].code, note=find.name, new=new)
    return row


def reason_of(reason: Any) -> dict[str, Any]:
    """One criterion as it was shown."""
    return {
        "criterion": reason.criterion,
        "name": reason.name,
        "value": reason.value,
        "weight": reason.weight,
        "sentence": reason.sentence,
    }


@transaction.atomic
def drop(*, entry: Shortlisted, by: Any) -> None:
    """Take a candidate off the list; it stays in the trail."""
    access.ask(by, Permission.ANALYSIS_EDIT, entry.village.place)
    live = Shortlisted.objects.filter(pk=entry.pk, removed_at__isnull=True, cooperation__isnull=True)
    if not live.update(removed_at=timezone.now()):
        raise Refused("Calon ini tidak ada lagi dalam daftar pendek. Muat ulang halaman ini.")
    trail.record("shortlist.drop", entry, by=by, region_code=entry.village.code, note=str(entry))


@transaction.atomic
def start_with(*, village: Region, entries: list[Shortlisted], by: Any, **facts: Any) -> Cooperation:
    """Open a cooperation: candidates, needs as its basis, claims on what they have free, outside parties to invite."""
    cooperation = start_cooperation(lead=village, by=by, **facts)
    live = Shortlisted.objects.filter(
        pk__in=[entry.pk for entry in entries], village=village, removed_at__isnull=True, cooperation__isnull=True
    )
    if not entries or live.update(cooperation=cooperation) != len(entries):  # of two at once the second finds none
        raise Refused("Daftar pendek baru saja berubah. Muat ulang halaman ini.")
    for candidate in unique(entry.candidate for entry in entries):
        add_candidate(cooperation=cooperation, village=candidate, by=by)
    for partner in unique(entry.partner for entry in entries):
        add_invitation(cooperation=cooperation, partner=partner, by=by)
    things = unique(entry.need or entry.own_potential for entry in entries)
    if things:
        set_basis(cooperation=cooperation, offered=things, chosen=things, by=by)
    claim_what_is_free(cooperation, entries, by)
    return cooperation


def unique(things: Iterable[Region | Partner | Need | Potential | None]) -> list:
    """Each once, in the order of its first appearance."""
    return list({thing.pk: thing for thing in things if thing is not None}.values())


def claim_what_is_free(cooperation: Cooperation, entries: list[Shortlisted], by: Any) -> None:
    """For each need the first candidates claim what they have free, until the need is covered."""
    needs = {entry.need.pk: entry.need for entry in entries if entry.need}
    ledgers, wanted = ledgers_of(unique(each.potential for each in entries)), {k: n.quantity for k, n in needs.items()}
    claimed: set[str] = set()
    for entry in sorted(entries, key=lambda each: (-each.score, each.pk)):
        if entry.need is None or entry.potential is None or entry.potential_id in claimed:
            continue
        amount = min(free_for(entry, ledgers[entry.potential_id]), wanted[entry.need_id])
        if amount > 0:
            season = Commitment.Season.ALL_YEAR if entry.need.all_year else Commitment.Season.OUTSIDE_LEAN
            facts = {"quantity": amount, "unit": entry.need.unit, "season": season}
            claim_capacity(cooperation=cooperation, potential=entry.potential, by=by, **facts)
            wanted[entry.need_id] -= amount
            claimed.add(entry.potential_id)


def free_for(entry: Shortlisted, ledger: Ledger) -> Decimal:
    """What the potential has free for the need, in the need's unit, to the hundredth below."""
    free = ledger.free_all_year if entry.need.all_year else ledger.free_usual
    try:
        amount = convert(free, entry.potential.unit, entry.need.unit)
    except ValueError:  # measured differently: the clerk claims it by hand
        return Decimal(0)
    return amount.quantize(Decimal("0.01"), ROUND_DOWN)
