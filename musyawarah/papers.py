"""The berita acara as data for its typst template, and what /v/ may tell of it."""

import re
from typing import Any

from musyawarah.meeting import Item, Meeting
from musyawarah.models import Deliberation, Element, Outcome
from musyawarah.queries import load_meeting
from records.formats import jam, local_date, tanggal, tanggal_terbilang
from villages.models import Region
from villages.papers import kop, paper_size

TEMPLATE = "berita_acara"
NBSP = "\u00a0"
KADES, BPD = "Kepala Desa", "Ketua BPD"
# "Pj. Kepala Desa" counts; "Istri Kepala Desa" or "Kepala Dusun" does not.
HEADS = {
    KADES: re.compile(r"(pj|plt|plh)?\.?\s*(kepala desa|kades)\b", re.IGNORECASE),
    BPD: re.compile(r"ketua (bpd|badan permusyawaratan desa)\b", re.IGNORECASE),
}
BASIS = {
    Deliberation.Kind.VILLAGE: [
        "Undang-Undang Nomor 6 Tahun 2014 tentang Desa, Pasal 54.",
        "Peraturan Pemerintah Nomor 43 Tahun 2014, Pasal 80, diubah dengan Peraturan Pemerintah Nomor 47 Tahun 2015.",
    ],
    Deliberation.Kind.INTER_VILLAGE: [
        "Undang-Undang Nomor 6 Tahun 2014 tentang Desa, Pasal 92 ayat (2), ayat (3), dan ayat (4).",
        "Peraturan Pemerintah Nomor 43 Tahun 2014, Pasal 143.",
    ],
    Deliberation.Kind.REFLECTION: ["Undang-Undang Nomor 6 Tahun 2014 tentang Desa, Pasal 92 ayat (4) huruf c."],
}
SERIES = {
    Deliberation.Kind.VILLAGE: "BA",
    Deliberation.Kind.INTER_VILLAGE: "BA-MAD",
    Deliberation.Kind.REFLECTION: "BA-AR",
}


# An aksi-refleksi whose agenda names no matter of that article: with an outside party.
WITH_OUTSIDE_PARTY = ["Peraturan Pemerintah Nomor 43 Tahun 2014, Pasal 145."]


def basis_of(meeting: Meeting) -> list[str]:
    """The law on which the meeting rests, by its kind and its agenda."""
    tagged = any(item.matter for item in meeting.items)
    if meeting.kind == Deliberation.Kind.REFLECTION and not tagged:
        return WITH_OUTSIDE_PARTY
    return BASIS[Deliberation.Kind(meeting.kind)]


def series_kind(deliberation: Deliberation) -> str:
    """Each kind of meeting between villages has numbers of its own beside those of the village that leads them."""
    return SERIES[Deliberation.Kind(deliberation.kind)]


def series_year(deliberation: Deliberation) -> int:
    """Numbers run by the year of the meeting, also when its record is adopted in a later one."""
    return local_date(deliberation.starts_at).year


def printed_number(deliberation: Deliberation, number: int) -> str:
    """001/BA/Ngebel/2026."""
    return f"{number:03d}/{series_kind(deliberation)}/{deliberation.village.name}/{series_year(deliberation)}"


def joined(words: list[str]) -> str:
    """A, B, dan C."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def title_of(deliberation: Deliberation) -> str:
    """Berita Acara Musyawarah Antar Desa."""
    return f"Berita Acara {deliberation.get_kind_display().title()}"


def public_facts(deliberation: Deliberation, printed: str) -> dict[str, str]:
    """What anyone may read at /v/; it names no person."""
    meeting = load_meeting(deliberation)
    main = meeting.main_item
    return {
        "Jenis": title_of(deliberation),
        "Nomor": printed,
        "Desa": joined([village.name for village in meeting.villages]),
        "Tanggal musyawarah": tanggal(deliberation.starts_at),
        "Tentang": deliberation.topic,
        "Keputusan": main.decision.outcome_word if main and main.decision else "",
    }


def official_record_data(deliberation: Deliberation, *, number: str = "", names: bool = True) -> dict[str, Any]:
    """Everything the template prints; without `names` the annex has empty rows only."""
    meeting = load_meeting(deliberation)
    day = local_date(deliberation.starts_at)
    kind = deliberation.get_kind_display().title()
    return {
        "kertas": paper_size(deliberation.village),
        "kop": letterhead(deliberation),
        "judul": title_of(deliberation),
        "tentang": deliberation.topic,
        "nomor": number,
        "hari_terbilang": tanggal_terbilang(day),
        "tanggal_angka": f"{day:%d-%m-%Y}",
        "pukul": f"{jam(deliberation.starts_at).removeprefix('pukul' + NBSP)} sampai selesai",
        "tempat": deliberation.venue,
        "acara": kind,
        "penyelenggara": organiser(meeting),
        "hadir": who_came(meeting),
        "kehadiran": attendance_facts(meeting),
        "dasar": basis_of(meeting),
        "topik": deliberation.topic,
        "pimpinan": officer(deliberation.chair, deliberation.chair_office),
        "notulis": officer(deliberation.minute_taker, deliberation.minute_taker_office),
        "narasumber": speakers(deliberation.speakers),
        "agenda": [{"judul": item.title, "catatan": minutes(item)} for item in meeting.items],
        "cara": how_decided(meeting),
        "keputusan": decisions(meeting),
        "hasil_desa": village_results(meeting),
        "tindak_lanjut": [
            {"isi": task.what, "penanggung_jawab": task.owner, "batas": tanggal(task.due)} for task in meeting.tasks
        ],
        "tempat_ttd": deliberation.village.name,
        "tanggal_ttd": tanggal(day),
        "daftar_hadir": attendance_rows(deliberation) if names else [],
        "baris_kosong": 0 if names and meeting.present else 20,
        "lampiran": ["Daftar hadir."],
    } | signers(deliberation, meeting, heads_present(deliberation) if names else {})


def letterhead(deliberation: Deliberation) -> dict[str, Any]:
    """The village's own; a meeting between villages has its own last line, and no one village's address."""
    between = deliberation.is_inter_village
    issuer = deliberation.get_kind_display() if between else deliberation.village.title
    return kop(deliberation.village, issuer, own=not between)


def organiser(meeting: Meeting) -> str:
    """A musyawarah desa is held by BPD (PP 43/2014 pasal 80 ayat (1)); a MAD by its villages."""
    if not meeting.inter_village:
        return f"Badan Permusyawaratan Desa {meeting.villages[0].name}"
    return f"Pemerintah {joined([f'Desa {village.name}' for village in meeting.villages])}"


def who_came(meeting: Meeting) -> str:
    """Which unsur, or which villages, were there."""
    if meeting.inter_village:
        there = [f"Desa {village.name}" for village in meeting.villages if meeting.by_village[village.code]]
        return f"wakil {joined(there)}" if there else "wakil desa peserta"
    return joined([Element(row).label for row in Element if meeting.by_element[row]]) or "peserta musyawarah"


def attendance_facts(meeting: Meeting) -> list[dict[str, str]]:
    """How many were invited and came."""
    share = ""
    if meeting.invited:
        share = f", {round(100 * meeting.present / meeting.invited)} persen dari undangan"
    came = f"{meeting.present} orang ({meeting.men} laki-laki, {meeting.women} perempuan){share}"
    invited = [{"label": "Diundang", "isi": f"{meeting.invited} orang"}] if meeting.invited else []
    return [*invited, {"label": "Hadir", "isi": came}]


def officer(name: str, office: str) -> dict[str, str]:
    """A name with its office: Katini, Ketua BPD Sahang."""
    return {"nama": ", ".join(part for part in (name, office) if part), "dari": ""}


def speakers(text: str) -> list[dict[str, str]]:
    """One speaker per line: nama; dari."""
    lines = [line.partition(";") for line in text.splitlines() if line.strip()]
    return [{"nama": name.strip(), "dari": office.strip()} for name, _, office in lines]


def minutes(item: Item) -> str:
    """The minutes of one item, with the opinion of those who thought otherwise."""
    return "\n".join(part for part in (item.minutes, item.dissent and f"Pendapat berbeda: {item.dissent}") if part)


def how_decided(meeting: Meeting) -> str:
    """Consensus, unless something was voted on; then with the reason; nothing before a decision stands."""
    if not any(item.decision for item in meeting.items):
        return ""
    voted = [item for item in meeting.items if item.decision and item.decision.counts]
    if not voted:
        return "musyawarah mufakat"
    reasons = joined([f"agenda {item.position} karena {item.decision.vote_reason}" for item in voted])
    return f"musyawarah mufakat, kecuali dengan pemungutan suara untuk {reasons}"


def decisions(meeting: Meeting) -> list[dict[str, str]]:
    """Each decision with its outcome and the way it was reached."""
    taken = [item.decision for item in meeting.items if item.decision]
    return [
        {
            "isi": f"{decision.wording} ({decision.outcome_word})",
            "cara": f"{decision.how}; hadir {decision.present_then} orang",
        }
        for decision in taken
    ]


def village_results(meeting: Meeting) -> list[dict[str, str]]:
    """What each village said to the main matter."""
    main = meeting.main_item
    if not meeting.inter_village or main is None or main.decision is None:
        return []
    delegates = {village.code: 0 for village in meeting.villages}
    for group in meeting.groups:
        delegates[group.village] += group.delegates
    results = main.decision.results
    return [
        {
            "desa": f"Desa {village.name}",
            "utusan": f"{delegates[village.code]} utusan",
            "hasil": Outcome(results[village.code]).label if village.code in results else "",
            "catatan": "",
        }
        for village in meeting.villages
    ]


def attendance_rows(deliberation: Deliberation) -> list[dict[str, str]]:
    """The annex: everyone who came, in the order they were written down."""
    rows = deliberation.attendances.select_related("village").order_by("created_at", "pk")
    return [
        {"nama": row.name, "lp": row.sex, "unsur": row.office or row.get_element_display(), "desa": row.village.name}
        for row in rows
    ]


def heads_present(deliberation: Deliberation) -> dict[tuple[str, str], str]:
    """Who came as head of village or of BPD, by office and village code, as the attendance list says."""
    found: dict[tuple[str, str], str] = {}
    for row in deliberation.attendances.select_related("village").order_by("created_at", "pk"):
        for office, pattern in HEADS.items():
            if pattern.match(row.office) and not pattern.match(row.name):  # a name, not the office again
                found.setdefault((office, row.village.code), row.name)
    return found


def signers(
    deliberation: Deliberation, meeting: Meeting, heads: dict[tuple[str, str], str]
) -> dict[str, list[dict[str, str]]]:
    """Who signs: chair and minute-taker, then a community member, or each village; who takes note."""
    signing = [
        {"jabatan": "Pimpinan Musyawarah", "nama": deliberation.chair, "keterangan": ""},
        {"jabatan": "Notulis", "nama": deliberation.minute_taker, "keterangan": ""},
    ]
    if not meeting.inter_village:
        signing.append(place_to_sign("Wakil Masyarakat"))
        return {"tanda_tangan": signing, "mengetahui": [head(KADES, meeting.villages[0], heads)]}
    for village in meeting.villages:
        signing += [head(office, village, heads) for office in HEADS]
    return {"tanda_tangan": signing, "mengetahui": []}


def head(office: str, village: Region, heads: dict[tuple[str, str], str]) -> dict[str, str]:
    """The place of a village's head, with the name when the attendance list has it."""
    return place_to_sign(f"{office} {village.name}", heads.get((office, village.code), ""))


def place_to_sign(office: str, name: str = "") -> dict[str, str]:
    """A place to sign; without a name its holder writes it by hand."""
    return {"jabatan": office, "nama": name, "keterangan": ""}
