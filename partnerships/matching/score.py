"""From facts to points: every criterion gives 0 to 100, the total is their weighted mean. No database."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from accounts import regions
from partnerships.matching.criteria import BY_SLUG, Weights
from partnerships.matching.facts import PARTNER
from partnerships.matching.pool import Background, Match, Want
from villages.models import VillageYear

ONE = Decimal(1)
FAR = 50  # km and more give nothing
FRESH_DAYS = 365
UNNAMED = 50  # an outside party that names no amount: half, neither promise nor denial
BY_LEVEL = {regions.DISTRICT: 80, regions.REGENCY: 40}
PARTNER_BY_LEVEL = {regions.DISTRICT: 80, regions.REGENCY: 60, regions.PROVINCE: 30}
ELSEWHERE = 10
Standing = VillageYear.Standing
EQUITY = {
    Standing.FAR_BEHIND: 100,
    Standing.BEHIND: 75,
    Standing.GROWING: 50,
    Standing.ADVANCED: 25,
    Standing.INDEPENDENT: 0,
}
UNKNOWN_STANDING = 50
SLUGS = tuple(BY_SLUG)
NEEDS_COUNTED = 2  # so many needs met are full marks for a whole village


def half_up(part: int, whole: int) -> int:
    """A quotient of two whole numbers, none below zero, rounded as people round; thousands are reckoned at once."""
    return (2 * part + whole) // (2 * whole)


def enough(amount: Decimal, wanted: Decimal) -> int:
    """Percent of what is wanted, 100 at most. Never more than a part that is short of it: 99 isn't 100."""
    if amount >= wanted:
        return 100
    return min(int((amount * 100 / wanted).quantize(ONE, rounding=ROUND_HALF_UP)), 99) if amount > 0 else 0


def nearness(background: Background, kind: str) -> int:
    """By kilometres, 50 and more give nothing; where a point is not known, by the regions that hold both."""
    if background.km is not None:
        return half_up((10 * FAR - min(int(background.km * 10), 10 * FAR)) * 100, 10 * FAR)
    if kind == PARTNER:
        return PARTNER_BY_LEVEL.get(background.level, ELSEWHERE)
    return BY_LEVEL.get(background.level, 0)


def readiness(background: Background, kind: str) -> int:
    """A village: umbrella Perdes 60, in a BKAD 40. An outside party: whole identity 60, no paper expired 40."""
    if kind == PARTNER:
        return 60 * background.is_complete + 40 * (not background.has_expired)
    return 60 * background.has_regulation + 40 * background.in_body


def record(background: Background) -> int:
    """50; 25 more for each cooperation that runs or ran well (two at most), 25 less for each that did not."""
    return min(max(50 + 25 * min(background.good, 2) - 25 * background.bad, 0), 100)


def freshness(known_on: date | None, today: date) -> int:
    """100 today, 0 after a year."""
    if known_on is None:
        return 0
    days = min(max((today - known_on).days, 0), FRESH_DAYS)
    return half_up((FRESH_DAYS - days) * 100, FRESH_DAYS)


def equity(background: Background, kind: str) -> int:
    """The further behind a village is, the more; it counts only where its weight was raised."""
    return UNKNOWN_STANDING if kind == PARTNER else EQUITY.get(background.standing, UNKNOWN_STANDING)


def many_needs(gives: Sequence[Match], wants: Sequence[Want]) -> int:
    """How much of a village's needs is met: by urgency, two of the most urgent are full marks."""
    whole = sum(sorted((want.urgency for want in wants), reverse=True)[:NEEDS_COUNTED])
    if not whole:
        return 0
    met = sum(match.share * match.want.urgency for match in gives)
    return min(half_up(met, whole), 100)


def best_share(matches: Sequence[Match]) -> int:
    """The want that is met best; more wants never lower it."""
    return max((match.share for match in matches), default=0)


def total(values: dict[str, int], weights: Weights) -> int:
    """The weighted mean, rounded half up; nothing weighed is nothing."""
    heavy = sum(weights[slug] for slug in values)
    if not heavy:
        return 0
    return half_up(sum(value * weights[slug] for slug, value in values.items()), heavy)


def common_values(background: Background, kind: str, today: date) -> dict[str, int]:
    """The criteria that are the same whatever is asked for."""
    return {
        "jarak": nearness(background, kind),
        "siap": readiness(background, kind),
        "rekam": record(background),
        "data": freshness(background.known_on, today),
        "pemerataan": equity(background, kind),
    }


def weighed(values: dict[str, int], weights: Weights) -> dict[str, int]:
    """Those that count, in the order of the criteria's table; one of weight 0 is neither reckoned nor shown."""
    return {slug: values[slug] for slug in SLUGS if slug in values and weights[slug]}


def mean(values: Sequence[int]) -> int:
    """Of the members of a group."""
    return half_up(sum(values), len(values))
