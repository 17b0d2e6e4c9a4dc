"""Acts after the review: each village signs, scans, promulgates and disseminates for itself."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.permissions import Permission
from partnerships.models import Instrument, PartnerSignature, Signature, SignatureScan
from partnerships.papers import paper_of_text
from partnerships.texts import last_decided
from partnerships.workflow import INSTRUMENT_MOVES, SIGNATURE_MOVES
from records import trail
from records.documents import Scan, judge_scan, store_scan
from records.issue import issue
from records.verdict import Refused


@transaction.atomic
def sign(*, signature: Signature, number: str, year: int, signed_on: date, signed_at: str, by: Any) -> None:
    """Record a kades' signature with the village's own number; the last one completes the text."""
    hold(signature)
    if SIGNATURE_MOVES.judge(signature, "sign", by):
        check_number(signature, number, year)
        earliest, meeting = earliest_signing(signature.instrument), signature.instrument.cooperation.words.text_meeting
        check_not_before(signed_on, earliest, meeting)
    facts = {"number": number, "year": year, "signed_on": signed_on, "signed_at": signed_at}
    SIGNATURE_MOVES.make(signature, "sign", by=by, region_code=signature.party.village.code, **facts)
    if is_signed_by_all(signature.instrument):
        complete(signature.instrument, by)


def hold(signature: Signature) -> None:
    """Signatures of one text are written one after the other, so that exactly one of them is the last."""
    hold_text(signature.instrument)


def hold_text(instrument: Instrument) -> None:
    """Hold the text until the transaction ends, as it stands now."""
    instrument.status = Instrument.objects.select_for_update().get(pk=instrument.pk).status


def is_signed_by_all(instrument: Instrument) -> bool:
    """Has every kades signed, and the outside party where there is one?"""
    if Signature.objects.filter(instrument=instrument, status=Signature.Status.WAITING).exists():
        return False
    alone = not instrument.cooperation.with_third_party
    return alone or PartnerSignature.objects.filter(instrument=instrument).exists()


def complete(instrument: Instrument, by: Any) -> None:
    """All have signed (PP 43/2014 pasal 88 ayat (2), 143 ayat (3)): the final paper is made once, with every number."""
    drawn = paper_of_text(instrument)
    paper = issue(
        kind=drawn.kind,
        template=drawn.template,
        data=drawn.data(instrument),
        document_date=max(signing_days(instrument)),
        subject=instrument,
        title=drawn.title(instrument),
        region_code=instrument.cooperation.lead.code,
        facts=drawn.facts(instrument),
        by=by,
    )
    INSTRUMENT_MOVES.make(instrument, "complete", by=by, region_code=instrument.cooperation.lead.code, paper=paper)


def check_number(signature: Signature, number: str, year: int) -> None:
    """A village gives each number once a year; raises Refused."""
    taken = Signature.objects.filter(party__village=signature.party.village_id, number=number, year=year)
    if taken.exclude(pk=signature.pk).exists():
        raise Refused(f"Nomor {number} tahun {year} sudah dipakai Desa {signature.party.village} untuk peraturan lain.")


def check_not_before(day: date, earliest: date | None, what: str) -> None:
    """A legal act does not happen before the one it rests on; raises Refused."""
    if earliest and day < earliest:
        raise Refused(f"Tanggal ini tidak boleh sebelum tanggal {what}.")


def earliest_signing(instrument: Instrument) -> date | None:
    """Nobody signs before the musyawarah that decided on the text, the last one where each village has its own."""
    mandate = last_decided(instrument)
    return timezone.localdate(mandate.deliberation.starts_at) if mandate else None


def earliest_promulgation(instrument: Instrument) -> date | None:
    """Nobody promulgates or announces before the last one has signed (PP 43/2014 pasal 88 ayat (2))."""
    return max(signing_days(instrument), default=None)


def signing_days(instrument: Instrument) -> list[date]:
    """The days on which each kades signed, and the outside party where there is one."""
    rows = Signature.objects.filter(instrument=instrument, signed_on__isnull=False)
    partner = PartnerSignature.objects.filter(instrument=instrument)
    return [*rows.values_list("signed_on", flat=True), *partner.values_list("signed_on", flat=True)]


@transaction.atomic
def promulgate(
    *, signature: Signature, bulletin_number: str, bulletin_year: int, promulgated_on: date, by: Any
) -> None:
    """The sekdes places it in the village's Berita Desa (UU 6/2014 pasal 69 ayat (11))."""
    if SIGNATURE_MOVES.judge(signature, "promulgate", by):
        check_not_before(promulgated_on, earliest_promulgation(signature.instrument), "tanda tangan terakhir")
    SIGNATURE_MOVES.make(
        signature,
        "promulgate",
        by=by,
        region_code=signature.party.village.code,
        bulletin_number=bulletin_number,
        bulletin_year=bulletin_year,
        promulgated_on=promulgated_on,
    )


@transaction.atomic
def disseminate(*, signature: Signature, disseminated_on: date, dissemination: str, by: Any) -> None:
    """The village makes it known to its people (PP 43/2014 pasal 88 ayat (3))."""
    if SIGNATURE_MOVES.judge(signature, "disseminate", by):
        check_not_before(disseminated_on, signature.promulgated_on, "pengundangan")
    SIGNATURE_MOVES.make(
        signature,
        "disseminate",
        by=by,
        region_code=signature.party.village.code,
        disseminated_on=disseminated_on,
        dissemination=dissemination,
    )


def upload_scan(*, signature: Signature, upload: Any, by: Any) -> SignatureScan:
    """Keep a scan of the signed paper; a better one comes beside the earlier, and none is ever deleted."""
    if not by.can(Permission.SCAN_UPLOAD, signature.place):
        raise PermissionDenied
    return keep_scan(signature=signature, judged=judge_scan(upload), by=by)


@transaction.atomic
def keep_scan(*, signature: Signature, judged: Scan, by: Any) -> SignatureScan:
    """Write the judged scan as the next version."""
    hold(signature)
    last = SignatureScan.objects.filter(signature=signature).order_by("version").last()
    document = store_scan(judged, by=by)
    version = last.version + 1 if last else 1
    scan = SignatureScan.objects.create(signature=signature, document=document, version=version, created_by=by)
    trail.record(
        "signature.upload_scan",
        signature,
        by=by,
        region_code=signature.party.village.code,
        new={"document": document, "sha256": document.sha256, "version": version},
    )
    return scan
