"""When may it happen: the tables of moves of a musyawarah desa and of a meeting between villages."""

from django.utils import timezone

from accounts.permissions import Permission as P
from musyawarah.models import Deliberation
from musyawarah.queries import load_meeting
from musyawarah.rules import BEFORE_ADOPTION, MEETING_RULES
from records.formats import local_date, tanggal_hari
from records.moves import Move, Moves
from records.verdict import YES, Verdict, no

Status = Deliberation.Status


def its_day_has_come(deliberation: Deliberation) -> Verdict:
    """Nobody opens a meeting before its day: its record would be written ahead of the facts."""
    day = local_date(deliberation.starts_at)
    if day <= timezone.localdate():
        return YES
    return no(f"Belum bisa dibuka. Musyawarah dijadwalkan {tanggal_hari(day)}.")


def record_complete(deliberation: Deliberation) -> Verdict:
    """The record holds what the law and its layout ask for (rules R33, R34, R37, R39)."""
    return MEETING_RULES.judge(load_meeting(deliberation), BEFORE_ADOPTION, local_date(deliberation.starts_at))


def table(open_right: str, adopt_right: str, cancel_right: str) -> list[Move]:
    """The same three acts, by the rights of a village or of several villages together."""
    return [
        Move("open", "Buka musyawarah", (Status.PLANNED,), Status.OPEN, open_right, (its_day_has_come,)),
        Move("adopt", "Sahkan berita acara", (Status.OPEN,), Status.FINAL, adopt_right, (record_complete,)),
        Move("cancel", "Batalkan musyawarah", (Status.PLANNED,), Status.CANCELLED, cancel_right),
    ]


VILLAGE_MOVES = Moves(
    "deliberation",
    Deliberation,
    "status",
    lambda deliberation: deliberation.place,
    table(P.DELIBERATION_RECORD, P.DELIBERATION_ADOPT, P.DELIBERATION_SCHEDULE),
)
MAD_MOVES = Moves(
    "deliberation",
    Deliberation,
    "status",
    lambda deliberation: deliberation.place,
    table(P.MAD_OPEN, P.MAD_ADOPT, P.MAD_SCHEDULE),
)


def moves_for(deliberation: Deliberation) -> Moves:
    """The table that judges this meeting."""
    return MAD_MOVES if deliberation.is_inter_village else VILLAGE_MOVES
