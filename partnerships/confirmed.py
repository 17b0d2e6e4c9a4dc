"""What the outside party was shown when it answered: its fingerprint then, and whether that still stands (R46a)."""

import hashlib
import json

from partnerships.case import Case
from partnerships.models import FundingLine, Instrument, Partner, PartnerConfirmation, Proposal
from partnerships.texts import party_names, texts_of
from records.formats import rupiah

IDENTITY = (
    ("Bentuk badan hukum", "legal_form"),
    ("Satuan kerja", "unit"),
    ("NIB", "business_number"),
    ("Akta atau pengesahan", "deed"),
    ("NPWP", "tax_number"),
    ("Alamat", "address"),
    ("Penanda tangan", "signatory"),
    ("Jabatan penanda tangan", "signatory_office"),
)
Money = list[tuple[str, str]]


def chosen_of(instrument: Instrument) -> Proposal | None:
    """The offer of the outside party that was chosen."""
    rows = instrument.cooperation.proposals.filter(status=Proposal.Status.CHOSEN)
    return rows.select_related("partner").first()


def identity_of(partner: Partner | None) -> list[tuple[str, str]]:
    """Who the outside party is, by the papers that the agreement rests on; nobody's telephone."""
    if partner is None:
        return []
    told = [(label, getattr(partner, name)) for label, name in IDENTITY if getattr(partner, name)]
    return [("Nama", partner.name), ("Jenis", partner.get_kind_display()), *told]


def money_of(instrument: Instrument) -> Money:
    """The money that is asked of the outside party."""
    rows = FundingLine.objects.filter(programme__cooperation=instrument.cooperation, source=FundingLine.Source.PARTNER)
    return sorted((line.programme.name, rupiah(line.amount)) for line in rows.select_related("programme"))


def money_in(case: Case) -> Money:
    """The same, of a loaded case."""
    names = {programme.pk: programme.name for programme in case.programmes}
    lines = [line for pk in names for line in case.funding.get(pk, []) if line.source == FundingLine.Source.PARTNER]
    return sorted((names[line.programme_id], rupiah(line.amount)) for line in lines)


def fingerprint(title: str, clauses: dict[str, str], villages: list[str], partner: Partner | None, money: Money) -> str:
    """One value for all that the page of the link shows; any change makes another one."""
    shown = [title, sorted(clauses.items()), villages, identity_of(partner), money]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


def shown_now(instrument: Instrument) -> str:
    """The fingerprint of what the link would show now."""
    chosen, texts = chosen_of(instrument), texts_of(instrument, instrument.version)
    partner = chosen.partner if chosen else None
    return fingerprint(instrument.title, texts, party_names(instrument), partner, money_of(instrument))


def shown_in(case: Case) -> str:
    """The same, of a loaded case."""
    text, clauses = case.instrument, {clause.letter: clause.text for clause in case.clauses}
    villages = [file.village.name for file in case.bound]
    return fingerprint(text.title if text else "", clauses, villages, case.partner, money_in(case))


def links_of(case: Case) -> list[PartnerConfirmation]:
    """The links about what stands now, the newest first; withdrawn ones are nothing."""
    text, now = case.instrument, shown_in(case)
    rows = [row for row in case.confirmations if text and row.version == text.version and not row.withdrawn_at]
    return [row for row in rows if row.shown == now]


def is_overtaken(case: Case) -> bool:
    """Was this version agreed to, and changed since in something else that was shown?"""
    text = case.instrument
    agreed = [row for row in case.confirmations if text and row.version == text.version and row.agrees]
    return bool(agreed) and not any(row.agrees for row in links_of(case))
