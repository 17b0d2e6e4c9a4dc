"""Steps 5 and 6 on the tracks whose text each village decides on by itself: to running and reflected, and refusals."""

import pytest

from musyawarah.models import Deliberation
from partnerships.actions import monitoring
from partnerships.case import load
from partnerships.models import Cooperation, Instrument, Mandate, Track
from partnerships.next_acts import next_acts
from partnerships.rules import judge
from records.models import Paper
from tests.agreement_road import THIRD, TODAY, agreement_at
from tests.conftest import NGEBEL

pytestmark = pytest.mark.django_db
AREA, BY_VILLAGE, BY_PARTNER = Track.INTER_VILLAGE_AREA, Track.THIRD_BY_VILLAGE, Track.THIRD_BY_PARTNER
Stage, Status = Cooperation.Stage, Instrument.Status
ROADS = [(BY_VILLAGE, 1), (BY_PARTNER, 1), (BY_PARTNER, 2), (AREA, 2)]


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Papers and scans lie in a place of their own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(("track", "villages"), ROADS)
def test_the_whole_road_to_a_decided_reflection(cast, regions, track, villages):
    """No musyawarah antar desa, no BKAD: each village decides, all sign, it runs, and what was learnt is decided."""
    world = agreement_at("refleksi", cast, regions, villages=villages, track=track)
    mandate = Mandate.objects.get(cooperation=world.cooperation, purpose="refleksi")
    facts = {"lessons": "Panen lancar.", "body_performance": "Kedua pihak menepati janji.", "by": cast.kades_ngebel}
    monitoring.decide_reflection(mandate=mandate, result="akhiri", ground="b", **facts)
    now = world.now
    assert (now.stage, now.ended_on, now.body_id) == (Stage.ENDED, TODAY(), None)
    purposes = Mandate.objects.filter(cooperation=now).values_list("purpose", flat=True)
    assert sorted(purposes) == sorted(["ikut"] * villages + ["naskah_desa"] * villages + ["refleksi"])
    kinds = {given.deliberation.kind for given in Mandate.objects.filter(cooperation=now)}
    assert Deliberation.Kind.INTER_VILLAGE not in kinds
    wanted = Paper.Kind.AGREEMENT if track in THIRD else Paper.Kind.JOINT_REGULATION
    assert (world.text.status, world.text.paper.kind) == (Status.IN_FORCE, wanted)
    assert list(next_acts(load(now))) == []


def test_in_force_since_the_last_signature(cast, regions):
    world = agreement_at("berlaku", cast, regions, villages=2, track=BY_PARTNER)
    assert (world.now.in_force_on, world.text.status) == (TODAY(), Status.IN_FORCE)
    assert {row.status for row in world.text.signatures.all()} == {"diumumkan"}
    assert judge(load(world.now), ("R46", "R49", "R53", "R54", "R55"))


def test_in_one_kawasan_it_is_in_force_since_the_last_promulgation(cast, regions):
    world = agreement_at("berlaku", cast, regions, villages=2, track=AREA)
    assert world.now.in_force_on == TODAY()
    assert {row.status for row in world.text.signatures.all()} == {"disebarluaskan"}
    assert world.signature(NGEBEL).bulletin_number == "4"
