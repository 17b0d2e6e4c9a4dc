"""Pages of long lists: not counted beyond what anybody pages through."""

import pytest

from records import paging
from records.paging import ShortPaginator
from villages.models import Region


@pytest.fixture
def rows(db):
    Region.objects.bulk_create(Region(code=f"11.01.01.{2001 + n}", name=f"Desa {n}", kind="desa") for n in range(60))
    return Region.objects.order_by("code")


def codes(page):
    return [row.code for row in page]


def test_what_ends_on_the_first_page_is_not_counted(rows, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = ShortPaginator(rows[:20], 25).get_page(None)
        assert (len(page), page.paginator.count, page.has_next(), page.end_index()) == (20, 20, False, 20)
    assert ShortPaginator(rows.none(), 25).get_page("1").paginator.count == 0


def test_pages_are_those_of_django(rows, django_assert_num_queries):
    for number in (None, "1", "2", "3", "9", "x", "-1"):
        mine, theirs = ShortPaginator(rows, 25).get_page(number), paging.Paginator(rows, 25).get_page(number)
        assert codes(mine) == codes(theirs)
        assert (mine.number, mine.has_next(), mine.has_previous()) == (
            theirs.number,
            theirs.has_next(),
            theirs.has_previous(),
        )
        assert (mine.paginator.count, mine.paginator.num_pages, mine.paginator.is_cut) == (60, 3, False)
    with django_assert_num_queries(2):
        list(ShortPaginator(rows, 25).get_page("2"))


def test_a_list_longer_than_anybody_pages_is_cut(rows, monkeypatch):
    monkeypatch.setattr(paging, "MOST", 50)
    page = ShortPaginator(rows, 25).get_page("3")
    assert (page.number, page.paginator.count, page.paginator.is_cut, page.has_next()) == (2, 50, True, False)
    first = ShortPaginator(rows, 25).get_page("")
    assert (first.has_next(), first.paginator.count, first.paginator.is_cut) == (True, 50, True)
