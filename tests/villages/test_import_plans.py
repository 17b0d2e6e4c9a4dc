"""Rows of plans from a file: each is told, exactly the good ones are written, differences shown, taken back whole."""

import datetime

import pytest

from partnerships.actions import programmes
from records.importing import acts
from records.models import Event, ImportRow, ImportRun
from records.verdict import Refused
from tests.conftest import FOREIGN, NGEBEL, SAHANG
from tests.partnerships import cooperation_cases as cases
from tests.villages.importing import (
    answered,
    bring,
    changed_export,
    confirmed,
    exported,
    go_on,
    said,
    table,
    undone,
    verdicts,
)
from tests.villages.plan_rows import MEDIUM, plan_row
from villages import actions
from villages.models import PlanRow

State = ImportRun.State
HEAD = "Kode Desa;Rencana;Nomor Perdes;Tahun mulai;Tahun akhir;Nomor baris;Bidang;Kegiatan;Biaya;Pola pelaksanaan"
WORK = "Pelaksanaan pembangunan desa"
NINE = f"""\ufeff{HEAD}
{SAHANG};RPJM Desa;Perdes 6/2021;2021;2027;14;{WORK};Air bersih;750000000;
3502192002;rkp desa;Perdes 4/2026;2027;;2.3.14;pembangunan;Pipa  air;125000000;Kerja sama antar desa
{FOREIGN};RKP Desa;Perdes 4/2026;2027;2027;1;{WORK};Jalan;;
{SAHANG};RKP Desa;Perdes 4/2026;2027;2028;3;{WORK};Dua tahun;;
{SAHANG};RPJM Desa;Perdes 6/2021;2021;;15;{WORK};Tanpa akhir;;
{SAHANG};RKP Desa;Perdes 4/2026;2027;2027;2.3.14;{WORK};Kembar;;
{SAHANG};RKP Desa;Perdes 4/2026;2027;2027;5;Lain-lain;Bidang asing;;
{SAHANG};RKP Desa;Perdes 4/2026;2027;2027;6;{WORK};Titik;1.850;Swakelola
{SAHANG};RKP Desa;;2027;2027;7;{WORK};Tanpa Perdes;=1+1;
""".replace("\n", "\r\n")


@pytest.fixture
def by(cast):
    """The sekdes of Sahang, who imports for Sahang only."""
    return cast.sekdes_sahang


@pytest.fixture
def run(by):
    """The file, checked."""
    return bring("rencana", NINE.encode(), by)


def test_the_preview_tells_each_row(run):
    assert run.counts == {"baru": 2, "ditolak": 6, "menunggu": 1}
    assert [number for number, word in verdicts(run).items() if word == "baru"] == [2, 3]
    told = said(run)
    assert told[2] == []
    assert told[3] == ["Kode desa 3502192002 dibaca 35.02.19.2002."]
    assert told[4] == [f"kode desa: {FOREIGN} di luar wilayah Anda."]
    assert told[5] == ["tahun akhir: RKP Desa untuk satu tahun. Samakan tahun akhir dengan tahun mulai."]
    assert told[6] == ["tahun akhir: Isi tahun akhir RPJM Desa."]
    assert told[7] == ["Sama dengan baris 3 di berkas ini. Hapus salah satu."]
    assert told[8][0].startswith("bidang: pilih salah satu: Penyelenggaraan pemerintahan desa")
    assert told[9] == ["biaya: “1.850” dapat berarti 1850 atau 1,85."]
    assert told[10] == ["nomor Perdes: kosong. Isi kolom ini.", "biaya: berisi rumus. Ketik hasilnya."]
    assert not PlanRow.objects.exists()


def test_exactly_the_good_rows_are_written(run, by):
    run = confirmed(answered(run, "ribuan", by), by)
    assert (run.state, run.message) == (State.WRITTEN, "")
    names = ("plan", "first_year", "last_year", "row", "field", "activity", "cost", "pattern", "village__code")
    assert set(PlanRow.objects.values_list(*names)) == {
        ("rpjm", 2021, 2027, "14", "pembangunan", "Air bersih", 750_000_000, "", SAHANG),
        ("rkp", 2027, 2027, "2.3.14", "pembangunan", "Pipa air", 125_000_000, "antar_desa", SAHANG),
        ("rkp", 2027, 2027, "6", "pembangunan", "Titik", 1850, "swakelola", SAHANG),
    }
    assert set(PlanRow.objects.values_list("created_by", flat=True)) == {by.pk}
    told = Event.objects.filter(action="plan_row.import", region_code=SAHANG).values_list("subject_id", flat=True)
    assert set(told) == set(PlanRow.objects.values_list("pk", flat=True))


def test_a_second_run_changes_nothing(run, by):
    confirmed(answered(run, "ribuan", by), by)
    before = list(PlanRow.objects.order_by("pk").values())
    again = answered(bring("rencana", NINE.encode(), by), "ribuan", by)
    assert again.counts == {"sama": 3, "ditolak": 6}
    with pytest.raises(Refused, match="Tidak ada baris"):
        acts.confirm_import(run=again, by=by, seen=acts.seen_now(again))
    assert list(PlanRow.objects.order_by("pk").values()) == before


@pytest.fixture
def rows(regions, by):
    """Two rows that were typed, with everything in one of them."""
    every = {"location": "Krajan", "volume": "2.400 meter", "beneficiaries": "438 KK", "source": "Dana Desa"}
    first = plan_row(regions[SAHANG], by, cost=125_000_000, pattern="antar_desa", **every)
    return first, actions.add_plan_row(village=regions[SAHANG], by=by, **MEDIUM | {"activity": "=Air; bersih"})


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_import_of_an_export_changes_nothing(rows, by, form):
    again = bring("rencana", exported("rencana", by, form), by, f"unduhan.{form}")
    assert (again.found["tak dikenal"], again.counts) == ([], {"sama": 2})


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_differences_are_shown_written_and_taken_back(rows, by, form):
    file = changed_export(exported("rencana", by, form), form, kegiatan="Pipa baru", biaya="")
    run = bring("rencana", file, by, f"ubah.{form}")
    assert run.counts == {"berubah": 1, "sama": 1}
    changed = ImportRow.objects.get(run=run, verdict="berubah")
    before = PlanRow.objects.get(pk=changed.target)
    confirmed(run, by)
    after = PlanRow.objects.get(pk=changed.target)
    assert (after.activity, after.cost, after.location) == ("Pipa baru", None, before.location)
    undone(ImportRun.objects.get(pk=run.pk), by)
    again = PlanRow.objects.get(pk=changed.target)
    assert (again.activity, again.cost) == (before.activity, before.cost)
    assert Event.objects.filter(action="plan_row.import_undo").count() == 1


def test_columns_that_the_file_lacks_stay_as_they_are(rows, by):
    cells = {"kode desa": SAHANG, "rencana": "RKP Desa", "nomor Perdes": "Perdes 9/2026", "tahun mulai": "2027"}
    cells |= {"nomor baris": "2.3.14", "bidang": WORK, "kegiatan": "Jaringan air bersih"}
    confirmed(bring("rencana", table("rencana", cells), by), by)
    row = PlanRow.objects.get(plan="rkp")
    assert (row.regulation, row.cost, row.volume) == ("Perdes 9/2026", 125_000_000, "2.400 meter")


def test_what_a_programme_rests_on_is_not_taken_back(cast, regions):
    by = cast.sekdes_ngebel
    cells = {"kode desa": NGEBEL, "rencana": "RKP Desa", "nomor Perdes": "4/2026", "tahun mulai": "2027"}
    cells |= {"nomor baris": "2", "bidang": WORK, "kegiatan": "Air bersih"}
    run = confirmed(bring("rencana", table("rencana", cells), by), by)
    programme = cases.programme(cast, cases.started(cast, regions))
    share = cases.SHARE | {"annual_row": PlanRow.objects.get()}
    programmes.set_share(programme=programme, village=regions[NGEBEL], by=by, **share)
    acts.undo_import(run=run, by=by)
    told = go_on(run)
    assert PlanRow.objects.exists() and "“Air bersih”: dipakai dalam bagian desa" in str(told.found) + told.message


def test_all_new_rows_are_taken_back(run, by):
    run = confirmed(answered(run, "ribuan", by), by)
    undone(run, by)
    assert not PlanRow.objects.exists()
    assert Event.objects.filter(action="plan_row.import_undo").count() == 3


def test_a_number_that_excel_made_a_date_is_refused(by):
    cells = {"kode desa": SAHANG, "rencana": "RKP Desa", "nomor Perdes": datetime.date(2026, 4, 1)}
    cells |= {"tahun mulai": "2027", "nomor baris": "2", "bidang": WORK, "kegiatan": "Air bersih"}
    run = bring("rencana", table("rencana", cells, form="xlsx"), by, "tabel.xlsx")
    assert "nomor Perdes: dibaca Excel sebagai tanggal" in said(run)[2][0]
