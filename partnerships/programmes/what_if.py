"""What the page of other shares shows: now beside if, and whether the percents may be taken over."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from partnerships.models import Cooperation, Programme, Proposal
from partnerships.programmes.page import Sheet
from partnerships.programmes.shares import compare, percents_of, seen
from records.verdict import YES, Verdict, no
from villages.models import Region


def partner_name(cooperation: Cooperation) -> str:
    """The chosen outside party, in words; "" between villages."""
    if not cooperation.with_third_party:
        return ""
    chosen = cooperation.proposals.filter(status=Proposal.Status.CHOSEN).select_related("partner").first()
    return chosen.partner.name if chosen else "Pihak ketiga"


def takeable(sheet: Sheet, tried: list[tuple[int, Decimal]]) -> Verdict:
    """Percents are part of a share: each village has one first; and there must be something to change."""
    for each in sheet.villages:
        if each.share is None:
            return no(f"Isi dulu bagian {each.village.title}, lalu ambil persennya.")
    if [each.share.percent for each in sheet.villages if each.share] == [percent for _, percent in tried]:
        return no("Persennya sama dengan yang tersimpan.")
    return YES


def page_of(programme: Programme, sheet: Sheet, tried: Any, may_take: bool) -> dict[str, Any]:
    """The context of the page."""
    return {
        "cooperation": programme.cooperation,
        "programme": programme,
        "sheet": sheet,
        "table": compare(sheet, tried),
        "tried": tried,
        "taking": takeable(sheet, tried) if tried and may_take else None,
        "follow": f"?{urlencode(follows(sheet))}",
        "seen": seen([each.share for each in sheet.villages]),
    }


def key_of(village: Region) -> str:
    """The village's code as a part of a name of a field."""
    return village.code.replace(".", "")


def follows(sheet: Sheet) -> dict[str, str]:
    """The question in which the percents follow the contributions of today."""
    paid = [each.contribution for each in sheet.villages]
    answers: dict[str, str] = {}
    for each, percent in zip(sheet.villages, percents_of(paid), strict=True):
        key = key_of(each.village)
        answers |= {f"iuran_{key}": str(each.contribution), f"persen_{key}": f"{percent:f}".replace(".", ",")}
    return answers
