"""The act on the whole table of money of a programme: it adds up to the cost, or it is kept as unfinished."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from partnerships.actions.programmes import judge_editing, require_payer
from partnerships.models import FundingLine, Programme
from partnerships.programmes.page import gap_words
from records import trail
from records.moves import hold
from records.verdict import Refused

OR_UNFINISHED = "Betulkan, atau pilih “Simpan sementara”."
Line = dict[str, Any]  # source, village, form, amount, note


def key_of(line: Line) -> tuple[Any, ...]:
    """What makes two lines the same."""
    village = line["village"]
    return line["source"], village.pk if village else None, line["form"], line["amount"], line["note"]


def facts_of(row: FundingLine) -> Line:
    """A stored line as it comes from the page."""
    return {name: getattr(row, name) for name in ("source", "village", "form", "amount", "note")}


@transaction.atomic
def set_funding(*, programme: Programme, lines: Iterable[Line], by: Any, unfinished: bool = False) -> None:
    """Replace all money of a programme; a sum that is not the cost is refused, unless it is kept as unfinished.

    PP 43/2014 pasal 143 ayat (4) huruf f: the funding is part of what is agreed, so it is complete before review.
    """
    judge_editing(programme.cooperation, by)
    hold(programme)
    programme.refresh_from_db(fields=["cost"])
    lines = list(lines)
    gap = programme.cost - sum(line["amount"] for line in lines)
    if gap and not unfinished:
        raise Refused(f"Jumlah dana {gap_words(gap, programme.cost)} {OR_UNFINISHED}")
    stored = list(programme.funding.select_related("village").order_by("created_at", "pk"))
    gone, came = differ(stored, lines)
    for line in came:
        require_payer(programme.cooperation, line["source"], line["village"])
    FundingLine.objects.filter(pk__in=[row.pk for row in gone]).delete()
    now = timezone.now()
    FundingLine.objects.bulk_create(
        FundingLine(programme=programme, created_by=by, created_at=now + timedelta(microseconds=number), **line)
        for number, line in enumerate(came)
    )
    old = {"funding": [list(key_of(facts_of(row))) for row in stored]}
    new = {"funding": [list(key_of(line)) for line in lines]}
    code = programme.cooperation.lead.code
    trail.record("programme.set_funding", programme, by=by, region_code=code, old=old, new=new)


def differ(stored: list[FundingLine], lines: list[Line]) -> tuple[list[FundingLine], list[Line]]:
    """The stored lines that are no longer there, and the new ones; what is the same stays as it is."""
    wanted, gone, came = Counter(key_of(line) for line in lines), [], []
    for row in stored:
        key = key_of(facts_of(row))
        if wanted[key]:
            wanted[key] -= 1
        else:
            gone.append(row)
    for line in lines:
        key = key_of(line)
        if wanted[key]:
            wanted[key] -= 1
            came.append(line)
    return gone, came
