"""Points and small sets, with nothing of the database."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from partnerships.matching import score
from partnerships.matching.criteria import CRITERIA, DEFAULTS, weights_from
from partnerships.matching.pool import Background, kilometres, middle, shared_level
from partnerships.matching.sets import MOST_MEMBERS, smallest_covers

AMOUNTS = st.decimals(0, 100, places=2)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("amount", "wanted", "points"), [(8, 9, 89), (2, 4, 50), (9, 9, 100), (18, 9, 100), ("8.999", 9, 99), (0, 9, 0)]
)
def test_a_part_is_a_percentage_and_never_whole(amount, wanted, points):
    assert score.enough(Decimal(amount), Decimal(wanted)) == points


@pytest.mark.parametrize(("km", "points"), [("0", 100), ("14", 72), ("25", 50), ("50", 0), ("400", 0), ("0.3", 99)])
def test_kilometres(km, points):
    assert score.nearness(Background(km=Decimal(km)), "village") == points


@pytest.mark.parametrize(("level", "village", "partner"), [(3, 80, 80), (2, 40, 60), (1, 0, 30), (0, 0, 10)])
def test_regions_stand_for_kilometres(level, village, partner):
    assert score.nearness(Background(level=level), "village") == village
    assert score.nearness(Background(level=level), "partner") == partner


@pytest.mark.parametrize(("good", "bad", "points"), [(0, 0, 50), (1, 0, 75), (5, 0, 100), (2, 1, 75), (0, 3, 0)])
def test_track_record(good, bad, points):
    assert score.record(Background(good=good, bad=bad)) == points


def test_newness_readiness_and_equity():
    assert [score.freshness(TODAY - timedelta(days=days), TODAY) for days in (0, 73, 365, 900)] == [100, 80, 0, 0]
    assert score.readiness(Background(has_regulation=True), "village") == 60
    assert score.readiness(Background(is_complete=True, has_expired=True), "partner") == 60
    standings = ("sangat_tertinggal", "tertinggal", "berkembang", "maju", "mandiri", "")
    assert [score.equity(Background(standing=each), "village") for each in standings] == [100, 75, 50, 25, 0, 50]
    assert score.equity(Background(standing="mandiri"), "partner") == 50


def test_the_total_is_the_weighted_mean_rounded_half_up():
    weights = DEFAULTS | {"cukup": 1, "jarak": 1}
    assert score.total({"cukup": 100, "jarak": 51}, weights) == 76
    assert score.total({}, weights) == 0


def test_distances():
    assert kilometres((-7.8, 111.6), (-7.8, 111.6)) == 0
    assert kilometres((-7.8, 111.6), (-6.8, 111.6)) == Decimal("111.2")
    assert kilometres(None, (-7.8, 111.6)) is None
    assert middle([]) is None and middle([(0.0, 2.0), (2.0, 4.0)]) == (1.0, 3.0)
    assert shared_level("35.02.19.2001", "35.02.19.2002") == 3
    assert shared_level("35.02.19.2001", "35.02") == 2
    assert shared_level("35.02.19.2001", "") == 0


def test_weights_from_an_address():
    asked = weights_from(QueryDict("cukup=0&jarak=3&siap=9&rekam=x&pemerataan=2"))
    assert asked == DEFAULTS | {"cukup": 0, "jarak": 3, "pemerataan": 2}
    assert set(asked) == {each.slug for each in CRITERIA}
    assert DEFAULTS["pemerataan"] == 0


def test_the_smallest_sets():
    eight, five, little = Decimal(8), Decimal(5), Decimal("1.5")
    assert smallest_covers([eight, five, little], Decimal(9)) == [(0, 1), (0, 2)]
    assert smallest_covers([eight, five, Decimal(20)], Decimal(9)) == [(2,)]
    assert smallest_covers([eight, five], Decimal(14)) == []
    assert smallest_covers([Decimal(1)] * 9, Decimal(5)) == []  # five would have to help
    assert smallest_covers([Decimal(0), eight], Decimal(8)) == [(1,)]


@given(amounts=st.lists(AMOUNTS, max_size=14), wanted=st.decimals("0.01", 200, places=2))
def test_sets_cover_are_minimal_and_complete(amounts, wanted):
    found = smallest_covers(amounts, wanted)
    for each in found:
        assert sum(amounts[place] for place in each) >= wanted
        for left in each:  # nobody is one too many
            assert sum(amounts[place] for place in each if place != left) < wanted
    sizes = [
        size
        for size in range(1, MOST_MEMBERS + 1)
        if any(sum(each) >= wanted and 0 not in each for each in combinations(amounts, size))
    ]
    assert bool(found) == bool(sizes)
    if found:
        (size,) = {len(each) for each in found}
        wanted_sets = [
            each
            for each in combinations(range(len(amounts)), size)
            if sum(amounts[p] for p in each) >= wanted and all(amounts[p] for p in each)
        ]
        assert size == sizes[0] and sorted(tuple(sorted(each)) for each in found) == wanted_sets


@given(
    amount=AMOUNTS,
    more=AMOUNTS,
    wanted=st.decimals("0.01", 200, places=2),
    weight=st.integers(0, 3),
    other=st.integers(0, 100),
)
def test_more_never_gives_fewer_points(amount, more, wanted, weight, other):
    weights = DEFAULTS | {"cukup": weight}
    before, after = (
        score.total(score.weighed({"cukup": score.enough(each, wanted), "jarak": other}, weights), weights)
        for each in (amount, amount + more)
    )
    assert after >= before
