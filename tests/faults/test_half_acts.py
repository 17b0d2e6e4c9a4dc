"""D46: an exception after any write of any act leaves nothing of it: no state, no event, no mail, no document."""

import pytest
from django.db import transaction

from kerjasama_portal.management.commands.draw_moves import TABLES
from records.models import Document, FormKey
from tests.faults.bombs import Bomb, Burst, Watch, armed, changed, stored
from tests.faults.pages import sent
from tests.faults.stories import STORIES
from villages.models import Need

# Acts that no story does, each with why.
NOT_IN_A_STORY: dict[str, str] = {}
# Moves that no story makes.
NOT_MADE: dict[tuple[str, str], str] = {}


@pytest.fixture
def watch(cast, regions, monkeypatch, settings, tmp_path):
    """Every act of the story is tried with a bomb at each of its writes."""
    settings.MEDIA_ROOT = tmp_path
    found = Watch()
    found.install(monkeypatch)
    return found


@pytest.mark.slow
def test_no_act_leaves_a_half(watch, cast, regions):
    """All stories in one test: what none of them does is counted at the end."""
    for story in STORIES:
        with transaction.atomic():
            story(cast, regions)
            transaction.set_rollback(True)
    assert watch.wrong == []
    assert sum(watch.writes.values()) > 200
    assert sorted(set(watch.all) - watch.called) == sorted(NOT_IN_A_STORY)
    moves = {(table.noun, name) for table in TABLES.values() for name in table.moves}
    assert sorted(moves - watch.moves) == sorted(NOT_MADE)


def test_a_bomb_is_noticed(cast, regions):
    """The test of the test: two writes that are not one act are found, and so is a move that nobody wrote down."""
    before = stored()
    with transaction.atomic():
        with pytest.raises(Burst), armed(Bomb(1)):
            Need.objects.bulk_create([need(cast, regions)])
        transaction.set_rollback(True)
    assert changed(before) == []
    Need.objects.bulk_create([need(cast, regions)])
    assert changed(before) == ["villages.Need"]


def need(cast, regions) -> Need:
    """One unsaved row."""
    facts = {"name": "Pipa", "quantity": 1, "unit": "m", "urgency": "tinggi", "target_year": 2028, "households": 1}
    return Need(village=regions["35.02.19.2007"], created_by=cast.admin, **facts)


def test_the_key_of_a_form_goes_with_the_act(cast, regions, enter):
    """Through the page: after each write the key, the row and the event are all there, or none is."""
    browser, address = enter(cast.sekdes_ngebel), "/desa/35.02.19.2007/kebutuhan/tambah/"
    typed = {
        "topic": "jaringan-air",
        "name": "Pipa",
        "quantity": "1",
        "unit": "m",
        "households": "1",
        "urgency": "tinggi",
    }
    form = sent(browser.get(address), **typed, target_year="2028")
    seen = set()
    for at in range(1, 9):
        with transaction.atomic():
            with armed(Bomb(at)):
                try:
                    browser.post(address, form)
                except Burst:
                    transaction.set_rollback(False)  # the session is written by itself, after the act
                    seen.add((FormKey.objects.count(), Need.objects.count()))
            transaction.set_rollback(True)
    assert seen <= {(0, 0), (1, 1)}
    assert (0, 0) in seen
    assert Document.objects.count() == 0
