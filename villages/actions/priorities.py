"""Acts on the priority scale: what counts how much, how well each thing does, and the order that is kept."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.moves import TOO_LATE
from records.verdict import Refused
from villages.analysis.priorities import SCORES, WEIGHT_WORDS, Item, Ranking, as_dict, ranking_of, scores_of, weights_of
from villages.models import (
    Criterion,
    CriterionWeight,
    Need,
    Potential,
    PriorityRank,
    PriorityScale,
    PriorityScore,
    Region,
)

Basis = PriorityScale.Basis
NOTHING_COUNTS = "Paling sedikit satu kriteria harus dihitung. Beri satu kriteria bobot 1 atau lebih."
CHANGED = "Bobot atau nilai berubah sejak Anda membuka halaman ini. Periksa urutannya lagi, lalu simpan."
NOTHING_SCORED = "Belum ada yang dinilai lengkap. Nilai dulu paling sedikit satu potensi atau kebutuhan."


@transaction.atomic
def weigh_criteria(*, village: Region, weights: dict[str, int], by: Any) -> None:
    """Say how much each criterion counts in this village, 0 to 5. Raises Refused."""
    ask(by, Permission.ANALYSIS_EDIT, village.place)
    if set(weights) != set(Criterion.values) or not set(weights.values()) <= set(range(len(WEIGHT_WORDS))):
        raise TypeError("every criterion needs a weight from 0 to 5")
    if not any(weights.values()):
        raise Refused(NOTHING_COUNTS)
    old = as_dict(weights_of(village))
    CriterionWeight.objects.filter(village=village).delete()
    write_once(
        CriterionWeight(village=village, criterion=name, weight=weight, created_by=by)
        for name, weight in weights.items()
    )
    trail.record("priority.weigh", village, by=by, region_code=village.code, old=old, new=weights)


@transaction.atomic
def score_item(*, item: Item, scores: dict[str, int], by: Any) -> None:
    """Say how well one need or potential does by each criterion, 1 to 5; a criterion left out has no score.

    The trail tells it of the village: scoring a potential is no hand in its figures.
    """
    ask(by, Permission.ANALYSIS_EDIT, item.place)
    if not set(scores) <= set(Criterion.values) or not set(scores.values()) <= set(SCORES):
        raise TypeError("a score is 1 to 5, by a known criterion")
    which = thing(item)
    old = scores_of(item)
    PriorityScore.objects.filter(**which).delete()
    write_once(
        PriorityScore(village=item.village, criterion=name, score=score, created_by=by, **which)
        for name, score in scores.items()
    )
    told = {"hal": item.pk, "nama": item.name}
    code = item.village.code
    trail.record("priority.score", item.village, by=by, region_code=code, old=told | old, new=told | scores)


@transaction.atomic
def save_ranking(*, village: Region, seen: str, by: Any) -> None:
    """Keep the order that weights and scores make, as the person saw it; what is not scored stays off. Raises Refused.

    Permendagri 96/2017 pasal 13 ayat (2) huruf b.
    """
    ask(by, Permission.ANALYSIS_EDIT, village.place)
    Region.objects.select_for_update().get(pk=village.pk)
    ranking = ranking_of(village, by)
    if ranking.version != seen:
        raise Refused(CHANGED)
    if not ranking.scored:
        raise Refused(NOTHING_SCORED)
    old = replace_scale(village, [line.item for line in ranking.scored], PriorityScale(basis=Basis.COMPUTED), by)
    new = {"urutan": [str(line.item) for line in ranking.scored], "cara": Basis.COMPUTED.value} | reckoning(ranking)
    trail.record("priority.rank", village, by=by, region_code=village.code, old=old, new=new)


@transaction.atomic
def rank_priorities(*, village: Region, ranked: Sequence[Item], reason: str, by: Any) -> None:
    """Order the scale by hand, most urgent first, for a reason that everybody reads: the musyawarah decides.

    Permendagri 96/2017 pasal 13 ayat (2) huruf b. Raises Refused.
    """
    ask(by, Permission.ANALYSIS_EDIT, village.place)
    if any(item.village_id != village.pk for item in ranked):
        raise Refused("Skala prioritas hanya memuat potensi dan kebutuhan desa ini.")
    if len({item.pk for item in ranked}) != len(ranked):
        raise Refused("Satu hal hanya boleh satu kali dalam skala prioritas.")
    if not reason.strip():
        raise Refused("Tulis alasan urutan ini.")
    old = replace_scale(village, ranked, PriorityScale(basis=Basis.DELIBERATED, reason=reason.strip()), by)
    new = {"urutan": [str(item) for item in ranked], "cara": Basis.DELIBERATED.value}
    trail.record("priority.rank", village, by=by, region_code=village.code, old=old, new=new, note=reason.strip())


def replace_scale(village: Region, ranked: Sequence[Item], scale: PriorityScale, by: Any) -> dict[str, Any]:
    """Put these in place of the old ranks, and how they came about; gives the old ones. Raises Refused."""
    before = PriorityRank.objects.filter(village=village).select_related("need", "potential").order_by("rank")
    old = {"urutan": [str(rank.need or rank.potential) for rank in before]}
    before.delete()
    PriorityScale.objects.filter(village=village).delete()
    scale.village, scale.created_by = village, by
    write_once([scale])
    write_once(
        PriorityRank(village=village, rank=number, created_by=by, **thing(item))
        for number, item in enumerate(ranked, 1)
    )
    return old


def write_once(rows: Any) -> None:
    """Write new rows; when somebody else wrote the same ones meanwhile this person comes too late. Raises Refused."""
    rows = list(rows)
    try:
        with transaction.atomic():
            if rows:
                type(rows[0])._default_manager.bulk_create(rows)
    except IntegrityError as error:
        raise Refused(TOO_LATE) from error


def thing(item: Item) -> dict[str, Need | Potential]:
    """The one of the two keys by which a row names it."""
    return {"need": item} if isinstance(item, Need) else {"potential": item}


def reckoning(ranking: Ranking) -> dict[str, Any]:
    """All numbers behind the order, for the trail."""
    values = {line.item.pk: line.scores | {"nilai": str(line.total)} for line in ranking.scored}
    return {"bobot": as_dict(ranking.weights), "nilai": values}
