"""Bars never lie about an amount, and the map about a place."""

from decimal import Decimal
from itertools import combinations, pairwise
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerjasama_portal.sheet import bars, points

AMOUNTS = st.decimals(0, 10**6, places=2)
PLACES = st.tuples(st.floats(-10.9, 5.9), st.floats(95.1, 141.0))


def nearest(marks):
    """How near the two nearest numbers stand."""
    return min(hypot(a.label_x - b.label_x, a.label_y - b.label_y) for a, b in combinations(marks, 2))


def test_an_amount_is_used_free_and_lost():
    parts = bars.parts_of(Decimal(14), Decimal(5), Decimal(9))
    assert (parts.used, parts.free, parts.lost, parts.total) == (5, 4, 5, 14)
    assert [each.kind for each in bars.bar(parts, 1.0)] == ["used", "free", "lost"]
    assert [each.width for each in bars.bar(parts, 1.0)] == [35.36, 28.29, 35.36]


def test_more_use_than_there_is_leaves_nothing_free():
    assert bars.parts_of(Decimal(3), Decimal(8), None) == bars.Parts(Decimal(3), Decimal(0), Decimal(0))


def test_nothing_draws_nothing():
    assert bars.bar(bars.parts_of(Decimal(0), None, None), 1.0) == []


@given(AMOUNTS, st.none() | AMOUNTS, st.none() | AMOUNTS, st.floats(0, 1))
def test_parts_sum_up_and_stay_inside(quantity, own, lean, share):
    parts = bars.parts_of(quantity, own, lean)
    assert parts.total == quantity and min(parts.used, parts.free, parts.lost) >= 0
    segments = bars.bar(parts, share)
    assert all(each.x >= 0.5 and each.x + each.width <= 99.55 for each in segments)


def test_bars_are_compared_in_their_own_class_only():
    rows = [("luas", Decimal(50)), ("orang", Decimal(8)), ("luas", Decimal(100)), ("debit", Decimal(0))]
    assert bars.shares(rows) == [0.5, 1.0, 1.0, 0.0]


def test_a_small_amount_is_still_seen():
    assert bars.bar(bars.parts_of(Decimal(1), None, None), 0.0001)[0].width == bars.LEAST


def test_columns_stand_on_the_base_side_by_side():
    found = bars.columns([3, 4, 5], left=100, right=340, base=140, step=24)
    assert [each.height for each in found] == [72, 96, 120]
    assert all(each.y + each.height == 140 for each in found)
    assert all(one.x + one.width < other.x for one, other in pairwise(found))
    assert bars.columns([], left=0, right=1, base=1, step=1) == []


def test_a_year_of_months_runs_over_its_turn():
    cells = bars.months([11, 12, 1])
    assert [cell.month for cell in cells if cell.is_on] == [1, 11, 12]
    assert cells[11].x + cells[11].width == 240


@pytest.mark.parametrize(("score", "width"), [(None, 0.0), (Decimal(5), 99.0), (Decimal("2.5"), 49.5)])
def test_a_score_fills_its_part(score, width):
    assert bars.score_width(score) == width


def test_a_degree_east_is_shorter_away_from_the_equator():
    west, east = points.in_metres([(-7.8, 111.6), (-7.8, 111.7)])
    assert east[0] - west[0] == pytest.approx(11_132 * cos(radians(7.8)), rel=1e-6)
    assert points.farthest([(-7.8, 111.6), (-7.9, 111.6)]) == pytest.approx(11_057, abs=1)


def test_north_is_up_and_east_is_right():
    found = points.draw([(-7.80, 111.60), (-7.79, 111.61)])
    south_west, north_east = found.marks
    assert north_east.x > south_west.x and north_east.y < south_west.y


@pytest.mark.parametrize(("most", "length"), [(1.5, 1), (4.9, 2), (5, 5), (99, 50), (1000, 1000), (4999, 2000)])
def test_the_ruler_is_a_round_number(most, length):
    assert points.round_length(most) == length


@pytest.mark.parametrize(("metres", "words"), [(500, "500 m"), (1000, "1 km"), (20_000, "20 km")])
def test_the_ruler_in_words(metres, words):
    assert points.Ruler(metres, 1.0).words == words


def test_no_points_no_map():
    assert points.draw([]) is None and points.farthest([]) == 0


def test_one_point_stands_in_the_middle():
    found = points.draw([(-7.79, 111.63)])
    assert (found.marks[0].x, found.marks[0].y) == (150, 110) and not found.marks[0].is_moved
    assert found.ruler.metres == 200


@given(st.lists(PLACES, min_size=1, max_size=12))
def test_everything_lies_inside_and_the_ruler_measures_the_distances(places):
    found = points.draw(places)
    for mark in found.marks:
        assert 0 <= mark.x <= found.width and 0 <= mark.y <= found.height
        assert points.RADIUS <= mark.label_x <= found.width - points.RADIUS
        assert points.RADIUS <= mark.label_y <= found.height - points.RADIUS
    drawn = max((hypot(a.x - b.x, a.y - b.y) for a, b in combinations(found.marks, 2)), default=0.0)
    metres = drawn / found.ruler.length * found.ruler.metres
    assert metres == pytest.approx(points.farthest(places), rel=0.01, abs=found.ruler.metres * 0.2 / found.ruler.length)


@given(st.lists(PLACES, min_size=2, max_size=10))
def test_no_number_covers_another(places):
    marks = points.draw(places).marks
    assert all(
        hypot(a.label_x - b.label_x, a.label_y - b.label_y) >= 2 * points.RADIUS for a, b in combinations(marks, 2)
    )


def test_ten_at_one_place_still_part():
    marks = points.draw([(-7.8, 111.6)] * 10).marks
    assert all(
        hypot(a.label_x - b.label_x, a.label_y - b.label_y) >= 2 * points.RADIUS for a, b in combinations(marks, 2)
    )
    assert any(mark.is_moved for mark in marks)
