"""Sets of codes in a small space: what is in them, what came twice, and sums with ordinary sets."""

from hypothesis import given
from hypothesis import strategies as st

from villages.regions.codes import Codes, code_of, number_of

DIGITS = st.integers(0, 99).map("{:02d}".format)
CODE = st.tuples(DIGITS, DIGITS, DIGITS, st.integers(0, 9999).map("{:04d}".format), st.integers(1, 4)).map(
    lambda parts: ".".join(parts[: parts[4]])
)


@given(CODE)
def test_a_code_comes_back_from_its_number(code):
    assert code_of(number_of(code)) == code


@given(st.lists(CODE), st.lists(CODE), st.sets(CODE))
def test_it_is_as_a_set_is(first, more, other):
    codes = Codes(first)
    assert set(codes) == set(first)
    for code in more:
        codes.add(code)
    every = [*first, *more]
    assert set(codes) == set(every) and len(codes) == len(set(every))
    assert all(code in codes for code in every)
    assert [code for code in other if code in codes] == [code for code in other if code in set(every)]
    assert other - codes == other - set(every) and codes - other == set(every) - other
    assert codes & other == set(every) & other
    assert codes.twice() == sorted({code for code in every if every.count(code) > 1}, key=number_of)
