"""The grammar of region codes: whole segments only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import regions

SEGMENTS = st.tuples(
    st.integers(11, 99), st.integers(1, 99), st.integers(1, 99), st.integers(1001, 2099), st.integers(1, 4)
)


def code_of(parts) -> str:
    """A well-formed code of one of the four levels."""
    province, regency, district, village, depth = parts
    return ".".join([f"{province:02}", f"{regency:02}", f"{district:02}", f"{village:04}"][:depth])


CODES = SEGMENTS.map(code_of)


@pytest.mark.parametrize("code", ["35", "35.02", "35.02.19", "35.02.19.2007"])
def test_codes_of_the_four_levels(code):
    assert regions.is_code(code)
    assert regions.level(code) == code.count(".") + 1


@pytest.mark.parametrize(
    "code",
    [
        "",
        None,
        "3",
        "35.2",
        "35.02.",
        ".35",
        "35.02.19.207",
        "35.02.19.2007.1",
        "35-02",
        "35.02.19.2007 ",
        "٣٥",
        "35\n",
    ],
)
def test_anything_else_is_no_code(code):
    assert not regions.is_code(code)


def test_level_refuses_what_is_no_code():
    with pytest.raises(ValueError, match="bukan kode wilayah"):
        regions.level("35.2")


def test_parents_and_ancestors():
    village = "35.02.19.2007"
    assert [regions.ancestor(village, level) for level in (1, 2, 3, 4)] == ["35", "35.02", "35.02.19", village]
    assert regions.ancestor("35.02", regions.DISTRICT) == ""
    assert (regions.parent(village), regions.parent("35.02"), regions.parent("35")) == ("35.02.19", "35", "")


@pytest.mark.parametrize(
    ("scope", "code", "covered"),
    [
        ("35.02", "35.02", True),
        ("35.02", "35.02.19.2007", True),
        ("35", "35.02.19.2007", True),
        ("33.1", "33.10.01.2001", False),
        ("33.1", "33.1.01.2001", True),
        ("35.02.1", "35.02.19", False),
        ("35.02.19.2007", "35.02.19", False),
        ("35.02.19.200", "35.02.19.2007", False),
        ("", "35.02", False),
        ("", "", False),
    ],
)
def test_a_scope_covers_whole_segments(scope, code, covered):
    assert regions.covers(scope, code) is covered


@given(CODES, CODES)
def test_covers_is_the_same_as_comparing_segments(scope, code):
    wanted = code.split(".")[: len(scope.split("."))] == scope.split(".")
    assert regions.covers(scope, code) == wanted


@given(CODES)
def test_every_code_lies_below_its_parent_and_no_code_above(code):
    assert regions.covers(code, code)
    if parent := regions.parent(code):
        assert regions.covers(parent, code)
        assert not regions.covers(code, parent)


@pytest.mark.parametrize(
    ("code", "kelurahan"), [("35.02.18.1001", True), ("35.02.18.2001", False), ("35.02.10", False)]
)
def test_a_kelurahan_is_told_by_its_code(code, kelurahan):
    assert regions.is_kelurahan(code) is kelurahan
