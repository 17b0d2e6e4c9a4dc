"""What a person may not learn or do, tried in the browser; and what the kabupaten sees of everybody."""

import sqlite3
from contextlib import closing

import pytest

from tests.journeys.desk import Desk
from tests.journeys.ledger import nothing_written
from tests.journeys.steps import VILLAGES, go, main, plain, press, see, see_not, see_title, send

pytestmark = [pytest.mark.journey, pytest.mark.slow]

DRAFT = "Kelompok usaha kopi perempuan"
EXAMPLES = (
    "Pengolahan sampah bersama",
    "Irigasi bersama",
    "Wisata bersama Telaga Ngebel",
    "Pemasaran kopi bersama",
)
EIGHT = ("Ngebel", "Sahang", "Wagir Lor", "Talun", "Gondowido", "Pupus", "Ngrogung", "Sempu")


def id_of_draft(desk: Desk) -> str:
    """The id that nobody outside Talun should be able to use."""
    address = f"file:{desk.portal.data / 'portal.sqlite3'}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        return connection.execute("SELECT id FROM villages_potential WHERE name = ?", [DRAFT]).fetchone()[0]


def test_a_kades_learns_nothing_of_a_neighbours_draft(desk: Desk):
    key = id_of_draft(desk)
    with desk.as_("sekdes.talun") as page:
        go(page, f"/desa/{VILLAGES['Talun']}/")
        see(page, DRAFT, "Draf")
    with desk.as_("kades.sahang") as page, nothing_written(desk):
        go(page, f"/desa/{VILLAGES['Talun']}/ringkas/")
        see(page, "Kebun kopi dan cengkeh", "Kader kebersihan")
        see_not(page, DRAFT, "Kelembagaan")
        page.goto(f"/desa/{VILLAGES['Talun']}/")
        see_not(page, DRAFT, "Kelembagaan", "3 potensi")
        go(page, f"/desa/?cari={DRAFT}")
        see(page, "Tidak ada desa dengan nama itu")
        pages = []
        for guess in (key, "abcdefghjk"):
            assert page.goto(f"/desa/potensi/{guess}/").status == 404
            pages.append(plain(main(page).inner_text()))
            assert page.goto(f"/desa/potensi/{guess}/ubah/").status == 404
        assert pages[0] == pages[1], "a guessed id answers otherwise than one that doesn't exist"


def start(desk: Desk, village: str, title: str) -> None:
    """A village opens a cooperation of its own."""
    with desk.as_(f"sekdes.{village}") as page:
        go(page, "/kerja-sama/mulai/?jalur=antar_desa")
        answers = {
            "Judul": title,
            "Bidang": "Pembinaan kemasyarakatan desa",
            "Cakupan": "Bidang keamanan dan ketertiban",
            "Tujuan": "Warga merasa aman pada malam hari.",
        }
        send(page, answers, "Mulai kerja sama", done="Kerja sama dibuka")


def test_the_kabupaten_sees_the_cooperations_of_all_eight_villages(desk: Desk):
    own = {"sahang": "Ronda malam Sahang", "wagirlor": "Pos jaga Wagir Lor"}
    for village, title in own.items():
        start(desk, village, title)
    with desk.as_("dpmd.ponorogo") as page:
        go(page, "/kerja-sama/")
        see(page, *EXAMPLES, *own.values(), *EIGHT)
        press(page, "Pos jaga Wagir Lor")
        see_title(page, "Pos jaga Wagir Lor")
        see_not(page, "Ubah pokok kerja sama", "Tutup rencana ini")
    with desk.as_("kades.talun") as page:
        go(page, "/kerja-sama/")
        see(page, "Pengolahan sampah bersama")
        see_not(page, *own.values(), "Wisata bersama Telaga Ngebel", "Irigasi bersama")


def test_the_facilitator_prepares_and_decides_nothing(desk: Desk):
    with desk.as_("pendamping") as page:
        go(page, "/kerja-sama/")
        press(page, "Pemasaran kopi bersama")
        see(page, "Ubah pokok kerja sama")
        with nothing_written(desk):
            for act in ("penawaran/", "lanjut/tutup/", "lanjut/berlakukan/"):
                here = page.url.removesuffix("/")
                assert page.goto(f"{here}/{act}").status == 403
                see_title(page, "Anda tidak berhak melakukan ini")
                see(page, "Tidak ada yang berubah")
                page.goto(here + "/")
