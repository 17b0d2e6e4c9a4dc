"""`lies_in` says of rows what `regions.covers` says of codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts import regions
from villages.models import Region

CODES = [
    "3",
    "33",
    "33.1",
    "33.10",
    "33.10.01",
    "33.10.01.2001",
    "33.10.01.2002",
    "33.10.02",
    "33.11.01.2001",
    "34",
    "",
]


@pytest.fixture
def rows(db):
    Region.objects.bulk_create(Region(code=code, name=code, kind="desa") for code in CODES if code)


@pytest.mark.parametrize("scope", CODES)
def test_whole_segments_only(rows, scope):
    found = {*Region.objects.filter(code__lies_in=scope).values_list("code", flat=True)}
    assert found == {code for code in CODES if code and regions.covers(scope, code)}
    others = {*Region.objects.exclude(code__lies_in=scope).values_list("code", flat=True)}
    assert others == {*CODES} - {""} - found


SEGMENTS = st.lists(st.sampled_from(["1", "10", "2", "20", "201", "9"]), min_size=1, max_size=3)


class Any(TestCase):
    """Whatever digits the codes are made of."""

    @given(st.lists(SEGMENTS.map(".".join), min_size=1, max_size=12, unique=True), SEGMENTS.map(".".join))
    def test_as_covers(self, codes, scope):
        Region.objects.bulk_create(Region(code=code, name=code, kind="desa") for code in codes)
        found = {*Region.objects.filter(code__lies_in=scope).values_list("code", flat=True)}
        assert found == {code for code in codes if regions.covers(scope, code)}
