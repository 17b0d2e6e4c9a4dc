"""The fullest village still prints on one page of its own paper, in Debian's chromium."""

import re
import subprocess
from decimal import Decimal

import pypdfium2
import pytest
from django.contrib.staticfiles import finders

from partnerships.models import Cooperation
from tests.conftest import NGEBEL
from tests.plumbing import CHROMIUM, CHROMIUM_FLAGS
from tests.sheet.test_page import ADDRESS, LEAN, begun, verified, years
from villages import actions

pytestmark = [pytest.mark.journey, pytest.mark.slow]

LONG = "Kelompok pengelola mata air dan jaringan pipa air bersih Dusun"  # and a number
STYLE = re.compile(r'href="/static/([^"]+\.css)"')
POINTS_PER_MM = 72 / 25.4


def fill(village, cast, regions, *, potentials: int, lean: int, running: int) -> None:
    """Long names everywhere, and years of both measures."""
    made = []
    for number in range(potentials):
        where = {"latitude": Decimal("-7.8") + number % 4 * Decimal("0.003"), "longitude": Decimal("111.63")}
        facts = {"kind": "manusia", "name": f"{LONG} {number}", "quantity": 1234 + number, "unit": "kelompok"}
        made.append(verified(village, cast, **facts | where | (LEAN if number < lean else {}), own_use=Decimal("3.25")))
    actions.rank_priorities(village=village, ranked=made, reason="Musyawarah dusun", by=cast.sekdes_ngebel)
    years(village, cast)
    for year in range(2019, 2024):
        old = {"index": "idm", "standing": "sangat_tertinggal", "score": Decimal("0.4123")}
        actions.add_year(village=village, by=cast.sekdes_ngebel, year=year, **old)
    for number in range(running):
        begun(cast, regions, f"Pengelolaan bersama jaringan air bersih dan irigasi lintas dusun {number}")
    Cooperation.objects.update(stage="berjalan", in_force_on="2026-01-02", running_since="2026-01-02")


def printed(html: str, folder) -> pypdfium2.PdfDocument:
    """The page as the printer gets it; its styles are read from our files."""
    styled = STYLE.sub(lambda found: f'href="file://{finders.find(found[1])}"', html)
    source, target = folder / "lembar.html", folder / "lembar.pdf"
    source.write_text(styled, encoding="utf-8")
    order = [CHROMIUM, "--headless", *CHROMIUM_FLAGS, "--no-pdf-header-footer", f"--user-data-dir={folder / 'c'}"]
    subprocess.run([*order, f"--print-to-pdf={target}", str(source)], check=True, capture_output=True, timeout=120)
    return pypdfium2.PdfDocument(str(target))


SIZES = {"F4": (215, 330), "A4": (210, 297)}
FULL = {"potentials": 14, "lean": 14, "running": 6}  # more of everything than the sheet shows
ROOMY = {"potentials": 2, "lean": 1, "running": 1}
AIRY = [{"potentials": 4, "lean": 1, "running": 0}, {"potentials": 3, "lean": 1, "running": 2}]  # in the bigger print


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("much", [FULL, ROOMY, *AIRY], ids=["dense", "roomy", "potentials", "cooperations"])
def test_a_full_village_prints_on_one_page_of_its_paper(much, size, regions, cast, enter, tmp_path):
    fill(regions[NGEBEL], cast, regions, **much)
    actions.save_letterhead(village=regions[NGEBEL], by=cast.sekdes_ngebel, address="Jalan Raya Ngebel 12", size=size)
    page = enter(cast.kades_ngebel).get(ADDRESS).text
    assert ("sheet-dense" in page, "sheet-roomy" in page) == (much == FULL, much == ROOMY)
    pdf = printed(page, tmp_path)
    assert len(pdf) == 1
    assert pdf[0].get_size() == pytest.approx([each * POINTS_PER_MM for each in SIZES[size]], abs=1)
    text = pdf[0].get_textpage().get_text_range()
    assert "DESA NGEBEL" in text and "Dicetak pada" in text
    for hidden in ("Yang masih kosong", "Cetak lembar desa", "Menu", "Kembali ke profil desa"):
        assert hidden not in text
