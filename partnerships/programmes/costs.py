"""What activities cost, to the whole rupiah; with cost lines, the programme costs their sum and nothing else."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Sum

from partnerships.models import Activity, CostLine, Programme
from records.verdict import YES, Verdict, no

MOST = 999_999_999_999_999  # of one line and of one programme


def amount_of(quantity: Decimal, price: int) -> int:
    """Quantity × price, half a rupiah up; exact at any size."""
    return int((quantity * price).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def judge_amount(amount: int, number: int) -> Verdict:
    """A line costs at least a rupiah, and no more than a number that people read."""
    if amount < 1:
        return no(f"Jumlah baris {number} kurang dari satu rupiah.")
    return YES if amount <= MOST else no(f"Jumlah baris {number} terlalu besar. Periksa banyaknya dan harganya.")


def lines_sum(programme: Programme) -> int | None:
    """The sum of all cost lines; None while there are none, and the cost is the one that was typed."""
    return CostLine.objects.filter(activity__programme=programme).aggregate(n=Sum("amount"))["n"]


@dataclass(frozen=True)
class Costed:
    """An activity with its cost lines."""

    activity: Activity
    lines: list[CostLine]

    @property
    def total(self) -> int:
        """What the activity costs."""
        return sum(line.amount for line in self.lines)


def costed(programme: Programme) -> list[Costed]:
    """The activities in their order, two queries for all."""
    activities = programme.activities.prefetch_related("costs")
    return [Costed(activity, list(activity.costs.all())) for activity in activities]
