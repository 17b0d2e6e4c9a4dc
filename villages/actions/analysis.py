"""Acts on a village's analysis and its priority scale."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.moves import TOO_LATE
from records.verdict import Refused
from villages.models import Need, Potential, PriorityRank, Region, SwotEntry


@transaction.atomic
def add_swot(*, village: Region, quadrant: str, text: str, by: Any) -> SwotEntry:
    """Add one strength, weakness, opportunity or threat."""
    ask(by, Permission.ANALYSIS_EDIT, village.place)
    entry = SwotEntry.objects.create(village=village, quadrant=quadrant, text=text, created_by=by)
    trail.record("swot.add", entry, by=by, region_code=village.code, new={"quadrant": quadrant, "text": text})
    return entry


@transaction.atomic
def remove_swot(*, entry: SwotEntry, by: Any) -> None:
    """Take one entry out of the analysis; the trail keeps its text. Raises Refused."""
    ask(by, Permission.ANALYSIS_EDIT, entry.place)
    old = {"quadrant": entry.quadrant, "text": entry.text}
    removed, _ = SwotEntry.objects.filter(pk=entry.pk).delete()
    if not removed:
        raise Refused(TOO_LATE)
    trail.record("swot.remove", entry, by=by, region_code=entry.village.code, old=old)


@transaction.atomic
def rank_priorities(*, village: Region, ranked: Sequence[Need | Potential], by: Any) -> None:
    """Replace the village's priority scale by these, most urgent first. Raises Refused.

    Permendagri 96/2017 pasal 13 ayat (2) huruf b.
    """
    ask(by, Permission.ANALYSIS_EDIT, village.place)
    if any(item.village_id != village.pk for item in ranked):
        raise Refused("Skala prioritas hanya memuat potensi dan kebutuhan desa ini.")
    if len({item.pk for item in ranked}) != len(ranked):
        raise Refused("Satu hal hanya boleh satu kali dalam skala prioritas.")
    before = PriorityRank.objects.filter(village=village).select_related("need", "potential").order_by("rank")
    old = [str(rank.need or rank.potential) for rank in before]
    before.delete()
    rows = [new_rank(village, number, item, by) for number, item in enumerate(ranked, 1)]
    try:
        with transaction.atomic():
            PriorityRank.objects.bulk_create(rows)
    except IntegrityError as error:
        raise Refused(TOO_LATE) from error
    new = [str(item) for item in ranked]
    trail.record("priority.rank", village, by=by, region_code=village.code, old={"urutan": old}, new={"urutan": new})


def new_rank(village: Region, number: int, item: Need | Potential, by: Any) -> PriorityRank:
    """One unsaved line of the scale, of a need or of a potential."""
    thing = {"need": item} if isinstance(item, Need) else {"potential": item}
    return PriorityRank(village=village, rank=number, created_by=by, **thing)
