"""Official numbers: per body, kind and year, without gaps, also when papers fail and when many ask at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction

from accounts.actions import create_user
from records import numbers
from records.models import IssuedNumber, NumberSeries
from tests.conftest import NGEBEL, SAHANG


def take(user, body=NGEBEL, kind="BA-MUSDES", year=2026):
    """The next number, for a paper about the person."""
    return numbers.take(body=body, kind=kind, year=year, subject=user, by=user)


def test_numbers_count_up_from_one(cast):
    assert [take(cast.kades_ngebel) for _ in range(3)] == [1, 2, 3]


def test_each_body_kind_and_year_counts_for_itself(cast):
    user = cast.kades_ngebel
    assert take(user) == take(user, body=SAHANG) == take(user, kind="BA-MAD") == take(user, year=2027) == 1
    assert take(user) == 2


def test_a_number_knows_its_paper_and_who_took_it(cast):
    take(cast.kades_ngebel)
    issued = IssuedNumber.objects.get()
    assert (issued.number, issued.subject_type, issued.created_by) == (1, "accounts.user", cast.kades_ngebel)
    assert issued.subject_id == str(cast.kades_ngebel.pk)


def test_a_paper_that_fails_leaves_no_gap(cast):
    take(cast.kades_ngebel)
    with pytest.raises(RuntimeError), transaction.atomic():
        assert take(cast.kades_ngebel) == 2
        raise RuntimeError("the paper could not be drawn")
    assert take(cast.kades_ngebel) == 2
    assert list(IssuedNumber.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_no_number_is_given_twice(cast):
    take(cast.kades_ngebel)
    series = NumberSeries.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedNumber.objects.create(
            series=series, number=1, subject_type="x", subject_id="x", created_by=cast.kades_ngebel
        )


@pytest.mark.races
def test_twenty_at_once_take_one_to_twenty(race_database):
    user = create_user(username="kades", name="Kades", password="x" * 12, by=None)

    def take_one(_):
        try:
            return take(user)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        assert sorted(pool.map(take_one, range(20))) == list(range(1, 21))
    assert NumberSeries.objects.get().last == IssuedNumber.objects.count() == 20
