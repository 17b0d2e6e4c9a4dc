"""Imports: the check, the writing as a whole, and taking it back."""

import pytest

from records import trail
from records.importing import acts, runs
from records.models import Event, ImportRow, ImportRun
from records.verdict import Refused
from tests.conftest import NGEBEL, SAHANG
from tests.records.import_kind import GOOD, advance, bring, fresh, known, needs, written
from villages.models import Need

State = ImportRun.State


@pytest.fixture
def kind(cast):
    with known() as found:
        yield found


def test_the_check_writes_nothing_and_tells_everything(kind, cast):
    run = bring(
        kind,
        cast.sekdes_ngebel,
        GOOD,
        f"{SAHANG};Pipa;1;m",
        f"{NGEBEL};Semen;banyak;zak",
        f"{NGEBEL};;3;m",
        f"{NGEBEL};Pipa;9;m",
        f"{NGEBEL};Ragu;2;m",
        "35.02.19.2007;Contoh pipa;18,5;m",
    )
    assert (run.state, run.message) == (State.CHECKED, "")
    assert run.counts == {"baru": 2, "ditolak": 4, "contoh": 1}
    assert run.total == run.done == 6
    assert not Need.objects.exists()
    rows = {row.number: row for row in ImportRow.objects.filter(run=run)}
    assert rows[2].values == {"village": NGEBEL, "name": "Pipa", "quantity": "18.5", "unit": "m"}
    assert rows[3].remarks == [f"Desa {SAHANG} di luar wilayah Anda."]
    assert rows[4].remarks == ["Jumlah: “banyak” bukan angka."]
    assert rows[5].remarks == ["Kebutuhan: kosong. Isi kolom ini."]
    assert rows[6].remarks == ["Sama dengan baris 2 di berkas ini. Hapus salah satu."]
    assert (rows[7].verdict, rows[7].remarks) == ("baru", ["Nama ini jarang dipakai."])
    assert rows[4].cells[2] == "banyak"


def test_writing_brings_exactly_the_good_rows_and_again_changes_nothing(kind, cast):
    by = cast.sekdes_ngebel
    run = written(bring(kind, by, GOOD, f"{NGEBEL};Semen;x;zak"), by)
    assert (run.state, needs()) == (State.WRITTEN, {"Pipa": "18.5 m"})
    assert list(trail.broken_links()) == []
    actions = Event.objects.filter(subject_id=run.pk).order_by("id").values_list("action", flat=True)
    assert list(actions) == ["import.upload", "import.confirm", "import.write"]
    assert Event.objects.filter(action="need.import", region_code=NGEBEL).count() == 1
    again = bring(kind, by, GOOD)
    assert again.counts == {"sama": 1}
    with pytest.raises(Refused, match="Tidak ada baris"):
        acts.confirm_import(run=again, seen=acts.seen_now(again), by=by)


def test_a_change_shows_old_and_new_and_can_be_taken_back(kind, cast):
    by = cast.sekdes_ngebel
    written(bring(kind, by, GOOD), by)
    run = bring(kind, by, f"{NGEBEL};Pipa;20;m", f"{NGEBEL};Semen;3;zak")
    row = ImportRow.objects.get(run=run, verdict="berubah")
    assert (row.old, row.values["quantity"]) == ({"quantity": "18.5"}, "20")
    run = written(run, by)
    assert needs() == {"Pipa": "20 m", "Semen": "3 zak"}
    acts.undo_import(run=run, by=by)
    run = advance(run)
    assert (run.state, needs()) == (State.UNDONE, {"Pipa": "18.5 m"})
    assert Event.objects.filter(action="import.undo", subject_id=run.pk).count() == 1


def test_what_was_built_upon_is_not_taken_back_and_named(kind, cast):
    by = cast.sekdes_ngebel
    run = written(bring(kind, by, GOOD, f"{NGEBEL};Semen;3;zak"), by)
    Need.objects.filter(name="Semen").update(plan_reference="RPJM")
    acts.undo_import(run=run, by=by)
    run = advance(run)
    assert run.state == State.WRITTEN
    assert run.message == "Impor ini tidak dapat diurungkan. Baris 3 sudah dipakai."
    assert len(needs()) == 2


def test_after_thirty_days_nothing_is_taken_back(kind, cast):
    by = cast.sekdes_ngebel
    run = written(bring(kind, by, GOOD), by)
    ImportRun.objects.filter(pk=run.pk).update(written_at=run.written_at - runs.KEPT)
    with pytest.raises(Refused, match="tidak dapat diurungkan lagi"):
        acts.undo_import(run=fresh(run), by=by)


def test_data_that_changed_since_the_preview_stop_the_whole(kind, cast):
    by = cast.sekdes_ngebel
    written(bring(kind, by, GOOD), by)
    run = bring(kind, by, f"{NGEBEL};Pipa;20;m", f"{NGEBEL};Semen;3;zak")
    Need.objects.filter(name="Pipa").update(quantity=7)
    run = written(run, by)
    assert run.state == State.CHECKED
    assert run.message == "Data untuk baris 2 berubah sejak pratinjau. Periksa pratinjau yang baru ini."
    assert ImportRow.objects.get(run=run, number=2).old == {"quantity": "7"}
    assert needs() == {"Pipa": "7 m"}
    assert written(run, by).state == State.WRITTEN
    assert needs() == {"Pipa": "20 m", "Semen": "3 zak"}


def test_a_new_row_that_somebody_else_wrote_meanwhile_stops_the_whole(kind, cast):
    by = cast.sekdes_ngebel
    one, two = (bring(kind, by, GOOD, name=name) for name in ("a.csv", "b.csv"))
    assert written(one, by).state == State.WRITTEN
    two = written(two, by)
    assert (two.state, two.counts) == (State.CHECKED, {"sama": 1})
    assert Need.objects.count() == 1


def test_a_row_locked_meanwhile_is_refused(kind, cast):
    by = cast.sekdes_ngebel
    written(bring(kind, by, GOOD), by)
    Need.objects.update(plan_reference="terkunci")
    run = bring(kind, by, f"{NGEBEL};Pipa;20;m")
    assert ImportRow.objects.get(run=run).remarks == ["Kebutuhan ini sudah dipakai."]


def test_other_rights_than_at_the_check_mean_another_check(kind, cast):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD)
    acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    by.grants.update(region_code=SAHANG)
    run = advance(run)
    assert (run.state, run.counts) == (State.CHECKED, {"ditolak": 1})
    assert "Wewenang Anda berubah" in run.message
    assert needs() == {}


@pytest.mark.parametrize("step", ["check", "write"])
def test_who_lost_the_right_writes_nothing(kind, cast, step):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD, work_on=step == "write")
    if step == "write":
        acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    by.grants.update(role="kades")
    run = advance(run)
    assert run.message == "Hak Anda untuk mengimpor data ini sudah berakhir."
    assert run.state == (State.FAILED if step == "check" else State.CHECKED)
    assert needs() == {}


def test_a_number_of_two_readings_is_asked_about_once(kind, cast):
    by = cast.sekdes_ngebel
    run = bring(kind, by, GOOD, f"{NGEBEL};Semen;1.850;zak", f"{NGEBEL};Batu;2.500;m")
    assert run.counts == {"baru": 1, "menunggu": 2}
    assert run.found["titik"][0] == [3, "Jumlah", "1.850", "1850", "1,850"]
    with pytest.raises(Refused, match="Jawab dulu"):
        acts.confirm_import(run=run, seen=acts.seen_now(run), by=by)
    acts.answer_import(run=run, dot="ribuan", by=by)
    run = advance(run)
    assert (run.counts, run.found["titik"]) == ({"baru": 3}, [])
    written(run, by)
    assert needs() == {"Pipa": "18.5 m", "Semen": "1850 zak", "Batu": "2500 m"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "kosong"),
        (b"Kode desa;Kebutuhan\r\n", "tidak punya kolom “Jumlah”"),
        (b"PK\x03\x04rusak", "tidak dapat dibaca"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(kind, cast, content, sentence):
    run = bring(kind, cast.sekdes_ngebel, content=content)
    assert run.state == State.FAILED
    assert sentence in run.message


def test_headings_are_forgiving_and_unknown_columns_are_told(kind, cast):
    content = f"jumlah ;KODE  DESA;Warna;kebutuhan\r\n3;{NGEBEL};merah;Pipa\r\n".encode()
    run = bring(kind, cast.sekdes_ngebel, content=content)
    assert (run.counts, run.found["tak dikenal"]) == ({"baru": 1}, ["Warna"])


def test_a_cell_beyond_the_headings_is_refused(kind, cast):
    run = bring(kind, cast.sekdes_ngebel, f"{NGEBEL};Pipa;3;m;sisa")
    assert run.counts == {"ditolak": 1}
