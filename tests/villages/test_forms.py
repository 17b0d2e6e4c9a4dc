"""The forms say in Indonesian what is missing, at the field."""

import re

import pytest
from django.urls import reverse

from tests.villages.helpers import new_need
from villages.forms import NeedForm, PotentialForm, PriorityForm, SwotForm
from villages.models import PriorityRank

FACTS = {"topic": "air-bersih", "name": "Air", "quantity": "18,5", "unit": "l/dt"}
DJANGO_WORDS = re.compile(r"Bidang ini|yang valid|This field|required|invalid", re.IGNORECASE)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form_class", [PotentialForm, NeedForm, SwotForm])
def test_empty_forms_speak_indonesian(form_class):
    errors = form_class({}).errors
    assert errors
    for sentences in errors.values():
        assert all(
            re.match("Isi|Pilih|Tulis", sentence) and not DJANGO_WORDS.search(sentence) for sentence in sentences
        )


def test_potential_reads_numbers_and_dates_as_people_write_them():
    form = PotentialForm(FACTS | {"quantity": "1.850,5", "measured_on": "27 Maret 2026"})
    assert form.is_valid(), form.errors
    assert str(form.cleaned_data["quantity"]) == "1850.5" and form.cleaned_data["measured_on"].month == 3


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"quantity": "banyak"}, "quantity", "Jumlah harus angka, contoh 18,5"),
        ({"own_use": "20"}, "own_use", "Dipakai sendiri (20) melebihi jumlah (18,5). Tulis paling banyak 18,5"),
        (
            {"lean_quantity": "19"},
            "lean_quantity",
            "Jumlah pada musim sulit (19) melebihi jumlah (18,5). Tulis paling banyak 18,5",
        ),
        ({"measured_on": "1/1/2199"}, "measured_on", "Tanggal diukur tidak boleh setelah hari ini"),
        ({"topic": "emas"}, "topic", "Pilih topik dari daftar"),
    ],
)
def test_wrong_potential(facts, field, sentence):
    assert PotentialForm(FACTS | facts).errors == {field: [sentence]}


def test_priority_numbers_are_whole_and_not_doubled(sahang, spring, cast):
    need, other = new_need(sahang, cast.sekdes_sahang), new_need(sahang, cast.sekdes_sahang, name="Guru")
    items = [need, spring, other]
    form = PriorityForm({need.pk: "1", spring.pk: "1", other.pk: "1,5"}, items=items)
    assert form.errors[spring.pk] == ["Urutan 1 sudah dipakai untuk Sampah"]
    assert form.errors[other.pk] == ["Urutan Guru harus bilangan bulat, misalnya 1"]
    form = PriorityForm({need.pk: "satu"}, items=items)
    assert form.errors[need.pk] == ["Urutan Sampah harus angka, misalnya 1"]
    form = PriorityForm({need.pk: "7", spring.pk: "2", other.pk: "", "reason": "Musyawarah"}, items=items)
    assert form.is_valid() and form.ranked == [spring, need]


def test_mistakes_come_back_with_everything_typed(sahang, cast, enter):
    address = reverse("villages:potential-create", args=[sahang.code])
    answer = enter(cast.sekdes_sahang).post(address, FACTS | {"name": "", "description": "Tulisan panjang"})
    assert answer.status_code == 422
    assert "Isi nama potensi" in answer.text and "Tulisan panjang" in answer.text and "18,5" in answer.text


def test_a_refused_edit_keeps_what_was_typed(spring, cast, enter):
    client = enter(cast.kades_sahang)
    client.post(reverse("villages:potential-move", args=[spring.pk, "submit"]))
    answer = client.post(reverse("villages:potential-edit", args=[spring.pk]), FACTS | {"name": "Nama baru"})
    assert answer.status_code == 409
    assert "bukan draf lagi" in answer.text and "Nama baru" in answer.text


def test_priorities_page_saves_and_shows_the_order(sahang, spring, cast, enter):
    need = new_need(sahang, cast.sekdes_sahang)
    client = enter(cast.kades_sahang)
    address, why = reverse("villages:priority-order", args=[sahang.code]), {"reason": "Keputusan musyawarah dusun."}
    assert client.post(address, {need.pk: "2", spring.pk: "1"}).status_code == 422
    assert client.post(address, {need.pk: "2", spring.pk: "1"} | why).status_code == 302
    assert [rank.potential or rank.need for rank in PriorityRank.objects.order_by("rank")] == [spring, need]
    assert client.post(address, {need.pk: "1", spring.pk: "1"} | why).status_code == 422
    for name in ("profile", "priorities"):
        assert "Keputusan musyawarah dusun." in client.get(reverse(f"villages:{name}", args=[sahang.code])).text


@pytest.mark.parametrize("typed", ["27", "2.027", "dua ribu", "-2027"])
def test_a_year_has_four_digits(typed):
    assert NeedForm({"target_year": typed}).errors["target_year"] == [
        "Tulis tahun sasaran dengan empat angka, misalnya 2027"
    ]
    assert "target_year" not in NeedForm({"target_year": "2027"}).errors
    assert NeedForm({"target_year": "1999"}).errors["target_year"] == ["Tahun sasaran paling kecil 2000"]


def test_an_empty_analysis_says_what_to_write():
    assert SwotForm({"quadrant": "peluang", "weight": "5"}).errors == {"text": ["Tulis satu kalimat analisis"]}
