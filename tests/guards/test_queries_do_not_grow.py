"""Lists and the pages that join much cost the same number of queries for one row and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnerships.actions import cooperations
from partnerships.models import Cooperation, Partner
from tests.conftest import NGEBEL, SAHANG, TALUN, WAGIRLOR
from tests.partnerships import cooperation_cases as cases
from tests.villages.plan_rows import plan_row
from villages import actions as villages
from villages.models import Potential


def cost(client, url: str) -> int:
    """How many queries the page takes."""
    client.get(url)  # what is kept once per process is not the page's
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def begin(cast, regions, number: int) -> Cooperation:
    """One more cooperation of Ngebel, fresh."""
    facts = {"title": f"Kerja sama {number}", "field": "pembangunan", "scope": "b", "purpose": "Uji"}
    return cooperations.start_cooperation(lead=regions[NGEBEL], by=cast.sekdes_ngebel, **facts)


@pytest.mark.parametrize("name", ["home", "partnerships:cooperation-list"])
@pytest.mark.parametrize("who", ["sekdes_ngebel", "pendamping", "dpmd"])
def test_lists_of_cooperations(cast, regions, enter, name, who):
    begin(cast, regions, 1)
    client, url = enter(getattr(cast, who)), reverse(name)
    before = cost(client, url)
    for number in range(2, 12):
        begin(cast, regions, number)
    assert cost(client, url) == before


@pytest.mark.parametrize("name", ["front", "register-list"])
def test_public_lists(cast, regions, client, name, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    begin(cast, regions, 1)
    Cooperation.objects.update(stage="berlaku", in_force_on="2026-01-01")
    before = cost(client, reverse(name))
    for number in range(2, 12):
        begin(cast, regions, number)
    Cooperation.objects.update(stage="berlaku", in_force_on="2026-01-01")
    assert cost(client, reverse(name)) == before


def test_the_workspace_costs_the_same_for_more_villages(cast, regions, enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    two = cases.offered(cast, regions, codes=(SAHANG,))
    client = enter(cast.kades_ngebel)
    pages = ("cooperation-detail", "cooperation-step")

    def costs(cooperation):
        args = {"cooperation-detail": [cooperation.pk], "cooperation-step": [cooperation.pk, 4]}
        return [cost(client, reverse(f"partnerships:{page}", args=args[page])) for page in pages]

    before = costs(two)
    four = cases.offered(cast, regions, codes=(SAHANG, WAGIRLOR, TALUN))
    assert costs(four) == before


@pytest.mark.parametrize(
    "asked", ["", "?cari=air+minum&wilayah=semua", "?topik=air-bersih&satuan=l/menit&paling_sedikit=1&urut=banyak"]
)
def test_the_search_for_potentials_costs_the_same_for_more_of_them(cast, regions, topics, enter, asked):
    def add(number: int) -> None:
        code = (NGEBEL, SAHANG, TALUN)[number % 3]
        facts = {"kind": "alam", "name": f"Sumber {number}", "quantity": 9 + number, "unit": "l/dt"}
        verified = {"status": "terverifikasi", "verified_at": timezone.now(), "verified_by": cast.admin}
        facts |= {"topic": topics["air-bersih"], "village": regions[code], "created_by": cast.admin}
        Potential.objects.create(**facts, **verified)

    add(1)
    client, url = enter(cast.kades_ngebel), reverse("villages:potential-search") + asked
    before = cost(client, url)
    for number in range(2, 40):
        add(number)
    assert cost(client, url) == before


def test_the_profile_costs_the_same_for_more_potentials(cast, regions, enter):
    def add(number: int) -> None:
        facts = {"kind": "alam", "name": f"Sumber {number}", "quantity": number, "unit": "l/dt"}
        villages.add_potential(village=regions[NGEBEL], by=cast.sekdes_ngebel, **facts)

    add(1)
    client, url = enter(cast.kades_ngebel), reverse("villages:profile", args=[NGEBEL])
    before = cost(client, url)
    for number in range(2, 12):
        add(number)
    assert cost(client, url) == before


def test_the_plans_cost_the_same_for_more_rows(cast, regions, enter):
    for name in ("1", "2"):
        plan_row(regions[NGEBEL], cast.sekdes_ngebel, row=name)
    client, url = enter(cast.sekdes_ngebel), reverse("villages:plan-list", args=[NGEBEL])
    before = cost(client, url)
    for number in range(3, 20):
        plan_row(regions[NGEBEL], cast.sekdes_ngebel, row=str(number), first_year=2027 + number % 3)
    assert cost(client, url) == before


@pytest.mark.parametrize(
    "asked", ["partner-list", "partner-queue", "partner-list?keadaan=belum", "partner-list?cari=kopi"]
)
def test_the_register_costs_the_same_for_more_parties(cast, regions, topics, enter, asked):
    def add(number: int) -> None:
        verified = {"status": "terverifikasi", "verified_at": timezone.now(), "verified_by": cast.dpmd}
        for facts in (verified, {}):
            row = Partner.objects.create(
                name=f"Kopi {number}",
                name_key="kopi",
                kind="swasta",
                home=regions[NGEBEL],
                seat=regions["35.02"],
                created_by=cast.dpmd,
                **facts,
            )
            row.coverage.create(region=regions["35.02.19"], created_by=cast.dpmd)
            row.topics.create(direction="mencari", topic=topics["kopi"], created_by=cast.dpmd)

    add(1)
    name, _, query = asked.partition("?")
    client, url = enter(cast.dpmd), reverse(f"partnerships:{name}") + (f"?{query}" if query else "")
    before = cost(client, url)
    for number in range(2, 12):
        add(number)
    assert cost(client, url) == before
