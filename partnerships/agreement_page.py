"""What the pages of the outside party's part show: its link, what it reads, whom it names."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from partnerships.actions.confirmations import is_current, judge_link
from partnerships.confirmed import chosen_of, identity_of, money_of
from partnerships.models import CLAUSES, Instrument, PartnerConfirmation
from partnerships.texts import party_names, series, texts_of
from records.formats import tanggal_jam


@dataclass(frozen=True)
class LinkRow:
    """One link as the village sees it."""

    confirmation: PartnerConfirmation
    state: str
    meta: str
    is_open: bool


def partner_name(instrument: Instrument) -> str:
    """The outside party's name; empty between villages."""
    chosen = chosen_of(instrument) if instrument.cooperation.with_third_party else None
    return chosen.partner.name if chosen else ""


def link_page(instrument: Instrument, url: str) -> dict[str, Any]:
    """The links made so far, whether another may be made, and the words to send when one was just made."""
    rows = [link_row(row) for row in instrument.confirmations.filter().order_by("-created_at")]
    for row in rows:
        row.confirmation.instrument = instrument
    return {
        "partner": partner_name(instrument),
        "url": url,
        "message": message(instrument, url) if url else "",
        "rows": rows,
        "verdict": judge_link(instrument),
    }


def link_row(row: PartnerConfirmation) -> LinkRow:
    """How one link stands."""
    about = f"Versi {row.version}, dibuat {tanggal_jam(row.created_at)}"
    if row.answered_at:
        said = "Setuju dengan naskah ini" if row.agrees else "Minta perubahan"
        who = f"{row.name}, {row.office}, {tanggal_jam(row.answered_at)}"
        return LinkRow(row, said, f"{about}. Dijawab {who}", False)
    if row.withdrawn_at:
        return LinkRow(row, "Ditarik", about, False)
    if row.expires_at <= timezone.now():
        return LinkRow(row, "Lewat waktunya", about, False)
    if not is_current(row):
        return LinkRow(row, "Tidak berlaku lagi", f"{about}. Naskah, dana, atau pihaknya sudah berganti", False)
    return LinkRow(row, "Menunggu jawaban", f"{about}. Berlaku sampai {tanggal_jam(row.expires_at)}", True)


def message(instrument: Instrument, url: str) -> str:
    """The words to paste into WhatsApp or a mail; they name no person."""
    villages = series([f"Desa {name}" for name in party_names(instrument)])
    return (
        f"Kepada {partner_name(instrument)}: mohon baca naskah {instrument.cooperation.words.instrument} dengan "
        f"{villages} tentang {instrument.title}, lalu jawab setuju atau minta perubahan. {url}\n"
        "Tautan ini berlaku 14 hari dan hanya bisa dijawab sekali."
    )


def reading_page(row: PartnerConfirmation) -> dict[str, Any]:
    """What the outside party reads: the draft, who the parties are, and the money that is asked of it."""
    instrument = row.instrument
    texts = texts_of(instrument, row.version)
    chosen = chosen_of(instrument)
    return {
        "instrument": instrument,
        "version": row.version,
        "identity": identity_of(chosen.partner if chosen else None),
        "villages": series([f"Desa {name}" for name in party_names(instrument)]),
        "clauses": [(letter, name, texts[letter]) for letter, name in CLAUSES.items()],
        "money": money_of(instrument),
        "until": row.expires_at,
    }


def known_signatory(instrument: Instrument) -> dict[str, str]:
    """Who signs for the outside party, as its identity says."""
    chosen = chosen_of(instrument)
    if chosen is None:
        return {}
    return {"signatory": chosen.partner.signatory, "signatory_office": chosen.partner.signatory_office}


def partner_facts(instrument: Instrument) -> list[tuple[str, str]]:
    """The text and its outside party."""
    return [("Pihak ketiga", partner_name(instrument)), ("Naskah", f"{instrument.title}, versi {instrument.version}")]
