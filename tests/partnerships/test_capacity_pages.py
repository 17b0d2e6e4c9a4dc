"""The pages of the ledger: what is told to whom, and never what is none of theirs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.models import Commitment
from tests.conftest import NGEBEL, SAHANG
from tests.partnerships import capacity_world as water
from tests.partnerships import cooperation_cases as cases
from tests.partnerships.legacy_cases import entered
from villages import actions as villages

pytestmark = pytest.mark.usefixtures("topics")
KEY = re.compile(r'name="(?:kunci|csrfmiddlewaretoken|versi)" value="[^"]*"|nonce="[^"]*"')


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def ledger_of(potential) -> str:
    return reverse("partnerships:potential-ledger", args=[potential.village.code, potential.pk])


def page_of(cooperation) -> str:
    return reverse("partnerships:capacity", args=[cooperation.pk])


def text(response) -> str:
    """The page without what differs on every visit."""
    assert response.status_code == 200
    return KEY.sub("", response.content.decode()).replace("\u00a0", " ")


def two_claims(cast, regions):
    """Two plans of Ngebel ask Sahang's spring; Sahang is only a candidate of both."""
    spring, plans = water.spring(cast, regions), []
    for quantity in (6, 5):
        plan = cases.prepared(cast, regions)
        cases.candidate(cast, regions, plan, SAHANG)
        water.claim(plan, spring, quantity, cast.sekdes_ngebel)
        plans.append(cases.fresh(plan))
    return spring, plans


def test_two_claims_warn_those_who_see_both(cast, regions, enter):
    spring, (first, second) = two_claims(cast, regions)
    for who in ("sekdes_ngebel", "pendamping", "dpmd"):
        client = enter(getattr(cast, who))
        told = text(client.get(page_of(first)))
        assert f"{second.caption} juga meminta 5 l/dt" in told
        assert "Diminta lebih dari satu kerja sama" in text(client.get(ledger_of(spring)))


@pytest.mark.parametrize("who", ["sekdes_sahang", "sekdes_talun", "asing", "pembaca"])
def test_a_claim_of_others_changes_no_byte_of_an_outsiders_page(cast, regions, enter, who):
    """Sahang is only a candidate: it doesn't even know that it is thought of."""
    client, spring = enter(getattr(cast, who)), water.spring(cast, regions)
    pages = [ledger_of(spring), reverse("villages:summary", args=[SAHANG])]
    before = [text(client.get(page)) for page in pages]
    plan = cases.prepared(cast, regions)
    cases.candidate(cast, regions, plan, SAHANG)
    water.claim(plan, spring, 6, cast.sekdes_ngebel)
    assert [text(client.get(page)) for page in pages] == before
    assert client.get(page_of(plan)).status_code == (403 if who == "pembaca" else 404)


def test_who_sees_one_of_two_learns_nothing_of_the_other(cast, regions, enter):
    """Sahang takes part in one cooperation; another plan that asks its spring stays unknown to it."""
    world = water.cooperation_at("penawaran", cast, regions)
    spring, client = water.spring(cast, regions), enter(cast.sekdes_sahang)
    water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    before = text(client.get(page_of(world.cooperation)))
    plan = cases.prepared(cast, regions)
    cases.candidate(cast, regions, plan, SAHANG)
    water.claim(plan, spring, 5, cast.sekdes_ngebel)
    assert text(client.get(page_of(world.cooperation))) == before


def test_everybody_reads_who_holds_the_rest(cast, regions, enter):
    world, spring = water.ready(cast, regions), water.spring(cast, regions)
    water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    water.declare(world)
    told = text(enter(cast.asing).get(ledger_of(spring)))
    assert f"Dijanjikan, {world.cooperation.caption}" in told
    assert "6 l/dt mengikat untuk" in told
    assert "6 l/dt diminta" not in told  # how it was prepared is its own matter
    assert re.search(r"Sisa sepanjang tahun.*?<strong>2 l/dt</strong>", told, re.DOTALL)
    assert page_of(world.cooperation)[:-11] not in told  # a link only for whom it leads on


def test_a_potential_whose_figures_change_shows_none_to_others(cast, regions, enter):
    world, spring = water.ready(cast, regions), water.spring(cast, regions)
    water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    water.declare(world)
    villages.reopen_potential(potential=water.again(spring), by=cast.perangkat_sahang)
    told = text(enter(cast.sekdes_ngebel).get(page_of(world.cooperation)))
    assert "Potensi yang belum diverifikasi" in told
    assert "Sumber Pupus" not in told
    assert "18,5" not in told
    assert enter(cast.sekdes_ngebel).get(ledger_of(spring)).status_code == 404
    assert "18,5" in text(enter(cast.sekdes_sahang).get(ledger_of(spring)))


def test_promised_more_than_there_is_now_is_told(cast, regions, enter):
    world, spring = water.ready(cast, regions), water.spring(cast, regions)
    water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    water.declare(world)
    water.measured_again(spring, cast, quantity=8, lean_quantity=5)
    told = text(enter(cast.sekdes_talun).get(ledger_of(spring)))
    assert "Yang dijanjikan lebih banyak daripada yang ada sekarang" in told
    assert "-" not in re.search(r"Sisa sepanjang tahun.*?</tr>", told, re.DOTALL)[0].split("<td", 1)[1].split(">", 1)[1]


def test_claim_change_and_withdraw_through_the_pages(cast, regions, enter):
    plan, spring = cases.prepared(cast, regions), water.spring(cast, regions, "ngebel", NGEBEL)
    client = enter(cast.sekdes_ngebel)
    add = reverse("partnerships:claim-add", args=[plan.pk, spring.pk])
    assert add in text(client.get(page_of(plan)))
    asked = {"quantity": "6", "unit": "l/dt", "season": "sepanjang_tahun", "until": "31/12/2040"}
    too_much = client.post(add, asked | {"quantity": "9"})
    assert too_much.status_code == 409
    assert "paling banyak 8" in too_much.content.decode()
    assert client.post(add, asked).status_code == 302
    row = Commitment.objects.get()
    edit = reverse("partnerships:claim-edit", args=[plan.pk, row.pk])
    assert client.post(edit, asked | {"quantity": "2,5"}).status_code == 302
    told = text(client.get(page_of(plan)))
    assert "2,5 l/dt sepanjang tahun, sampai 31 Desember 2040" in told
    withdraw = reverse("partnerships:claim-withdraw", args=[plan.pk, row.pk])
    assert client.get(withdraw).status_code == 200
    assert client.post(withdraw, {"reason": ""}).status_code == 302
    assert "Belum ada potensi yang diminta" in text(client.get(page_of(plan)))
    assert client.get(edit).status_code == 404


def test_the_page_of_the_move_tells_before_that_it_does_not_fit(cast, regions, enter):
    first, second = water.ready(cast, regions), water.ready(cast, regions, 30)
    spring = water.spring(cast, regions)
    for world in (first, second):
        water.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)
    water.declare(first)
    url = reverse("partnerships:cooperation-move", args=[second.cooperation.pk, "declare_in_force"])
    client = enter(cast.kades_ngebel)
    told = text(client.get(url))
    assert "tinggal 2 l/dt sepanjang tahun" in told
    assert f"Yang lain dipegang {first.cooperation.caption} (6 l/dt" in told
    assert client.post(url).status_code == 409


def test_old_data_are_entered_through_the_page(cast, regions, enter):
    old, spring = entered(cast, regions), water.spring(cast, regions)
    client = enter(cast.pendamping)
    add = reverse("partnerships:claim-add", args=[old.pk, spring.pk])
    assert "langsung mengikat" in text(client.get(add))
    asked = {"quantity": "6", "unit": "l/dt", "season": "sepanjang_tahun", "until": ""}
    assert client.post(add, asked).status_code == 302
    withdraw = reverse("partnerships:claim-withdraw", args=[old.pk, Commitment.objects.get().pk])
    assert client.post(withdraw, {"reason": ""}).status_code == 422
    assert client.post(withdraw, {"reason": "Salah ketik"}).status_code == 302
    assert water.book(spring).free_all_year == 8


def test_the_pages_cost_the_same_for_more_promises(cast, regions, enter):
    plan = cases.prepared(cast, regions)
    cases.candidate(cast, regions, plan, SAHANG)
    client, url = enter(cast.sekdes_ngebel), page_of(plan)
    spring = water.spring(cast, regions)

    def cost(address) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def more(number: int) -> None:
        water.claim(plan, water.spring(cast, regions, name=f"Sumber {number}"), 1, cast.sekdes_ngebel)
        water.spring(cast, regions, name=f"Embung {number}")
        old = entered(cast, regions, title=f"Kerja sama lama {number}")
        water.claim(old, spring, "0.5", cast.pendamping)
        other = cases.prepared(cast, regions)
        cases.candidate(cast, regions, other, SAHANG)
        water.claim(other, spring, 1, cast.sekdes_ngebel)

    more(0)
    before = cost(url), cost(ledger_of(spring))
    for number in range(1, 4):
        more(number)
    assert (cost(url), cost(ledger_of(spring))) == before
