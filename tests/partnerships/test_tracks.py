"""One cooperation, one track: its start, its change, and what is refused, each with its own reason (R1, R26)."""

import pytest

from partnerships.actions import cooperations as actions
from partnerships.models import Appraisal, Cooperation, Partner, Proposal, Track
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL
from tests.partnerships import cooperation_cases as cases

pytestmark = pytest.mark.django_db
AREA, BY_VILLAGE, BY_PARTNER = Track.INTER_VILLAGE_AREA, Track.THIRD_BY_VILLAGE, Track.THIRD_BY_PARTNER
TODAY = cases.timezone.localdate


def on(cast, regions, track: str, **facts) -> Cooperation:
    """Opened by the sekdes of Ngebel on one track."""
    start = cases.START | {"track": track} | facts
    return cases.fresh(actions.start_cooperation(lead=regions[NGEBEL], by=cast.sekdes_ngebel, **start))


@pytest.mark.parametrize(
    ("track", "given", "kept"),
    [
        (Track.INTER_VILLAGE, {"track_basis": "BUM Desa"}, ("b", "")),
        (AREA, {"track_basis": "  BUM Desa Tirta  Ngebel "}, ("b", "BUM Desa Tirta Ngebel")),
        (BY_VILLAGE, {"track_basis": "BUM Desa"}, ("", "")),
        (BY_PARTNER, {}, ("", "")),
    ],
)
def test_a_track_keeps_only_its_own_facts(cast, regions, track, given, kept):
    cooperation = on(cast, regions, track, **given)
    assert (cooperation.track, cooperation.scope, cooperation.track_basis) == (track, *kept)
    assert Event.objects.get(action="cooperation.start").new["track"] == track


@pytest.mark.parametrize(
    ("track", "given", "said"),
    [
        ("koperasi", {}, "Pasal 2"),
        (AREA, {"track_basis": " "}, "Isi nama BUM Desa atau kawasan.*Pasal 4"),
        (Track.INTER_VILLAGE, {"scope": ""}, "Pilih cakupan.*Pasal 92"),
    ],
)
def test_what_a_track_lacks_is_said_with_its_basis(cast, regions, track, given, said):
    with pytest.raises(Refused, match=said):
        on(cast, regions, track, **given)
    assert not Cooperation.objects.exists()


def test_the_track_may_change_while_nothing_rests_on_it(cast, regions):
    cooperation = on(cast, regions, Track.INTER_VILLAGE)
    actions.edit_cooperation(cooperation=cooperation, by=cast.sekdes_ngebel, track=BY_VILLAGE)
    actions.edit_cooperation(
        cooperation=cases.fresh(cooperation), by=cast.sekdes_ngebel, track=AREA, scope="a", track_basis="Kawasan kopi"
    )
    now = cases.fresh(cooperation)
    assert (now.track, now.scope, now.track_basis) == (AREA, "a", "Kawasan kopi")
    changes = Event.objects.filter(action="cooperation.edit").order_by("pk")
    assert [(event.old["track"], event.new["track"]) for event in changes] == [
        (Track.INTER_VILLAGE, BY_VILLAGE),
        (BY_VILLAGE, AREA),
    ]


def study(cooperation: Cooperation) -> None:
    """The village's own study stands."""
    texts = ("benefits", "costs", "environment_rule", "environment_result", "spatial_rule", "spatial_result")
    facts = dict.fromkeys(texts, "Ditulis") | {"created_by": cooperation.created_by}
    Appraisal.objects.create(cooperation=cooperation, benefit_value=2, cost_value=1, checked_on=TODAY(), **facts)


def proposal(cooperation: Cooperation) -> None:
    """One outside party has offered."""
    by = cooperation.created_by
    partner = Partner.objects.create(name="PT Tirta", kind="swasta", address="Ponorogo", created_by=by)
    facts = {"letter_number": "1", "dated": TODAY(), "received_on": TODAY(), "created_by": by}
    Proposal.objects.create(cooperation=cooperation, partner=partner, **facts)


@pytest.mark.parametrize(
    ("track", "made", "to", "said"),
    [
        (BY_VILLAGE, study, Track.INTER_VILLAGE, "kajian desa"),
        (BY_PARTNER, proposal, BY_VILLAGE, "penawaran dari PT Tirta"),
    ],
)
def test_a_second_track_is_refused_with_what_exists(cast, regions, track, made, to, said):
    cooperation = on(cast, regions, track)
    made(cooperation)
    with pytest.raises(Refused, match=f"hanya punya satu jalur.*Pasal 2.*{said}.*buka kerja sama baru"):
        actions.edit_cooperation(cooperation=cooperation, by=cast.sekdes_ngebel, track=to, scope="b")
    assert cases.fresh(cooperation).track == track


def test_a_candidate_village_keeps_it_between_villages_but_not_with_bkad(cast, regions):
    cooperation = cases.prepared(cast, regions)
    cases.candidate(cast, regions, cooperation)
    with pytest.raises(Refused, match="calon mitra Sahang"):
        actions.edit_cooperation(cooperation=cases.fresh(cooperation), by=cast.sekdes_ngebel, track=BY_VILLAGE)
    actions.edit_cooperation(
        cooperation=cases.fresh(cooperation), by=cast.sekdes_ngebel, track=AREA, track_basis="BUM Desa Tirta"
    )
    assert cases.fresh(cooperation).track == AREA


def test_after_the_musyawarah_desa_the_track_stays(cast, regions):
    cooperation = cases.prepared(cast, regions)
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    with pytest.raises(Refused, match="musyawarah desa tentang kerja sama ini"):
        actions.edit_cooperation(
            cooperation=cases.fresh(cooperation), by=cast.sekdes_ngebel, track=AREA, track_basis="BUM Desa Tirta"
        )


def test_an_ordinary_edit_keeps_the_track(cast, regions):
    cooperation = on(cast, regions, AREA, track_basis="BUM Desa Tirta")
    actions.edit_cooperation(cooperation=cooperation, by=cast.sekdes_ngebel, title="Judul lain")
    now = cases.fresh(cooperation)
    assert (now.title, now.track, now.track_basis) == ("Judul lain", AREA, "BUM Desa Tirta")
