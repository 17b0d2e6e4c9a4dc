"""A plan with a village that was split: it is closed or goes on without it; and who has nowhere to start is told."""

import pytest
from django.urls import reverse

from partnerships.actions import cooperations, parties
from partnerships.case import load
from partnerships.models import Cooperation, Party
from partnerships.next_acts import next_acts
from tests.conftest import NGEBEL, SAHANG, signed_in
from tests.factories import cooperation_at
from tests.guards.test_queries_do_not_grow import cost
from tests.partnerships import cooperation_cases as cases
from tests.villages.region_lists import administrator, applied

CLOSE = "Tutup rencana ini, lalu mulai yang baru dengan penerusnya"
SET_ASIDE = "Sisihkan Desa Sahang dengan alasannya"
SPLIT = (
    f"35.02.19.2011;Sahang Utara;{SAHANG};pemekaran",
    f"35.02.19.2012;Sahang Selatan;{SAHANG};pemekaran",
    f"{SAHANG};Sahang;;berakhir",
)
LEAD_SPLIT = tuple(line.replace(SAHANG, NGEBEL).replace("Sahang", "Ngebel") for line in SPLIT)


def whats(cooperation: Cooperation) -> list[str]:
    return [act.what for act in next_acts(load(cases.fresh(cooperation)))]


def page(browser, name: str, *args) -> str:
    answer = browser.get(reverse(name, args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.text


@pytest.mark.parametrize("lines", [SPLIT, LEAD_SPLIT], ids=["partner", "lead"])
@pytest.mark.parametrize("stage", ["penawaran", "penyusunan"])
def test_the_one_act_is_to_close_and_the_kades_may(stage, lines, cast, regions, client):
    world = cooperation_at(stage, cast, regions)
    applied(administrator(), *lines)
    (act,) = next_acts(load(world.now))
    assert act.what == CLOSE and act.is_for(cast.kades_ngebel) and not act.is_for(cast.sekdes_ngebel)
    kades = signed_in(client, cast.kades_ngebel)
    assert kades.get(act.url).status_code == 200
    cooperations.advance(cooperation=world.now, move="close", by=cast.kades_ngebel, reason="Desa dimekarkan.")
    assert world.now.stage == Cooperation.Stage.CLOSED and whats(world.now) == []


def test_card_list_and_today_say_the_same_and_the_reason_stands_once(cast, regions, client):
    world = cooperation_at("penyusunan", cast, regions)
    applied(administrator(), *SPLIT)
    kades = signed_in(client, cast.kades_ngebel)
    own = page(kades, "partnerships:cooperation-detail", world.cooperation.pk)
    assert CLOSE in own and own.count("Desa Sahang berakhir sejak") == 1 and "Desa Sahang Selatan (" in own
    assert own.count(CLOSE) == 1 and "Perbaiki naskah" not in own
    assert CLOSE in page(kades, "home") and CLOSE in page(kades, "partnerships:cooperation-list")
    waiting = page(signed_in(client, cast.sekdes_ngebel), "partnerships:cooperation-detail", world.cooperation.pk)
    assert "Menunggu orang lain" in waiting and CLOSE in waiting and "Pilih penerusnya: Desa Sahang" in waiting


def test_nothing_is_asked_of_a_plan_that_stands_still(cast, regions, client):
    world = cooperation_at("penyusunan", cast, regions)
    kades, about = signed_in(client, cast.kades_ngebel), ("partnerships:cooperation-detail", world.cooperation.pk)
    assert "Yang masih kurang" in page(kades, *about)
    applied(administrator(), *SPLIT)
    stopped = page(kades, *about)
    assert "Yang masih kurang" not in stopped and "Yang lain menunggu itu" in stopped
    cooperations.advance(cooperation=world.now, move="close", by=cast.kades_ngebel, reason="Desa dimekarkan.")
    closed = page(kades, *about)
    assert "Yang masih kurang" not in closed and "Rencana ini ditutup" in closed


def test_a_candidate_is_set_aside_and_the_plan_goes_on(cast, regions):
    plan = cases.started(cast, regions)
    party = parties.add_candidate(cooperation=plan, village=regions[SAHANG], by=cast.sekdes_ngebel)
    applied(administrator(), *SPLIT)
    (act,) = next_acts(load(cases.fresh(plan)))
    assert act.what == SET_ASIDE and act.step == 2 and act.is_for(cast.sekdes_ngebel)
    assert act.url == reverse("partnerships:party-move", args=[plan.pk, party.pk, "set_aside"])
    party = Party.objects.get(pk=party.pk)
    parties.move_party(party=party, move="set_aside", by=cast.sekdes_ngebel, reason="Desa dimekarkan.")
    assert SET_ASIDE not in whats(plan) and "Cari desa mitra" in whats(plan)


def test_a_candidate_without_a_letter_stops_nothing_later(cast, regions):
    world = cooperation_at("penawaran", cast, regions)
    Party.objects.filter(cooperation=world.cooperation, village__code=SAHANG).update(status=Party.Status.CANDIDATE)
    applied(administrator(), *SPLIT)
    assert CLOSE not in whats(world.now) and SET_ASIDE not in whats(world.now)


def test_what_was_signed_goes_on(cast, regions, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = cooperation_at("ditandatangani", cast, regions)
    applied(administrator(), *SPLIT)
    assert world.now.is_prepared and whats(world.now) and CLOSE not in whats(world.now)


@pytest.mark.parametrize("name", ["home", "partnerships:cooperation-list"])
def test_lists_cost_the_same_for_more_ended_plans(name, cast, regions, client):
    plans = [cases.started(cast, regions) for _ in range(4)]
    for plan in plans:
        parties.add_candidate(cooperation=plan, village=regions[SAHANG], by=cast.sekdes_ngebel)
    applied(administrator(), *SPLIT)
    browser, url = signed_in(client, cast.sekdes_ngebel), reverse(name)
    many = cost(browser, url)
    Cooperation.objects.exclude(pk=plans[0].pk).update(stage=Cooperation.Stage.CLOSED)
    assert many == cost(browser, url)


def test_who_has_only_ended_villages_is_told_before_the_form(cast, regions, client):
    browser = signed_in(client, cast.kades_sahang)
    assert "jalur=" in page(browser, "partnerships:cooperation-create")
    applied(administrator(), *SPLIT)
    told = page(browser, "partnerships:cooperation-create")
    assert "jalur=" not in told and 'name="title"' not in told
    assert "Desa Sahang sejak" in told.replace("\n", " ") and "Kabupaten memberi akses" in told
    assert reverse("villages:origins", args=["35.02.19.2011"]) in told
    assert reverse("villages:origins", args=["35.02.19.2012"]) in told
    refused = browser.post(reverse("partnerships:cooperation-create"), cases.START | {"lead": SAHANG})
    assert refused.status_code >= 400 and "Pilih penerusnya" in refused.text
    assert "jalur=" in page(signed_in(client, cast.kades_ngebel), "partnerships:cooperation-create")
