"""A village finds a company, and a university comes to two villages: each from nothing to in force and reflected.

Everything is done by the people who would do it; the outside party has no account and answers by its one-time link.
The wrong track, the wrong party and what comes too early are tried on the way: refused in words, nothing written.
"""

import pytest
from playwright.sync_api import Browser

from tests.journeys import chapter_outside_choice as choice
from tests.journeys import chapter_outside_force as force
from tests.journeys import chapter_outside_paper as paper
from tests.journeys import chapter_outside_plan as plan
from tests.journeys import chapter_outside_text as text
from tests.journeys import outside_refusals as refused
from tests.journeys.chapter_outside_meetings import village_meeting
from tests.journeys.desk import STOPPED, Desk
from tests.journeys.outside_roads import COMPANY, OTHER, UNIVERSITY

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture(scope="module")
def story() -> dict[str, str]:
    """The addresses that the people of the story come back to, from one part to the next."""
    return {}


@pytest.fixture
def desk(desk: Desk, story: dict[str, str], request) -> Desk:
    """The same story on a fresh window; after a part that failed there is no story to go on with."""
    if stopped := request.node.parent.stash.get(STOPPED, ""):
        pytest.fail(f"The story stopped in {stopped}.", pytrace=False)
    desk.places = story
    return desk


def test_a_village_studies_decides_and_announces_and_anybody_reads_it(desk: Desk, browser: Browser, tmp_path):
    plan.know_the_need(desk)
    plan.start(desk, COMPANY)
    refused.offer_letter(desk, COMPANY, refused.BY_VILLAGE)
    refused.proposals_too_early(desk, COMPANY)
    plan.write_programme(desk, COMPANY)
    plan.share_money(desk, COMPANY)
    refused.announce_too_early(desk, COMPANY, *refused.NOTHING_STUDIED)
    plan.study(desk, COMPANY, proposal=False)
    plan.write_terms(desk, COMPANY)
    refused.announce_too_early(desk, COMPANY, "Musyawarah Desa Talun belum dijadwalkan", refused.MUSYAWARAH)
    village_meeting(desk, COMPANY, "Talun", tmp_path, on_text=False)
    choice.announce(desk, COMPANY)
    paper.read_announcement_paper(COMPANY, choice.read_announcement(desk, COMPANY, browser, tmp_path))


def test_two_companies_answer_one_is_chosen_and_both_know_why(desk: Desk):
    refused.draft_too_early(desk, COMPANY, "Belum ada penawaran yang masuk", "Pihak ketiga belum dipilih")
    choice.receive(desk, COMPANY)
    choice.weigh(desk, COMPANY)
    refused.draft_too_early(desk, COMPANY, "Belum dinilai dan diputuskan", "Pihak ketiga belum dipilih")
    choice.choose(desk, COMPANY)
    refused.choose_second(desk, COMPANY)
    refused.draft_too_early(desk, COMPANY, f"Belum dinilai dan diputuskan: {OTHER['Nama pihak ketiga']}")
    choice.set_aside(desk, COMPANY)
    choice.start_drafting(desk, COMPANY)


def test_the_village_decides_on_the_text_and_the_company_answers_by_its_link(desk: Desk, browser: Browser, tmp_path):
    text.begin(desk, COMPANY)
    text.write_clauses(desk, COMPANY)
    refused.review_too_early(desk, COMPANY)
    refused.assembly(desk, COMPANY)
    village_meeting(desk, COMPANY, "Talun", tmp_path, on_text=True)
    text.ask_for_change(desk, COMPANY, browser)
    text.mend(desk, COMPANY)
    text.agree(desk, COMPANY, browser)
    text.send_text(desk, COMPANY, editorial=True)
    text.recommend(desk, COMPANY, "camat.ngebel", editorial=True)
    text.recommend(desk, COMPANY, "dpmd.ponorogo", editorial=True)


def test_village_and_company_sign_it_runs_and_is_looked_back_on(desk: Desk, browser: Browser, tmp_path):
    force.sign(desk, COMPANY, "Talun")
    refused.in_force_too_early(desk, COMPANY)
    refused.promulgate(desk, COMPANY, "Talun")
    force.partner_signs(desk, COMPANY)
    force.announce(desk, COMPANY, "Talun")
    force.declare_and_start(desk, COMPANY)
    force.report(desk, COMPANY)
    force.reflect(desk, COMPANY, tmp_path)
    paper.read_everything(desk, COMPANY, browser, tmp_path, {"d": text.BETTER})
    paper.announcement_is_closed(desk, COMPANY, browser)


def test_no_kelurahan_no_other_kabupaten_and_no_company_among_villages(desk: Desk):
    refused.between_villages(desk, "Jalan tembus Talun")


def test_a_university_proposes_two_villages_decide_and_the_lead_answers(desk: Desk, tmp_path):
    plan.start(desk, UNIVERSITY)
    choice.record_proposal(desk, UNIVERSITY)
    refused.answer_too_early(desk, UNIVERSITY)
    refused.announce_a_proposal(desk, UNIVERSITY)
    refused.offer_letter(desk, UNIVERSITY, refused.BY_PARTNER)
    plan.write_programme(desk, UNIVERSITY)
    plan.study(desk, UNIVERSITY, proposal=True)
    refused.wrong_parties(desk, UNIVERSITY)
    choice.ask_along(desk, UNIVERSITY, "Gondowido")
    village_meeting(desk, UNIVERSITY, "Pupus", tmp_path, on_text=False)
    choice.answer_proposal(desk, UNIVERSITY)
    refused.draft_too_early(desk, UNIVERSITY, "Desa Gondowido belum menjawab penawaran")
    village_meeting(desk, UNIVERSITY, "Gondowido", tmp_path, on_text=False)
    choice.accept(desk, UNIVERSITY, "Gondowido")
    choice.start_drafting(desk, UNIVERSITY)


def test_both_villages_and_the_university_agree_on_the_text(desk: Desk, browser: Browser, tmp_path):
    text.write_reason(desk, UNIVERSITY, "Pupus")
    plan.share_money(desk, UNIVERSITY)
    text.begin(desk, UNIVERSITY)
    refused.joint_body(desk, UNIVERSITY)
    text.write_clauses(desk, UNIVERSITY)
    text.agree(desk, UNIVERSITY, browser)
    text.other_village_reads(desk, UNIVERSITY, "Gondowido")
    for village in UNIVERSITY.villages:
        village_meeting(desk, UNIVERSITY, village, tmp_path, on_text=True)
    text.send_text(desk, UNIVERSITY, editorial=False)
    text.recommend(desk, UNIVERSITY, "camat.ngebel", editorial=False)
    text.recommend(desk, UNIVERSITY, "dpmd.ponorogo", editorial=False)


def test_three_sides_sign_it_runs_and_is_looked_back_on(desk: Desk, browser: Browser, tmp_path):
    for village in UNIVERSITY.villages:
        force.sign(desk, UNIVERSITY, village)
    refused.in_force_too_early(desk, UNIVERSITY)
    force.partner_signs(desk, UNIVERSITY)
    for village in UNIVERSITY.villages:
        force.announce(desk, UNIVERSITY, village)
    force.declare_and_start(desk, UNIVERSITY)
    force.report(desk, UNIVERSITY)
    force.reflect(desk, UNIVERSITY, tmp_path)
    paper.read_everything(desk, UNIVERSITY, browser, tmp_path, {})
