"""Who may move a meeting from which state: every state, every move, every role, against sets written by hand."""

import pytest

from musyawarah.models import Deliberation
from musyawarah.workflow import MAD_MOVES, VILLAGE_MOVES, moves_for
from tests.conftest import WAGIRLOR
from tests.musyawarah.build import Kind, complete, planned

Status = Deliberation.Status
EVERYBODY = [
    "kades_sahang",
    "sekdes_sahang",
    "perangkat_sahang",
    "bpd_sahang",
    "kades_wagirlor",
    "sekdes_wagirlor",
    "bpd_wagirlor",
    "kades_talun",
    "sekdes_talun",
    "pendamping",
    "camat",
    "dpmd",
    "bkad",
    "inspektorat",
    "pembaca",
    "admin",
    "asing",
]
IN_VILLAGE = {
    (Status.PLANNED, "open"): {"sekdes_sahang", "perangkat_sahang", "bpd_sahang", "pendamping"},
    (Status.PLANNED, "cancel"): {"sekdes_sahang", "bpd_sahang", "pendamping"},
    (Status.OPEN, "adopt"): {"bpd_sahang"},
}
BETWEEN_VILLAGES = {
    (Status.PLANNED, "open"): {"kades_sahang", "kades_wagirlor", "bkad"},
    (Status.PLANNED, "cancel"): {
        "kades_sahang",
        "sekdes_sahang",
        "kades_wagirlor",
        "sekdes_wagirlor",
        "pendamping",
        "bkad",
    },
    (Status.OPEN, "adopt"): {"kades_sahang", "kades_wagirlor", "bkad"},
}


def who_may(deliberation, moves, people, status, move):
    """The people whom the judge lets through in that state."""
    deliberation.status = status
    return {name for name in EVERYBODY if moves.judge(deliberation, move, getattr(people, name))}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", ["open", "adopt", "cancel"])
def test_village_meeting(people, regions, status, move):
    deliberation = complete(regions, people.sekdes_sahang)
    found = who_may(deliberation, VILLAGE_MOVES, people, status, move)
    assert found == IN_VILLAGE.get((status, move), set())


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", ["open", "adopt", "cancel"])
def test_meeting_between_villages(people, regions, status, move):
    deliberation = complete(
        regions, people.sekdes_sahang, people.kades_sahang, kind=Kind.INTER_VILLAGE, others=[WAGIRLOR]
    )
    found = who_may(deliberation, MAD_MOVES, people, status, move)
    assert found == BETWEEN_VILLAGES.get((status, move), set())


def test_no_meeting_opens_before_its_day(people, regions):
    deliberation = planned(regions, people.sekdes_sahang, hours=48)
    verdict = VILLAGE_MOVES.judge(deliberation, "open", people.sekdes_sahang)
    assert not verdict
    assert "Belum bisa dibuka" in verdict.reason


def test_reflection_is_judged_like_a_meeting_between_villages(people, regions):
    deliberation = planned(regions, people.kades_sahang, kind=Kind.REFLECTION, others=[WAGIRLOR])
    assert moves_for(deliberation) is MAD_MOVES


def test_an_empty_record_is_not_adopted_and_every_gap_is_named(people, regions):
    deliberation = planned(regions, people.sekdes_sahang)
    deliberation.status = Status.OPEN
    verdict = VILLAGE_MOVES.judge(deliberation, "adopt", people.bpd_sahang)
    codes = {finding.rule for finding in verdict.findings}
    assert codes == {"R33", "R34", "R33b", "R37", "R39"}
    assert all(finding.basis and finding.fix_url for finding in verdict.findings)


def test_a_mad_names_the_village_that_is_not_there(people, regions):
    deliberation = complete(
        regions, people.sekdes_sahang, people.kades_sahang, kind=Kind.INTER_VILLAGE, others=[WAGIRLOR]
    )
    deliberation.attendances.filter(village__code=WAGIRLOR).delete()
    verdict = MAD_MOVES.judge(deliberation, "adopt", people.kades_sahang)
    assert [(finding.rule, finding.village) for finding in verdict.findings] == [("R34b", "Wagir Lor")]
