"""At every point of the road: what comes first, whose turn it is, at which step, and that its page opens for them."""

import pytest

from partnerships.case import load, load_for_acts, load_many
from partnerships.models import Cooperation, Track
from partnerships.next_acts import next_acts
from partnerships.queries import current_step, step_marks, workspace
from tests.agreement_road import ROAD as AGREEMENT_ROAD
from tests.agreement_road import agreement_at
from tests.conftest import NGEBEL
from tests.factories import ROAD, cooperation_at
from tests.partnerships import cooperation_cases as cases
from tests.partnerships.legacy_cases import entered

# point of the road -> who is asked, what the panel says, at which step
TURNS = [
    ("persiapan", "kades_ngebel", "Susun program kerja sama", 3),
    ("penawaran", "bpd_sahang", "Jadwalkan musyawarah Desa Sahang", 4),
    ("penawaran", "kades_sahang", "Baca penawaran dari Desa Ngebel", 4),
    ("ditinjau_kecamatan", "camat", "Tinjau naskah", 5),
    ("ditinjau_kabupaten", "dpmd", "Tinjau naskah", 5),
    ("siap", "kades_sahang", "Tandatangani Peraturan Bersama, Desa Sahang", 5),
    ("ditandatangani", "sekdes_sahang", "Undangkan di Berita Desa Sahang", 5),
    ("berlaku", "sekdes_ngebel", "Bentuk BKAD", 5),
]


def turn_of(world, person):
    """The first open act of a person."""
    return next((act for act in next_acts(load(world.now)) if act.is_for(person)), None)


@pytest.mark.parametrize("stage, who, what, step", TURNS)
def test_whose_turn_it_is(stage, who, what, step, cast, regions, enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = cooperation_at(stage, cast, regions)
    act = turn_of(world, getattr(cast, who))
    assert act is not None and act.what.startswith(what) and act.step == step
    assert enter(getattr(cast, who)).get(act.url).status_code == 200


def test_with_a_programme_and_an_agreed_musyawarah_the_offer_is_next(cast, regions):
    world = cooperation_at("persiapan", cast, regions)
    cases.programme(cast, world.now)
    cases.decided(cast, world.now, "ngebel", NGEBEL)
    assert turn_of(world, cast.kades_ngebel).what == "Kirim surat penawaran"
    assert turn_of(world, cast.sekdes_ngebel) is None


@pytest.mark.parametrize("stage", ["ditinjau_kecamatan", "siap", "ditandatangani"])
def test_nobody_is_asked_for_what_is_not_theirs(stage, cast, regions, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = cooperation_at(stage, cast, regions)
    for who in ("pendamping", "inspektorat", "kades_talun"):
        assert turn_of(world, getattr(cast, who)) is None


def test_the_step_follows_the_act_and_is_never_called_impossible(cast, regions, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = cooperation_at("penawaran", cast, regions)
    acts = list(next_acts(load(world.now)))
    assert current_step(load(world.now), acts) == 4
    marks = {mark.number: mark for mark in step_marks(workspace(world.now, cast.sekdes_ngebel), str)}
    assert marks[4].state == "now" and marks[4].word.startswith("Sedang dikerjakan")
    assert marks[6].word.startswith("Belum bisa dimulai")


def told(cases_of, cooperation, people):
    """What the acts of a case say, whose they are, and the step."""
    case = cases_of(list(Cooperation.objects.with_place().filter(pk=cooperation.pk)))[0]
    acts = list(next_acts(case))
    whose = [[name for name, person in people.items() if act.is_for(person)] for act in acts]
    said = [(act.what, act.who, act.url, act.step, act.button) for act in acts]
    return said, whose, current_step(case, acts), case.reflections, [party.pk for party in case.parties]


AGREEMENTS = [
    (stage, track, count)
    for track, count in ((Track.THIRD_BY_VILLAGE, 2), (Track.THIRD_BY_PARTNER, 1), (Track.INTER_VILLAGE_AREA, 2))
    for stage in AGREEMENT_ROAD
]


@pytest.mark.parametrize("stage", ROAD)
def test_what_is_read_for_the_acts_is_enough_for_them(stage, cast, regions, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    same(cooperation_at(stage, cast, regions).now, cast)


@pytest.mark.parametrize("stage, track, count", AGREEMENTS)
def test_it_is_enough_on_the_other_tracks(stage, track, count, cast, regions, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    same(agreement_at(stage, cast, regions, villages=count, track=track).now, cast)


@pytest.mark.parametrize("waiting", [True, False])
def test_it_is_enough_for_old_data(waiting, cast, regions, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    same(entered(cast, regions, waiting=waiting), cast)


def same(cooperation, cast):
    """The case that was read for its acts says what the whole case says."""
    people = {name: person for name, person in vars(cast).items() if name != "bkad"}
    assert told(load_for_acts, cooperation, people) == told(load_many, cooperation, people)
