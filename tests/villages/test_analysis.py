"""Needs, the analysis and the priority scale."""

import pytest

from records import trail
from records.models import Event
from records.verdict import Refused
from tests.villages.helpers import new_need
from villages import actions
from villages.models import Need, PriorityRank, SwotEntry
from villages.queries import profile_of


def ranking(village):
    return [str(rank.need or rank.potential) for rank in PriorityRank.objects.filter(village=village).order_by("rank")]


def test_edit_need_keeps_old_and_new(sahang, cast):
    need = new_need(sahang, cast.sekdes_sahang)
    actions.edit_need(need=need, by=cast.kades_sahang, households=61)
    event = trail.timeline([need]).first()
    assert (event.action, event.old, event.new) == ("need.edit", {"households": 40}, {"households": 61})
    assert Need.objects.get(pk=need.pk).households == 61


def test_removed_analysis_stays_in_the_trail(sahang, cast):
    entry = actions.add_swot(village=sahang, quadrant="ancaman", text="Longsor", by=cast.sekdes_sahang)
    actions.remove_swot(entry=entry, by=cast.kades_sahang)
    assert not SwotEntry.objects.exists()
    assert trail.timeline([entry]).first().old == {"quadrant": "ancaman", "text": "Longsor", "weight": 3}
    with pytest.raises(Refused):
        actions.remove_swot(entry=entry, by=cast.kades_sahang)


def test_ranking_replaces_the_scale_and_keeps_the_old_one_in_the_trail(sahang, spring, cast):
    need = new_need(sahang, cast.sekdes_sahang)
    actions.rank_priorities(village=sahang, ranked=[spring, need], reason="Musyawarah", by=cast.sekdes_sahang)
    actions.rank_priorities(village=sahang, ranked=[need, spring], reason="Musyawarah", by=cast.kades_sahang)
    assert ranking(sahang) == ["Sampah", "Mata air Sumber Jambe"]
    event = Event.objects.filter(action="priority.rank").latest("id")
    assert event.old == {"urutan": ["Mata air Sumber Jambe", "Sampah"]}
    assert event.new == {"urutan": ["Sampah", "Mata air Sumber Jambe"], "cara": "musyawarah"}
    assert event.note == "Musyawarah"


def test_the_scale_holds_only_things_of_this_village_once_each(sahang, spring, secret, cast):
    for ranked in ([spring, secret], [spring, spring]):
        with pytest.raises(Refused):
            actions.rank_priorities(village=sahang, ranked=ranked, reason="Musyawarah", by=cast.kades_sahang)
    assert ranking(sahang) == []


def test_profile_names_what_is_missing(sahang, cast):
    profile = profile_of(sahang, cast.kades_sahang)
    assert [kind.gap for kind in profile.kinds] == ["Belum ada potensi alam.", "Belum ada potensi manusia."]
    assert next(kind.gap for kind in profile_of(sahang, cast.camat).kinds) == "Belum ada potensi alam yang diajukan."
    assert next(kind.gap for kind in profile_of(sahang, cast.pembaca).kinds).endswith("yang terverifikasi.")
    assert not profile.has_analysis
