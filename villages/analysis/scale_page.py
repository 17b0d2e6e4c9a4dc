"""What the page of the priority scale shows one person: the reckoning, and the scale that is kept."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from records.formats import angka
from villages.analysis.priorities import Ranking, Scored, ranking_of
from villages.models import PriorityScale, Region
from villages.queries import Priority, priorities_of, scale_of


@dataclass(frozen=True)
class ScalePage:
    """The computed order beside the kept one."""

    village: Region
    ranking: Ranking
    kept: list[Priority]
    scale: PriorityScale | None
    can_edit: bool

    @property
    def is_kept(self) -> bool:
        """Is the order that is kept the one that weights and scores make now?"""
        return bool(self.kept) and [p.item.pk for p in self.kept] == [x.item.pk for x in self.ranking.scored]

    @property
    def by_hand(self) -> bool:
        """Was the kept order decided otherwise?"""
        return self.scale is not None and self.scale.basis == PriorityScale.Basis.DELIBERATED

    @property
    def lead(self) -> str:
        """Where the scale stands, in a sentence or two."""
        scored, every = len(self.ranking.scored), len(self.ranking.lines)
        if not every:
            return "Belum ada potensi atau kebutuhan yang bisa diurutkan."
        if not scored:
            return f"{every} hal menunggu dinilai. Urutan dihitung dari nilainya."
        best = self.ranking.scored[0]
        return f"{scored} dari {every} hal sudah dinilai. Tertinggi: {best.item.name}, {angka(best.total)}."

    @property
    def example(self) -> str:
        """The reckoning of the first line, so that anybody can do it again."""
        if not self.ranking.scored:
            return ""
        best = self.ranking.scored[0]
        counting = [each for each in self.ranking.weights if each.weight]
        sums = " + ".join(f"{each.weight}×{best.scores[each.criterion]}" for each in counting)
        whole = sum(each.weight for each in counting)
        return f"{best.item.name}: ({sums}) ÷ {whole} = {angka(best.total)}"

    @property
    def rows(self) -> list["Row"]:
        """Every line as the page shows it."""
        return [Row(line, number, self.ranking) for number, line in enumerate(self.ranking.lines, 1)]

    @property
    def next_url(self) -> str:
        """The first thing that still waits for its scores; "" when there is none."""
        return score_url(self.ranking.unscored[0]) if self.ranking.unscored else ""


@dataclass(frozen=True)
class Row:
    """One need or potential on the page."""

    line: Scored
    number: int
    ranking: Ranking

    @property
    def url(self) -> str:
        """Where it is scored."""
        return score_url(self.line)

    @property
    def told(self) -> str:
        """The scores in words; a criterion that does not count is left out."""
        counting = [each for each in self.ranking.weights if each.weight and each.criterion in self.line.scores]
        return " · ".join(f"{each.meaning.short} {self.line.scores[each.criterion]}" for each in counting)


def score_url(line: Scored) -> str:
    """The page on which one thing is scored."""
    name = "need-score" if line.is_need else "potential-score"
    return reverse(f"villages:{name}", args=[line.item.pk])


def scale_page(village: Region, user: Any) -> ScalePage:
    """All of it, for what this person may see; a fixed number of queries."""
    ranking = ranking_of(village, user)
    visible = {line.item.pk for line in ranking.lines}
    return ScalePage(
        village,
        ranking,
        priorities_of(village, visible),
        scale_of(village),
        user.can(Permission.ANALYSIS_EDIT, village.place),
    )
