"""What the pages of the region import say: the decree as typed, each difference in words, worked examples."""

import re

import pytest

from accounts.models import User
from records.models import ImportRun
from tests.conftest import PATIK
from tests.villages.region_lists import administrator, brought


@pytest.fixture
def admin(cast):
    return administrator()


def shown(answer) -> str:
    """The words of a page, spaces joined."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def lines_under(run: ImportRun, start: str) -> list[str]:
    """The lines of the list whose heading begins so."""
    [lines] = [lines for heading, _, lines in run.found["utuh"]["lists"] if heading.startswith(start)]
    return lines


def test_an_account_named_after_its_office_is_named_once(admin, cast):
    User.objects.filter(pk=cast.sekdes_patik.pk).update(name="Sekretaris Desa Patik")
    lines = lines_under(brought(admin, f"35.02.19.2030;Patik;{PATIK};pindah"), "Akses ikut")
    assert f"Sekretaris Desa Patik ({PATIK})" in lines
    others = [line for line in lines if not line.startswith("Sekretaris Desa Patik")]
    assert others and all(re.fullmatch(rf".+, .+ \({PATIK}\)", line) for line in others)
