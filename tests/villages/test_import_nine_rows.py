"""Nine rows as offices have them: each is told, exactly the good ones are written, and again changes nothing."""

from decimal import Decimal

import pytest

from records import trail
from records.importing import acts
from records.models import Event, ImportRun
from records.verdict import Refused
from tests.conftest import FOREIGN, SAHANG
from tests.villages.importing import answered, bring, confirmed, exported, said, verdicts
from villages.models import Potential

State = ImportRun.State
NINE = f"""\ufeffKode Desa;Topik;Nama Potensi;Jumlah;Satuan;Pemilik
{SAHANG};Air bersih;Mata air Sumber Jambe;18,5;l/dt;Desa
35.02.19.20;Kopi;Kopi robusta;18;ton/tahun;Warga
3502192002;kopi arabika;Kopi Lereng Wilis;12,25;ton/tahun;Warga
{FOREIGN};Air bersih;Mata air seberang;3;l/dt;Desa
{SAHANG};air minum;MATA AIR  Sumber Jambe;20;l/dt;Desa
{SAHANG};Padi;Sawah tadah hujan;=6*7;ha;Warga
{SAHANG};Ternak besar;Sapi perah;1.850;ekor;Warga
{SAHANG};Air bersih;;4;l/dt;Desa
{SAHANG};tanah kas desa;"Tanah kas; blok
Krajan";3,75;ha;Desa
""".replace("\n", "\r\n").replace("blok\r\n", "blok\n")


@pytest.fixture
def by(cast, topics):
    """The sekdes of Sahang, who imports for Sahang only."""
    return cast.sekdes_sahang


@pytest.fixture
def run(by):
    """The file, checked."""
    return bring("potensi", NINE.encode(), by)


def potentials() -> dict[str, tuple]:
    """What is there, by name."""
    rows = Potential.objects.values_list("name", "village__code", "topic__code", "kind", "quantity", "unit", "status")
    return {name: facts for name, *facts in rows}


def test_the_preview_tells_each_row(run):
    assert run.found["berkas"] == {"jenis": "CSV", "pengodean": "UTF-8", "pemisah": "titik koma"}
    assert verdicts(run) == {
        2: "baru",
        3: "ditolak",
        4: "baru",
        5: "ditolak",
        6: "ditolak",
        7: "ditolak",
        8: "ditolak",
        9: "ditolak",
        10: "baru",
    }
    assert said(run) == {
        2: [],
        3: ["kode desa: “35.02.19.20” bukan kode desa. Contoh: 35.02.19.2002."],
        4: ["Kode desa 3502192002 dibaca 35.02.19.2002."],
        5: [f"kode desa: {FOREIGN} di luar wilayah Anda."],
        6: ["Sama dengan baris 2 di berkas ini. Hapus salah satu."],
        7: ["jumlah: berisi rumus. Ketik hasilnya."],
        8: ["jumlah: “1.850” dapat berarti 1850 atau 1,85."],
        9: ["nama potensi: kosong. Isi kolom ini."],
        10: [],
    }
    assert run.counts == {"baru": 3, "ditolak": 5, "menunggu": 1}
    assert run.found["titik"] == [[8, "jumlah", "1.850", "1850", "1,85"]]
    assert not Potential.objects.exists()


def test_nothing_is_written_before_the_question_is_answered(run, by):
    with pytest.raises(Refused, match="Jawab dulu"):
        acts.confirm_import(run=run, by=by, seen=acts.seen_now(run))


@pytest.mark.parametrize(("dot", "amount"), [("ribuan", "1850"), ("desimal", "1.85")])
def test_exactly_the_good_rows_are_written(run, by, dot, amount):
    run = answered(run, dot, by)
    assert run.counts == {"baru": 4, "ditolak": 5}
    run = confirmed(run, by)
    assert (run.state, run.message) == (State.WRITTEN, "")
    assert potentials() == {
        "Mata air Sumber Jambe": [SAHANG, "air-bersih", "alam", Decimal("18.5"), "l/dt", "draf"],
        "Kopi Lereng Wilis": [SAHANG, "kopi", "alam", Decimal("12.25"), "ton/tahun", "draf"],
        "Sapi perah": [SAHANG, "ternak-besar", "alam", Decimal(amount), "ekor", "draf"],
        "Tanah kas; blok Krajan": [SAHANG, "tanah-kas", "alam", Decimal("3.75"), "ha", "draf"],
    }
    assert set(Potential.objects.values_list("created_by", flat=True)) == {by.pk}
    told = Event.objects.filter(action="potential.import", region_code=SAHANG)
    assert set(told.values_list("subject_id", flat=True)) == set(Potential.objects.values_list("pk", flat=True))
    assert list(trail.broken_links()) == []


def test_a_second_run_changes_nothing(run, by):
    confirmed(answered(run, "ribuan", by), by)
    before, events = list(Potential.objects.order_by("pk").values()), Event.objects.filter(action="potential.import")
    count = events.count()
    again = answered(bring("potensi", NINE.encode(), by), "ribuan", by)
    assert again.counts == {"sama": 4, "ditolak": 5}
    with pytest.raises(Refused, match="Tidak ada baris"):
        acts.confirm_import(run=again, by=by, seen=acts.seen_now(again))
    assert list(Potential.objects.order_by("pk").values()) == before
    assert events.count() == count


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_import_of_an_export_changes_nothing(run, by, form):
    confirmed(answered(run, "ribuan", by), by)
    again = bring("potensi", exported("potensi", by, form), by, f"unduhan.{form}")
    assert again.found["tak dikenal"] == []
    assert again.counts == {"sama": 4}
