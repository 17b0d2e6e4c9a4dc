"""The legal rules of a cooperation, as data; which of them hold depends on its track and on the day it was opened."""

from collections.abc import Iterable

from partnerships.case import Case
from partnerships.models import Track
from partnerships.rules.late import RULES_LATE
from partnerships.rules.offering import RULES_OFFERING
from partnerships.rules.preparing import RULES_PREPARING
from records.rules import RuleBook
from records.verdict import Verdict

RULES = RuleBook([*RULES_PREPARING, *RULES_OFFERING, *RULES_LATE])

# The act that each rule comes before, in words; the tables of moves name the same rules in their needs.
BEFORE = {
    **dict.fromkeys(("R4", "R5", "R6", "R7", "R18"), "surat penawaran dikirim"),
    **dict.fromkeys(("R2", "R2b", "R19", "R20", "R21a", "R22"), "naskah disusun"),
    **dict.fromkeys(("R15", "R42", "R23"), "musyawarah antar desa dibuka"),
    **dict.fromkeys(("R9", "R12", "R14", "R14a", "R24", "R25", "R26", "R46a"), "naskah dikirim untuk ditinjau"),
    **dict.fromkeys(("R12a", "R13", "R16"), "naskah dikirim untuk ditinjau"),
    "R12b": "penawaran diumumkan",
    "R21": "proposal dijawab",
    "R50": "Kades menandatangani",
    "R45": "Peraturan Bersama diundangkan",
    "R46": "Perjanjian Bersama diumumkan",
    **dict.fromkeys(("R47", "R49"), "kerja sama dinyatakan berlaku"),
    **dict.fromkeys(("R53", "R54", "R55"), "pelaksanaan dimulai"),
}
# Where a track has another act at this point.
BEFORE_ON_TRACK = {
    Track.THIRD_BY_VILLAGE: dict.fromkeys(("R4", "R5", "R6", "R7", "R12a", "R13", "R16"), "penawaran diumumkan"),
    Track.THIRD_BY_PARTNER: dict.fromkeys(("R4", "R5", "R6", "R7"), "proposal dijawab"),
}
IN_VILLAGES = {"R15": "naskah dikirim untuk ditinjau", "R23": "musyawarah desa tentang naskah dijadwalkan"}


def before(code: str, track: str) -> str:
    """The act that a rule comes before on a track; empty for a note."""
    elsewhere = {} if track == Track.INTER_VILLAGE else IN_VILLAGES
    return BEFORE_ON_TRACK.get(track, {}).get(code) or elsewhere.get(code) or BEFORE.get(code, "")


def judge(case: Case, codes: Iterable[str], only_village: str = "") -> Verdict:
    """Judge a case by those of these rules that are about its track, as of the day it was opened."""
    cooperation = case.cooperation
    return RULES.judge(case, codes, cooperation.opened_on, only_village=only_village, kind=cooperation.track)
