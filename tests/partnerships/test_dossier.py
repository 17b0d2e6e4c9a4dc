"""Everything on paper as one ZIP: what each role finds in it, what is named and not given, and how it is sent."""

import csv
import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from pypdfium2 import PdfDocument

from accounts.models import User
from partnerships.actions.dossier import MOST
from partnerships.actions.parties import answer_offer
from partnerships.dossier import archive
from partnerships.dossier.build import dossier_for
from partnerships.models import Party
from records.models import Document, Event
from tests.conftest import NGEBEL, SAHANG
from tests.factories import cooperation_at, regulation_in_force
from tests.guards.source import ROOT
from tests.partnerships import cooperation_cases as cases

NAMES = ("Sri Wahyuni", "Siti Aminah", "Sugeng Wiryosumarto")


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def running(cast, regions):
    return cooperation_at("refleksi", cast, regions)


def address(cooperation) -> str:
    return reverse("partnerships:dossier", args=[cooperation.pk])


def unpack(answer) -> dict[str, bytes]:
    """The files of the ZIP by their name below the one folder at the top."""
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert packed.testzip() is None
    assert len({name.split("/")[0] for name in packed.namelist()}) == 1
    return {name.split("/", 1)[1]: packed.read(name) for name in packed.namelist()}


def taken(world, enter, who) -> dict[str, bytes]:
    return unpack(enter(getattr(world.cast, who)).post(address(world.cooperation)))


def lines(files, name="indeks.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))


def words(files) -> str:
    """All words of all papers and of the three texts."""
    found = [content.decode("utf-8", "ignore") for name, content in files.items() if name.endswith(("csv", "html"))]
    for name, content in files.items():
        if name.endswith("pdf"):
            found += [page.get_textpage().get_text_bounded() for page in PdfDocument(content)]
    return " ".join(found)


def test_every_role_gets_the_answer_of_the_row(running, regions, enter, client):
    """ekspor.unduh, -, sendiri."""
    row, codes = cases.oracle("ekspor.unduh", "-", "sendiri"), {"ya": 200, "tolak": 403, "tiada": 404}
    assert client.post(address(running.cooperation)).status_code == 302
    got = {}
    for role, person in cases.people_of(running.cast, "ngebel").items():
        answer = enter(person).post(address(running.cooperation))
        got[role] = answer.status_code
        if answer.streaming:
            assert b"".join(answer.streaming_content)
    assert got == {role: codes[row[role]] for role in got}
    for outsider in ("sekdes_talun", "asing", "camat_pulung"):
        assert enter(getattr(running.cast, outsider)).post(address(running.cooperation)).status_code == 404
    assert enter(running.cast.kades_ngebel).get(address(running.cooperation)).status_code == 405


def test_a_village_finds_its_papers_in_the_order_of_the_steps(running, regions, enter):
    regulation_in_force(running.cast, regions, "ngebel", NGEBEL)
    files = taken(running, enter, "sekdes_ngebel")
    names = [name for name in files if "/" in name]
    assert names == sorted(names)
    assert [name.split("/")[0] for name in names] == sorted(name.split("/")[0] for name in names)
    for start in (
        "1-penawaran/01-surat-penawaran-kerja-sama-nomor",
        "2-musyawarah-desa/01-berita-acara-musyawarah-desa",
        "3-perdes/01-peraturan-desa-ngebel",
        "4-musyawarah-antar-desa/01-berita-acara",
        "5-naskah/01-peraturan-bersama-kepala-desa-ngebel-dan-sahang",
        "5-naskah/02-naskah-bertanda-tangan-desa-sahang-pindaian-1.png",
        "7-laporan/01-laporan",
        "8-aksi-refleksi/01-berita-acara",
    ):
        assert any(name.startswith(start) for name in names), (start, names)
    assert all(name.isascii() and len(name) < 120 and " " not in name for name in files)
    assert list(files)[-1] == "INDEKS.html"


def test_the_index_tells_number_hash_and_size_of_each_file(running, enter):
    files = taken(running, enter, "kades_ngebel")
    listed = [line for line in lines(files) if line["nama berkas"]]
    assert {line["nama berkas"] for line in listed} == {name for name in files if "/" in name}
    for line in listed:
        content = files[line["nama berkas"]]
        assert (hashlib.sha256(content).hexdigest(), str(len(content))) == (line["sha-256"], line["ukuran (byte)"])
    letter = next(line for line in listed if line["kelompok"] == "1-penawaran")
    assert (letter["nomor surat"], letter["jenis"]) == (cases.LETTER["number"], "final")
    page = files["INDEKS.html"].decode()
    assert all(line["sha-256"] in page and f'href="{line["nama berkas"]}"' in page for line in listed)
    assert "http" not in page and "<script" not in page
    gaps = [line for line in lines(files) if line["jenis"] == "belum ada"]
    assert gaps and all(line["judul"] in page.replace("&quot;", '"') or line["nomor surat"] for line in gaps)


def test_who_only_gets_counts_finds_no_name(running, enter):
    own = words(taken(running, enter, "sekdes_ngebel"))
    assert "Sri Wahyuni" in own and "Siti Aminah" in own
    for who in ("camat", "dpmd", "inspektorat"):
        files = taken(running, enter, who)
        assert not [name for name in NAMES if name in words(files)], who
        kept = [line for line in lines(files) if line["jenis"] == "tidak disertakan"]
        assert len(kept) >= 6 and all("nama peserta" in line["keterangan"] for line in kept)
        assert not any("daftar-hadir" in name for name in files)


def test_the_partner_finds_its_own_names_and_not_those_of_the_other(running, enter):
    files = taken(running, enter, "sekdes_sahang")
    kept = [line["judul"] for line in lines(files) if line["jenis"] == "tidak disertakan"]
    assert any("BA/Ngebel" in title for title in kept) and not any("BA/Sahang" in title for title in kept)


def test_drafts_are_drafts(cast, regions, enter):
    world = cooperation_at("penyusunan", cast, regions)
    files = taken(world, enter, "sekdes_ngebel")
    drafts = [line for line in lines(files) if line["jenis"] == "draf"]
    assert [line["nama berkas"].endswith("-draf.pdf") for line in drafts] == [True] * len(drafts) and drafts
    for line in drafts:
        text = " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(files[line["nama berkas"]]))
        assert "DRAF" in text and "Kode dokumen" not in text
    watching = taken(world, enter, "inspektorat")  # naskah.lihat, rancangan: tolak
    assert not any(name.startswith("5-naskah") for name in watching)


def test_the_history_is_a_table_and_cannot_run(cast, regions, enter):
    cooperation = cases.offered(cast, regions)
    cases.decided(cast, cooperation, "sahang", SAHANG, "ditolak")
    facts = {"answer": "decline", "number": "1", "dated": timezone.localdate(), "reason": "=cmd|' /C calc'!A0"}
    answer_offer(party=cases.party_of(cooperation, SAHANG), by=cast.kades_sahang, **facts)
    files = unpack(enter(cast.sekdes_ngebel).post(address(cooperation)))
    told = lines(files, "riwayat.csv")
    assert told[-1]["perbuatan"].startswith("Kerja sama dimulai")
    declined = next(line for line in told if line["perbuatan"].startswith("Penawaran ditolak"))
    assert declined["catatan"] == "'=cmd|' /C calc'!A0"


def test_a_lost_file_and_a_changed_file_are_named(running, enter):
    scans = Document.objects.filter(name="pb.png").order_by("created_at")
    default_storage.delete(scans[0].path)
    paper = running.text.paper.document
    with default_storage.open(paper.path, "rb") as file:
        content = file.read()
    default_storage.delete(paper.path)
    default_storage.save(paper.path, io.BytesIO(content + b" "))
    files = taken(running, enter, "sekdes_ngebel")
    said = {line["keterangan"] for line in lines(files) if line["kelompok"] == "5-naskah"}
    assert {archive.GONE, archive.CHANGED} <= said
    assert archive.GONE in files["INDEKS.html"].decode()


def test_it_is_recorded_and_limited(running, enter):
    browser = enter(running.cast.camat)
    for _ in range(MOST):
        assert b"".join(browser.post(address(running.cooperation)).streaming_content)
    events = Event.objects.filter(action="cooperation.export")
    first = events.first()
    assert events.count() == MOST and first.new["rows"] == 5 and first.region_code == NGEBEL
    refused = browser.post(address(running.cooperation), follow=True)
    assert "10 kali dalam satu jam" in refused.content.decode() and events.count() == MOST
    assert enter(running.cast.dpmd).post(address(running.cooperation)).status_code == 200
    page = enter(running.cast.sekdes_ngebel).get(
        reverse("partnerships:cooperation-detail", args=[running.cooperation.pk])
    )
    assert address(running.cooperation) in page.content.decode()
    page = enter(running.cast.bpd_ngebel).get(reverse("partnerships:cooperation-detail", args=[running.cooperation.pk]))
    assert address(running.cooperation) not in page.content.decode()


def test_an_hour_later_it_may_be_taken_again(running, enter, monkeypatch):
    browser = enter(running.cast.camat)
    for _ in range(MOST):
        browser.post(address(running.cooperation))
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert browser.post(address(running.cooperation)).status_code == 200


def test_the_same_dossier_gives_the_same_bytes_and_is_sent_in_pieces(running, monkeypatch):
    monkeypatch.setattr(archive, "CHUNK", 1000)
    person = User.objects.get(pk=running.cast.sekdes_ngebel.pk)
    dossier = dossier_for(running.now, person)
    pieces = list(archive.stream(dossier))
    assert b"".join(pieces) == b"".join(archive.stream(dossier))
    assert len(pieces) > 50 and max(len(piece) for piece in pieces) < 40_000


def test_the_database_is_not_asked_while_it_is_sent(running, django_assert_num_queries):
    dossier = dossier_for(running.now, User.objects.get(pk=running.cast.dpmd.pk))
    with django_assert_num_queries(0):
        assert b"".join(archive.stream(dossier))


def test_a_candidate_that_was_never_asked_finds_nothing(cast, regions, enter):
    world = cooperation_at("persiapan", cast, regions)
    assert Party.objects.filter(cooperation=world.cooperation, village=regions[SAHANG], status="dipilih").exists()
    assert enter(cast.sekdes_sahang).post(address(world.cooperation)).status_code == 404


def test_the_index_stands_alone():
    """It is read from a folder on an old PC: nothing is fetched, nothing runs."""
    text = (ROOT / "templates" / "partnerships" / "dossier_index.html").read_text(encoding="utf-8")
    assert not any(word in text for word in ("<script", "<link", "src=", "{% static", "http"))
