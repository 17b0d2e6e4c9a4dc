"""Acts on the outside party's link: made once, withdrawn, answered once; only a fingerprint of it is kept."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.access import ask
from accounts.permissions import Permission
from partnerships.confirmed import shown_now
from partnerships.models import Clause, Cooperation, Instrument, PartnerConfirmation
from partnerships.texts import with_place
from records import trail
from records.verdict import YES, Refused, Verdict, no

LASTS = timedelta(days=14)
BEFORE_SIGNING = (Instrument.Status.DRAFT, Instrument.Status.DISTRICT_REVIEW, Instrument.Status.REGENCY_REVIEW)
NO_PARTNER = "Kerja sama antar desa tidak punya pihak ketiga. Semua desa memutuskan sendiri."
NOT_NOW = "Naskah sudah siap ditandatangani, jadi tidak dimintakan konfirmasi lagi."
NOT_WRITTEN = "Naskah belum lengkap. Isi delapan hurufnya dulu."
AGREED_ALREADY = "Pihak ketiga sudah menyetujui versi ini."
NOT_OPEN = "Tautan ini sudah dijawab, ditarik, atau lewat waktunya."
CHANGED = "Tautan ini baru saja dijawab atau ditarik. Hubungi pemerintah desa untuk tautan baru."


@dataclass(frozen=True)
class Link:
    """A written link with its token, which is shown now and never again."""

    confirmation: PartnerConfirmation
    token: str

    @property
    def url(self) -> str:
        """The address; its base is the portal's own, whatever the request called it."""
        return address(self.token)


def address(token: str) -> str:
    """Where a token leads."""
    return settings.PORTAL_URL + reverse("partnerships:partner-confirm", args=[token])


def digest(token: str) -> str:
    """What the database keeps: keyed, so that a stolen copy of it opens nothing."""
    return salted_hmac("partnerships.confirmation", token, algorithm="sha256").hexdigest()


def judge_link(instrument: Instrument) -> Verdict:
    """May a link be made now? Only for a written text that is not ready to be signed and not agreed to yet."""
    if not instrument.cooperation.with_third_party:
        return no(NO_PARTNER)
    if instrument.status not in BEFORE_SIGNING or instrument.cooperation.stage != Cooperation.Stage.DRAFTING:
        return no(NOT_NOW)
    if Clause.objects.filter(instrument=instrument, version=instrument.version, text="").exists():
        return no(NOT_WRITTEN)
    agreed = instrument.confirmations.filter(version=instrument.version, agrees=True)
    if agreed.filter(shown=shown_now(instrument)).exists():
        return no(AGREED_ALREADY)
    return YES


@transaction.atomic
def make_link(*, instrument: Instrument, by: Any) -> Link:
    """Make the link for this version, open for 14 days; an earlier one that nobody answered is withdrawn."""
    ask(by, Permission.INSTRUMENT_EDIT, instrument.place)
    hold(instrument)
    verdict = judge_link(instrument)
    if not verdict:
        raise Refused(verdict)
    now, token = timezone.now(), secrets.token_urlsafe(24)
    instrument.confirmations.filter(answered_at=None, withdrawn_at=None).update(withdrawn_at=now)
    row = PartnerConfirmation.objects.create(
        instrument=instrument,
        version=instrument.version,
        shown=shown_now(instrument),
        token_hash=digest(token),
        expires_at=now + LASTS,
        created_by=by,
    )
    told(instrument, "make_link", by, new={"version": row.version, "expires_at": row.expires_at, "link": row})
    return Link(row, token)


@transaction.atomic
def withdraw_link(*, confirmation: PartnerConfirmation, by: Any) -> None:
    """Nobody can open it any more."""
    instrument = confirmation.instrument
    ask(by, Permission.INSTRUMENT_EDIT, instrument.place)
    hold(instrument)
    rows = PartnerConfirmation.objects.filter(pk=confirmation.pk, answered_at=None, withdrawn_at=None)
    if rows.update(withdrawn_at=timezone.now()) != 1:
        raise Refused(NOT_OPEN)
    told(instrument, "withdraw_link", by, new={"version": confirmation.version, "link": confirmation})


def find_open(token: str) -> PartnerConfirmation | None:
    """The link of a token while it may be answered; unknown, used, withdrawn, late and outdated are all nothing."""
    row = PartnerConfirmation.objects.filter(
        token_hash=digest(token), answered_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
    ).first()
    if row is None:
        return None
    row.instrument = with_place().get(pk=row.instrument_id)
    return row if is_current(row) else None


def is_current(confirmation: PartnerConfirmation) -> bool:
    """Is it about the text, the money and the parties as they stand, before anybody may sign?"""
    text = confirmation.instrument
    drafting = text.cooperation.stage == Cooperation.Stage.DRAFTING
    open_now = drafting and text.status in BEFORE_SIGNING and text.version == confirmation.version
    return open_now and confirmation.shown == shown_now(text)


@transaction.atomic
def answer_link(
    *,
    confirmation: PartnerConfirmation,
    agrees: bool,
    name: str,
    office: str,
    note: str = "",
    sent_from: str = "",
    by: None = None,
) -> None:
    """The outside party agrees, or asks for changes; nobody is signed in, so the trail names the portal."""
    hold(confirmation.instrument)
    now = timezone.now()
    if not is_current(confirmation):
        raise Refused(CHANGED)
    rows = PartnerConfirmation.objects.filter(
        pk=confirmation.pk, answered_at=None, withdrawn_at=None, expires_at__gt=now
    )
    said = {"agrees": agrees, "name": name, "office": office, "note": note}
    if rows.update(answered_at=now, **said) != 1:
        raise Refused(CHANGED)
    action = "partner_agrees" if agrees else "partner_asks_change"
    words = f"{name}, {office}. {note}".strip()
    new = {"version": confirmation.version, **said, "address": sent_from}
    told(confirmation.instrument, action, None, new=new, note=words)


def hold(instrument: Instrument) -> None:
    """Hold the text until the transaction ends, as it stands now."""
    now = Instrument.objects.select_for_update().filter(pk=instrument.pk).values("status", "version").get()
    instrument.status, instrument.version = now["status"], now["version"]


def told(instrument: Instrument, action: str, by: Any, new: dict, note: str = "") -> None:
    """One event of the text."""
    code = instrument.cooperation.lead.code
    trail.record(f"instrument.{action}", instrument, by=by, region_code=code, new=new, note=note)
