"""F5: a clock that jumps a day forth or back breaks neither the trail nor the keys of forms."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Grant
from records import formkeys, trail
from records.models import Event, FormKey
from tests.conftest import NGEBEL
from tests.faults.pages import sent
from villages.models import Need

NEED = {"topic": "jaringan-air", "name": "Pipa", "quantity": "1", "unit": "m", "households": "4"}
NEED |= {"urgency": "tinggi", "target_year": "2028"}
DAY = timedelta(days=1)


@pytest.fixture
def jump(monkeypatch):
    """Set the clock so much off."""
    real = timezone.now

    def set_off(by: timedelta) -> None:
        monkeypatch.setattr(timezone, "now", lambda: real() + by)

    return set_off


@pytest.fixture
def sekdes(cast):
    """In office for a month."""
    Grant.objects.update(starts=timezone.localdate() - 30 * DAY)
    return cast.sekdes_ngebel


@pytest.mark.parametrize("by", [-DAY, DAY], ids=["back", "forth"])
def test_work_goes_on_over_a_jump(enter, sekdes, regions, jump, by):
    tab, where = enter(sekdes), reverse("villages:need-create", args=[NGEBEL])
    assert tab.post(where, sent(tab.get(where), **NEED)).status_code == 302
    opened = sent(tab.get(where), **NEED | {"name": "Bak"})
    jump(by)
    answer = tab.post(where, opened)
    assert answer.status_code == 302
    if by > timedelta(0):  # a day without a press: the session is over, and the page that was open still counts
        assert answer["Location"].startswith("/masuk/")
        enter(sekdes).post(where, opened)
    assert tab.post(where, opened).status_code == 302
    jump(timedelta(0))
    assert enter(sekdes).post(where, opened).status_code == 302
    names = list(Event.objects.filter(action="need.add").order_by("id").values_list("new__name", flat=True))
    assert names == ["Pipa", "Bak"]
    assert Need.objects.count() == 2
    assert list(trail.broken_links()) == []


@pytest.mark.parametrize("by", [-DAY, DAY], ids=["back", "forth"])
def test_the_sweeper_takes_nothing_of_this_month(enter, sekdes, regions, jump, by):
    where = reverse("villages:need-create", args=[NGEBEL])
    jump(by)
    tab = enter(sekdes)
    assert tab.post(where, sent(tab.get(where), **NEED)).status_code == 302
    jump(timedelta(0))
    assert formkeys.sweep() == 0
    assert FormKey.objects.count() == 1
