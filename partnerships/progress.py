"""Indicators against reports: what was measured, how far it is from the target; not measured is not zero."""

from dataclasses import dataclass
from decimal import Decimal

from partnerships.models import Cooperation, Indicator, Measurement, ProgressReport


@dataclass(frozen=True)
class ProgressRow:
    """One indicator over all reports, oldest first; None where nobody measured."""

    indicator: Indicator
    values: list[tuple[ProgressReport, Decimal | None]]

    @property
    def last(self) -> Decimal | None:
        """The last measured value."""
        measured = [value for report, value in self.values if value is not None]
        return measured[-1] if measured else None

    @property
    def word(self) -> str:
        """How far the way from the baseline to the target is."""
        if self.last is None:
            return "Belum diukur"
        way = self.indicator.target - self.indicator.baseline
        if not way:
            return "Sasaran tercapai" if self.last == self.indicator.target else "Belum tercapai"
        share = (self.last - self.indicator.baseline) / way * 100
        return "Sasaran tercapai" if share >= 100 else f"{int(max(share, 0))} persen dari sasaran"


@dataclass(frozen=True)
class ProgressTable:
    """The reports as columns, the indicators as rows."""

    reports: list[ProgressReport]
    rows: list[ProgressRow]


def table(cooperation: Cooperation) -> ProgressTable:
    """Three queries, however many reports there are."""
    reports = list(ProgressReport.objects.filter(cooperation=cooperation).order_by("period_end", "created_at"))
    indicators = list(Indicator.objects.filter(cooperation=cooperation).order_by("created_at"))
    found = {
        (row.report_id, row.indicator_id): row.value
        for row in Measurement.objects.filter(report__cooperation=cooperation)
    }
    return ProgressTable(
        reports,
        [
            ProgressRow(indicator, [(report, found.get((report.pk, indicator.pk))) for report in reports])
            for indicator in indicators
        ],
    )
