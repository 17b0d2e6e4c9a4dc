"""Three villages go through all six steps in the browser, from nothing to in force and reflected.

Everything is done by the people who would do it, each signing in and out; only the accounts are given.
Before its time each act is tried too: refused with villages, papers and pasal, and nothing is written.
"""

import pytest
from playwright.sync_api import Browser

from tests.journeys import (
    chapter_force,
    chapter_offer,
    chapter_paper,
    chapter_partners,
    chapter_text,
    chapter_villages,
    too_early,
)
from tests.journeys.chapter_meetings import village_meeting
from tests.journeys.desk import STOPPED, Desk

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


def test_steps_one_to_three_what_the_villages_have_whom_they_ask_what_they_plan(desk: Desk):
    chapter_villages.step_one(desk)
    chapter_partners.start(desk)
    chapter_partners.choose_partners(desk)
    chapter_partners.write_programme(desk)
    chapter_partners.first_visit(desk)


def test_step_four_each_village_decides_for_itself_the_lead_offers_the_others_answer(desk: Desk, tmp_path):
    too_early.offer(desk)
    too_early.drafting_in_preparation(desk)
    village_meeting(desk, "Ngebel", tmp_path)
    chapter_offer.send_offer(desk)
    chapter_offer.read_offer(desk, "Sahang")
    too_early.answer(desk)
    village_meeting(desk, "Sahang", tmp_path)
    chapter_offer.answer(desk, "Sahang", "140/31/SHG/2026")
    too_early.drafting(desk)
    village_meeting(desk, "Wagir Lor", tmp_path)
    chapter_offer.answer(desk, "Wagir Lor", "140/8/WL/2026")
    chapter_offer.start_drafting(desk)


def test_steps_three_to_five_shares_perdes_delegates_clauses_and_the_meeting_between_villages(desk: Desk, tmp_path):
    chapter_text.begin(desk)
    too_early.open_mad(desk)
    too_early.send_text(desk)
    chapter_partners.link_partners(desk)
    chapter_partners.share_money(desk)
    chapter_offer.village_papers(desk)
    chapter_text.write_clauses(desk)
    chapter_text.hold_mad(desk, tmp_path)


def test_step_five_sent_returned_mended_and_recommended_by_kecamatan_and_kabupaten(desk: Desk):
    chapter_text.send_text(desk)
    too_early.sign(desk)
    chapter_text.return_text(desk)
    chapter_text.mend_text(desk)
    chapter_text.recommend(desk, "camat.ngebel")
    chapter_text.recommend(desk, "dpmd.ponorogo")


def test_step_five_signed_promulgated_spread_and_in_force(desk: Desk, tmp_path):
    chapter_force.sign(desk, "Ngebel")
    too_early.pendamping_signs(desk)
    too_early.promulgate(desk)
    chapter_force.sign(desk, "Sahang")
    chapter_force.sign(desk, "Wagir Lor")
    chapter_force.scan(desk, tmp_path)
    chapter_force.promulgate(desk, "Ngebel")
    too_early.declare(desk)
    chapter_force.promulgate(desk, "Sahang")
    chapter_force.promulgate(desk, "Wagir Lor")
    chapter_force.declare(desk)


def test_steps_five_and_six_the_joint_body_a_report_and_the_aksi_refleksi(desk: Desk, tmp_path):
    too_early.run(desk)
    too_early.report(desk)
    chapter_force.found_body(desk)
    chapter_force.run(desk)
    chapter_force.reflect(desk, tmp_path)
    chapter_force.last_visit(desk)


def test_in_the_end_paper_code_register_and_trail_tell_the_same_story(desk: Desk, browser: Browser, tmp_path):
    chapter_paper.read_everything(desk, browser, tmp_path)
