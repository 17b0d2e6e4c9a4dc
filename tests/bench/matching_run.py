"""python -m tests.bench.matching_run, within one world: times the search for partners and the plain loop beside it."""

import json
import random
import statistics
import time

import django

django.setup()

from django.db import connection  # noqa: E402

from partnerships.matching.criteria import DEFAULTS  # noqa: E402
from partnerships.matching.facts import Findings  # noqa: E402
from partnerships.matching.find import find_for_village  # noqa: E402
from partnerships.models import Partner  # noqa: E402
from tests.bench.naive import Naive  # noqa: E402
from villages.models import Region  # noqa: E402

VILLAGES, ROUNDS = 15, 3
LOOPED, SOME_VILLAGES, SOME_PARTNERS = 3, 60, 150  # searches that the loop does too, on so many candidates


def sample() -> list[Region]:
    """Desa from all over the country, the same on every run."""
    found = list(Region.objects.filter(kind="desa", valid_until__isnull=True).order_by("code"))
    step = len(found) // VILLAGES
    return found[step // 2 :: step][:VILLAGES]


def timed(village: Region) -> tuple[float, float, int, Findings]:
    """Seconds of the whole search and, its statements sent once more, of the database alone; how many they are."""
    sent = []

    def note(execute, sql, params, many, context):
        sent.append((sql, params))
        return execute(sql, params, many, context)

    began = time.perf_counter()
    found = find_for_village(village, DEFAULTS)
    whole = time.perf_counter() - began
    with connection.execute_wrapper(note):
        find_for_village(village, DEFAULTS)
    spent = 0.0
    for sql, params in sent:
        with connection.cursor() as cursor:
            began = time.perf_counter()
            cursor.execute(sql, params)
            cursor.fetchall()
            spent += time.perf_counter() - began
    return whole, spent, len(sent), found


def looped(village: Region, found: Findings, chance: random.Random) -> tuple[float, int]:
    """Seconds that the plain loop would take for all candidates, from a sample, and how many points were compared."""
    naive = Naive(village, DEFAULTS)
    points = {each.key: each.score for each in found.ranked}
    least = min(points.values(), default=0) if len(points) == 20 else 0
    home = Region.objects.filter(code__lies_in=village.regency_code, kind__in=["desa", "desa_adat"])
    near, parties = list(home.filter(valid_until__isnull=True).order_by("code")), Partner.objects.order_by("pk")
    keys = list(parties.values_list("pk", flat=True))
    codes = {row.code for row in near}
    named, others = ([row for row in near if (row.code in points) is wanted] for wanted in (True, False))
    some = chance.sample(others, min(SOME_VILLAGES, len(others)))
    for row in named:
        one(naive.village_score, row, points[row.code], least)
    for key in set(points) - codes:
        one(naive.partner_score, parties.get(pk=key), points[key], least)
    # The ranked ones cost more than the rest: only those that chance drew stand for all.
    by_village = [one(naive.village_score, row, None, least) for row in some]
    drawn = [key for key in chance.sample(keys, SOME_PARTNERS) if key not in points]
    by_partner = [one(naive.partner_score, parties.get(pk=key), None, least) for key in drawn]
    seconds = statistics.mean(by_village or [0]) * len(near) + statistics.mean(by_partner) * len(keys)
    return seconds, len(points) + len(by_village) + len(by_partner)


def one(ask, candidate, expected: int | None, least: int) -> float:
    """Seconds for one candidate; its points must be those of the search, or too few to be among the twenty."""
    began = time.perf_counter()
    got = ask(candidate)
    took = time.perf_counter() - began
    good = got == expected if expected is not None else got is None or got <= least
    if not good:
        raise SystemExit(
            f"{candidate}: the loop gives {got}, the search {expected}, the last of the twenty has {least}"
        )
    return took


def main() -> None:
    """As JSON: milliseconds by village, and seconds of the loop."""
    villages, chance = sample(), random.Random("padanan")
    whole: dict[str, list[float]] = {}
    inside: dict[str, list[float]] = {}
    statements, results = [], {}
    for turn in range(ROUNDS + 1):
        for village in villages:
            taken, spent, count, found = timed(village)
            if turn:  # the first warms up
                whole.setdefault(village.code, []).append(taken)
                inside.setdefault(village.code, []).append(spent)
            statements.append(count)
            results[village.code] = found
    most = sorted(villages, key=lambda village: len(results[village.code].ranked), reverse=True)[:LOOPED]
    loops = [looped(village, results[village.code], chance) for village in most]
    told = {
        "whole": sorted(statistics.median(each) * 1_000 for each in whole.values()),
        "database": sorted(statistics.median(each) * 1_000 for each in inside.values()),
        "statements": max(statements),
        "ranked": sum(len(found.ranked) for found in results.values()),
        "loop": [seconds for seconds, _ in loops],
        "partners": Partner.objects.count(),
        "compared": sum(count for _, count in loops),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
