"""Three villages go through all six steps in the browser, from nothing to in force and reflected.

Everything is done by the people who would do it, each signing in and out; only the accounts are given.
Before its time each act is tried too: refused with villages, papers and pasal, and nothing is written.
"""

from pathlib import Path

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
from tests.journeys.chapter_partners import PARTIES
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def test_air_bersih_bersama_from_nothing_to_reflected(desk: Desk, browser: Browser, tmp_path):
    for part in (prepare, offer_and_answer, agree_on_text, review, enter_into_force, carry_out):
        part(desk, tmp_path)
    chapter_paper.read_everything(desk, browser, tmp_path)


def prepare(desk: Desk, folder: Path) -> None:
    """Steps 1 to 3: what the villages have, whom they ask, what they plan."""
    chapter_villages.step_one(desk)
    chapter_partners.start(desk)
    chapter_partners.choose_partners(desk)
    chapter_partners.write_programme(desk)
    chapter_partners.first_visit(desk)


def offer_and_answer(desk: Desk, folder: Path) -> None:
    """Step 4: each village decides for itself; the lead offers, the others answer."""
    too_early.offer(desk)
    too_early.drafting_in_preparation(desk)
    village_meeting(desk, "Ngebel", folder)
    chapter_offer.send_offer(desk)
    too_early.answer(desk)
    village_meeting(desk, "Sahang", folder)
    chapter_offer.answer(desk, "Sahang", "140/31/SHG/2026")
    too_early.drafting(desk)
    village_meeting(desk, "Wagir Lor", folder)
    chapter_offer.answer(desk, "Wagir Lor", "140/8/WL/2026")
    chapter_offer.start_drafting(desk)


def agree_on_text(desk: Desk, folder: Path) -> None:
    """Steps 3 to 5: shares, Perdes, delegates, eight clauses, and the meeting between the villages."""
    chapter_text.begin(desk)
    too_early.open_mad(desk)
    too_early.send_text(desk)
    chapter_partners.link_partners(desk)
    chapter_partners.share_money(desk)
    chapter_offer.village_papers(desk)
    chapter_text.write_clauses(desk)
    chapter_text.hold_mad(desk, folder)


def review(desk: Desk, folder: Path) -> None:
    """Sent, returned, mended, sent again, recommended by kecamatan and kabupaten."""
    chapter_text.send_text(desk)
    too_early.sign(desk)
    chapter_text.return_text(desk)
    chapter_text.mend_text(desk)
    chapter_text.recommend(desk, "camat.ngebel")
    chapter_text.recommend(desk, "dpmd.ponorogo")


def enter_into_force(desk: Desk, folder: Path) -> None:
    """Each kades signs, each sekdes promulgates; then it is in force."""
    chapter_force.sign(desk, "Ngebel")
    too_early.pendamping_signs(desk)
    too_early.promulgate(desk)
    chapter_force.sign(desk, "Sahang")
    chapter_force.sign(desk, "Wagir Lor")
    chapter_force.scan(desk, folder)
    chapter_force.promulgate(desk, "Ngebel")
    too_early.declare(desk)
    for village in PARTIES[1:]:
        chapter_force.promulgate(desk, village)
    chapter_force.declare(desk)


def carry_out(desk: Desk, folder: Path) -> None:
    """The joint body, a report, the aksi-refleksi."""
    too_early.run(desk)
    too_early.report(desk)
    chapter_force.found_body(desk)
    chapter_force.run(desk)
    chapter_force.reflect(desk, folder)
    chapter_force.last_visit(desk)
