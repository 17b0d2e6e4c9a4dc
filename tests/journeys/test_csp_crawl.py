"""Every kind of page that each role can reach, opened in chromium: the content policy is never broken."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page

from tests.journeys.steps import VILLAGES, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.slow]

# Tells each violation as it happens; runs before the page's own scripts, and the policy does not bind it.
WATCH = """document.addEventListener("securitypolicyviolation", (event) =>
    window.tellViolation(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI}`))"""
LINKS = """() => [...document.querySelectorAll("a[href], form[method=get][action]")]
    .map((node) => node.href || node.action)"""
ROLES = ["", "sekdes.ngebel", "kades.sahang", "pendamping", "camat.ngebel", "dpmd.ponorogo", "admin"]
NO_PAGE = re.compile(r"/(keluar|pdf|cetak|ekspor|export)/|/berkas/\w+/$|\.(pdf|csv|xlsx|json|zip|docx)$")
# What differs between pages of one kind.
VARIES = re.compile(r"/(?:[0-9.]{8,13}|[23456789bcdfghjkmnpqrstvwxz]{10}|[A-Z0-9]{4}-[A-Z0-9]{4}|\d+)(?=/)")
EACH_KIND, SECONDS = 2, 60


@dataclass
class Crawl:
    """One window for all roles, what it complained of, and which pages it saw."""

    page: Page
    base_url: str
    complaints: list[str] = field(default_factory=list)
    kinds: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    until: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def __post_init__(self) -> None:
        self.page.context.expose_function("tellViolation", self.note)
        self.page.context.add_init_script(WATCH)
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    def note(self, violation: str) -> None:
        """What the page itself noticed."""
        self.complaints.append(violation)

    def hear(self, message: ConsoleMessage) -> None:
        """Chromium also writes each violation to its console."""
        if "Content Security Policy" in message.text or "Permissions policy" in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def visit(self, path: str) -> list[str]:
        """Open one page; gives the links on it that lead to pages of ours."""
        try:
            answer = self.page.goto(path, wait_until="load")
        except Error as error:
            if "Download is starting" in str(error):
                return []
            raise
        if answer.status >= 500:
            self.faults.append(f"{path}: {answer.status}")
        links = [urlsplit(link) for link in self.page.evaluate(LINKS)]
        ours = [link for link in links if f"{link.scheme}://{link.netloc}" == self.base_url]
        return [link.path + (f"?{link.query}" if link.query else "") for link in ours if not NO_PAGE.search(link.path)]

    def walk(self, role: str, start: list[str]) -> int:
        """Breadth first, each kind of page of this role a few times; gives how many were opened."""
        waiting, known, seen = list(start), set(start), Counter()
        while waiting and time.monotonic() < self.until:
            path = waiting.pop(0)
            kind = VARIES.sub("/*", urlsplit(path).path) + ("?" if "?" in path else "")
            if seen[kind] >= EACH_KIND:
                continue
            seen[kind] += 1
            for link in self.visit(path):
                if link not in known:
                    known.add(link)
                    waiting.append(link)
        self.kinds.update(set(seen))
        assert not [path for path in waiting if not seen[VARIES.sub("/*", urlsplit(path).path)]] or (
            time.monotonic() < self.until
        ), f"{role}: no time left"
        return sum(seen.values())


@pytest.fixture
def crawl(browser: Browser, portal_server, browser_context_args) -> Iterator[Crawl]:
    """A window in front of the portal."""
    context = browser.new_context(**browser_context_args, base_url=portal_server.base_url)
    yield Crawl(context.new_page(), portal_server.base_url)
    context.close()


def test_no_page_of_any_role_breaks_the_content_policy(crawl: Crawl, portal_server):
    opened = {}
    for role in ROLES:
        crawl.until = time.monotonic() + SECONDS
        start = ["/", "/masuk/", "/v/", "/tidak-ada/"]
        if role:
            sign_in(crawl.page, portal_server.accounts[role], role)
            start = ["/beranda/", f"/desa/{VILLAGES['Ngebel']}/", "/kerja-sama/", "/musyawarah/", "/admin/"]
        opened[role] = crawl.walk(role, start)
        crawl.page.context.clear_cookies()
    print(f"opened: {opened}, kinds of pages: {len(crawl.kinds)}")
    assert crawl.complaints == []
    assert crawl.faults == []
    assert min(opened.values()) >= 6 and len(crawl.kinds) > 60, opened


@pytest.mark.parametrize(
    "evil",
    [
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)",
        "document.body.insertAdjacentHTML('beforeend', '<img src=/x onerror=\"window.ran = 1\">')",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')",
        "const s = document.createElement('script'); s.src = 'http://127.0.0.1:9/x.js'; document.body.append(s)",
    ],
    ids=["inline script", "handler", "inline style", "script from elsewhere"],
)
def test_what_is_injected_does_not_run_and_is_seen_by_this_crawl(crawl: Crawl, evil):
    crawl.visit("/aturan/")
    assert crawl.complaints == []
    crawl.page.evaluate(evil)
    crawl.page.wait_for_timeout(300)
    assert crawl.page.evaluate("window.ran") is None
    assert len(crawl.complaints) >= 1
