"""The road of the factories is the portal's own: every stage and every state of the text is reached by real moves."""

import pytest

from partnerships.models import Cooperation, Instrument
from records.trail import broken_links
from tests.factories import ROAD, cooperation_at

STAGES = {
    "persiapan": ("persiapan", None),
    "penawaran": ("penawaran", None),
    "penyusunan": ("penyusunan", "rancangan"),
    "ditinjau_kecamatan": ("penyusunan", "ditinjau_kecamatan"),
    "ditinjau_kabupaten": ("penyusunan", "ditinjau_kabupaten"),
    "siap": ("penyusunan", "siap"),
    "ditandatangani": ("penyusunan", "ditandatangani"),
    "berlaku": ("berlaku", "berlaku"),
    "berjalan": ("berjalan", "berlaku"),
    "refleksi": ("berjalan", "berlaku"),
}


@pytest.mark.parametrize("stage", ROAD)
def test_the_road_leads_there(stage, cast, regions, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = cooperation_at(stage, cast, regions)
    text = Instrument.objects.filter(cooperation=world.cooperation).first()
    assert (world.cooperation.stage, text and text.status) == STAGES[stage]
    assert list(broken_links()) == []


def test_the_road_knows_all_states():
    """Suspended, ended and closed branch off; each has its own tests."""
    branches = {"ditunda", "berakhir", "ditutup"}
    assert {stage for stage, _ in STAGES.values()} == set(Cooperation.Stage.values) - branches
    assert {text for _, text in STAGES.values() if text} == set(Instrument.Status.values)


def test_a_stage_that_is_not_on_the_road_is_named(cast, regions):
    with pytest.raises(LookupError, match="bukan_tahap is not on the road"):
        cooperation_at("bukan_tahap", cast, regions)
