"""Acts on a village's potentials, needs, analysis and priorities; the only writer of these tables."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.documents import Scan, store_scan
from records.moves import TOO_LATE
from records.verdict import Refused
from villages.emblem import redrawn
from villages.models import Letterhead, Need, Potential, PriorityRank, Region, SwotEntry
from villages.workflow import POTENTIAL_MOVES

POTENTIAL_FACTS = ("kind", "name", "quantity", "unit", "lean_quantity", "own_use", "description", "measured_on")
NEED_FACTS = ("name", "quantity", "unit", "households", "urgency", "target_year", "plan_reference")
LETTERHEAD_FACTS = ("address", "postal_code", "phone", "email", "size")
NOT_A_DRAFT = "Potensi ini bukan draf lagi. Pilih “Ubah lagi” dulu, lalu ubah isinya."


def only(facts: dict[str, Any], allowed: Sequence[str]) -> dict[str, Any]:
    """The facts, which may be no others than these; anything else is a mistake of the caller."""
    if unknown := set(facts) - set(allowed):
        raise TypeError(f"unknown facts: {', '.join(sorted(unknown))}")
    return facts


def change(obj: models.Model, facts: dict[str, Any], **state: Any) -> dict[str, Any]:
    """Write the facts if the row is still in that state; gives the old values of what changed, raises Refused."""
    rows = type(obj)._default_manager.filter(pk=obj.pk, **state)
    old = rows.values(*facts).first() if facts else None
    if old is None or not rows.update(**facts):
        raise Refused(NOT_A_DRAFT if state else TOO_LATE)
    for name, value in facts.items():
        setattr(obj, name, value)
    return {name: value for name, value in old.items() if value != facts[name]}


@transaction.atomic
def add_potential(*, village: Region, by: Any, submit: bool = False, **facts: Any) -> Potential:
    """Write down what the village has, as a draft or handed in at once."""
    ask(by, Permission.POTENTIAL_EDIT, village.place)
    potential = Potential.objects.create(village=village, created_by=by, **only(facts, POTENTIAL_FACTS))
    trail.record("potential.add", potential, by=by, region_code=village.code, new=facts)
    if submit:
        submit_potential(potential=potential, by=by)
    return potential


@transaction.atomic
def edit_potential(*, potential: Potential, by: Any, submit: bool = False, **facts: Any) -> None:
    """Change a draft, and perhaps hand it in; what was submitted or verified is opened again first. Raises Refused."""
    ask(by, Permission.POTENTIAL_EDIT, potential.place)
    old = change(potential, only(facts, POTENTIAL_FACTS), status=Potential.Status.DRAFT)
    new = {name: facts[name] for name in old}
    trail.record("potential.edit", potential, by=by, region_code=potential.village.code, old=old, new=new)
    if submit:
        submit_potential(potential=potential, by=by)


def submit_potential(*, potential: Potential, by: Any) -> None:
    """Hand a draft in for verification."""
    POTENTIAL_MOVES.make(potential, "submit", by=by, region_code=potential.village.code)


def verify_potential(*, potential: Potential, by: Any) -> None:
    """Vouch for a figure that somebody else filled in."""
    facts = {"verified_at": timezone.now(), "verified_by": by}
    POTENTIAL_MOVES.make(potential, "verify", by=by, region_code=potential.village.code, **facts)


def return_potential(*, potential: Potential, reason: str, by: Any) -> None:
    """Send it back to who filled it in, with what must be mended. Raises Refused."""
    if not reason.strip():
        raise Refused("Isi apa yang perlu diperbaiki.")
    POTENTIAL_MOVES.make(potential, "return", by=by, note=reason, region_code=potential.village.code)


def reopen_potential(*, potential: Potential, by: Any) -> None:
    """Make it a draft again; an earlier verification no longer holds (the trail keeps it)."""
    facts = {"verified_at": None, "verified_by": None}
    POTENTIAL_MOVES.make(potential, "reopen", by=by, region_code=potential.village.code, **facts)


@transaction.atomic
def add_need(*, village: Region, by: Any, **facts: Any) -> Need:
    """Write down what the village lacks."""
    ask(by, Permission.NEED_EDIT, village.place)
    need = Need.objects.create(village=village, created_by=by, **only(facts, NEED_FACTS))
    trail.record("need.add", need, by=by, region_code=village.code, new=facts)
    return need


@transaction.atomic
def edit_need(*, need: Need, by: Any, **facts: Any) -> None:
    """Change a need."""
    ask(by, Permission.NEED_EDIT, need.place)
    old = change(need, only(facts, NEED_FACTS))
    new = {name: facts[name] for name in old}
    trail.record("need.edit", need, by=by, region_code=need.village.code, old=old, new=new)


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


def save_letterhead(
    *, village: Region, by: Any, emblem: Any = None, remove_emblem: bool = False, **facts: Any
) -> Letterhead:
    """Write what stands above the village's letters; a new emblem is drawn anew before anything is written."""
    ask(by, Permission.LETTERHEAD_EDIT, village.place)
    picture = redrawn(emblem) if emblem else None
    return keep_letterhead(village, only(facts, LETTERHEAD_FACTS), picture, remove_emblem, by)


@transaction.atomic
def keep_letterhead(
    village: Region, facts: dict[str, Any], picture: Scan | None, remove_emblem: bool, by: Any
) -> Letterhead:
    """Write the judged letterhead, once per village, with its old and new values."""
    head, _ = Letterhead.objects.select_for_update().get_or_create(village=village, defaults={"created_by": by})
    facts = dict(facts)
    if picture or remove_emblem:
        facts["emblem"] = store_scan(picture, by=by) if picture else None
    old = {name: getattr(head, name) for name in facts}
    Letterhead.objects.filter(pk=head.pk).update(**facts)
    for name, value in facts.items():
        setattr(head, name, value)
    changed = [name for name in facts if old[name] != facts[name]]
    before, after = {name: old[name] for name in changed}, {name: facts[name] for name in changed}
    trail.record("letterhead.save", head, by=by, region_code=village.code, old=before, new=after)
    return head
