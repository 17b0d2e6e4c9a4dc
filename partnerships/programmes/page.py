"""A programme as its page shows it: cost, who pays, and each village's gain beside its contribution."""

from dataclasses import dataclass

from partnerships.case import Case
from partnerships.models import Cooperation, FundingLine, Party, Programme, VillageShare
from records.formats import rupiah, terbilang
from villages.models import Region

IN_ORDER = ("source", "village__code", "created_at", "pk")


def gap_words(gap: int, cost: int) -> str:
    """By how much money differs from the cost, in figures and in words."""
    word, amount = "kurang" if gap > 0 else "lebih", abs(gap)
    return f"{word} {rupiah(amount)} ({terbilang(amount)} rupiah) dari biaya {rupiah(cost)}."


@dataclass(frozen=True)
class Fairness:
    """One village: what it brings in beside what it gains."""

    village: Region
    budget: int  # money of its own budget
    other: int  # of its people, or land, labour and goods
    share: VillageShare | None

    @property
    def contribution(self) -> int:
        """All that the village pays."""
        return self.budget + self.other

    @property
    def over_capacity(self) -> int:
        """By how much its own budget's part exceeds what it said it can carry (Permendagri 96/2017 pasal 7)."""
        return max(self.budget - self.share.budget_capacity, 0) if self.share else 0


@dataclass(frozen=True)
class Sheet:
    """The money and the benefits of one programme."""

    programme: Programme
    lines: list[FundingLine]
    villages: list[Fairness]

    @property
    def total(self) -> int:
        """All money named so far."""
        return sum(line.amount for line in self.lines)

    @property
    def gap(self) -> int:
        """What the cost still lacks; below zero there is too much."""
        return self.programme.cost - self.total

    @property
    def sentence(self) -> str:
        """Where the money stands, in words (PP 43/2014 pasal 143 ayat (4) huruf f)."""
        if self.gap == 0:
            return f"Dana sudah sama dengan biaya, {rupiah(self.programme.cost)}."
        if self.gap > 0:
            return f"Masih kurang {rupiah(self.gap)} dari biaya {rupiah(self.programme.cost)}."
        return f"Lebih {rupiah(-self.gap)} dari biaya {rupiah(self.programme.cost)}."

    @property
    def years(self) -> str:
        """From the first year to the last."""
        start, end = self.programme.start_year, self.programme.end_year
        return str(start) if start == end else f"{start}–{end}"

    @property
    def people(self) -> int:
        """All who benefit."""
        return sum(each.share.people for each in self.villages if each.share)

    @property
    def contributions(self) -> int:
        """All that the villages pay."""
        return sum(each.contribution for each in self.villages)

    @property
    def by_source(self) -> list[tuple[str, int]]:
        """The sum of every source that pays, when several do."""
        sums = {value: 0 for value in FundingLine.Source.values}
        for line in self.lines:
            sums[line.source] += line.amount
        parts = [(FundingLine.Source(value).label, amount) for value, amount in sums.items() if amount]
        return parts if len(parts) > 1 else []


@dataclass(frozen=True)
class Money:
    """Where the money of all programmes comes from, and what the reports say was spent."""

    sources: list[tuple[str, int]]
    spent: int

    @property
    def total(self) -> int:
        """All money named."""
        return sum(amount for _, amount in self.sources)


def money_of(case: Case) -> Money:
    """The sums by source and village, of a loaded case."""
    sums: dict[str, int] = {}
    for line in (line for programme in case.programmes for line in case.funding.get(programme.pk, [])):
        source = line.get_source_display()
        if case.partner and line.source == FundingLine.Source.PARTNER:
            source = case.partner.name
        name = f"{source} {line.village.name}" if line.village else source
        sums[name] = sums.get(name, 0) + line.amount
    return Money(sorted(sums.items()), sum(report.spent for report in case.reports))


def bound_villages(cooperation: Cooperation) -> list[Region]:
    """The lead first, then the villages that accepted."""
    parties = [party for party in cooperation.parties.all() if party.status in Party.BOUND]
    parties.sort(key=lambda party: (party.status != Party.Status.LEAD, party.village.code))
    return [party.village for party in parties]


def sheet(programme: Programme) -> Sheet:
    """Two queries, however many lines and villages."""
    lines = list(programme.funding.select_related("village").order_by(*IN_ORDER))
    rows = programme.shares.select_related("medium_term_row", "annual_row")
    shares = {share.village_id: share for share in rows}
    return Sheet(
        programme, lines, [fairness(v, lines, shares.get(v.pk)) for v in bound_villages(programme.cooperation)]
    )


def fairness(village: Region, lines: list[FundingLine], share: VillageShare | None) -> Fairness:
    """One village's part of the money beside its share of the benefit."""
    own = [line for line in lines if line.village_id == village.pk]
    budget = sum(line.amount for line in own if line.is_budget)
    return Fairness(village, budget, sum(line.amount for line in own) - budget, share)
