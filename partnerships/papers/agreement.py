"""The Perjanjian Bersama as the data that its paper is drawn from; the keys stand in perjanjian_bersama.typ."""

from datetime import date
from typing import Any

from accounts.roles import Role
from musyawarah.papers import printed_number
from partnerships.models import (
    CLAUSES,
    Announcement,
    Instrument,
    Mandate,
    Partner,
    PartnerSignature,
    Party,
    Proposal,
    Signature,
)
from partnerships.papers.bases import BASES
from partnerships.papers.joint_regulation import signer, signing_words, umbrella_regulations
from partnerships.texts import bound_parties, decisions, party_names, series, texts_of
from records.formats import tanggal, tanggal_terbilang, terbilang
from villages.papers import holder, paper_size, regency_title

TEMPLATE = "perjanjian_bersama"
FIRST, SECOND = "PIHAK KESATU", "PIHAK KEDUA"


def agreement_data(instrument: Instrument) -> dict[str, Any]:
    """Everything the paper says, as finished strings; what is not known yet is empty and prints dots."""
    parties, cooperation = bound_parties(instrument), instrument.cooperation
    rows = {row.party_id: row for row in signed_rows(instrument)}
    partner, signed = partner_of(instrument), PartnerSignature.objects.filter(instrument=instrument).first()
    texts, day = texts_of(instrument, instrument.version), day_of(instrument)
    first = rows.get(parties[0].pk)
    return {
        "kertas": paper_size(cooperation.lead),
        "untuk_ditandatangani": signing_words(instrument),
        "kabupaten": regency_title(cooperation.lead),
        "antara": [f"Pemerintah Desa {name}" for name in party_names(instrument)],
        "dengan": partner.name if partner else "",
        "tentang": instrument.title,
        "nomor": [number_line(party, rows.get(party.pk)) for party in parties]
        + [{"awal": partner.name if partner else "Pihak ketiga", "nomor": signed.number if signed else ""}],
        "hari": f"{tanggal_terbilang(day)} ({day:%d-%m-%Y})" if day else "",
        "tempat": first.signed_at if first else "",
        "pihak_kesatu": [village_party(party, rows.get(party.pk)) for party in parties],
        "pihak_kedua": partner_party(partner, signed),
        "dasar": bases(instrument, parties),
        "klausul": [{"judul": name, "isi": texts[letter]} for letter, name in CLAUSES.items()],
        "rangkap": f"{len(parties) + 1} ({terbilang(len(parties) + 1)})",
    }


def signed_rows(instrument: Instrument) -> list[Signature]:
    """The signatures of the kades that are there."""
    rows = Signature.objects.filter(instrument=instrument, signed_on__isnull=False)
    return list(rows.select_related("party__village"))


def partner_of(instrument: Instrument) -> Partner | None:
    """The outside party that was chosen."""
    rows = Proposal.objects.filter(cooperation=instrument.cooperation_id, status=Proposal.Status.CHOSEN)
    chosen = rows.select_related("partner").first()
    return chosen.partner if chosen else None


def day_of(instrument: Instrument) -> date | None:
    """The day on which the last of all parties signed; none while one is missing."""
    partner = PartnerSignature.objects.filter(instrument=instrument).first()
    rows = signed_rows(instrument)
    if partner is None or len(rows) < len(bound_parties(instrument)):
        return None
    return max(partner.signed_on, *(row.signed_on for row in rows))


def number_line(party: Party, signed: Signature | None) -> dict[str, str]:
    """Each village gives the agreement its own number."""
    return {
        "awal": f"Desa {party.village.name}",
        "nomor": signed.number if signed else "",
        "tahun": str(signed.year) if signed else "",
    }


def village_party(party: Party, signed: Signature | None) -> dict[str, str]:
    """A kades, acting for the village's government (UU 6/2014 pasal 26 ayat (2) huruf n)."""
    village = party.village
    who = signer(signed, village) if signed else holder(Role.KADES, village)
    acting = f"dalam hal ini bertindak untuk dan atas nama Pemerintah Desa {village.name}"
    return who | {"bertindak": acting, "sebutan": FIRST}


def partner_party(partner: Partner | None, signed: PartnerSignature | None) -> dict[str, str]:
    """Who signs for the outside party, and what it is by its own papers."""
    if partner is None:
        return {"jabatan": "", "nama": "", "keterangan": "", "bertindak": "", "sebutan": SECOND}
    name = signed.signatory if signed else partner.signatory
    office = signed.signatory_office if signed else partner.signatory_office
    known = [partner.unit or partner.legal_form, partner.deed]
    known += [f"NIB {partner.business_number}"] if partner.business_number else []
    papers = ", ".join(part for part in known if part)
    acting = f"dalam hal ini bertindak untuk dan atas nama {partner.name}"
    acting += f" ({papers})" if papers else ""
    acting += f", beralamat di {' '.join(partner.address.split())}"
    return {"jabatan": office, "nama": name, "keterangan": partner.name, "bertindak": acting, "sebutan": SECOND}


def bases(instrument: Instrument, parties: list[Party]) -> list[str]:
    """Pasal 1: the laws, each village's Perdes, what the partner offered, and what each musyawarah desa decided."""
    laws = [law for law in BASES if "111 Tahun 2014" not in law]
    return [*laws, *umbrella_regulations(parties), *origins(instrument), *map(decided_in, decisions(instrument))]


def decided_in(mandate: Mandate) -> str:
    """One village's record."""
    meeting = mandate.deliberation
    number = printed_number(meeting, meeting.number)
    return f"Berita Acara Musyawarah Desa {meeting.village.name} Nomor {number} tanggal {tanggal(meeting.starts_at)}"


def origins(instrument: Instrument) -> list[str]:
    """The village's announcement and the partner's letter."""
    announced = Announcement.objects.filter(cooperation=instrument.cooperation_id).first()
    found = [f"Pengumuman Nomor {announced.number} tanggal {tanggal(announced.dated)}"] if announced else []
    rows = Proposal.objects.filter(cooperation=instrument.cooperation_id, status=Proposal.Status.CHOSEN)
    return found + [
        f"Surat {row.partner.name} Nomor {row.letter_number} tanggal {tanggal(row.dated)}"
        for row in rows.select_related("partner")
    ]


def agreement_facts(instrument: Instrument) -> dict[str, str]:
    """What the verification page may tell anyone: the organisation by its name, and no person."""
    partner, signed = partner_of(instrument), PartnerSignature.objects.get(instrument=instrument)
    rows = {row.party_id: row for row in signed_rows(instrument)}
    numbers = [
        f"Desa {party.village.name}: nomor {rows[party.pk].number} tahun {rows[party.pk].year}"
        for party in bound_parties(instrument)
    ]
    name = partner.name if partner else "Pihak ketiga"
    return {
        "Jenis": "Perjanjian Bersama",
        "Tentang": instrument.title,
        "Para pihak": series([*(f"Desa {village}" for village in party_names(instrument)), name]),
        "Nomor": "; ".join([*numbers, f"{name}: nomor {signed.number}"]),
        "Ditandatangani": tanggal(day_of(instrument)),
    }
