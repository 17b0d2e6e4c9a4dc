"""Pages of long lists, without a count."""

import pytest
from django.core.paginator import Paginator

from records import paging
from records.paging import OpenPaginator
from villages.models import Region


@pytest.fixture
def rows(db):
    Region.objects.bulk_create(Region(code=f"11.01.01.{2001 + n}", name=f"Desa {n}", kind="desa") for n in range(60))
    return Region.objects.order_by("code")


def facts(page):
    place = (page.number, page.start_index(), page.end_index(), page.has_next(), page.has_previous())
    return [row.code for row in page], place


@pytest.mark.parametrize("number", [None, "", "1", "2", "3", "x", "²"])
@pytest.mark.parametrize("size", [60, 50, 20, 0])
def test_pages_are_those_of_django(rows, number, size, django_assert_num_queries):
    rows = rows.filter(code__lt=f"11.01.01.{2001 + size}")
    last = max(1, -(-size // 25))
    wanted = number if number != "²" else None
    if number and number.isdecimal() and int(number) > last:
        wanted = None  # Django gives the last page; without a count it is the first
    with django_assert_num_queries(1 if wanted == number or number == "²" else 2):
        page = OpenPaginator(rows, 25).get_page(number)
    assert facts(page) == facts(Paginator(rows, 25).get_page(wanted))
    assert page.paginator.count == (size if page.number == last else None)


def test_nobody_turns_more_pages(rows, monkeypatch):
    monkeypatch.setattr(paging, "MOST", 2)
    page = OpenPaginator(rows, 25).get_page("99")
    assert (page.number, page.has_next(), page.paginator.count) == (2, False, None)
