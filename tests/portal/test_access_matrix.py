"""docs/hak-akses.csv, row by row: each action is asked by a test of its app, or waits for the issue that brings it."""

import csv
import re

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from partnerships.models import CooperationBody
from tests.conftest import make_user
from tests.factories import cases, cooperation_at
from tests.guards.source import ROOT
from tests.guards.test_views import ours

TABLE = ROOT / "docs" / "hak-akses.csv"
WORDS = {"ya", "tolak", "tiada", "masuk", "jumlah"}
# The file whose tests ask each action of every role.
ASKED_IN = {
    "potensi.ringkas": "tests/villages/test_access.py",
    "potensi.lihat": "tests/villages/test_access.py",
    "potensi.ubah": "tests/villages/test_access.py",
    "potensi.ajukan": "tests/villages/test_access.py",
    "potensi.verifikasi": "tests/villages/test_access.py",
    "analisis.ubah": "tests/villages/test_access.py",
    "analisis.lihat": "tests/villages/test_access.py",
    "analisis.kerjasama.lihat": "tests/partnerships/test_access_cooperations.py",
    "analisis.kerjasama.tulis": "tests/partnerships/test_access_cooperations.py",
    "angka.ubah": "tests/villages/test_years.py",
    "kop.ubah": "tests/villages/test_letterhead.py",
    "ekspor.unduh": "tests/partnerships/test_dossier.py",
    "kebutuhan.ubah": "tests/villages/test_access.py",
    "kerjasama.lihat": "tests/portal/test_access_matrix.py",
    "kerjasama.mulai": "tests/partnerships/test_access_cooperations.py",
    "datalama.catat": "tests/partnerships/test_legacy_access.py",
    "datalama.unggah pindaian": "tests/partnerships/test_legacy_access.py",
    "datalama.tarik": "tests/partnerships/test_legacy_access.py",
    "datalama.benarkan": "tests/partnerships/test_legacy_access.py",
    "datalama.unduh pindaian": "tests/partnerships/test_legacy_access.py",
    "kapasitas.klaim": "tests/portal/test_access_added.py",
    "kapasitas.lihat": "tests/portal/test_access_added.py",
    "kerjasama.ubah": "tests/partnerships/test_access_cooperations.py",
    "program.ubah": "tests/partnerships/test_access_cooperations.py",
    "penawaran.kirim": "tests/partnerships/test_access_cooperations.py",
    "penawaran.jawab": "tests/partnerships/test_access_cooperations.py",
    "jurnal.tulis": "tests/partnerships/test_access_cooperations.py",
    "jurnal.lihat": "tests/partnerships/test_access_cooperations.py",
    "musyawarah.lihat": "tests/musyawarah/test_access.py",
    "musyawarah.jadwalkan": "tests/musyawarah/test_access.py",
    "musyawarah.catat": "tests/musyawarah/test_access.py",
    "musyawarah.hadir.lihat": "tests/musyawarah/test_access.py",
    "musyawarah.sahkan": "tests/musyawarah/test_access.py",
    "mad.jadwalkan": "tests/musyawarah/test_access.py",
    "mad.buka keputusan": "tests/musyawarah/test_access.py",
    "mad.sahkan": "tests/musyawarah/test_access.py",
    "beritaacara.ubah": "tests/musyawarah/test_access.py",
    "perdes.susun": "tests/partnerships/test_access_instruments.py",
    "perdes.sepakati": "tests/partnerships/test_access_instruments.py",
    "perdes.tetapkan": "tests/partnerships/test_access_instruments.py",
    "perdes.undangkan": "tests/partnerships/test_access_instruments.py",
    "naskah.lihat": "tests/partnerships/test_access_instruments.py",
    "naskah.ubah": "tests/partnerships/test_access_instruments.py",
    "naskah.kirim tinjau": "tests/partnerships/test_access_instruments.py",
    "tinjauan.catat": "tests/partnerships/test_access_instruments.py",
    "naskah.tandatangan": "tests/partnerships/test_access_instruments.py",
    "naskah.unggah pindaian": "tests/partnerships/test_access_instruments.py",
    "naskah.undangkan": "tests/partnerships/test_access_instruments.py",
    "berkas.hapus": "tests/partnerships/test_access_instruments.py",
    "bkad.ubah": "tests/partnerships/test_access_instruments.py",
    "laporan.isi": "tests/partnerships/test_access_instruments.py",
    "refleksi.putuskan": "tests/partnerships/test_access_instruments.py",
    "daftar.lihat": "tests/portal/test_access_matrix.py",
    "verifikasi.lihat": "tests/portal/test_access_matrix.py",
    "aturan.lihat": "tests/portal/test_access_matrix.py",
    "penyusunan.mulai": "tests/portal/test_access_added.py",
    "kerjasama.tutup": "tests/portal/test_access_added.py",
    "kerjasama.berlakukan": "tests/portal/test_access_added.py",
    "kerjasama.jalankan": "tests/portal/test_access_added.py",
    "alasan.tulis": "tests/portal/test_access_added.py",
    "utusan.tunjuk": "tests/portal/test_access_added.py",
    "perdes.lihat": "tests/portal/test_access_added.py",
    "naskah.sebarluaskan": "tests/portal/test_access_added.py",
    "admin.buka": "tests/portal/test_access_added.py",
    "impor.jalankan": "tests/portal/test_imports_access.py",
    "wilayah.impor": "tests/portal/test_imports_access.py",
    "topik.lihat": "tests/portal/test_access_added.py",
    "topik.ubah": "tests/portal/test_access_added.py",
    "mad.catat": "tests/musyawarah/test_access.py",
    "naskah.musyawarah desa": "tests/partnerships/test_access_agreements.py",
    "mitra.daftar": "tests/partnerships/test_access_register.py",
    "mitra.lihat": "tests/partnerships/test_access_register.py",
    "mitra.usul": "tests/partnerships/test_access_register.py",
    "mitra.verifikasi": "tests/partnerships/test_access_register.py",
    "mitra.gabung": "tests/partnerships/test_access_register.py",
    "mitra.tautan.buat": "tests/partnerships/test_access_agreements.py",
    "mitra.tautan.jawab": "tests/partnerships/test_access_agreements.py",
    "mitra.tandatangan.catat": "tests/partnerships/test_access_agreements.py",
    "naskah.umumkan": "tests/partnerships/test_access_agreements.py",
    "kajian.lihat": "tests/partnerships/test_access_partners.py",
    "kak.lihat": "tests/partnerships/test_access_partners.py",
    "kajian.ubah": "tests/partnerships/test_access_partners.py",
    "kak.ubah": "tests/partnerships/test_access_partners.py",
    "pengumuman.kirim": "tests/partnerships/test_access_partners.py",
    "pengumuman.lihat": "tests/partnerships/test_access_partners.py",
    "mitra.tawaran.lihat": "tests/partnerships/test_access_partners.py",
    "mitra.tawaran.catat": "tests/partnerships/test_access_partners.py",
    "mitra.tawaran.pilih": "tests/partnerships/test_access_partners.py",
    "mitra.identitas.ubah": "tests/partnerships/test_access_partners.py",
    "mitra.proposal.jawab": "tests/partnerships/test_access_partners.py",
    "mitra.cari": "tests/portal/test_access_added.py",
    "mitra.undang": "tests/portal/test_access_added.py",
    "akses.beri": "tests/portal/test_access_screen.py",
    "akses.lihat": "tests/portal/test_access_screen.py",
    "akun.lihat": "tests/portal/test_access_screen.py",
    "undangan.terima": "tests/portal/test_access_screen.py",
}
# What no page does yet, and the piece of work that brings it; none of them may have an address.
LATER = {
    "pengecualian.beri": "waivers of the finer law",
    "naskah.usul pasal": "proposals of the other parties to the text",
    "sengketa.catat": "disputes",
    "sengketa.selesaikan": "disputes",
    "aturan.ubah": "rules set by the kabupaten",
    "dasbor.lihat": "dashboards",
}
# The first words that an address of such an action would bear.
LATER_WORDS = (
    "pengecualian",
    "waiver",
    "usul",
    "sengketa",
    "dispute",
    "dasbor",
    "dashboard",
)


def rows() -> list[dict[str, str]]:
    """The oracle as it is written."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = rows()


def key(row: dict[str, str]) -> str:
    """The name of one row."""
    return f"{row['aksi']},{row['keadaan']},{row['hubungan']}"


def test_the_table_is_whole():
    """A column for every role and for the public, a known word in every cell, no row twice."""
    assert [*ROWS[0]][3:] == [*Role.values, "publik"]
    assert len(ROWS) > 70
    for row in ROWS:
        assert None not in row and None not in row.values(), key(row)
        assert {row[role] for role in [*Role.values, "publik"]} <= WORDS, key(row)
    assert len({key(row) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=key)
def test_every_row_is_asked_somewhere_or_comes_later(row):
    action = row["aksi"]
    assert (action in ASKED_IN) != (action in LATER)
    if action in ASKED_IN:
        text = (ROOT / ASKED_IN[action]).read_text(encoding="utf-8")
        assert action in text
        assert row["keadaan"] in text, f"{key(row)} is not asked in {ASKED_IN[action]}"


# Rows of the portal's own pages and of who sees a cooperation -> how far it is, and whose village asks.
SEEN = {
    ("kerjasama.lihat", "berjalan", "pihak"): ("penyusunan", "sahang"),
    ("kerjasama.lihat", "berjalan", "luar"): ("penyusunan", "talun"),
    ("kerjasama.lihat", "berlaku", "pihak"): ("berjalan", "ngebel"),
    ("daftar.lihat", "berlaku", "semua"): ("berjalan", "talun"),
    ("daftar.lihat", "rancangan", "semua"): ("penyusunan", "ngebel"),
    ("verifikasi.lihat", "final", "semua"): ("berjalan", "talun"),
    ("aturan.lihat", "-", "semua"): ("persiapan", "talun"),
}
OUTSIDE = {
    "pendamping": "35.02.18",
    "camat": "35.02.18",
    "dpmd": "35.03",
    "inspektorat": "35.03",
    "pembaca": "35.03",
    "admin": "35.03",
}


def page_of(action: str, world) -> str:
    """The page that the row is about."""
    if action == "kerjasama.lihat":
        return reverse("partnerships:cooperation-detail", args=[world.cooperation.pk])
    if action == "daftar.lihat":
        return reverse("register-detail", args=[world.cooperation.pk])
    return reverse("rules") if action == "aturan.lihat" else reverse("verify-code", args=[world.text.paper.code])


def people_of(world, village: str, relation: str) -> dict[str, User]:
    """Role → person: the village's own offices; outside, everybody else has another area, and the BKAD another body."""
    if world.cooperation.body is None and relation == "pihak":
        serve_with_body(world)
    people = {role: getattr(world.cast, f"{role}_{village}", None) or getattr(world.cast, role) for role in Role.values}
    if relation == "luar":
        people |= {role: make_user(f"{role}.luar", role, region_code=code) for role, code in OUTSIDE.items()}
        people["bkad"] = make_user("bkad.luar", Role.BKAD, body="bkadlainxx")
    return people


def serve_with_body(world) -> None:
    """A BKAD serves the cooperation already."""
    term = {"decree_number": "1", "decree_on": "2026-01-01", "term_ends": "2031-01-01"}
    body = CooperationBody.objects.create(name="BKAD", created_by=world.cast.kades_ngebel, **term)
    cases.with_body(world.cast, world.cooperation, body)


@pytest.mark.parametrize("row", [row for row in ROWS if tuple(key(row).split(",")) in SEEN], ids=key)
def test_who_sees_a_cooperation_and_what_is_public(row, cast, regions, enter, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    stage, village = SEEN[tuple(key(row).split(","))]
    world = cooperation_at(stage, cast, regions)
    page, codes = page_of(row["aksi"], world), {"ya": 200, "tolak": 403, "tiada": 404, "masuk": 302}
    assert client.get(page).status_code == codes[row["publik"]]
    got = {
        role: enter(person).get(page).status_code for role, person in people_of(world, village, row["hubungan"]).items()
    }
    assert got == {role: codes[row[role]] for role in Role.values}


def test_every_row_of_these_pages_is_asked_here():
    here = {action for action, file in ASKED_IN.items() if file.endswith("test_access_matrix.py")}
    assert {key(row) for row in ROWS if row["aksi"] in here} == {",".join(each) for each in SEEN}


def test_nothing_is_listed_that_the_table_does_not_hold():
    actions = {row["aksi"] for row in ROWS}
    assert set(ASKED_IN) | set(LATER) == actions


def test_what_comes_later_has_no_address():
    for route, name, _ in ours():
        said = re.split(r"[^a-z]+", f"{route} {name}".lower().replace("asal-usul", "asal"))
        assert not set(said) & set(LATER_WORDS), f"{name} ({route}) has a page: its row must be asked"


def test_nobody_deletes_a_signed_file():
    """berkas.hapus: not one role, so there is no address for it at all."""
    row = next(row for row in ROWS if row["aksi"] == "berkas.hapus")
    assert {row[role] for role in Role.values} == {"tolak", "tiada"}
    removing = [name for route, name, _ in ours() if re.search(r"hapus|remove|delete", f"{route} {name}")]
    assert [name for name in removing if re.search(r"file|scan|paper|document|berkas", name)] == []
