"""Acts on the activities of a programme and what they cost; with cost lines the programme costs their sum."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from partnerships.actions.programmes import judge_editing
from partnerships.models import Activity, CostLine, Programme
from partnerships.programmes.costs import MOST, amount_of, judge_amount, lines_sum
from records import trail
from records.moves import TOO_LATE, hold
from records.verdict import Refused

UP, DOWN = "naik", "turun"
TOO_MUCH = "Jumlah seluruh rincian terlalu besar. Periksa banyaknya dan harganya."


def begin(programme: Programme, by: Any) -> None:
    """May it be changed; nobody else changes its activities, cost or money until the transaction ends."""
    judge_editing(programme.cooperation, by)
    hold(programme)
    programme.refresh_from_db(fields=["cost", "start_year", "end_year"])


def require_within(programme: Programme, starts: date, ends: date) -> None:
    """An activity runs within the years of its programme."""
    if ends < starts:
        raise Refused("Bulan selesai tidak boleh sebelum bulan mulai.")
    if starts.year < programme.start_year or ends.year > programme.end_year:
        first, last = programme.start_year, programme.end_year
        years = str(first) if first == last else f"{first}–{last}"
        raise Refused(f"Kegiatan harus dalam tahun program, {years}. Ubah bulannya, atau ubah tahun program.")


def tell(programme: Programme, action: str, by: Any, **facts: Any) -> None:
    """One event of the programme."""
    trail.record(f"programme.{action}", programme, by=by, region_code=programme.cooperation.lead.code, **facts)


def settle_cost(programme: Programme, by: Any) -> None:
    """The cost follows its lines in the same transaction; without lines the last figure stays, and is typed again."""
    total, old = lines_sum(programme), programme.cost
    if total is None or total == old:
        return
    if total > MOST:
        raise Refused(TOO_MUCH)
    Programme.objects.filter(pk=programme.pk).update(cost=total)
    programme.cost = total
    tell(programme, "settle_cost", by, old={"cost": old}, new={"cost": total})


@transaction.atomic
def add_activity(*, programme: Programme, by: Any, **facts: Any) -> Activity:
    """Add an activity, as the last one."""
    begin(programme, by)
    require_within(programme, facts["starts"], facts["ends"])
    last = programme.activities.order_by("-position").first()
    position = last.position + 1 if last else 1
    activity = Activity.objects.create(programme=programme, position=position, created_by=by, **facts)
    tell(programme, "add_activity", by, new={"activity": activity.pk, **facts})
    return activity


@transaction.atomic
def edit_activity(*, activity: Activity, by: Any, **facts: Any) -> None:
    """Change what an activity says; both values stay in the trail."""
    programme = activity.programme
    begin(programme, by)
    require_within(programme, facts["starts"], facts["ends"])
    rows = Activity.objects.filter(pk=activity.pk)
    old = rows.values(*facts).first()
    if old is None or not rows.update(**facts):
        raise Refused(TOO_LATE)
    tell(programme, "edit_activity", by, old=old, new={"activity": activity.pk, **facts})


@transaction.atomic
def move_activity(*, activity: Activity, direction: str, by: Any) -> None:
    """Change places with the one before or after it."""
    programme = activity.programme
    begin(programme, by)
    order = list(programme.activities.values_list("pk", flat=True))
    if activity.pk not in order:
        raise Refused(TOO_LATE)
    here = order.index(activity.pk)
    there = here - 1 if direction == UP else here + 1
    if not 0 <= there < len(order):
        raise Refused("Kegiatan ini sudah di ujung daftar.")
    order[here], order[there] = order[there], order[here]
    for position, pk in enumerate(order, 1):
        Activity.objects.filter(pk=pk).update(position=position)
    tell(programme, "move_activity", by, new={"order": order})


@transaction.atomic
def remove_activity(*, activity: Activity, by: Any) -> None:
    """Take an activity and its cost lines away; the trail keeps them."""
    programme = activity.programme
    begin(programme, by)
    costs = [told(line.item, line.quantity, line.unit, line.price) for line in activity.costs.all()]
    CostLine.objects.filter(activity=activity).delete()
    if not Activity.objects.filter(pk=activity.pk).delete()[0]:
        raise Refused(TOO_LATE)
    old = {"name": activity.name, "output": activity.output, "starts": activity.starts, "ends": activity.ends}
    tell(programme, "remove_activity", by, old={"activity": activity.pk, **old, "costs": costs})
    settle_cost(programme, by)


def told(item: str, quantity: Decimal, unit: str, price: int) -> list[Any]:
    """A cost line as the trail keeps it."""
    return [item, quantity, unit, price]


@transaction.atomic
def set_costs(*, activity: Activity, lines: Iterable[dict[str, Any]], by: Any) -> None:
    """Replace the cost lines of one activity; the cost of the programme follows."""
    programme = activity.programme
    begin(programme, by)
    if not Activity.objects.filter(pk=activity.pk).exists():
        raise Refused(TOO_LATE)
    rows, now = [], timezone.now()
    for number, line in enumerate(lines, 1):
        amount = amount_of(line["quantity"], line["price"])
        if not (verdict := judge_amount(amount, number)):
            raise Refused(verdict)
        moment = now + timedelta(microseconds=number)  # the lines keep their order
        rows.append(CostLine(activity=activity, amount=amount, created_by=by, created_at=moment, **line))
    before = [told(line.item, line.quantity, line.unit, line.price) for line in activity.costs.all()]
    CostLine.objects.filter(activity=activity).delete()
    CostLine.objects.bulk_create(rows)
    after = [told(row.item, row.quantity, row.unit, row.price) for row in rows]
    old, new = {"costs": before}, {"activity": activity.pk, "costs": after}
    tell(programme, "set_costs", by, old=old, new=new)
    settle_cost(programme, by)
