"""What an import of potentials tells: every reason at once, the words to choose from, and what comes next."""

import io
import re
from decimal import Decimal

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.conftest import NGEBEL, PATIK, SAHANG
from tests.villages.helpers import bring_to, new_potential
from tests.villages.importing import bring, changed_export, confirmed, exported, lines_of, said, table
from villages.models import Potential

SPRING = {"kode desa": SAHANG, "topik": "Air bersih", "nama potensi": "Mata air", "jumlah": "11", "satuan": "l/dt"}


@pytest.fixture
def by(cast, topics):
    return cast.sekdes_sahang


@pytest.fixture
def desk(client, by):
    client.force_login(by)
    return client


def words_of(answer):
    """The words of a page, spaces joined."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def page(run):
    return reverse("imports:run", args=[run.pk])


def sheet(answer, name):
    """The rows of one sheet of a downloaded XLSX."""
    book = load_workbook(io.BytesIO(answer.content))
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def test_every_reason_of_a_row_is_told_at_once(by):
    wrong = {"kode desa": PATIK, "jumlah": "banyak", "satuan": "ekor", "pemilik": "raja"}
    reasons = said(bring("potensi", table("potensi", SPRING | wrong), by))[2]
    starts = ["jumlah:", "pemilik: pilih salah satu"]
    starts += [f"kode desa: {PATIK} di luar", "satuan: Air bersih diukur dalam l/dt"]
    assert [next(r for r in reasons if r.startswith(start)) for start in starts] == reasons


def test_a_wrong_name_of_the_village_is_told_beside_another_mistake(by):
    wrong = {"desa": "Ngebel", "jumlah": "banyak"}
    reasons = said(bring("potensi", table("potensi", SPRING | wrong), by))[2]
    assert "desa: kode 35.02.19.2002 adalah Sahang, bukan Ngebel." in reasons


def test_a_village_out_of_reach_is_told_beside_a_unit_and_a_fact(by):
    wrong = {"kode desa": NGEBEL, "satuan": "ha", "dipakai sendiri": "12"}
    reasons = said(bring("potensi", table("potensi", SPRING | wrong), by))[2]
    assert [reason.split(":")[0] for reason in reasons] == ["kode desa", "satuan", "dipakai sendiri"]


def test_an_unknown_unit_names_those_of_the_topic(by):
    [told] = said(bring("potensi", table("potensi", SPRING | {"satuan": "lusin"}), by))[2]
    assert told.startswith("satuan: “lusin” tidak dikenal. Air bersih diukur dalam l/dt, ")
    assert told.endswith("dan lainnya di lembar Pilihan.")


@pytest.mark.parametrize(
    ("topic", "word", "unit"),
    [
        ("Air bersih", "liter/detik", "l/dt"),
        ("Tanah kas desa", "Hektar", "ha"),
        ("Tanah kas desa", "hektare", "ha"),
        ("Kayu dan bambu", "pohon", "batang"),
    ],
)
def test_everyday_words_for_units(by, topic, word, unit):
    confirmed(bring("potensi", table("potensi", SPRING | {"topik": topic, "satuan": word}), by), by)
    assert Potential.objects.get().unit == unit


@pytest.mark.parametrize("form", ["contoh", "perbaiki"])
def test_the_sheet_of_choices_has_the_units_of_each_topic(desk, by, form):
    run = bring("potensi", table("potensi", SPRING | {"jumlah": "banyak"}), by)
    addresses = {
        "contoh": reverse("imports:template", args=["potensi", "xlsx"]),
        "perbaiki": reverse("imports:refused", args=[run.pk, "xlsx"]),
    }
    head, *rows = sheet(desk.get(addresses[form]), "Pilihan")
    place = head.index("topik")
    assert head[place + 1] == "satuan untuk topik itu"
    units = {row[place]: row[place + 1] for row in rows if row[place]}
    assert units["Air bersih"].startswith("l/dt, ")
    assert all(units.values())


def test_rows_to_mend_are_read_from_their_own_file(desk, by):
    run = bring("potensi", table("potensi", SPRING | {"jumlah": "banyak"}), by)
    file = desk.get(reverse("imports:refused", args=[run.pk, "xlsx"])).content
    assert bring("potensi", file, by, "perbaiki.xlsx").counts == {"ditolak": 1}


def test_closed_lists_name_their_words(desk):
    shown = words_of(desk.get(reverse("imports:upload", args=["potensi"])))
    assert "Salah satu: Desa, Warga, Kelompok atau BUM Desa" in shown
    assert "Salah satu: Baik, Rusak ringan, Rusak berat." in shown


def test_a_changed_row_says_how_it_was_recognised(by, sahang):
    new_potential(sahang, by)
    content = changed_export(exported("potensi", by, "csv"), "csv", jumlah="20")
    assert said(bring("potensi", content, by))[2] == ["Dicocokkan menurut nomor."]
    named = said(bring("potensi", table("potensi", SPRING | {"jumlah": "20"}), by))[2]
    assert named == ["Dicocokkan karena desa, topik, dan namanya sama."]


def test_after_an_import_its_drafts_are_handed_in_together(desk, by, sahang):
    new_potential(sahang, by, name="Sudah lama di sini")
    rows = [SPRING | {"nama potensi": f"Mata air {number}"} for number in (1, 2)]
    run = confirmed(bring("potensi", table("potensi", *rows), by), by)
    answer = desk.get(page(run))
    address = f"{reverse('villages:potential-submit-all', args=[SAHANG])}?impor={run.pk}"
    assert "Semuanya masih draf." in words_of(answer) and "Ajukan 2 potensi Desa Sahang" in words_of(answer)
    assert f'href="{address}"' in answer.content.decode()
    form = desk.get(address).context["form"]
    ticked = set(form.fields["potentials"].initial)
    assert ticked == set(Potential.objects.filter(name__startswith="Mata air ").values_list("pk", flat=True))
    desk.post(address, {"potentials": [*ticked]})
    assert Potential.objects.filter(status="diajukan").count() == 2
    assert "masih draf" not in words_of(desk.get(page(run)))


def test_the_section_counts_as_the_sentence_does(desk, by):
    rows = [SPRING | {"jumlah": "banyak"}, SPRING | {"jumlah": "1.850", "nama potensi": "Sumur"}]
    shown = words_of(desk.get(page(bring("potensi", table("potensi", *rows), by))))
    assert "1 baris perlu diperbaiki, 1 baris menunggu jawaban Anda." in shown
    assert "Perlu diperbaiki (1), menunggu jawaban (1)" in shown


def test_titles_of_few_rows_are_shown_whole(desk, by):
    name = "Mata air besar " * 8
    shown = words_of(desk.get(page(bring("potensi", table("potensi", SPRING | {"nama potensi": name}), by))))
    assert name.strip() in shown


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_tells_more_than_is_read(desk, cast, by, sahang, form):
    bring_to(new_potential(sahang, by, quantity=11), "terverifikasi", cast.kades_sahang)
    answer = desk.post(reverse("imports:export", args=["potensi", form]))
    assert re.search(rf'"potensi-sahang-\d{{4}}-\d\d-\d\d\.{form}"', answer["Content-Disposition"])
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if form == "csv":
        [row] = lines_of(content)
        assert (row["kecamatan"], row["keadaan"], row["jumlah"]) == ("Ngebel", "Terverifikasi", "11")
        assert row["diverifikasi pada"]
    run = bring("potensi", content, by, f"unduhan.{form}")
    assert run.counts == {"sama": 1}
    assert run.found["tak dikenal"] == []
    assert "Kolom yang hanya untuk dibaca kecamatan, keadaan, diverifikasi pada" in words_of(desk.get(page(run)))


def test_the_download_has_its_own_heading(desk, sahang):
    for address in (reverse("imports:start"), reverse("imports:upload", args=["potensi"])):
        assert "Unduh data" in words_of(desk.get(address))


@pytest.mark.parametrize(("big", "asked"), [(2500, True), (250, False)])
def test_a_small_fraction_among_thousands_is_pointed_out(desk, by, big, asked):
    rows = [SPRING | {"jumlah": Decimal(big)}, SPRING | {"nama potensi": "Sumur", "jumlah": Decimal("1.85")}]
    run = bring("potensi", table("potensi", *rows, form="xlsx"), by, "a.xlsx")
    assert run.counts == {"baru": 2}
    sentence = "Periksa baris 3: 1,85 terbaca sebagai satu koma delapan lima."
    assert (sentence in words_of(desk.get(page(run)))) is asked
