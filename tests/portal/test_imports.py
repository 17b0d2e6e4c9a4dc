"""The import screen, from the upload to the end and back; whose it is; how heavy it may be."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from records.importing import runs
from records.models import ImportRow, ImportRun
from tests.conftest import NGEBEL, SAHANG
from tests.records.import_kind import GOOD, advance, bring, csv, known, needs, written

State = ImportRun.State
START, KIND = reverse("imports:start"), reverse("imports:upload", args=["kebutuhan-uji"])


@pytest.fixture
def kind(cast):
    with known() as found:
        yield found


@pytest.fixture
def desk(kind, cast, enter):
    return enter(cast.sekdes_ngebel)


def page_of(run):
    return reverse("imports:run", args=[run.pk])


def shown(answer):
    """The words of a page, spaces joined."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def send(desk, *lines, name="kebutuhan.csv", **more):
    return desk.post(KIND, {"upload": SimpleUploadedFile(name, csv(*lines)), **more})


def test_from_the_upload_to_the_end_and_back(desk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(desk, GOOD, f"{NGEBEL};Semen;banyak;zak")
    assert answer.status_code == 302
    page = desk.get(answer["Location"])
    assert "1 baris baru, 1 baris perlu diperbaiki." in shown(page)
    assert "Baris 3" in shown(page)
    assert "Jumlah: “banyak” bukan angka." in shown(page)
    assert "Impor 1 baris yang benar" in shown(page)
    run = ImportRun.objects.get()
    confirm = reverse("imports:confirm", args=[run.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(confirm, {"seen": page.context["form"]["seen"].value()}).status_code == 302
    assert needs() == {"Pipa": "18.5 m"}
    page = desk.get(page_of(run))
    assert "Impor selesai" in shown(page)
    undo = reverse("imports:undo", args=[run.pk])
    assert undo in page.content.decode()
    assert "1 baris yang ditambahkan akan dihapus." in shown(desk.get(undo))
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(undo).status_code == 302
    assert "Impor sudah diurungkan" in shown(desk.get(page_of(run)))
    assert needs() == {}


def test_the_question_is_asked_answered_and_checked_again(desk, kind, cast, django_capture_on_commit_callbacks):
    run = bring(kind, cast.sekdes_ngebel, f"{NGEBEL};Semen;1.850;zak")
    page = desk.get(page_of(run))
    assert "Apa arti titik dalam angka di berkas ini?" in shown(page)
    assert "Impor 0" not in shown(page)
    answer = reverse("imports:answer", args=[run.pk])
    assert desk.post(answer, {}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(answer, {"dot": "ribuan"}).status_code == 302
    assert "Jumlah: 1850" in shown(desk.get(page_of(run)))


def test_an_old_agreement_is_told_so_and_the_page_shows_the_new_preview(desk, kind, cast):
    run = bring(kind, cast.sekdes_ngebel, GOOD)
    answer = desk.post(reverse("imports:confirm", args=[run.pk]), {"seen": "kemarin"})
    assert answer.status_code == 409
    assert "sudah berubah keadaannya" in shown(answer)
    assert needs() == {}


def test_the_form_says_what_is_wrong_with_a_file(desk):
    assert desk.post(KIND, {"x": "1"}).status_code == 422
    answer = send(desk, GOOD, name="data.pdf")
    assert answer.status_code == 422
    assert "Berkas harus XLSX" in shown(answer)


def test_while_the_worker_is_busy_the_page_follows_without_a_script_too(desk, kind, cast):
    run = bring(kind, cast.sekdes_ngebel, GOOD, work_on=False)
    text = desk.get(page_of(run)).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in text
    assert "<progress" in text
    assert "Anda boleh menutup halaman ini." in text
    state = desk.get(reverse("imports:state", args=[run.pk])).json()
    assert state["keadaan"] == State.UPLOADED
    claimed = runs.claim(run.pk)
    runs.sign_of_life(claimed, 120, 800)
    state = desk.get(reverse("imports:state", args=[run.pk])).json()
    assert (state["kalimat"], state["baris"], state["jumlah"]) == ("Memeriksa baris 120 dari 800.", 120, 800)
    assert 'value="15"' in desk.get(page_of(run)).content.decode()


def test_a_halted_run_says_so_and_is_begun_again(desk, kind, cast, django_capture_on_commit_callbacks):
    run = bring(kind, cast.sekdes_ngebel, GOOD, work_on=False)
    claimed = runs.claim(run.pk)
    ImportRun.objects.filter(pk=run.pk).update(touched_at=claimed.touched_at - runs.HALTED_AFTER)
    assert "Terhenti" in shown(desk.get(page_of(run)))
    assert desk.get(reverse("imports:state", args=[run.pk])).json()["terhenti"] is True
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("imports:resume", args=[run.pk]))
    assert ImportRun.objects.get().state == State.CHECKED


def test_cancelled_is_cancelled(desk, kind, cast):
    run = bring(kind, cast.sekdes_ngebel, GOOD, work_on=False)
    desk.post(reverse("imports:cancel", args=[run.pk]))
    assert advance(run).state == State.CANCELLED
    assert "Impor dibatalkan" in shown(desk.get(page_of(run)))


ADDRESSES = ("run", "state", "undo")
POSTS = ("answer", "confirm", "cancel", "resume", "undo")


@pytest.mark.parametrize("who", ["perangkat_ngebel", "sekdes_sahang", "dpmd", "pendamping", "kades_ngebel", "admin"])
def test_a_run_is_its_makers_alone(kind, cast, enter, who):
    run = bring(kind, cast.sekdes_ngebel, GOOD)
    other = enter(getattr(cast, who))
    got = {name: other.get(reverse(f"imports:{name}", args=[run.pk])).status_code for name in ADDRESSES}
    got |= {f"post {name}": other.post(reverse(f"imports:{name}", args=[run.pk])).status_code for name in POSTS}
    got["refused"] = other.get(reverse("imports:refused", args=[run.pk, "csv"])).status_code
    assert set(got.values()) == {404}, got
    assert run.file_name not in shown(other.get(START))


def test_whose_right_ended_finds_their_own_run_no_longer(desk, kind, cast):
    run = bring(kind, cast.sekdes_ngebel, GOOD)
    cast.sekdes_ngebel.grants.update(role="kades")
    assert desk.get(page_of(run)).status_code == 404
    assert desk.get(START).status_code == 403


def test_the_rows_to_be_mended_come_back_as_typed(desk, kind, cast):
    run = bring(kind, cast.sekdes_ngebel, f"{NGEBEL};@gudang;banyak;m", f"{SAHANG};Pipa;1;m", GOOD)
    answer = desk.get(reverse("imports:refused", args=[run.pk, "csv"]))
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "Kode desa;Kebutuhan;Jumlah;Satuan;Yang perlu diperbaiki"
    assert lines[1] == f"{NGEBEL};'@gudang;banyak;m;Jumlah: “banyak” bukan angka."
    assert lines[2] == f"{SAHANG};Pipa;1;m;Desa {SAHANG} di luar wilayah Anda."
    assert len(lines) == 3
    book = desk.get(reverse("imports:refused", args=[run.pk, "xlsx"]))
    assert book.content.startswith(b"PK")
    assert desk.get(reverse("imports:refused", args=[run.pk, "pdf"])).status_code == 404


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_comes_back_without_a_row(desk, kind, cast, form):
    answer = desk.get(reverse("imports:template", args=[kind.slug, form]))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    run = bring(kind, cast.sekdes_ngebel, name=f"contoh.{form}", content=content)
    assert (run.state, run.counts) == (State.CHECKED, {"contoh": 1})
    assert "Tidak ada baris data" in shown(desk.get(page_of(run)))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_taken_away_brings_no_difference(kind, cast, enter, form):
    by = cast.pendamping
    written(bring(kind, by, GOOD, f"{SAHANG};Semen;1850;zak"), by)
    address = reverse("imports:export", args=[kind.slug, form])
    assert enter(cast.perangkat_ngebel).post(address).status_code == 403  # may import, takes nothing away
    by = cast.sekdes_ngebel
    answer = enter(by).post(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    run = bring(kind, by, name=f"data.{form}", content=content)
    assert run.counts == {"sama": 1}


NASTY = "<b>&\"'" * 20


@pytest.mark.parametrize("count", [10, 1500])
def test_a_page_stays_below_60_kb_and_its_statements_do_not_grow(
    desk, kind, cast, count, django_assert_max_num_queries
):
    by = cast.sekdes_ngebel
    old = [f"{NGEBEL};{NASTY}{n};1;m" for n in range(count)]
    written(bring(kind, by, *old), by)
    lines = [f"{NGEBEL};{NASTY}{n};2;{NASTY}" for n in range(count)]
    lines += [f"{NGEBEL};Baru {NASTY}{n};3;{NASTY}" for n in range(count)]
    lines += [f"{NGEBEL};{NASTY}{n};{NASTY};m" for n in range(count)]
    run = bring(kind, by, *lines)
    with django_assert_max_num_queries(12):
        page = desk.get(page_of(run))
    assert len(page.content) <= 60_000
    assert run.counts == {"berubah": count, "baru": count, "ditolak": count}
    assert ImportRow.objects.filter(run=run).count() == 3 * count


def test_an_upload_of_xlsx_bytes(desk, kind, cast):
    """A number cell is a number, never asked about."""
    book, buffer = Workbook(), io.BytesIO()
    book.active.append(["Kode desa", "Kebutuhan", "Jumlah", "Satuan"])
    book.active.append([NGEBEL, "Pipa", 1.85, "m"])
    book.save(buffer)
    run = bring(kind, cast.sekdes_ngebel, name="a.xlsx", content=buffer.getvalue())
    assert run.counts == {"baru": 1}
    assert ImportRow.objects.get().values["quantity"] == "1.85"
