"""What every act on a musyawarah asks first: is it still the right moment, may this person, for which village."""

from typing import Any

from accounts.access import ask
from accounts.permissions import Permission as P
from musyawarah.models import Deliberation
from records.verdict import Refused

Status = Deliberation.Status
FINAL = "Berita acara sudah final. Perbaikan dibuat sebagai catatan baru."
WRONG_MOMENT = {
    Status.PLANNED: "Musyawarah belum dibuka. Buka dulu musyawarahnya.",
    Status.OPEN: "Musyawarah sudah dibuka. Jadwalnya tidak bisa diubah lagi.",
    Status.FINAL: FINAL,
    Status.CANCELLED: "Musyawarah ini sudah dibatalkan.",
}


def recording_right(deliberation: Deliberation) -> P:
    """Who records: the village's own people, or those who keep a meeting between villages."""
    return P.MAD_RECORD if deliberation.is_inter_village else P.DELIBERATION_RECORD


def scheduling_right(deliberation: Deliberation) -> P:
    """Who sets the time and invites."""
    return P.MAD_SCHEDULE if deliberation.is_inter_village else P.DELIBERATION_SCHEDULE


def hold(deliberation: Deliberation) -> None:
    """Lock the row and read its state anew, so that nothing is written beside somebody's adoption."""
    rows = Deliberation.objects.select_for_update().filter(pk=deliberation.pk)
    deliberation.status = rows.values_list("status", flat=True).get()


def begin(deliberation: Deliberation, *statuses: str, right: P, by: Any) -> str:
    """Ask the right, hold the row, refuse the wrong moment; returns the acting village's code."""
    ask(by, right, deliberation.place)
    hold(deliberation)
    if deliberation.status not in statuses:
        raise Refused(WRONG_MOMENT[Status(deliberation.status)])
    return acting_code(deliberation, by)


def acting_code(deliberation: Deliberation, by: Any) -> str:
    """The village for which the person acts: the leading one unless only another is theirs."""
    codes = [deliberation.village.code, *deliberation.place.codes]
    return next((code for code in codes if any(grant.touches(code) for grant in by.active_grants)), codes[0])
