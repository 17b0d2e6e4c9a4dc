"""Every form counts once and every edit is compared: no page is without its key, none edits without its version."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.faults.edits import EDITS
from tests.guards.source import called
from tests.guards.test_templates import PAGES, bare
from tests.guards.test_urls_and_roles import (  # noqa: F401  (fixture)
    ACTORS,
    POSTED,
    TABLE,
    address,
    arguments,
    browsers_of,
    scene,
)
from tests.guards.test_views import calls, ours

# Posts of somebody who is not signed in have nobody to count for; leaving twice is leaving.
WITHOUT_KEY = {
    "account/login.html": "sign-in: nobody is known yet",
    "account/logout.html": "leaving changes no record",
    "layout/_footer.html": "leaving changes no record",
    "account/reauthenticate.html": "one's own password: the session changes, no record",
    "mfa/authenticate.html": "sign-in: nobody is known yet",
    "mfa/reauthenticate.html": "one's own code: the session changes, no record",
    "accounts/second_factor_remove.html": "taken once is gone",
    "accounts/way_in_other.html": "leaving changes no record",
    "accounts/_sessions.html": "ended once is ended",
    "access/slip_ask.html": "the answer is the slip itself; a second one replaces the first",
    "partnerships/partner_confirm.html": "nobody is signed in; the link itself answers once",
    "busy.html": "sends again what was sent, its key too",
}
# Pages that change a stored row and are tested by name elsewhere than in EDITS.
TESTED_ELSEWHERE = {
    "villages:priority-order": "test_two_people_rank_the_same_scale",
}
# Forms over one stage of a row: the table of moves lets only the first one through.
MOVES = {"partnerships:regulation-move": "REGULATION_MOVES"}
# Views whose form begins with words of another row, not with what it will overwrite.
SUGGESTIONS = {
    "potential_create": "the kind that was chosen on the page before",
    "instrument_create": "the cooperation's title as the first title",
    "regulation_create": "the usual title",
    "offer_send": "subject and extent as the cooperation says",
    "deliberation_schedule": "place and agenda of a new meeting",
    "mad_schedule": "place and agenda of a new meeting",
    "reflection_schedule": "place and agenda of a new meeting",
    "review_detail": "the round that the reviewer saw, judged by the act",
    "village_text_schedule": "place and agenda of a new meeting",
    "letter_issue": "who is usually invited, and today",
    "partner_sign": "who was named to sign",
    "proposal_add": "what an earlier partner told about itself",
    "swot": "a sentence that the facts say",
    "decision_form": "everybody who is there, while nothing is decided",
}
# Views that call an act without `attempt` or `press`.
DIRECT = {
    "session_end": "ended once is ended",
    "invitation_renew": "the answer is the slip itself; a second one replaces the first",
    "slip": "the answer is the slip itself; a second one replaces the first",
    "dossier": "the answer is the archive itself; each download is its own event",
    "letter_issue": "letter_data only reads",
}
FORM = re.compile(r"<form\b[^>]*method=\"post\"[^>]*>(.*?)</form>", re.DOTALL)


def test_every_post_form_of_a_template_has_a_key():
    wrong = [
        name
        for name, text in PAGES.items()
        for inside in FORM.findall(bare(text))
        if "{% kunci %}" not in inside and name not in WITHOUT_KEY
    ]
    assert wrong == []
    assert [name for name in WITHOUT_KEY if "{% kunci %}" in PAGES[name]] == []


def test_every_act_of_a_view_is_counted():
    """Acts are called by `attempt` or `press`, never by the view itself: they open the transaction with the key."""
    wrong = [
        f"{module.name}:{node.lineno} {function.name}: {called(node)}"
        for module, function, node in calls()
        if called(node) not in ("attempt", "press") and any(word.arg == "by" for word in node.keywords)
        if function.name not in DIRECT
    ]
    assert wrong == []


def test_a_form_that_begins_with_stored_words_says_of_which_row():
    """`initial` only suggests; what a form overwrites comes by `instance` or `of`, which are compared when saved."""
    found = {
        function.name
        for _, function, node in calls()
        if called(node).endswith("Form") and any(word.arg == "initial" for word in node.keywords)
    }
    assert sorted(found - set(SUGGESTIONS)) == []


def test_suggestions_are_still_there():
    names = {function.name for _, function, _ in calls()}
    assert sorted(set(SUGGESTIONS) - names) == []


@pytest.mark.slow
def test_every_page_that_edits_carries_its_version(scene):  # noqa: F811
    """The page of every address, opened by somebody who may: its form has a key, and its edit has a version."""
    given, tabs, wrong, edits = arguments(scene), browsers_of(scene), [], set()
    for route, name, _ in ours():
        cells = TABLE.get(name, (0, ""))[1].replace(" ", "")  # a missing row is another test's finding
        actor = next((a for a, cell in zip(ACTORS, cells, strict=False) if cell == "y"), None)
        if name in POSTED or actor is None:
            continue
        cache.clear()
        with transaction.atomic():
            page = tabs[actor].get(address(name, route, scene, given))
            transaction.set_rollback(True)
        if page.streaming:
            list(page.streaming_content)  # a file read to its end is closed by the client
            continue
        if page.status_code != 200 or not page.context:
            continue
        form = page.context.get("form")
        if getattr(form, "of", None) is not None:
            edits.add(name)
            if 'name="versi"' not in page.content.decode():
                wrong.append(f"{name} edits a row and shows no version")
    assert wrong == []
    assert sorted(edits - set(EDITS) - set(TESTED_ELSEWHERE) - set(MOVES)) == [], "an edit without its test of two tabs"
    assert sorted(name for name in TABLE if name.endswith("-edit") and name not in edits | set(EDITS)) == []


def test_the_tables_name_addresses_that_exist():
    names = {name for _, name, _ in ours()}
    assert sorted((set(EDITS) | set(TESTED_ELSEWHERE) | set(MOVES)) - names) == []
