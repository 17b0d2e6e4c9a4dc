"""What the pages of the region import say: the decree as typed, each difference in words, worked examples."""

import re

import pytest
from django.urls import reverse

from accounts.models import User
from records.importing.kind import registry
from records.models import ImportRun
from tests.conftest import PATIK, SAHANG, TALUN, WAGIRLOR
from tests.villages.region_lists import DECREE, administrator, brought


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


def test_the_preview_tells_the_decree_and_each_difference_in_words(admin, enter):
    run = brought(
        admin,
        f"{SAHANG};Sahang Jaya;;",
        f"35.02.19.2030;Patik;{PATIK};",
        f"35.02.19.2011;Talun Utara;{TALUN};pemekaran",
        f"{TALUN};Talun;;berakhir",
        f"{WAGIRLOR};Wagir;35.02.19.2001;penggabungan",
        "35.02.19.2020;Anyar;;",
    )
    page = enter(admin).get(reverse("imports:run", args=[run.pk]))
    text = shown(page)
    for sentence in (
        "Berlaku sejak 1 Juli 2026",
        f"Dasar {DECREE}",
        "Desa Sahang menjadi Desa Sahang Jaya",
        f"Desa Patik pindah kode dari {PATIK} ke 35.02.19.2030",
        f"Desa Talun Utara (35.02.19.2011) keluar dari {TALUN}",
        "Desa Talun berakhir",
        f"Desa Wagir Lor ({WAGIRLOR}) menjadi gabungan dengan 35.02.19.2001, nama menjadi Desa Wagir",
        "Desa Anyar (35.02.19.2020) wilayah baru",
    ):
        assert sentence in text
    assert "perubahan: " not in text
    assert len(page.content) <= 60_000


def test_a_long_list_of_regions_stays_a_light_page(admin, enter):
    rows = [f'35.02.19.{2100 + n};"{"<&" * 58} {n}";;' for n in range(300)]
    page = enter(admin).get(reverse("imports:run", args=[brought(admin, *rows).pk]))
    assert "wilayah baru" in shown(page) and len(page.content) <= 60_000


def test_the_upload_page_shows_a_split_in_both_ways(admin, enter):
    text = shown(enter(admin).get(reverse("imports:upload", args=["wilayah"])))
    ends, stays = text.split("Contoh pemekaran: desa lama berakhir")[1].split("Contoh pemekaran: desa lama tetap ada")
    assert ends.count("pemekaran") == 2 and ends.count("berakhir") == 1
    assert "99.99.99.2001 Mekarjaya – berakhir" in ends
    assert stays.count("pemekaran") == 1 and "berakhir" not in stays.split("Contoh berkas")[0]


def test_the_example_rows_can_be_imported_as_they_stand(admin):
    for rows in registry.kinds["wilayah"].examples.values():
        lines = [";".join(row.get(name, "") for name in ("code", "name", "olds", "act")) for row in rows]
        lines = [line.replace("99.99.99.2001", TALUN).replace("99.99.99", "35.02.19") for line in lines]
        run = brought(admin, *lines)
        assert "ditolak" not in run.counts and run.found["utuh"]["refused"] == []
