"""When the activities of a programme run: one table of twelve months for each year that has any."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partnerships.models import Activity
from records.formats import MONTHS, bulan


@dataclass(frozen=True)
class Cell:
    """One month of one activity."""

    month: str
    is_on: bool


@dataclass(frozen=True)
class Bar:
    """One activity in one year."""

    activity: Activity
    span: str
    cells: list[Cell]


@dataclass(frozen=True)
class Year:
    """The activities of one year."""

    year: int
    bars: list[Bar]


MONTH_HEADS = [(month, month[:1]) for month in MONTHS]


def span_of(activity: Activity) -> str:
    """Maret 2027, or Maret 2027 sampai Juni 2027."""
    start, end = bulan(activity.starts), bulan(activity.ends)
    return start if activity.starts == activity.ends else f"{start} sampai {end}"


def runs_in(activity: Activity, year: int, month: int) -> bool:
    """Is it under way in this month?"""
    return activity.starts <= date(year, month, 1) <= activity.ends


def years_of(activities: Iterable[Activity]) -> list[Year]:
    """The years from the first month to the last, each with the activities that run in it."""
    activities = list(activities)
    numbers = sorted({year for each in activities for year in range(each.starts.year, each.ends.year + 1)})
    return [Year(year, [bar(each, year) for each in activities if touches(each, year)]) for year in numbers]


def touches(activity: Activity, year: int) -> bool:
    """Does any month of this year belong to it?"""
    return activity.starts.year <= year <= activity.ends.year


def bar(activity: Activity, year: int) -> Bar:
    """Twelve months of one activity."""
    cells = [Cell(name, runs_in(activity, year, number)) for number, name in enumerate(MONTHS, 1)]
    return Bar(activity, span_of(activity), cells)
