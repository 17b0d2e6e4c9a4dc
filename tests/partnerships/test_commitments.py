"""Claims on a potential, what binds with the text, and what is given back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from partnerships.actions import commitments, cooperations, parties
from partnerships.capacity.claims import capacity_fits
from partnerships.models import Commitment, Cooperation
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG
from tests.factories import run
from tests.partnerships import capacity_world as water
from tests.partnerships import cooperation_cases as cases
from tests.partnerships.legacy_cases import entered

Status = Commitment.Status
pytestmark = pytest.mark.usefixtures("topics")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_worked_case_eight_free_two_left_eight_again(cast, regions):
    """18,5 l/dt, lean 11, own use 3: 8 free; 6 in force leave 2; ending gives 8 back."""
    world, spring = water.ready(cast, regions), water.spring(cast, regions)
    assert water.book(spring).free_all_year == 8
    made = water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    assert (water.book(spring).free_all_year, made.status) == (8, Status.CLAIM)
    water.declare(world)
    now = water.book(spring)
    assert (now.free_all_year, now.free_usual, now.bound_lean) == (2, Decimal("9.5"), 6)
    assert [held.caption for _, held in now.holders] == [world.cooperation.caption]
    run(world)
    water.decide(world, "tunda")
    assert water.book(spring).free_all_year == 2  # suspended still holds
    water.decide(world, "akhiri", "b")
    assert water.book(spring).free_all_year == 8
    assert water.loaded(made).reason == "Kerja sama berakhir"
    told = Event.objects.filter(subject_id=made.pk).order_by("pk").values_list("action", flat=True)
    assert list(told) == ["commitment.claim", "commitment.bind", "commitment.release"]


def test_the_next_one_is_told_what_is_left_and_who_holds_the_rest(cast, regions):
    first, spring = water.ready(cast, regions), water.spring(cast, regions)
    second = water.ready(cast, regions, 30)
    water.claim(first.cooperation, spring, 6, cast.sekdes_ngebel)
    late = water.claim(second.cooperation, spring, 4, cast.sekdes_ngebel)
    water.declare(first)
    with pytest.raises(Refused) as refusal:
        water.declare(second)
    told = [finding.sentence for finding in refusal.value.verdict.findings]
    held = f"{first.cooperation.caption} (6\u00a0l/dt sepanjang tahun)"
    asked = "Sumber Pupus, Desa Sahang: diminta 4\u00a0l/dt, tinggal 2\u00a0l/dt sepanjang tahun."
    assert told == [f"{asked} Yang lain dipegang {held}."]
    assert second.now.stage == Cooperation.Stage.DRAFTING
    assert water.loaded(late).status == Status.CLAIM
    changed = {"quantity": Decimal(120), "unit": "l/menit", "season": water.ALL_YEAR}
    commitments.change_claim(commitment=water.loaded(late), by=cast.sekdes_ngebel, **changed)
    water.declare(second)
    assert water.book(spring).free_all_year == 0


def test_nothing_binds_when_one_of_two_does_not_fit(cast, regions):
    world, spring = water.ready(cast, regions), water.spring(cast, regions)
    other = water.spring(cast, regions, "ngebel", NGEBEL, name="Embung", quantity=4, lean_quantity=None, own_use=0)
    water.claim(world.cooperation, spring, 8, cast.sekdes_ngebel)
    water.claim(world.cooperation, other, 4, cast.sekdes_ngebel)
    water.measured_again(spring, cast, quantity=Decimal(7), lean_quantity=Decimal(7))
    with pytest.raises(Refused):
        water.declare(world)
    assert set(Commitment.objects.values_list("status", flat=True)) == {Status.CLAIM}


def test_a_potential_measured_lower_is_promised_over_and_nothing_is_negative(cast, regions):
    world, spring = water.ready(cast, regions), water.spring(cast, regions)
    water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    water.declare(world)
    water.measured_again(spring, cast, quantity=Decimal(8), lean_quantity=Decimal(5), own_use=Decimal(3))
    now = water.book(spring)
    assert (now.over, now.free_usual, now.free_lean, now.free_all_year) == (True, 0, 0, 0)


def test_what_is_being_changed_by_its_village_does_not_bind(cast, regions):
    world, spring = water.ready(cast, regions), water.spring(cast, regions)
    water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    water.villages.reopen_potential(potential=spring, by=cast.perangkat_sahang)
    with pytest.raises(Refused) as refusal:
        water.declare(world)
    assert "Sumber Pupus" not in refusal.value.verdict.findings[0].sentence


def test_only_verified_potentials_of_its_villages_that_may_be_shared(cast, regions):
    cooperation = cases.prepared(cast, regions)
    spring = water.spring(cast, regions)
    with pytest.raises(Refused, match="tidak bisa diminta"):
        water.claim(cooperation, spring, 1, cast.sekdes_ngebel)
    party = cases.candidate(cast, regions, cooperation, chosen=False)
    made = water.claim(cooperation, spring, 1, cast.sekdes_ngebel)
    closed = water.spring(cast, regions, name="Sumber adat", access="tertutup")
    draft = water.new_potential(regions[SAHANG], cast.perangkat_sahang)
    for potential in (closed, draft):
        with pytest.raises(Refused, match="tidak bisa diminta"):
            water.claim(cooperation, potential, 1, cast.sekdes_ngebel)
    parties.move_party(party=party, move="set_aside", reason="Jauh", by=cast.sekdes_ngebel)
    assert (water.loaded(made).status, water.loaded(made).reason) == (Status.RELEASED, "Desanya tidak ikut")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"quantity": Decimal(9)}, "paling banyak 8\u00a0l/dt sepanjang tahun"),
        ({"quantity": Decimal(16), "season": water.OUTSIDE_LEAN}, "paling banyak 15,5\u00a0l/dt di luar musim sulit"),
        ({"unit": "ha"}, "tidak bisa dibandingkan"),
        ({"until": timezone.localdate() - timedelta(days=1)}, "tidak boleh sebelum hari ini"),
    ],
)
def test_an_impossible_claim_is_refused(cast, regions, changes, sentence):
    cooperation, spring = cases.prepared(cast, regions), water.spring(cast, regions, "ngebel", NGEBEL)
    facts = {"quantity": Decimal(1)} | changes
    with pytest.raises(Refused, match=sentence):
        water.claim(cooperation, spring, by=cast.sekdes_ngebel, **facts)
    assert not Commitment.objects.exists()


def test_one_claim_on_a_potential_until_it_is_withdrawn(cast, regions):
    cooperation, spring = cases.prepared(cast, regions), water.spring(cast, regions, "ngebel", NGEBEL)
    made = water.claim(cooperation, spring, 6, cast.sekdes_ngebel)
    with pytest.raises(Refused, match="sudah diminta"):
        water.claim(cooperation, spring, 1, cast.sekdes_ngebel)
    commitments.withdraw_claim(commitment=water.loaded(made), by=cast.sekdes_ngebel)
    with pytest.raises(Refused, match="Orang lain"):
        commitments.withdraw_claim(commitment=water.loaded(made), by=cast.sekdes_ngebel)
    water.claim(cooperation, spring, 1, cast.sekdes_ngebel)


def test_after_closing_nothing_is_claimed_and_all_is_given_back(cast, regions):
    cooperation, spring = cases.prepared(cast, regions), water.spring(cast, regions, "ngebel", NGEBEL)
    made = water.claim(cooperation, spring, 6, cast.sekdes_ngebel)
    facts = {"move": "close", "reason": "Dana tidak ada", "by": cast.kades_ngebel}
    cooperations.advance(cooperation=cases.fresh(cooperation), **facts)
    assert water.loaded(made).reason == "Rencana ditutup"
    with pytest.raises(Refused, match="Ditutup"):
        water.claim(cooperation, spring, 1, cast.sekdes_ngebel)


def test_a_binding_promise_is_not_changed_nor_withdrawn(cast, regions):
    world, spring = water.ready(cast, regions), water.spring(cast, regions)
    made = water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    water.declare(world)
    facts = {"quantity": Decimal(1), "unit": "l/dt", "season": water.ALL_YEAR, "by": cast.sekdes_ngebel}
    with pytest.raises(Refused, match="mengikat"):
        commitments.change_claim(commitment=water.loaded(made), **facts)
    with pytest.raises(Refused):
        commitments.withdraw_claim(commitment=water.loaded(made), by=cast.sekdes_ngebel, reason="Salah")
    assert water.book(spring).free_all_year == 2


def test_a_promise_holds_until_its_last_day(cast, regions):
    world, spring, day = water.ready(cast, regions), water.spring(cast, regions), timezone.localdate()
    water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel, until=day)
    water.declare(world)
    assert water.book(spring).free_all_year == 2
    later = water.ledgers_of([spring], on=day + timedelta(days=1))[spring.pk]
    assert (later.free_all_year, later.holders) == (8, ())


def test_a_village_that_is_no_party_gives_nothing(cast, regions):
    """A claim on a spring of a village that never joined falls away when the rest binds."""
    world, spring = water.ready(cast, regions), water.spring(cast, regions)
    made = water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    world.cooperation.parties.filter(village__code=SAHANG).update(status="tidak_ikut")
    assert capacity_fits(world.now)
    commitments.bind_commitments(world.now, cast.kades_ngebel)
    assert water.loaded(made).status == Status.RELEASED


def test_only_the_lead_and_its_facilitator_claim(cast, regions):
    cooperation, spring = cases.prepared(cast, regions), water.spring(cast, regions, "ngebel", NGEBEL)
    for who, answer in (("bpd_ngebel", PermissionDenied), ("sekdes_talun", Http404), ("camat", PermissionDenied)):
        with pytest.raises(answer):
            water.claim(cooperation, spring, 1, getattr(cast, who))
    water.claim(cooperation, spring, 1, cast.pendamping)


def test_old_data_hold_at_once_when_all_confirmed(cast, regions):
    waiting, spring = entered(cast, regions, waiting=True), water.spring(cast, regions)
    with pytest.raises(Refused, match="membenarkan"):
        water.claim(waiting, spring, 6, cast.pendamping)
    old = entered(cast, regions, title="Kerja Sama Lama 2")
    with pytest.raises(Refused, match="milik desa lain"):
        water.claim(old, spring, 6, cast.sekdes_ngebel)
    made = water.claim(old, spring, 6, cast.pendamping)
    assert (water.loaded(made).status, water.book(spring).free_all_year) == (Status.BINDING, 2)
    cooperations.advance(cooperation=cases.fresh(old), move="withdraw_old", reason="Salah catat", by=cast.kades_ngebel)
    assert water.book(spring).free_all_year == 8


def test_old_data_entered_wrongly_are_put_right(cast, regions):
    old, spring = entered(cast, regions), water.spring(cast, regions)
    made = water.claim(old, spring, 6, cast.pendamping)
    with pytest.raises(Refused, match="alasannya"):
        commitments.withdraw_claim(commitment=water.loaded(made), by=cast.pendamping)
    commitments.withdraw_claim(commitment=water.loaded(made), by=cast.pendamping, reason="Salah ketik")
    assert water.book(spring).free_all_year == 8
    with pytest.raises(Refused):
        water.claim(old, spring, 9, cast.pendamping)
