"""The joint regulation as the data that its paper is drawn from; the keys stand in peraturan_bersama.typ."""

from typing import Any

from accounts.roles import Role
from musyawarah.papers import printed_number
from partnerships.models import CLAUSES, Instrument, Party, Signature, VillageRegulation
from partnerships.papers.bases import BASES
from partnerships.texts import bound_parties, decisions, last_decided, party_names, series, texts_of
from records.formats import tanggal
from records.trail import timeline
from records.wording import mid_sentence
from villages.models import Region
from villages.papers import holder, own_name, paper_size, regency_title

BLANK = "." * 20


def signing_words(instrument: Instrument) -> str:
    """The footer of the copy that the kades sign: not a draft any more, and not yet the final paper."""
    if instrument.status != Instrument.Status.READY:
        return ""
    return f"Naskah siap ditandatangani, versi {instrument.version}"


def joint_regulation_data(instrument: Instrument) -> dict[str, Any]:
    """Everything the paper says, as finished strings; what is not known yet is empty and prints dots."""
    parties = bound_parties(instrument)
    signatures = {row.party_id: row for row in Signature.objects.filter(instrument=instrument).select_related("party")}
    texts = texts_of(instrument, instrument.version)
    return {
        "kertas": paper_size(instrument.cooperation.lead),
        "untuk_ditandatangani": signing_words(instrument),
        "kabupaten": regency_title(instrument.cooperation.lead),
        "tentang": instrument.title,
        "desa": [village_block(party, signatures.get(party.pk)) for party in parties],
        "tujuan": purpose_clause(instrument),
        "mad": meeting_block(instrument),
        "musyawarah_desa": village_records(instrument),
        "kawasan": instrument.cooperation.track_basis,
        "menimbang_lain": [],
        "mengingat": BASES + umbrella_regulations(parties),
        "ketentuan_umum": definitions(instrument, parties),
        "klausul": [{"judul": name, "isi": texts[letter]} for letter, name in CLAUSES.items()],
    }


def public_facts(instrument: Instrument) -> dict[str, str]:
    """What the verification page may tell anyone; it names no person."""
    rows = list(Signature.objects.filter(instrument=instrument).select_related("party__village"))
    order = {party.pk: place for place, party in enumerate(bound_parties(instrument))}
    rows.sort(key=lambda row: order[row.party_id])
    return {
        "Jenis": "Peraturan Bersama Kepala Desa",
        "Tentang": instrument.title,
        "Para pihak": series([f"Desa {name}" for name in party_names(instrument)]),
        "Nomor": "; ".join(f"Desa {row.party.village}: nomor {row.number} tahun {row.year}" for row in rows),
        "Ditandatangani": tanggal(max(row.signed_on for row in rows)),
    }


def village_block(party: Party, signature: Signature | None) -> dict[str, Any]:
    """One village: its number line, its signature block and its place in the Berita Desa."""
    name = party.village.name
    signed = signature if signature and signature.signed_on else None
    return {
        "kepala_desa": f"Kepala Desa {name}",
        "sebutan": f"Desa {name}",
        "nomor": signed.number if signed else "",
        "tahun": str(signed.year) if signed else "",
        "ditetapkan_di": signed.signed_at if signed else "",
        "tanggal_ditetapkan": tanggal(signed.signed_on) if signed else "",
        "kepala": signer(signed, party.village) if signed else holder(Role.KADES, party.village),
        "diundangkan_di": "",
        "tanggal_diundangkan": "",
        "sekretaris": holder(Role.SEKDES, party.village),
        "berita_nomor": "",
        "berita_tahun": "",
    }


def signer(signature: Signature, village: Region) -> dict[str, str]:
    """Who signed, as the trail knows; the office may have passed to another since."""
    event = timeline([signature]).filter(action="signature.sign").first()
    block = holder(Role.KADES, village)
    return block | {"nama": own_name(event.actor.name)} if event and event.actor else block


def purpose_clause(instrument: Instrument) -> str:
    """Menimbang a: why these villages do it together, in words that fit a clause, a verb or a noun."""
    purpose = " ".join(instrument.cooperation.purpose.split()).rstrip(".;")
    if purpose.lower().startswith("untuk "):
        purpose = purpose[len("untuk ") :]
    villages = series([f"Desa {name}" for name in party_names(instrument)])
    return f"tujuan kerja sama {villages} adalah {mid_sentence(purpose)}"


def meeting_block(instrument: Instrument) -> dict[str, str]:
    """Menimbang b: the musyawarah antar desa by date, place and the number of its record."""
    mandate = last_decided(instrument)
    if mandate is None:
        return {"tanggal": "", "tempat": "", "nomor": ""}
    meeting = mandate.deliberation
    return {
        "tanggal": tanggal(meeting.starts_at),
        "tempat": meeting.venue,
        "nomor": printed_number(meeting, meeting.number),
    }


def village_records(instrument: Instrument) -> list[str]:
    """Menimbang b where no musyawarah antar desa is held: the record of each village's own one on the text."""
    if not instrument.cooperation.decided_in_villages:
        return []
    held = [mandate.deliberation for mandate in decisions(instrument)]
    found = [
        f"Berita Acara Musyawarah Desa {meeting.village.name} Nomor {printed_number(meeting, meeting.number)} "
        f"tanggal {tanggal(meeting.starts_at)}"
        for meeting in held
    ]
    return found or [f"Berita Acara Musyawarah Desa {name} Nomor {BLANK}" for name in party_names(instrument)]


def umbrella_regulations(parties: list[Party]) -> list[str]:
    """Each village's Perdes on cooperation, where it is in force."""
    villages = {party.village_id: party.village.name for party in parties}
    rows = VillageRegulation.objects.filter(village__in=villages, status=VillageRegulation.Status.PROMULGATED).order_by(
        "village__code"
    )
    return [
        f"Peraturan Desa {villages[row.village_id]} Nomor {row.number} Tahun {row.year} tentang {row.title}"
        for row in rows
    ]


def definitions(instrument: Instrument, parties: list[Party]) -> list[dict[str, str]]:
    """The words that the clauses use; without a musyawarah antar desa and a joint body only the villages."""
    villages = {"istilah": "Desa", "arti": f"{series([f'Desa {party.village.name}' for party in parties])}."}
    if instrument.cooperation.decided_in_villages:
        own = "musyawarah yang diselenggarakan BPD di tiap Desa untuk memutuskan hal kerja sama ini."
        return [villages, {"istilah": "Musyawarah Desa", "arti": own}]
    return [
        villages,
        {
            "istilah": "Musyawarah antar-Desa",
            "arti": "musyawarah yang dihadiri utusan semua Desa untuk memutuskan hal kerja sama ini.",
        },
        {
            "istilah": "Badan Kerja Sama Antar-Desa, yang selanjutnya disingkat BKAD,",
            "arti": "badan yang dibentuk para Kepala Desa untuk melaksanakan kerja sama ini.",
        },
    ]
