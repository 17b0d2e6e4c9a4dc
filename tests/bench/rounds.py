"""Times of pages: warm, one connection, in rounds that take turns, so that a busy moment falls on all of them."""

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.bench.databases import World
from tests.bench.pages import BARE, Page
from tests.bench.serving import Browser, Side


@dataclass
class Measured:
    """One page on one database."""

    page: Page
    times: list[list[float]] = field(default_factory=list)  # by round, in seconds
    size: int = 0
    packed: int = 0

    @property
    def median(self) -> float:
        """Milliseconds; of the rounds' medians, so that one slow round counts once."""
        return statistics.median(statistics.median(turn) for turn in self.times) * 1_000

    @property
    def best(self) -> float:
        """The quickest round's median."""
        return min(statistics.median(turn) for turn in self.times) * 1_000


def ratio(one: Measured, other: Measured) -> float:
    """How many times `other` it takes: compared round by round, then the median."""
    pairs = zip(one.times, other.times, strict=True)
    return statistics.median(statistics.median(mine) / statistics.median(theirs) for mine, theirs in pairs)


def take(browser: Browser, page: Page, count: int, seconds: float) -> list[float]:
    """So many requests, or as many as fit into the time, at least three."""
    times, until = [], time.perf_counter() + seconds
    while len(times) < 3 or (len(times) < count and time.perf_counter() < until):
        answer = browser.get(page.path)
        if answer.status != 200:
            raise SystemExit(f"{page.name}: {answer.status} {page.path}")
        times.append(answer.took)
    return times


def measure(
    world: World, pages: Sequence[Page], rounds: int, count: int = 40, seconds: float = 1.5
) -> dict[str, Measured]:
    """Every page in every round; pages that are not there yet are left out."""
    with Side(world, "kami") as ours, Side(world, "stok") as stock:
        ports = {"kami": ours.port, "stok": stock.port}
        users = {page.user for page in pages if page.user}
        people = {user: Browser(ours.port).sign_in(user, world.data).cookies for user in sorted(users)}
        browsers = {
            (side, user): Browser(port, people.get(user)) for side, port in ports.items() for user in {"", *users}
        }
        found = {}
        for page in pages:
            answer = warm(browsers[page.side, page.user], page)
            if answer is not None:
                found[page.name] = Measured(page, size=len(answer.text.encode()), packed=len(answer.content))
        for _ in range(rounds):
            for each in found.values():
                each.times.append(take(browsers[each.page.side, each.page.user], each.page, count, seconds))
    assert BARE in found
    return found


def warm(browser: Browser, page: Page):
    """The first answers, which compile templates and fill caches of both workers; None where there is no such page."""
    answer = browser.get(page.path)
    if answer.status != 200 or page.holds not in answer.text:
        print(f"Tidak diukur: {page.name} ({answer.status} {page.path})", file=sys.stderr)
        return None
    for _ in range(6):
        browser.link = None  # another connection, so that the other worker gets its turn
        browser.get(page.path)
    return answer
