"""The stages of a village's umbrella Perdes as a page shows them, and the one next act for a person."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from partnerships.models import VillageRegulation
from partnerships.workflow import REGULATION_MOVES
from records.formats import tanggal
from villages.models import Region

Status = VillageRegulation.Status
ORDER = list(Status)
WAITING = {
    Status.DRAFT: "Pemerintah Desa menyusun dan berkonsultasi dengan warga.",
    Status.DISCUSSED: "BPD dan Kades membahas, lalu BPD menyepakati.",
    Status.AGREED: "Kades menetapkan paling lambat 15 hari kerja sesudah menerima rancangan.",
    Status.ENACTED: "Sekretaris Desa mengundangkan dalam Lembaran Desa.",
    Status.PROMULGATED: "Perdes berlaku dan dipakai untuk semua kerja sama desa.",
}


@dataclass(frozen=True)
class StageRow:
    """One stage: its name, its status word, what is known of it, and the law."""

    title: str
    status: str
    meta: str
    law: str


@dataclass(frozen=True)
class NextAct:
    """What this person can do now, or whom all wait for."""

    heading: str
    what: str
    sentence: str
    url: str = ""
    button: str = ""


def stage_rows(regulation: VillageRegulation) -> list[StageRow]:
    """The five stages in order."""
    reached = ORDER.index(regulation.status)
    consulted = regulation.consulted_on is not None
    facts = [
        (
            "Rancangan dan konsultasi warga",
            f"Konsultasi {tanggal(regulation.consulted_on)}: {regulation.consultation}" if consulted else "",
            "UU 6/2014 Pasal 69 ayat (9)",
        ),
        ("Dibahas dengan BPD", "", "PP 43/2014 Pasal 83 ayat (4)"),
        (
            "Disepakati BPD",
            f"Keputusan {regulation.council_decision}, {tanggal(regulation.agreed_on)}" if regulation.agreed_on else "",
            "UU 6/2014 Pasal 69 ayat (3)",
        ),
        (
            "Ditetapkan Kades",
            f"Nomor {regulation.number} Tahun {regulation.year}, {tanggal(regulation.enacted_on)}"
            if regulation.enacted_on
            else "",
            "PP 43/2014 Pasal 84 ayat (2)",
        ),
        (
            "Diundangkan Sekdes",
            f"Lembaran Desa Nomor {regulation.gazette_number}, {tanggal(regulation.promulgated_on)}"
            if regulation.promulgated_on
            else "",
            "PP 43/2014 Pasal 84 ayat (3)",
        ),
    ]
    return [
        StageRow(title, status_of(place, reached, consulted), meta, law)
        for place, (title, meta, law) in enumerate(facts)
    ]


def status_of(place: int, reached: int, consulted: bool) -> str:
    """The status word of a stage, from the stage that the Perdes reached."""
    if place == 0:
        return "done" if reached > 0 else "doing"
    if place <= reached:
        return "done"
    if place == reached + 1:
        return "todo" if reached > 0 or consulted else "cant"
    return "cant"


def next_act(regulation: VillageRegulation | None, village: Region, user: Any) -> NextAct:
    """The one act that this person can do now; else whom all wait for."""
    if regulation is None:
        if user.can(Permission.REGULATION_DRAFT, village.place):
            url = reverse("partnerships:regulation-create", args=[village.code])
            sentence = "Satu Perdes dipakai untuk semua kerja sama desa ini."
            return NextAct("Berikutnya", "Susun rancangan Perdes", sentence, url, "Susun Perdes")
        return NextAct("Menunggu", "Rancangan Perdes", "Pemerintah Desa menyusunnya.")
    moves = REGULATION_MOVES.open_to(regulation, user)
    if moves and regulation.status == Status.DRAFT and not regulation.consulted_on:
        url = reverse("partnerships:regulation-edit", args=[village.code])
        sentence = "Rancangan Perdes wajib dikonsultasikan dengan warga."
        return NextAct("Berikutnya", "Catat konsultasi dengan warga", sentence, url, "Catat konsultasi")
    if moves:
        move = moves[0][0]
        url = reverse("partnerships:regulation-move", args=[village.code, move.name])
        return NextAct("Berikutnya", move.label, WAITING[regulation.status], url, move.label)
    heading = "Selesai" if regulation.status == Status.PROMULGATED else "Menunggu"
    return NextAct(heading, regulation.get_status_display(), WAITING[regulation.status])
