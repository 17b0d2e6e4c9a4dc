"""Whose turn it is with an outside party, that every link of every checklist opens, and what the paper says."""

import pypdfium2
import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.actions import partners
from partnerships.case import load
from partnerships.models import Announcement, Track
from partnerships.next_acts import next_acts
from partnerships.steps import all_steps
from tests.conftest import NGEBEL, SAHANG
from tests.partnerships import cooperation_cases as cases
from tests.partnerships import partner_world as world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Papers and scans are kept apart for each test."""
    settings.MEDIA_ROOT = tmp_path


BARE = {"legal_form": "", "business_number": "", "tax_number": "", "phone": "", "email": ""}


def begun(cast, regions):
    return world.started(cast, regions)


def begun_by_partner(cast, regions):
    return world.started(cast, regions, Track.THIRD_BY_PARTNER)


def with_proposal(cast, regions):
    cooperation = begun_by_partner(cast, regions)
    world.received(cast, cooperation)
    return cooperation


def agreed(cast, regions):
    cooperation = world.weighed(cast, begun(cast, regions))
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    return cooperation


def proposal_with(outcome: str):
    """A proposal after the musyawarah desa."""

    def make(cast, regions):
        proposal = world.proposed(cast, regions)
        cases.decided(cast, proposal.cooperation, "ngebel", NGEBEL, outcome)
        return proposal.cooperation

    return make


def received(cast, regions):
    return world.received(cast, world.announced(cast, regions)).cooperation


def weighed(cast, regions):
    proposal = world.received(cast, world.announced(cast, regions))
    partners.evaluate_proposal(proposal=world.again(proposal), evaluation="Baik", by=cast.sekdes_ngebel)
    return proposal.cooperation


def all_aside(cast, regions):
    proposal = world.chosen(cast, world.received(cast, world.announced(cast, regions)))
    partners.move_proposal(proposal=proposal, move="set_aside", reason="Mundur", by=cast.sekdes_ngebel)
    return proposal.cooperation


def unknown(cast, regions):
    return world.chosen(cast, world.received(cast, world.announced(cast, regions), identity=BARE)).cooperation


def chosen(cast, regions):
    return world.chosen(cast, world.received(cast, world.announced(cast, regions))).cooperation


def accepted(cast, regions):
    return world.answered(cast, regions).cooperation


# the state -> who is asked, for what, at which step
TURNS = [
    (begun_by_partner, "sekdes_ngebel", "Catat proposal pihak ketiga", 2),
    (begun, "sekdes_ngebel", "Tulis kajian desa", 3),
    (begun, "perangkat_ngebel", "Susun kerangka acuan kerja (KAK)", 3),
    (with_proposal, "sekdes_ngebel", "Tulis kajian desa", 3),
    (agreed, "kades_ngebel", "Umumkan penawaran kepada pihak luar", 4),
    (proposal_with("disepakati"), "kades_ngebel", "Jawab proposal CV Kopi Wilis Jaya", 4),
    (proposal_with("ditolak"), "kades_ngebel", "Jawab proposal CV Kopi Wilis Jaya", 4),
    (world.announced, "sekdes_ngebel", "Catat penawaran yang masuk", 4),
    (received, "sekdes_ngebel", "Nilai penawaran: CV Kopi Wilis Jaya", 4),
    (weighed, "sekdes_ngebel", "Putuskan penawaran: CV Kopi Wilis Jaya", 4),
    (all_aside, "sekdes_ngebel", "Semua penawaran tidak dipilih", 4),
    (unknown, "sekdes_ngebel", "Lengkapi identitas CV Kopi Wilis Jaya", 4),
    (chosen, "kades_ngebel", "Mulai menyusun naskah", 4),
    (accepted, "kades_ngebel", "Mulai menyusun naskah", 4),
]
STATES = list(dict.fromkeys(make for make, *_ in TURNS))


@pytest.mark.parametrize("make, who, what, step", TURNS)
def test_whose_turn_it_is(make, who, what, step, cast, regions, enter):
    person, case = getattr(cast, who), load(cases.fresh(make(cast, regions)))
    act = next((act for act in next_acts(case) if act.what.startswith(what)), None)
    assert act is not None and act.step == step and act.is_for(person)
    assert enter(person).get(act.url).status_code == 200


def test_an_invited_village_is_asked_to_read_and_to_deliberate(cast, regions):
    cooperation = world.weighed(cast, begun(cast, regions))
    cases.candidate(cast, regions, cooperation)
    cases.decided(cast, cooperation, "ngebel", NGEBEL)
    world.announcements.announce(cooperation=cases.fresh(cooperation), by=cast.kades_ngebel, **world.announcement())
    acts = [act for act in next_acts(load(cases.fresh(cooperation))) if act.is_for(cast.kades_sahang)]
    announcement = Announcement.objects.get()
    assert acts[0].url == reverse("partnerships:announcement-public", args=[announcement.pk])
    assert cases.party_of(cooperation, SAHANG).status == "diundang"


@pytest.mark.parametrize("make", STATES)
def test_every_link_of_every_checklist_opens(make, cast, regions, enter):
    cooperation = cases.fresh(make(cast, regions))
    browser, wrong = enter(cast.kades_ngebel), {}
    lines = [check.line for state in all_steps(load(cooperation)) for check in state.checks]
    for url in {line.fix_url for line in lines if line.fix_url}:
        status = browser.get(url).status_code
        if status not in (200, 302, 403, 409):  # 403: a page of another office of the same village
            wrong[url] = status
    assert wrong == {}


def test_what_the_paper_of_an_announcement_says(cast, regions):
    world.announced(cast, regions)
    paper = Announcement.objects.get().paper
    with default_storage.open(paper.document.path) as file:
        pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file.read())]
    first, annex = (" ".join(page.split()) for page in pages[:2])
    for words in ("PENGUMUMAN", "140/15/405.29.07/2026", "Kantor Desa Ngebel", "Berita Acara Nomor", paper.code):
        assert words in first
    for words in ("KERANGKA ACUAN KERJA", "E. Cara menilai penawaran", "Harga 40, pengalaman 30, warga 30", paper.code):
        assert words in annex


def test_the_comparison_costs_the_same_for_many_offers(cast, regions, enter):
    cooperation = world.announced(cast, regions)
    browser, page = enter(cast.sekdes_ngebel), reverse("partnerships:proposal-list", args=[cooperation.pk])

    def cost() -> int:
        browser.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(page).status_code == 200
        return len(queries)

    world.received(cast, cooperation)
    before = cost()
    for number in range(5):
        world.received(cast, cooperation, identity={"name": f"CV {number}"})
    assert cost() == before


def test_the_public_list_costs_the_same_for_many(cast, regions, client):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("partnerships:announcement-list")).status_code == 200
        return len(queries)

    world.announced(cast, regions)
    before = cost()
    world.announced(cast, regions)
    assert cost() == before
