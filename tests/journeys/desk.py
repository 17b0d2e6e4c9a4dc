"""The desk at which the people of a journey sit down one after another, and what it keeps an eye on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import ConsoleMessage, Page, Response

from tests.journeys.steps import go, see_title, sign_in, sign_out
from tests.plumbing import Portal

STOPPED = pytest.StashKey[str]()  # the first part of a story that failed


@dataclass
class Desk:
    """One browser page in front of one portal; `places` remembers addresses that people would have in their history."""

    page: Page
    portal: Portal
    places: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    away: dict[str, list] = field(default_factory=dict)  # the cookies of those who are in but not at this desk

    def __post_init__(self) -> None:
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("response", self.note_answer)

    def hear(self, message: ConsoleMessage) -> None:
        """A browser complains on its console: of the content policy, of scripts, of missing files."""
        refused = "the server responded with a status of 4" in message.text
        if message.type in ("error", "warning") and not refused:
            self.faults.append(f"{self.page.url}: {message.text}")

    def note_answer(self, response: Response) -> None:
        """No page breaks, and nothing comes from elsewhere."""
        self.hosts.add(response.url.split("/")[2])
        if response.status >= 500:
            self.faults.append(f"{response.request.method} {response.url}: {response.status}")

    @contextmanager
    def as_(self, user: str) -> Iterator[Page]:
        """One person at the desk; who comes a second time is still signed in."""
        if user in self.away:
            self.page.context.add_cookies(self.away.pop(user))
            go(self.page, "/beranda/")
        else:
            sign_in(self.page, self.portal.accounts[user], user)
        yield self.page
        self.away[user] = self.page.context.cookies()
        self.page.context.clear_cookies()

    def sign_all_out(self) -> None:
        """At the end each one leaves by the button, and what the browser still holds of them opens nothing."""
        for user, cookies in self.away.items():
            self.page.context.add_cookies(cookies)
            go(self.page, "/beranda/")
            see_title(self.page, "Hari ini")
            sign_out(self.page)
            self.page.context.add_cookies(cookies)
            self.page.goto("/beranda/")
            assert "/masuk/" in self.page.url, f"{user} is still in after signing out"
            self.page.context.clear_cookies()

    def keep(self, name: str) -> None:
        """Remember where this is."""
        self.places[name] = self.page.url.removeprefix(self.portal.base_url).partition("#")[0]
