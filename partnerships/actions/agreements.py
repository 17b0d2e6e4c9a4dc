"""Acts on a Perjanjian Bersama after its review: the outside party's signature, and the news of it in each village."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.access import ask
from accounts.permissions import Permission
from partnerships.actions.signing import (
    check_not_before,
    complete,
    earliest_promulgation,
    earliest_signing,
    hold_text,
    is_signed_by_all,
)
from partnerships.models import Instrument, PartnerSignature, Signature
from partnerships.needs import decided_text, ready_text
from partnerships.workflow import SIGNATURE_MOVES
from records import trail
from records.verdict import Refused, Verdict, no

ALREADY = "Tanda tangan pihak ketiga sudah dicatat."
NO_PARTNER = "Naskah ini tidak punya pihak ketiga. Yang menandatangani para Kades."


def judge_partner_signature(instrument: Instrument) -> Verdict:
    """May the outside party's signature be recorded now? Like a kades', after the review and on this very text."""
    if not instrument.cooperation.with_third_party:
        return no(NO_PARTNER)
    if PartnerSignature.objects.filter(instrument=instrument).exists():
        return no(ALREADY)
    return ready_text(instrument) and decided_text(instrument)


@transaction.atomic
def sign_for_partner(
    *, instrument: Instrument, number: str, signed_on: date, signatory: str, signatory_office: str, by: Any
) -> PartnerSignature:
    """Record the signature on the paper with the outside party's own number; the last one completes the text."""
    ask(by, Permission.INSTRUMENT_SIGN, instrument.place)
    hold_text(instrument)
    verdict = judge_partner_signature(instrument)
    if not verdict:
        raise Refused(verdict)
    check_not_before(signed_on, earliest_signing(instrument), instrument.cooperation.words.text_meeting)
    facts = {"number": number, "signed_on": signed_on, "signatory": signatory, "signatory_office": signatory_office}
    row = PartnerSignature.objects.create(instrument=instrument, created_by=by, **facts)
    code = instrument.cooperation.lead.code
    trail.record("instrument.sign_for_partner", instrument, by=by, region_code=code, new=facts)
    if is_signed_by_all(instrument):
        complete(instrument, by)
    return row


@transaction.atomic
def announce(*, signature: Signature, disseminated_on: date, dissemination: str, by: Any) -> None:
    """The village tells its people of the agreement (UU 14/2008 pasal 11); nothing is promulgated."""
    if SIGNATURE_MOVES.judge(signature, "announce", by):
        check_not_before(disseminated_on, earliest_promulgation(signature.instrument), "tanda tangan terakhir")
    facts = {"disseminated_on": disseminated_on, "dissemination": dissemination}
    SIGNATURE_MOVES.make(signature, "announce", by=by, region_code=signature.party.village.code, **facts)
