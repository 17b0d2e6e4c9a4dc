"""The letter of invitation: who convenes, what it says, and its number."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import Grant
from accounts.roles import Role
from musyawarah.models import Deliberation, Element, InvitationLetter
from musyawarah.papers import joined
from records.formats import NBSP, jam, tanggal, tanggal_hari
from villages.papers import holder, kop, own_name, paper_size

TEMPLATE = "undangan"
SERIES = {
    Deliberation.Kind.VILLAGE: "UND",
    Deliberation.Kind.INTER_VILLAGE: "UND-MAD",
    Deliberation.Kind.REFLECTION: "UND-AR",
}
MOST_IN_LETTER = 4  # more stand in the annex


@dataclass(frozen=True)
class Convener:
    """Who invites: how the letter begins, and who signs it."""

    name: str  # the last line of the letterhead
    signer: dict[str, str]
    short: str  # stands in the number


def convener_of(deliberation: Deliberation, by: Any) -> Convener:
    """BPD for a musyawarah desa (PP 43/2014 pasal 80 ayat (1)); between villages its BKAD or the leading kades."""
    village = deliberation.village
    if not deliberation.is_inter_village:
        name = f"Badan Permusyawaratan Desa {village.name}"
        return Convener(name, holder(Role.BPD, village), f"BPD {village.name}")
    mine = [grant for grant in by.active_grants if grant.body and grant.body == deliberation.body]
    if mine:
        name = mine[0].place_name or "BKAD"
        signer = {"jabatan": f"Pengurus {name}", "nama": body_signer(deliberation), "keterangan": ""}
        return Convener(name, signer, "BKAD")
    return Convener(f"Kepala Desa {village.name}", holder(Role.KADES, village), village.name)


def body_signer(deliberation: Deliberation) -> str:
    """The officer of the joint body; several leave dots to write on."""
    officers = list(Grant.objects.in_force().filter(role=Role.BKAD, body=deliberation.body).select_related("user")[:2])
    return own_name(officers[0].user.name) if len(officers) == 1 else ""


def series_of(deliberation: Deliberation) -> str:
    """Letters about each kind of meeting between villages have numbers of their own."""
    return SERIES[Deliberation.Kind(deliberation.kind)]


def printed_letter_number(deliberation: Deliberation, number: int, dated: date, by: Any) -> str:
    """001/UND/BPD Ngebel/2026."""
    return f"{number:03d}/{series_of(deliberation)}/{convener_of(deliberation, by).short}/{dated.year}"


def people_in(recipients: str) -> list[str]:
    """One line is one invited person or group."""
    return [line.strip() for line in recipients.splitlines() if line.strip()]


def letter_data(
    deliberation: Deliberation, *, recipients: str, dated: date | None, by: Any, number: str = ""
) -> dict[str, Any]:
    """The letter as finished strings; without a number it is a draft."""
    convener, village = convener_of(deliberation, by), deliberation.village
    invited, kind = people_in(recipients), deliberation.get_kind_display().lower()
    in_annex = len(invited) > MOST_IN_LETTER
    own = not deliberation.is_inter_village or convener.short == village.name
    return {
        "kertas": paper_size(village),
        "kop": kop(village, convener.name, own=own),
        "surat": {
            "nomor": number,
            "sifat": "Penting",
            "lampiran": "1 (satu) berkas" if in_annex else "-",
            "hal": f"Undangan {kind}",
            "tempat": village.name,
            "tanggal": tanggal(dated),
            "kepada": ["Nama dalam daftar terlampir"] if in_annex else invited or [""],
            "di": "tempat",
        },
        "pembuka": f"Dengan hormat, {convener.name} mengundang Bapak/Ibu menghadiri {kind} tentang "
        f"{deliberation.topic}, yang diselenggarakan pada:",
        "acara": [
            {"label": "Hari, tanggal", "isi": tanggal_hari(deliberation.starts_at)},
            {"label": "Pukul", "isi": f"{jam(deliberation.starts_at).removeprefix('pukul' + NBSP)} sampai selesai"},
            {"label": "Tempat", "isi": deliberation.venue},
        ],
        "agenda": [item.title for item in deliberation.agenda.order_by("position")],
        "penutup": [
            "Kehadiran Bapak/Ibu sangat diharapkan. Bila berhalangan, mohon menunjuk wakil.",
            "Atas perhatian dan kehadiran Bapak/Ibu, kami ucapkan terima kasih.",
        ],
        "tanda_tangan": convener.signer,
        "tembusan": [],
        "daftar": invited if in_annex else [],
    }


def proposed_recipients(deliberation: Deliberation) -> str:
    """Whom the law wants there, to be changed by who writes the letter; what was recorded already comes first."""
    recorded = list(deliberation.invitations.order_by("created_at").values_list("invitee", flat=True))
    if recorded:
        return "\n".join(recorded)
    if deliberation.is_inter_village:
        names = [village.name for village in deliberation.villages.order_by("code")]
        third = "Utusan" if deliberation.kind == Deliberation.Kind.INTER_VILLAGE else "Wakil warga"
        return "\n".join(
            line
            for name in names
            for line in (f"Kepala Desa {name}", f"Ketua dan anggota BPD {name}", f"{third} Desa {name}")
        )
    name = deliberation.village.name
    skipped = (Element.GOVERNMENT, Element.COUNCIL, Element.OTHER)
    groups = [element.label for element in Element if element not in skipped]
    return "\n".join([f"Kepala Desa {name} beserta perangkat", f"Anggota BPD {name}", *groups])


def letter_facts(deliberation: Deliberation, printed: str, dated: date) -> dict[str, str]:
    """What anyone may read at /v/; it names no person."""
    names = [village.name for village in deliberation.villages.order_by("code")] or [deliberation.village.name]
    return {
        "Jenis": f"Undangan {deliberation.get_kind_display().lower()}",
        "Nomor": printed,
        "Tanggal": tanggal(dated),
        "Desa": joined(names),
        "Waktu musyawarah": f"{tanggal_hari(deliberation.starts_at)} {jam(deliberation.starts_at)}",
        "Tempat": deliberation.venue,
        "Tentang": deliberation.topic,
    }


def letters_of(deliberation: Deliberation) -> list[InvitationLetter]:
    """The letters that were issued, the newest first."""
    rows = list(deliberation.letters.select_related("paper__document").order_by("-created_at"))
    for row in rows:
        row.deliberation = deliberation
    return rows
