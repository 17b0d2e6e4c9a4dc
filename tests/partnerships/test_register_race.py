"""Two decisions on one entry of the register at the same moment: one counts."""

import threading

import pytest
from django.db import connections

from partnerships.actions import partner_verdicts as verdicts
from partnerships.models import Partner
from records.models import Event
from records.verdict import Refused
from tests.conftest import make_cast, make_regions
from tests.partnerships.register_world import fresh, proposed, verified

pytestmark = pytest.mark.races


@pytest.fixture
def place(race_database):
    """Everybody, really committed."""
    regions = make_regions()
    return make_cast(regions), regions


def at_once(*acts) -> list[Exception]:
    """Each act in a thread of its own; what the others were told."""
    barrier, trouble = threading.Barrier(len(acts)), []

    def run(act):
        try:
            barrier.wait(20)
            act()
        except Exception as error:
            trouble.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return trouble


def test_one_entry_is_verified_once_or_refused(place):
    cast, regions = place
    one, two = (fresh(proposed(cast, regions)),) * 2
    trouble = at_once(
        lambda: verdicts.verify_partner(partner=fresh(one), by=cast.dpmd),
        lambda: verdicts.refuse_partner(partner=fresh(two), reason="Akta lama", by=cast.dpmd),
    )
    assert [type(error) for error in trouble] == [Refused]
    assert Event.objects.filter(action__in=("partner.verify", "partner.refuse")).count() == 1


def test_two_entries_never_become_each_other(place):
    cast, regions = place
    one, two = (verified(cast, regions, name=name) for name in ("CV Satu", "CV Dua"))
    trouble = at_once(
        lambda: verdicts.merge_partners(duplicate=one, survivor=two, by=cast.dpmd),
        lambda: verdicts.merge_partners(duplicate=two, survivor=one, by=cast.dpmd),
    )
    assert [type(error) for error in trouble] == [Refused]
    assert sorted(Partner.objects.values_list("status", flat=True)) == ["digabung", "terverifikasi"]
