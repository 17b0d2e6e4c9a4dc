"""The priority scale: its criteria in words, how they count, and the order that follows from weights and scores."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from records.versions import fingerprint
from villages.models import Criterion, CriterionWeight, Need, Potential, PriorityScore, Region

Item = Need | Potential

# Nothing counts more until the village says so; 3 stands in the middle, so each can be raised and lowered.
USUAL_WEIGHT = 3
WEIGHT_WORDS = ("tidak dihitung", "sangat kecil", "kecil", "sedang", "besar", "sangat besar")
WEIGHT_CHOICES = [(number, f"{number} – {word}") for number, word in enumerate(WEIGHT_WORDS)]
SCORES = range(1, 6)


@dataclass(frozen=True)
class Meaning:
    """One criterion in words: its short name and what the lowest and the highest score mean."""

    short: str
    lowest: str
    highest: str


# The portal's own proposal (domain notes 6.3). Items of one village are compared, never villages: no criterion asks
# how poor a village is, and for cost and risk 5 is the good end as everywhere else.
MEANINGS = {
    Criterion.BENEFIT: Meaning("Manfaat", "sedikit warga terbantu", "banyak warga terbantu, juga yang paling lemah"),
    Criterion.AUTHORITY: Meaning("Kewenangan", "di luar kewenangan desa", "kewenangan desa dan ada di RPJM Desa"),
    Criterion.DATA: Meaning("Data", "angkanya belum ada", "angkanya lengkap dan sudah diperiksa"),
    Criterion.COST: Meaning(
        "Biaya", "jauh di atas APB Desa dan belum ada penyandang dana", "terjangkau, atau sudah ada yang membiayai"
    ),
    Criterion.PARTNERS: Meaning("Mitra", "belum ada calon mitra", "mitra sudah ada dan bersedia"),
    Criterion.RISK: Meaning(
        "Risiko", "risiko besar bagi lingkungan atau tata ruang", "hampir tidak ada risiko, sesuai tata ruang"
    ),
}
URGENCY_ORDER = {Need.Urgency.HIGH: 0, Need.Urgency.MEDIUM: 1, Need.Urgency.LOW: 2}
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Weight:
    """One criterion with the weight that it has in this village."""

    criterion: Criterion
    weight: int

    @property
    def label(self) -> str:
        """The criterion in full."""
        return self.criterion.label

    @property
    def meaning(self) -> Meaning:
        """What its scores mean."""
        return MEANINGS[self.criterion]

    @property
    def word(self) -> str:
        """The weight in words."""
        return WEIGHT_WORDS[self.weight]


@dataclass(frozen=True)
class Scored:
    """One need or potential with its scores; `total` is None until every counting criterion has one."""

    item: Item
    scores: dict[str, int]
    total: Decimal | None
    missing: list[str]  # the short names of counting criteria without a score

    @property
    def is_need(self) -> bool:
        """Needs and potentials stand on one scale."""
        return isinstance(self.item, Need)

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return "Kebutuhan" if self.is_need else "Potensi"

    @property
    def order(self) -> tuple:
        """The higher mean first; then the more urgent, more households, the name; what is not scored last."""
        urgency = URGENCY_ORDER[Need.Urgency(self.item.urgency)] if isinstance(self.item, Need) else 3
        households = self.item.households if isinstance(self.item, Need) else 0
        unscored = self.total is None
        return (unscored, -(self.total or 0), urgency, -households, self.item.name.casefold(), self.item.pk)


@dataclass(frozen=True)
class Ranking:
    """The scale as its weights and scores make it now."""

    weights: list[Weight]
    lines: list[Scored]

    @property
    def scored(self) -> list[Scored]:
        """The lines that have a place, best first."""
        return [line for line in self.lines if line.total is not None]

    @property
    def unscored(self) -> list[Scored]:
        """The lines that still lack a score."""
        return [line for line in self.lines if line.total is None]

    @property
    def version(self) -> str:
        """The fingerprint of all that decides the order."""
        scores = {line.item.pk: line.scores for line in self.lines}
        order = [line.item.pk for line in self.scored]
        return fingerprint({"bobot": as_dict(self.weights), "nilai": scores, "urutan": order})


def as_dict(weights: Iterable[Weight]) -> dict[str, int]:
    """Criterion → weight, as the trail keeps it."""
    return {each.criterion.value: each.weight for each in weights}


def weights_of(village: Region) -> list[Weight]:
    """The weight of every criterion in this village; the usual one where the village said nothing."""
    said = dict(CriterionWeight.objects.filter(village=village).values_list("criterion", "weight"))
    return [Weight(criterion, said.get(criterion, USUAL_WEIGHT)) for criterion in Criterion]


def mean(weights: Iterable[Weight], scores: dict[str, int]) -> Decimal | None:
    """The weighted mean with one decimal, as people see it; None while a counting criterion has no score."""
    counting = [each for each in weights if each.weight]
    if not counting or any(each.criterion not in scores for each in counting):
        return None
    points = sum(each.weight * scores[each.criterion] for each in counting)
    return (Decimal(points) / sum(each.weight for each in counting)).quantize(TENTH, ROUND_HALF_UP)


def items_of(village: Region, user: Any) -> list[Item]:
    """The needs of the village and the potentials of it that this person may see."""
    needs = Need.objects.filter(village=village)
    return [*needs, *Potential.objects.visible_to(user).filter(village=village)]


def ranking_of(village: Region, user: Any) -> Ranking:
    """Weights, scores and the order that follows; four queries, however many things."""
    weights = weights_of(village)
    scores: dict[str, dict[str, int]] = {}
    for row in PriorityScore.objects.filter(village=village):
        scores.setdefault(row.need_id or row.potential_id, {})[row.criterion] = row.score
    lines = [scored(item, scores.get(item.pk, {}), weights) for item in items_of(village, user)]
    return Ranking(weights, sorted(lines, key=lambda line: line.order))


def totals_of(village: Region, items: Iterable[Item]) -> dict[str, Decimal | None]:
    """The means of some of the village's needs and potentials, by their ids; two queries, none for no items."""
    wanted = [item.pk for item in items]
    if not wanted:
        return {}
    weights, scores = weights_of(village), {pk: {} for pk in wanted}
    rows = PriorityScore.objects.filter(village=village).values_list("need", "potential", "criterion", "score")
    for need, potential, criterion, score in rows:
        scores.setdefault(need or potential, {})[criterion] = score
    return {pk: mean(weights, scores[pk]) for pk in wanted}


def scored(item: Item, scores: dict[str, int], weights: list[Weight]) -> Scored:
    """One thing with its mean, or with what is missing for one."""
    missing = [each.meaning.short for each in weights if each.weight and each.criterion not in scores]
    return Scored(item, scores, mean(weights, scores), missing)


def scores_of(item: Item) -> dict[str, int]:
    """The scores that one need or potential has."""
    which = {"need": item} if isinstance(item, Need) else {"potential": item}
    return dict(PriorityScore.objects.filter(**which).values_list("criterion", "score"))
