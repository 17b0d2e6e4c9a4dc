"""Acts on the ledger of capacity: claim, change, withdraw; what binds with the text and is given back at the end."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.capacity.claims import (
    SHORT,
    binds_at_once,
    claimable,
    judge_amount,
    of_bound,
    open_claims,
    why_not_bound,
)
from partnerships.models import Commitment, Cooperation, Party
from records import trail
from records.moves import TOO_LATE, hold
from records.verdict import Refused, no
from villages.models import Potential

Status = Commitment.Status
NOT_CLAIMABLE = "Potensi ini tidak bisa diminta. Pilih potensi terverifikasi milik desa dalam kerja sama ini."
TWICE = "Potensi ini sudah diminta kerja sama ini. Ubah jumlahnya saja."
BOUND_ALREADY = "Janji ini sudah mengikat, jadi tidak bisa diubah lagi."
UNTIL_PAST = "Tanggal sampai tidak boleh sebelum hari ini."
UNCONFIRMED = "Tunggu sampai semua desa membenarkan data lama ini."
NOT_YOURS = "Potensi ini milik desa lain. Minta pendamping yang melayani kedua desa mencatatnya."
STEPPED_OUT = "Desanya tidak ikut"
WITHDRAWN = "Ditarik"


def hold_as_it_is(cooperation: Cooperation) -> Cooperation:
    """The cooperation as it stands now, held until the transaction ends: its stage doesn't move meanwhile."""
    hold(cooperation)
    return Cooperation.objects.with_place().get(pk=cooperation.pk)


def judge_stage(cooperation: Cooperation) -> None:
    """Claims are made while the cooperation is prepared, or entered with old data that all villages confirmed."""
    if binds_at_once(cooperation):
        if not Cooperation.objects.public().filter(pk=cooperation.pk).exists():
            raise Refused(UNCONFIRMED)
    elif not cooperation.is_prepared:
        raise Refused(f"Klaim tidak bisa diubah lagi, karena tahapnya “{cooperation.get_stage_display()}”.")


def judge_claim(potential: Potential, quantity: Decimal, unit: str, season: str, until: date | None) -> None:
    """The amount is possible and its last day lies ahead; raises Refused."""
    if until and until < timezone.localdate():
        raise Refused(UNTIL_PAST)
    if not (verdict := judge_amount(potential, quantity, unit, season)):
        raise Refused(verdict)


@transaction.atomic
def claim_capacity(
    *,
    cooperation: Cooperation,
    potential: Potential,
    quantity: Decimal,
    unit: str,
    season: str,
    by: Any,
    until: date | None = None,
) -> Commitment:
    """Ask for a part of a potential: a claim holds nothing yet, and binds when the text is in force."""
    access.ask(by, Permission.COOPERATION_EDIT, cooperation.place)
    now = hold_as_it_is(cooperation)
    judge_stage(now)
    asked = claimable(now).filter(pk=potential.pk).first()
    if asked is None:
        raise Refused(NOT_CLAIMABLE)
    if Commitment.objects.filter(cooperation=now, potential=asked).exclude(status=Status.RELEASED).exists():
        raise Refused(TWICE)
    if binds_at_once(now) and not by.can(Permission.POTENTIAL_EDIT, asked.place):
        raise Refused(NOT_YOURS)
    judge_claim(asked, quantity, unit, season, until)
    facts = {"quantity": quantity, "unit": unit, "season": season, "until": until}
    made = Commitment.objects.create(cooperation=now, potential=asked, created_by=by, **facts)
    new = facts | {"potential": asked}
    trail.record("commitment.claim", made, by=by, region_code=now.lead.code, new=new)
    if binds_at_once(now):
        bind_commitments(now, by)
    return made


@transaction.atomic
def change_claim(
    *,
    commitment: Commitment,
    quantity: Decimal,
    unit: str,
    season: str,
    by: Any,
    until: date | None = None,
) -> None:
    """Ask for another amount, season or last day, as long as it doesn't bind."""
    access.ask(by, Permission.COOPERATION_EDIT, commitment.cooperation.place)
    now = hold_as_it_is(commitment.cooperation)
    if commitment.status == Status.BINDING:
        raise Refused(BOUND_ALREADY)
    judge_stage(now)
    judge_claim(commitment.potential, quantity, unit, season, until)
    facts = {"quantity": quantity, "unit": unit, "season": season, "until": until}
    rows = Commitment.objects.filter(pk=commitment.pk, status=Status.CLAIM)
    old = rows.values(*facts).first()
    if old is None or not rows.update(**facts):
        raise Refused(TOO_LATE)
    trail.record("commitment.change", commitment, by=by, region_code=now.lead.code, old=old, new=facts)


@transaction.atomic
def withdraw_claim(*, commitment: Commitment, by: Any, reason: str = "") -> None:
    """Take a claim back; of old data also what binds, when it was entered wrongly."""
    access.ask(by, Permission.COOPERATION_EDIT, commitment.cooperation.place)
    now = hold_as_it_is(commitment.cooperation)
    judge_stage(now)
    row = Commitment.objects.filter(pk=commitment.pk).exclude(status=Status.RELEASED).first()
    if row is None:
        raise Refused(TOO_LATE)
    if row.status == Status.BINDING and not reason.strip():
        raise Refused("Tulis alasannya.")
    release([row], now, by, reason.strip() or WITHDRAWN)


def release(rows: Iterable[Commitment], cooperation: Cooperation, by: Any, reason: str) -> None:
    """Give back each of these; a claim and a binding promise alike."""
    today = timezone.localdate()
    for row in rows:
        facts = {"status": Status.RELEASED, "released_on": today, "reason": reason[:300]}
        if Commitment.objects.filter(pk=row.pk, status=row.status).update(**facts) != 1:
            raise Refused(TOO_LATE)
        code, old = cooperation.lead.code, {"status": row.status}
        trail.record("commitment.release", row, by=by, region_code=code, old=old, new=facts, note=reason)


def release_commitments(cooperation: Cooperation, by: Any, reason: str) -> None:
    """A cooperation that ends, is closed or was entered by mistake gives back all that it holds or claims."""
    rows = Commitment.objects.filter(cooperation=cooperation).exclude(status=Status.RELEASED)
    release(rows.order_by("pk"), cooperation, by, reason)


def release_of_village(party: Party, by: Any) -> None:
    """A village that is set aside or left out gives nothing."""
    rows = Commitment.objects.filter(cooperation=party.cooperation_id, potential__village=party.village_id)
    release(rows.filter(status=Status.CLAIM).order_by("pk"), party.cooperation, by, STEPPED_OUT)


def bind_commitments(cooperation: Cooperation, by: Any) -> None:
    """What was claimed binds, all or nothing: the potentials are held in one order, so of two at once one is first.

    The stage of the cooperation is written before, in the same transaction: no claim comes after that.
    """
    claims = list(open_claims(cooperation))
    bound = of_bound(cooperation, claims)
    wanted = {claim.potential_id for claim in bound}
    held = Potential.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=wanted)
    potentials = list(held.select_related("village").order_by("pk"))
    if found := why_not_bound(bound, potentials, timezone.localdate()):
        raise Refused(no(SHORT, found))
    facts = {"status": Status.BINDING, "bound_on": timezone.localdate()}
    for claim in bound:
        if Commitment.objects.filter(pk=claim.pk, status=Status.CLAIM).update(**facts) != 1:
            raise Refused(TOO_LATE)
        new = facts | {"potential": claim.potential, "quantity": claim.quantity, "unit": claim.unit}
        code = cooperation.lead.code
        trail.record("commitment.bind", claim, by=by, region_code=code, old={"status": Status.CLAIM}, new=new)
    release([claim for claim in claims if claim not in bound], cooperation, by, STEPPED_OUT)
