"""Imports of potentials and needs: whose rows, which may change, what is compared, what is taken back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from records.importing.kind import registry
from records.models import Event, ImportRun
from tests.conftest import PATIK, SAHANG, TALUN
from tests.villages.helpers import bring_to, new_need, new_potential
from tests.villages.importing import (
    bring,
    changed_export,
    confirmed,
    exported,
    lines_of,
    said,
    table,
    undone,
    verdicts,
)
from villages import actions
from villages.imports.facts import UNITS_OF_TOPIC
from villages.models import Need, Potential, PriorityRank, Topic

State = ImportRun.State
SPRING = {"kode desa": SAHANG, "topik": "Air bersih", "nama potensi": "Mata air", "jumlah": "11", "satuan": "l/dt"}
FULL = SPRING | {
    "desa": "Sahang",
    "jumlah musim sulit": "9,5",
    "musim sulit mulai": "Juli",
    "musim sulit sampai": "2",
    "dipakai sendiri": "5",
    "pemilik": "kelompok atau bum desa",
    "nama pemilik": "BUM Desa Tirta",
    "boleh dipakai bersama": "izin",
    "kondisi": "Rusak ringan",
    "didapat dari": "Sketsa desa",
    "lintang": "-7.796",
    "bujur": "111,629",
    "tanggal diukur": "27 Maret 2026",
    "keterangan": "=bukan rumus",
}
LACK = {
    "kode desa": SAHANG,
    "topik": "sampah",
    "kebutuhan": "Bak sampah",
    "jumlah yang kurang": "2",
    "satuan": "ton/hari",
    "jumlah KK": "40",
    "kemendesakan": "Tinggi",
    "tahun sasaran": "2027",
}


@pytest.fixture
def by(cast, topics):
    """The sekdes of Sahang."""
    return cast.sekdes_sahang


def only_reason(slug, by, row, **changes):
    """What is said of a file with this one row."""
    return said(bring(slug, table(slug, row | changes), by))[2]


def test_every_column_is_read_and_written(by):
    run = confirmed(bring("potensi", table("potensi", FULL), by), by)
    assert (run.state, run.message) == (State.WRITTEN, "")
    found = Potential.objects.get()
    assert (found.lean_quantity, found.lean_from, found.lean_until, found.own_use) == (Decimal("9.5"), 7, 2, 5)
    assert (found.owner, found.owner_name, found.access) == ("kelompok", "BUM Desa Tirta", "izin")
    assert (found.condition, found.source, found.measured_on) == ("rusak_ringan", "sketsa_desa", date(2026, 3, 27))
    assert (found.latitude, found.longitude) == (Decimal("-7.796"), Decimal("111.629"))
    assert found.description == "=bukan rumus"
    for form in ("csv", "xlsx"):
        again = bring("potensi", exported("potensi", by, form), by, f"unduhan.{form}")
        assert again.counts == {"sama": 1}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"topik": ""}, "topik: kosong. Isi kolom ini."),
        ({"topik": "Emas"}, "topik: “Emas” tidak ada dalam daftar topik. Lihat lembar Pilihan di contoh berkas."),
        ({"kode desa": "35.02.19.2999"}, "kode desa: 35.02.19.2999 di luar wilayah Anda."),
        ({"desa": "Ngebel"}, "desa: kode 35.02.19.2002 adalah Sahang, bukan Ngebel."),
        ({"nomor": "tidakada22"}, "nomor: “tidakada22” tidak ditemukan. Kosongkan untuk baris baru."),
        ({"dipakai sendiri": "12"}, "dipakai sendiri: 12 melebihi jumlah (11)."),
        ({"musim sulit mulai": "Juli"}, "musim sulit: isi bulan mulai dan bulan sampai, atau kosongkan keduanya."),
        ({"lintang": "-7,8"}, "letak: isi lintang dan bujur, atau kosongkan keduanya."),
        ({"jumlah": "-1"}, "jumlah: tidak boleh kurang dari 0."),
        ({"jumlah": "1,000,000.50"}, "jumlah: belum jelas. Contoh: 18,5 atau 1850."),
        ({"pemilik": "raja"}, None),
        ({"tanggal diukur": "2025-02-30"}, "tanggal diukur: belum benar. Contoh: 27/3/2026."),
        ({"nama potensi": "a" * 151}, "nama potensi: terlalu panjang. Paling banyak 150 huruf."),
    ],
)
def test_what_is_wrong_is_told(by, changes, reason):
    [told] = only_reason("potensi", by, SPRING, **changes)
    assert told == reason if reason else told.startswith("pemilik: pilih salah satu: Desa, Warga")


def test_a_unit_must_measure_its_topic(by):
    [told] = only_reason("potensi", by, SPRING, satuan="ha")
    assert told.startswith("satuan: Air bersih diukur dalam l/dt")


def test_tomorrow_nothing_was_measured(by):
    tomorrow = timezone.localdate() + timedelta(days=1)
    [told] = only_reason("potensi", by, SPRING, **{"tanggal diukur": tomorrow})
    assert told == "tanggal diukur: tidak boleh setelah hari ini."


def test_an_unknown_village_in_the_own_region_is_told_apart(cast, topics):
    assert only_reason("potensi", cast.pendamping, SPRING, **{"kode desa": "35.02.19.2999"}) == [
        "kode desa: 35.02.19.2999 tidak ada dalam daftar desa."
    ]
    assert only_reason("potensi", cast.pendamping, SPRING, **{"kode desa": PATIK}) == [
        f"kode desa: {PATIK} di luar wilayah Anda."
    ]


def test_a_draft_changes_and_is_given_back(by, sahang):
    old = new_potential(sahang, by, description="Baris satu\r\nbaris dua ", lean_quantity=Decimal(4))
    content = changed_export(exported("potensi", by, "xlsx"), "xlsx", jumlah=Decimal(20), nama_potensi="Sendang")
    run = bring("potensi", content, by, "a.xlsx")
    assert run.counts == {"berubah": 1}
    run = confirmed(run, by)
    found = Potential.objects.get()
    assert (found.pk, found.quantity, found.name, found.status) == (old.pk, 20, "Sendang", "draf")
    event = Event.objects.get(action="potential.import")
    assert (event.old, event.new) == (
        {"name": "Mata air", "quantity": "11"},
        {"name": "Sendang", "quantity": "20"},
    )
    assert undone(run, by).state == State.UNDONE
    found = Potential.objects.get()
    assert (found.quantity, found.name, found.created_at) == (11, "Mata air", old.created_at)
    assert Event.objects.filter(action="potential.import_undo", subject_id=old.pk).count() == 1


@pytest.mark.parametrize(("state", "word"), [("diajukan", "diajukan"), ("terverifikasi", "terverifikasi")])
def test_what_was_handed_in_is_opened_first(by, cast, sahang, state, word):
    bring_to(new_potential(sahang, cast.perangkat_sahang), state, by)
    same = bring("potensi", exported("potensi", by, "csv"), by)
    assert same.counts == {"sama": 1}
    [told] = only_reason("potensi", by, SPRING, jumlah="12")
    assert told == f"Potensi ini sudah {word}. Buka dulu dengan “Ubah lagi” di halamannya."


def test_columns_that_are_not_in_the_file_stay(by, sahang):
    new_potential(sahang, by, description="tetap", own_use=7)
    assert only_reason("potensi", by, SPRING, jumlah="6") == ["dipakai sendiri: 7 melebihi jumlah (6)."]
    confirmed(bring("potensi", table("potensi", SPRING | {"jumlah": "30"}), by), by)
    found = Potential.objects.get()
    assert (found.quantity, found.own_use, found.description) == (30, 7, "tetap")


def test_two_rows_of_one_name_are_told_apart_by_their_numbers(by, sahang):
    first, second = new_potential(sahang, by), new_potential(sahang, by, quantity=12)
    assert only_reason("potensi", by, SPRING, jumlah="9") == [
        "nama: ada 2 baris bernama sama di desa ini. Isi kolom nomor dari berkas unduhan."
    ]
    rows = [SPRING | {"nomor": second.pk, "jumlah": "9"}, SPRING | {"nomor": first.pk, "jumlah": "11"}]
    run = confirmed(bring("potensi", table("potensi", *rows), by), by)
    assert run.counts == {"berubah": 1, "sama": 1}
    assert Potential.objects.get(pk=second.pk).quantity == 9


def test_a_number_never_moves_a_potential_to_another_village(cast, topics, sahang):
    mine = new_potential(sahang, cast.sekdes_sahang)
    row = SPRING | {"kode desa": TALUN, "nomor": mine.pk}
    assert only_reason("potensi", cast.pendamping, row) == [
        f"nomor: “{mine.pk}” milik desa {SAHANG}. Kode desanya tidak dapat diubah."
    ]


def test_rows_of_before_topics_stay_as_they_are(by, sahang):
    new_potential(sahang, by, kind="alam", unit="liter per detik kira-kira", name="Lama")
    assert bring("potensi", exported("potensi", by, "csv"), by).counts == {"sama": 1}
    content = changed_export(exported("potensi", by, "csv"), "csv", satuan="l/dt")
    assert said(bring("potensi", content, by))[2] == ["topik: kosong. Isi kolom ini."]


def test_the_kabupaten_hands_in_and_sees_no_drafts(cast, topics, sahang):
    new_potential(sahang, cast.sekdes_sahang, quantity=3)
    run = confirmed(bring("potensi", table("potensi", SPRING), cast.dpmd), cast.dpmd)
    assert (run.state, run.counts) == (State.WRITTEN, {"baru": 1})
    brought = Potential.objects.get(created_by=cast.dpmd)
    assert brought.status == "diajukan"
    actions.verify_potential(potential=brought, by=cast.sekdes_sahang)
    assert lines_of(exported("potensi", cast.dpmd, "csv"))[0]["nomor"] == brought.pk


def test_who_brought_a_figure_in_does_not_verify_it(by, cast, sahang):
    old = new_potential(sahang, cast.perangkat_sahang)
    confirmed(bring("potensi", table("potensi", SPRING | {"jumlah": "12"}), by), by)
    old.refresh_from_db()
    actions.submit_potential(potential=old, by=cast.perangkat_sahang)
    with pytest.raises(Exception, match="Orang lain yang harus memverifikasi"):
        actions.verify_potential(potential=old, by=by)


@pytest.mark.parametrize("who", ["kades_sahang", "bpd_sahang", "camat", "inspektorat", "admin"])
def test_others_import_nothing(cast, who):
    for slug in ("potensi", "kebutuhan"):
        with pytest.raises(PermissionDenied):
            registry.get(slug).ask(getattr(cast, who))


def test_the_kabupaten_brings_no_needs(cast):
    assert registry.get("potensi").may(cast.dpmd)
    assert not registry.get("kebutuhan").may(cast.dpmd)


@pytest.mark.parametrize(
    ("act", "what"),
    [
        ("submit", "sudah diajukan"),
        ("edit", "sudah diubah"),
        ("rank", f"dipakai dalam {PriorityRank._meta.verbose_name}"),
    ],
)
def test_what_was_built_upon_is_named_and_nothing_is_taken_back(by, cast, sahang, act, what):
    rows = [SPRING, SPRING | {"nama potensi": "Sendang"}]
    run = confirmed(bring("potensi", table("potensi", *rows), by), by)
    mine = Potential.objects.get(name="Sendang")
    if act == "submit":
        actions.submit_potential(potential=mine, by=by)
    elif act == "edit":
        actions.edit_potential(potential=mine, by=by, name="Sendang", quantity=Decimal(11))
    else:
        actions.rank_priorities(village=sahang, ranked=[mine], reason="Musyawarah", by=by)
    run = undone(run, by)
    assert run.state == State.WRITTEN
    assert run.message.startswith("Impor ini tidak dapat diurungkan")
    assert f"Baris 3, “Sendang”: {what}" in run.message
    assert Potential.objects.count() == 2


def test_new_rows_vanish_when_taken_back(by, cast):
    run = confirmed(bring("potensi", table("potensi", SPRING), by), by)
    pk = Potential.objects.get().pk
    assert undone(run, by).state == State.UNDONE
    assert not Potential.objects.exists()
    assert list(Event.objects.filter(subject_id=pk).order_by("id").values_list("action", flat=True)) == [
        "potential.import",
        "potential.import_undo",
    ]
    assert confirmed(bring("potensi", table("potensi", SPRING), by), by).state == State.WRITTEN


def test_needs_come_in_change_and_go(by, sahang):
    old = new_need(sahang, by, name="Sampah pasar")
    rows = [LACK, LACK | {"kebutuhan": "sampah PASAR", "jumlah KK": Decimal(55)}]
    run = bring("kebutuhan", table("kebutuhan", *rows, form="xlsx"), by, "a.xlsx")
    assert verdicts(run) == {2: "baru", 3: "berubah"}
    run = confirmed(run, by)
    assert (run.state, run.message) == (State.WRITTEN, "")
    assert Need.objects.get(name="Bak sampah").households == 40
    old.refresh_from_db()
    assert (old.households, old.name) == (55, "sampah PASAR")
    for form in ("csv", "xlsx"):
        again = bring("kebutuhan", exported("kebutuhan", by, form), by, f"a.{form}")
        assert (again.counts, said(again)) == ({"sama": 2}, {})
    assert undone(run, by).state == State.UNDONE
    assert list(Need.objects.values_list("name", "households")) == [("Sampah pasar", 40)]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"jumlah KK": "1.850"}, "jumlah KK: “1.850” dapat berarti 1850 atau 1,85."),
        ({"jumlah KK": "4,5"}, "jumlah KK: harus bilangan bulat, contoh 27."),
        ({"tahun sasaran": "27"}, "tahun sasaran: tulis dengan empat angka, misalnya 2027."),
        ({"kemendesakan": "sekali"}, "kemendesakan: pilih salah satu: Tinggi, Sedang, Rendah."),
    ],
)
def test_what_is_wrong_with_a_need_is_told(by, changes, reason):
    assert only_reason("kebutuhan", by, LACK, **changes) == [reason]


def test_a_renamed_topic_is_found_by_its_new_name_only(by):
    run = bring("potensi", table("potensi", SPRING), by)
    Topic.objects.filter(code="air-bersih").update(name="Air minum desa")
    run = confirmed(run, by)
    assert run.state == State.CHECKED
    assert not Potential.objects.exists()


@pytest.mark.parametrize("slug", ["potensi", "kebutuhan"])
def test_the_example_of_the_template_is_skipped(by, slug):
    kind = registry.get(slug)
    example = {kind.resource.fields[name].column_name: value for name, value in kind.example.items()}
    assert bring(slug, table(slug, example), by).counts == {"contoh": 1}
    assert set(kind.example) <= set(kind.resource.fields)
    assert set(kind.lists(by)) - {UNITS_OF_TOPIC} <= {field.column_name for field in kind.resource.fields.values()}


@pytest.mark.parametrize("slug", ["potensi", "kebutuhan"])
def test_statements_do_not_grow_with_the_rows(by, slug):
    row, name = (SPRING, "nama potensi") if slug == "potensi" else (LACK, "kebutuhan")
    counted = []
    for most in (10, 10, 700):
        content = table(slug, *(row | {name: f"Baris {number}"} for number in range(most)))
        with CaptureQueriesContext(connection) as made:
            run = confirmed(bring(slug, content, by), by)
            assert run.counts == {"baru": most}
            assert undone(run, by).state == State.UNDONE
        counted.append(len(made))
    assert counted[2] <= counted[1]
