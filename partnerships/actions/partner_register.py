"""Acts on the register of outside parties: entered, corrected, where they work, what they offer, seek and prove."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.models import Partner, PartnerCoverage, PartnerDocument, PartnerTopic
from partnerships.registry.gates import entry_open, identity_fixed
from partnerships.registry.identity import missing_identity
from partnerships.registry.moves import PARTNER_MOVES
from partnerships.registry.names import name_key
from records import trail
from records.documents import Scan, judge_scan, store_scan
from records.moves import TOO_LATE, hold
from records.verdict import Refused
from villages.actions.common import measured
from villages.models import Region

IDENTITY = Partner.IDENTITY
# What a text that is reviewed or signed says of the party; the rest may change beside it.
IN_A_TEXT = IDENTITY[:10]
ENTRY = (*IDENTITY, "seat", "latitude", "longitude", "profile")
TOPIC_FACTS = ("direction", "topic", "quantity", "unit", "note")
INCOMPLETE = "Pihak terverifikasi harus tetap lengkap. Masih kurang: {}."
TOPIC_TWICE = "{} sudah ada. Ubah yang itu, jangan tambah lagi."


def entered(identity: dict[str, Any], home: Region | None) -> dict[str, Any]:
    """What stands in a new row beside what was typed: by what its name is compared, and whose entry it is."""
    return identity | {"name_key": name_key(identity["name"]), "home": home}


@transaction.atomic
def propose_partner(*, home: Region, by: Any, **facts: Any) -> Partner:
    """Enter an outside party; by whoever verifies there it is verified at once, when nothing is missing (R22)."""
    access.ask(by, Permission.PARTNER_PROPOSE, home.place)
    partner = Partner.objects.create(created_by=by, **entered(facts, home))
    trail.record("partner.propose", partner, by=by, region_code=home.code, note=partner.name, new=facts)
    if by.can(Permission.PARTNER_VERIFY, home.place) and not missing_identity(partner):
        PARTNER_MOVES.make(partner, "verify", note=partner.name, region_code=home.code, by=by, **verified(by))
    return partner


def verified(by: Any) -> dict[str, Any]:
    """Who verified, and when."""
    return {"verified_at": timezone.now(), "verified_by": by}


def open_entry(partner: Partner, by: Any) -> str:
    """Held and read again, so that nobody writes into what was just verified or merged; gives the code of its home."""
    access.ask(by, Permission.PARTNER_PROPOSE, partner.place)
    hold(partner)
    partner.refresh_from_db(fields=["status", "merged_into", "nationwide"])
    if not (verdict := entry_open(partner, by)):
        raise Refused(verdict)
    return partner.home.code


@transaction.atomic
def edit_entry(*, partner: Partner, by: Any, **facts: Any) -> None:
    """Correct an entry; one that was refused is thereby proposed again."""
    code = open_entry(partner, by)
    rows = Partner.objects.filter(pk=partner.pk)
    old = rows.values(*facts).get()
    changed = [name for name, value in facts.items() if old[name] != trailed(value)]
    if set(changed) & set(IN_A_TEXT) and not (verdict := identity_fixed(partner)):
        raise Refused(verdict)
    rows.update(**facts, name_key=name_key(facts["name"]))
    for name, value in facts.items():
        setattr(partner, name, value)
    if partner.status == Partner.Status.VERIFIED and (absent := missing_identity(partner)):
        raise Refused(INCOMPLETE.format(", ".join(absent)))
    new = {name: facts[name] for name in changed}
    was = {name: old[name] for name in changed}
    trail.record("partner.edit", partner, by=by, region_code=code, note=partner.name, old=was, new=new)
    if partner.status == Partner.Status.REFUSED:
        PARTNER_MOVES.make(partner, "propose_again", by=by, note=partner.name, region_code=code, refusal="")


def trailed(value: Any) -> Any:
    """A value as `values()` gives it."""
    return value.pk if isinstance(value, Region) else value


@transaction.atomic
def set_coverage(*, partner: Partner, regions: Sequence[Region], nationwide: bool, by: Any) -> None:
    """Where it works: these regions with all below them, or the whole country."""
    code = open_entry(partner, by)
    had = {row.region.code: row for row in partner.coverage.select_related("region")}
    wanted = {region.code: region for region in regions}
    was = {"nationwide": partner.nationwide, "coverage": sorted(had)}
    PartnerCoverage.objects.filter(pk__in=[row.pk for key, row in had.items() if key not in wanted]).delete()
    PartnerCoverage.objects.bulk_create(
        PartnerCoverage(partner=partner, region=region, created_by=by)
        for key, region in wanted.items()
        if key not in had
    )
    Partner.objects.filter(pk=partner.pk).update(nationwide=nationwide)
    new = {"nationwide": nationwide, "coverage": sorted(wanted)}
    trail.record("partner.coverage", partner, by=by, region_code=code, note=partner.name, old=was, new=new)


@transaction.atomic
def add_topic(*, partner: Partner, by: Any, **facts: Any) -> PartnerTopic:
    """One thing that it offers or seeks; how much of it, in a unit of that topic, may stay open."""
    code = open_entry(partner, by)
    require_once(partner, facts)
    row = PartnerTopic.objects.create(partner=partner, created_by=by, **fitting(facts))
    trail.record("partner.topic_add", partner, by=by, region_code=code, note=str(row), new=facts)
    return row


@transaction.atomic
def edit_topic(*, row: PartnerTopic, by: Any, **facts: Any) -> None:
    """Correct what it offers or seeks."""
    code = open_entry(row.partner, by)
    require_once(row.partner, facts, row)
    rows = PartnerTopic.objects.filter(pk=row.pk, partner=row.partner_id)
    old = rows.values(*facts).first()
    if old is None or not rows.update(**fitting(facts)):
        raise Refused(TOO_LATE)
    trail.record("partner.topic_edit", row.partner, by=by, region_code=code, note=str(row), old=old, new=facts)


@transaction.atomic
def remove_topic(*, row: PartnerTopic, by: Any) -> None:
    """It offers or seeks this no more."""
    code = open_entry(row.partner, by)
    old = {name: getattr(row, name) for name in TOPIC_FACTS}
    if not PartnerTopic.objects.filter(pk=row.pk, partner=row.partner_id).delete()[0]:
        raise Refused(TOO_LATE)
    trail.record("partner.topic_remove", row.partner, by=by, region_code=code, note=str(row), old=old)


def fitting(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts, whose amount is whole and measured as its topic is; raises Refused."""
    if (facts["quantity"] is None) != (not facts["unit"]):
        raise Refused("Isi jumlah dan satuannya, atau kosongkan keduanya.")
    return measured(facts) if facts["unit"] else facts


def require_once(partner: Partner, facts: dict[str, Any], but: PartnerTopic | None = None) -> None:
    """Each topic stands once in each direction; raises Refused."""
    same = partner.topics.filter(direction=facts["direction"], topic=facts["topic"])
    if same.exclude(pk=but.pk if but else "").exists():
        raise Refused(TOPIC_TWICE.format(f"{PartnerTopic.Direction(facts['direction']).label} {facts['topic']}"))


@transaction.atomic
def add_document(
    *, partner: Partner, by: Any, upload: Any, kind: str, number: str = "", valid_until: date | None = None
) -> PartnerDocument:
    """Keep a paper of the party, with the day until which it counts."""
    code = open_entry(partner, by)
    document = store_scan(upload if isinstance(upload, Scan) else judge_scan(upload), by=by)
    facts = {"kind": kind, "number": number, "valid_until": valid_until, "document": document}
    row = PartnerDocument.objects.create(partner=partner, created_by=by, **facts)
    trail.record("partner.document_add", partner, by=by, region_code=code, note=str(row), new=facts)
    return row


@transaction.atomic
def withdraw_document(*, row: PartnerDocument, by: Any) -> None:
    """A paper counts no more; its file stays with the trail."""
    code = open_entry(row.partner, by)
    old = {name: getattr(row, name) for name in ("kind", "number", "valid_until", "document")}
    if not PartnerDocument.objects.filter(pk=row.pk, partner=row.partner_id).delete()[0]:
        raise Refused(TOO_LATE)
    trail.record("partner.document_withdraw", row.partner, by=by, region_code=code, note=str(row), old=old)


@transaction.atomic
def declare_conflict(*, partner: Partner, by: Any, conflict: str, conflict_note: str = "") -> None:
    """Whether somebody who decides for a village has a stake in it, and who."""
    code = open_entry(partner, by)
    note = conflict_note.strip() if conflict == Partner.Conflict.DECLARED else ""
    if conflict == Partner.Conflict.DECLARED and not note:
        raise Refused("Tulis siapa dan apa kepentingannya.")
    rows, facts = Partner.objects.filter(pk=partner.pk), {"conflict": conflict, "conflict_note": note}
    old = rows.values(*facts).get()
    rows.update(**facts)
    trail.record("partner.conflict", partner, by=by, region_code=code, note=partner.name, old=old, new=facts)
