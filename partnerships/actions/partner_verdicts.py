"""What the kabupaten decides on the register of outside parties: verified, refused, opened again, merged."""

from typing import Any

from django.db import transaction

from accounts import access
from accounts.permissions import Permission
from partnerships.actions.partner_register import verified
from partnerships.models import Partner, PartnerCoverage, PartnerDocument, PartnerTopic
from partnerships.registry.moves import PARTNER_MOVES
from records import trail
from records.moves import TOO_LATE, hold
from records.verdict import Refused

NO_REASON = "Tulis alasannya."
UNVERIFIED = "Gabungkan hanya ke pihak yang terverifikasi. “{}” belum terverifikasi."
ITSELF = "Pilih pihak lain. Satu pihak tidak bisa digabung dengan dirinya sendiri."


def place_code(partner: Partner) -> str:
    """The code under which its events stand."""
    return partner.home.code if partner.home else ""


@transaction.atomic
def verify_partner(*, partner: Partner, by: Any) -> None:
    """It is who it says, by its papers (R22); from now on everybody finds it."""
    hold(partner)
    code = place_code(partner)
    PARTNER_MOVES.make(partner, "verify", by=by, note=partner.name, region_code=code, **verified(by))


@transaction.atomic
def refuse_partner(*, partner: Partner, reason: str, by: Any) -> None:
    """Not entered into the register, with the reason; whoever proposed it may mend it and propose it again."""
    if not (reason := reason.strip()):
        raise Refused(NO_REASON)
    note, code = f"{partner.name}: {reason}", place_code(partner)
    PARTNER_MOVES.make(partner, "refuse", by=by, note=note, region_code=code, refusal=reason)


@transaction.atomic
def reopen_partner(*, partner: Partner, reason: str, by: Any) -> None:
    """Back to be checked: nobody finds it meanwhile."""
    if not (reason := reason.strip()):
        raise Refused(NO_REASON)
    nobody = {"verified_at": None, "verified_by": None, "refusal": ""}
    note, code = f"{partner.name}: {reason}", place_code(partner)
    PARTNER_MOVES.make(partner, "reopen", by=by, note=note, region_code=code, **nobody)


@transaction.atomic
def merge_partners(*, duplicate: Partner, survivor: Partner, by: Any) -> None:
    """Two entries of one party become one: the survivor takes over what the other has; it can't be undone."""
    if duplicate.pk == survivor.pk:
        raise Refused(ITSELF)
    rows = Partner.objects.select_for_update(of=("self",)).select_related("home").order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=(duplicate.pk, survivor.pk))}
    gone, stays = found[duplicate.pk], found[survivor.pk]
    access.ask(by, Permission.PARTNER_MERGE, stays.place)
    if stays.status != Partner.Status.VERIFIED:
        raise Refused(TOO_LATE if stays.status == Partner.Status.MERGED else UNVERIFIED.format(stays))
    note = f"{gone.name} digabung ke {stays.name}"
    PARTNER_MOVES.make(gone, "merge", by=by, note=note, region_code=place_code(gone), merged_into=stays)
    Partner.objects.filter(merged_into=gone).update(merged_into=stays)
    new = {"merged": gone.pk, **taken_over(gone, stays)}
    trail.record("partner.take_over", stays, by=by, region_code=place_code(stays), note=note, new=new)


def taken_over(gone: Partner, stays: Partner) -> dict[str, Any]:
    """Where it works, what it offers and seeks, its papers; what the survivor has already stays where it was."""
    coverage = PartnerCoverage.objects.filter(partner=gone).exclude(
        region__in=PartnerCoverage.objects.filter(partner=stays).values("region")
    )
    known = set(stays.topics.values_list("direction", "topic"))
    topics = [row.pk for row in gone.topics.all() if (row.direction, row.topic_id) not in known]
    moved = {
        "coverage": list(coverage.values_list("region__code", flat=True)),
        "topics": topics,
        "documents": list(gone.documents.values_list("pk", flat=True)),
        "nationwide": stays.nationwide or gone.nationwide,
    }
    coverage.update(partner=stays)
    PartnerTopic.objects.filter(pk__in=topics).update(partner=stays)
    PartnerDocument.objects.filter(partner=gone).update(partner=stays)
    Partner.objects.filter(pk=stays.pk).update(nationwide=moved["nationwide"])
    return moved
