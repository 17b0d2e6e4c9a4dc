"""Addresses under a village's page keep leading to it after its code changed."""

import pytest
from django.urls import get_resolver, reverse

from tests.conftest import PATIK, SAHANG
from tests.villages.region_lists import administrator, applied

NEW = "35.02.19.2030"
ONLY_SENT = {"potential-submit-all", "priorities-save"}
ADDRESSES = get_resolver().namespace_dict["villages"][1].url_patterns
PAGES = [each.name for each in ADDRESSES if "<village:code>" in str(each.pattern) and each.name not in ONLY_SENT]


@pytest.fixture
def browser(cast, enter):
    applied(administrator(), f"{NEW};Patik;{PATIK};pindah")
    return enter(cast.sekdes_patik)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_a_moved_village_is_found_under_its_old_code(browser, name):
    answer = browser.get(reverse(f"villages:{name}", args=[PATIK]))
    assert (answer.status_code, answer["Location"]) == (302, reverse(f"villages:{name}", args=[NEW]))


def test_what_was_asked_for_goes_along(browser):
    answer = browser.get(reverse("villages:swot", args=[PATIK]), {"bagian": "peluang"})
    assert answer["Location"] == reverse("villages:swot", args=[NEW]) + "?bagian=peluang"


def test_nothing_is_sent_on_and_no_page_is_made_up(browser, cast, enter):
    for name in ONLY_SENT | {"letterhead", "year-create"}:
        assert browser.post(reverse(f"villages:{name}", args=[PATIK])).status_code == 404
    for code in ("35.02.19.2999", SAHANG):
        assert browser.get(reverse("villages:letterhead", args=[code])).status_code == 404


def test_two_villages_that_exchanged_their_codes_lead_to_no_circle(cast, enter):
    applied(administrator(), f"{SAHANG};Patik;{PATIK};pindah", f"{PATIK};Sahang;{SAHANG};pindah")
    assert enter(cast.asing).get(reverse("villages:letterhead", args=[PATIK])).status_code == 404
