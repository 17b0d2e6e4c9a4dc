"""Nobody is shown a link that ends at a wall: every link on every page one can reach may be followed."""

import re

import pytest

from tests.journeys.desk import Desk
from tests.journeys.steps import VILLAGES

pytestmark = [pytest.mark.journey, pytest.mark.slow]

LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#?]*)"')
MOST_PAGES = 150


@pytest.fixture(scope="module")
def asked() -> set[str]:
    """The codes already asked for: one address may ask a few times a minute, and the answer is the same for all."""
    return set()


@pytest.mark.parametrize("user", ["sekdes.ngebel", "kades.pupus", "pendamping", "camat.ngebel", "pembaca.nasional"])
def test_no_link_ends_at_a_wall(desk: Desk, asked: set[str], user: str):
    with desk.as_(user) as page:
        came_from = {"/beranda/": "", f"/desa/{VILLAGES['Ngebel']}/": ""}
        waiting, walls = list(came_from), {}
        while waiting and len(came_from) - len(waiting) < MOST_PAGES:
            path = waiting.pop(0)
            answer = page.request.get(path)
            if answer.status >= 400:
                walls[path] = f"{answer.status}, linked on {came_from[path]}"
            if not answer.ok or "html" not in answer.headers["content-type"]:
                continue
            for link in LINK.findall(answer.text()):
                if link not in came_from and link not in asked:
                    came_from[link] = path
                    waiting.append(link)
                    asked.update({link} if link.startswith("/v/") else ())
        assert len(came_from) > 15
        assert walls == {}
