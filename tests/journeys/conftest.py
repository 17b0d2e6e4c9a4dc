"""A desk in front of the running portal."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.desk import STOPPED, Desk

WINDOW = {"width": 1280, "height": 800}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Remember the first part of a file that failed: a story can't go on after it."""
    report = yield
    if report.failed:
        item.parent.stash.setdefault(STOPPED, item.name)
    return report


@pytest.fixture
def desk(browser: Browser, portal_server, browser_context_args, request) -> Iterator[Desk]:
    """One browser window; in the end nothing broke, nothing complained, nothing came from elsewhere."""
    arguments = browser_context_args | {"base_url": portal_server.base_url, "viewport": WINDOW}
    context: BrowserContext = browser.new_context(**arguments)
    page = context.new_page()
    page.set_default_timeout(15_000)
    made = Desk(page, portal_server)
    yield made
    if not request.node.parent.stash.get(STOPPED, ""):
        made.sign_all_out()
    context.close()
    assert made.faults == []
    assert made.hosts <= {portal_server.base_url.removeprefix("http://")}
