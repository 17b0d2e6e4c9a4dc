"""Three villages go through all six steps in the browser, from nothing to in force and reflected.

Everything is done by the people who would do it, each signing in and out; only the accounts are given.
"""

import pytest
from playwright.sync_api import Browser

from tests.journeys import chapter_force, chapter_offer, chapter_paper, chapter_partners, chapter_text, chapter_villages
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def test_air_bersih_bersama_from_nothing_to_reflected(desk: Desk, browser: Browser, tmp_path):
    chapter_villages.step_one(desk)
    chapter_partners.steps_two_and_three(desk)
    chapter_offer.step_four(desk, tmp_path)
    chapter_partners.link_partners(desk)
    chapter_partners.share_money(desk)
    chapter_offer.village_papers(desk)
    chapter_text.write_clauses(desk)
    chapter_text.hold_mad(desk, tmp_path)
    chapter_text.review(desk)
    chapter_force.steps_five_and_six(desk, tmp_path)
    chapter_paper.read_everything(desk, browser, tmp_path)
