"""What forms read, what they refuse, and what they say; Django's own sentences never come out."""

import datetime
from decimal import Decimal

import pytest
from django import forms
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from records.forms import (
    AngkaField,
    BerkasField,
    BilanganField,
    JamField,
    PesanMixin,
    PortalForm,
    RupiahField,
    TanggalField,
    portal_formfield,
)


def answer(field, typed):
    """What a form with one field makes of the typed text: the value, or the sentence it shows."""
    form = type("One", (PortalForm,), {"isian": field})({"isian": typed})
    return form.cleaned_data["isian"] if form.is_valid() else form.errors["isian"][0]


@pytest.mark.parametrize(
    "typed",
    ["27/3/2026", "27-3-2026", "27.03.2026", "2026-03-27", "27 Maret 2026", "27 mar 2026", "Jumat, 27 Maret 2026"],
)
def test_dates_are_read_as_people_write_them(typed):
    assert answer(TanggalField(label="Tanggal"), typed) == datetime.date(2026, 3, 27)


@pytest.mark.parametrize("typed", ["3/27/2026", "31/11/2026", "27/3/26", "27/3/0026", "27 M 2026", "27 Ma 2026", "ini"])
def test_other_dates_are_refused_with_an_example(typed):
    said = answer(TanggalField(label="Tanggal musyawarah"), typed)
    assert said == "Tanggal musyawarah belum benar. Contoh: 27/3/2026"


@pytest.mark.parametrize("typed", ["09.30", "9.30", "09:30", "pukul 09.30 WIB"])
def test_times_are_read(typed):
    assert answer(JamField(label="Jam"), typed) == datetime.time(9, 30)


@pytest.mark.parametrize("typed", ["24.00", "9", "09.60", "pagi"])
def test_other_times_are_refused_with_an_example(typed):
    assert answer(JamField(label="Jam mulai"), typed) == "Jam mulai belum benar. Contoh: 09.30"


@pytest.mark.parametrize(
    "typed", ["Rp1.250.000", "Rp 1.250.000", "rp. 1.250.000", "1.250.000", "1250000", "1.250.000,00", "Rp1.250.000,-"]
)
def test_money_is_read(typed):
    assert answer(RupiahField(label="Biaya"), typed) == 1250000


@pytest.mark.parametrize("typed", ["1.25", "12,5.0", "1,250,000", "0.500", "1.2500", "12.500.00", "1 250 000"])
def test_unclear_money_is_refused(typed):
    assert answer(RupiahField(label="Biaya"), typed).startswith("Biaya belum jelas.")


@pytest.mark.parametrize("typed", ["sejuta", "Rp", "1jt", "²"])
def test_money_must_be_a_number(typed):
    assert answer(RupiahField(label="Nilai kerja sama"), typed) == "Nilai kerja sama harus angka, contoh 12.500.000"


def test_too_much_money_names_the_limit():
    assert answer(RupiahField(label="Biaya", max_value=1000000), "1000001") == "Biaya paling besar 1.000.000"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("18,5", "18.5"), ("1.850", "1850"), ("1.850,25", "1850.25"), ("9", "9"), ("0,5", "0.5"), ("1850,2", "1850.2")],
)
def test_quantities_are_read(typed, value):
    assert answer(AngkaField(label="Debit"), typed) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "comma"), [("18.5", "18,5"), ("1.85", "1,85"), ("0.500", "0,500"), ("1850.25", "1850,25")]
)
def test_a_point_before_decimals_is_refused(typed, comma):
    said = answer(AngkaField(label="Debit"), typed)
    assert said == f"Tulis {comma} dengan koma. Titik hanya untuk ribuan, contoh 1.850"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1,2,3", "Debit belum jelas. Contoh: 18,5 atau 1.850"),
        ("banyak", "Debit harus angka, contoh 18,5"),
        ("1,234", "Debit paling banyak 2 angka di belakang koma"),
        ("-1", "Debit paling kecil 0"),
        ("9" * 17, "Debit terlalu besar"),
    ],
)
def test_other_quantities_are_refused(typed, said):
    assert answer(AngkaField(label="Debit"), typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.850", 1850),
        ("27", 27),
        ("tiga puluh", "Jumlah peserta harus angka, contoh 27"),
        ("2,5", "Jumlah peserta harus bilangan bulat, contoh 27 atau 1.850"),
        ("", "Isi jumlah peserta"),
        ("-3", "Jumlah peserta paling kecil 0"),
    ],
)
def test_counts(typed, said):
    assert answer(BilanganField(label="Jumlah peserta"), typed) == said


@pytest.mark.parametrize(
    ("field", "initial", "shown"),
    [
        (TanggalField(), datetime.date(2026, 3, 27), "27/3/2026"),
        (JamField(), datetime.time(9, 5), "09.05"),
        (RupiahField(), 1250000, "1.250.000"),
        (AngkaField(), Decimal("1850.50"), "1.850,5"),
        (BilanganField(), 1850, "1.850"),
    ],
)
def test_what_is_stored_shows_in_the_form_it_is_typed(field, initial, shown):
    form = type("One", (PortalForm,), {"isian": field})(initial={"isian": initial})
    assert form["isian"].value() == shown
    assert answer(field, shown) == initial


def test_what_was_typed_wrongly_stays():
    form = type("One", (PortalForm,), {"isian": RupiahField(label="Biaya")})({"isian": "1.25"})
    assert form.errors
    assert form["isian"].value() == "1.25"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("hadir.exe", b"x", "Berkas harus JPG, PNG, atau PDF"),
        ("hadir", b"x", "Berkas harus JPG, PNG, atau PDF"),
        ("hadir.pdf", b"", "Berkas kosong. Pilih ulang berkasnya"),
        ("hadir.pdf", b"x" * (1024 * 1024 + 1), "Ukuran berkas paling besar 1 MB"),
    ],
)
def test_files_are_refused_with_what_to_do(name, content, said):
    one = type("One", (PortalForm,), {"isian": BerkasField(label="Daftar hadir", max_mb=1)})
    assert one({}, {"isian": SimpleUploadedFile(name, content)}).errors["isian"] == [said]


def test_a_missing_file_is_chosen_not_typed():
    one = type("One", (PortalForm,), {"isian": BerkasField(label="Daftar hadir")})
    assert one({}, {}).errors["isian"] == ["Pilih daftar hadir"]


def test_empty_fields_name_themselves():
    class Empty(PortalForm):
        pimpinan = forms.CharField(label="Nama pimpinan")
        hasil = forms.ChoiceField(label="Hasil musyawarah", choices=[("a", "Disepakati")])
        nik = forms.CharField(label="NIP")
        nama_desa = forms.CharField()
        benar = forms.BooleanField(label="Saya setuju")

    said = {name: errors[0] for name, errors in Empty({}).errors.items()}
    assert said == {
        "pimpinan": "Isi nama pimpinan",
        "hasil": "Pilih hasil musyawarah",
        "nik": "Isi NIP",
        "nama_desa": "Isi nama desa",
        "benar": "Centang “Saya setuju” untuk melanjutkan",
    }


def test_dates_of_acts_are_not_in_the_future():
    class Held(PortalForm):
        not_future = ["tanggal"]
        tanggal = TanggalField(label="Tanggal musyawarah")

    today = timezone.localdate()
    assert Held({"tanggal": f"{today:%Y-%m-%d}"}).is_valid()
    tomorrow = Held({"tanggal": f"{today + datetime.timedelta(days=1):%Y-%m-%d}"})
    assert tomorrow.errors["tanggal"] == ["Tanggal musyawarah tidak boleh setelah hari ini"]


def test_an_author_may_say_it_better():
    field = forms.CharField(
        label="Nomor",
        error_messages={"required": "Tulis nomor seperti di surat"},
        validators=[RegexValidator(r"^\d+$", "Nomor hanya angka")],
    )
    assert answer(field, "") == "Tulis nomor seperti di surat"
    assert answer(field, "abc") == "Nomor hanya angka"


def test_lengths_speak_plainly():
    assert answer(forms.CharField(label="Judul", max_length=3), "panjang") == "Judul paling panjang 3 huruf"


def every_field():
    """All the field classes of Django and ours, each as it is made most plainly."""
    needed = {
        "ComboField": {"fields": [forms.CharField()]},
        "MultiValueField": {"fields": [forms.CharField()]},
        "FilePathField": {"path": "/"},
        "RegexField": {"regex": "x"},
        "TypedChoiceField": {"coerce": str},
        "TypedMultipleChoiceField": {"coerce": str},
        "ModelChoiceField": {"queryset": Group.objects.none()},
        "ModelMultipleChoiceField": {"queryset": Group.objects.none()},
        "URLField": {"assume_scheme": "https"},
    }
    known = [kind for kind in vars(forms).values() if isinstance(kind, type) and issubclass(kind, forms.Field)]
    ours = [AngkaField, BerkasField, BilanganField, JamField, RupiahField, TanggalField]
    return {kind.__name__: kind(**needed.get(kind.__name__, {})) for kind in known + ours}


@pytest.mark.parametrize(("name", "field"), every_field().items())
def test_no_field_can_say_djangos_sentences(name, field):
    stock = {str(text) for kind in type(field).__mro__ for text in getattr(kind, "default_error_messages", {}).values()}
    form = type("One", (PesanMixin, forms.Form), {"isian": field})()
    assert not {str(text) for text in form.fields["isian"].error_messages.values()} & stock


def test_model_fields_become_ours():
    pairs = {
        TanggalField: models.DateField("tanggal surat"),
        JamField: models.TimeField(),
        AngkaField: models.DecimalField("debit", max_digits=9, decimal_places=3),
        BilanganField: models.PositiveSmallIntegerField("jumlah", blank=True, null=True),
        BerkasField: models.FileField(),
    }
    made = {kind: portal_formfield(field) for kind, field in pairs.items()}
    assert all(type(field) is kind for kind, field in made.items())
    assert (made[AngkaField].label, made[AngkaField].decimal_places) == ("Debit", 3)
    assert (made[BilanganField].required, made[BilanganField].max_value) == (False, 32767)


def test_a_model_form_may_ask_for_rupiah():
    field = portal_formfield(models.BigIntegerField("nilai"), form_class=RupiahField, label="Nilai kerja sama")
    assert (type(field), field.label) == (RupiahField, "Nilai kerja sama")


def test_moments_and_choices_keep_djangos_fields():
    assert type(portal_formfield(models.DateTimeField())) is forms.DateTimeField
    assert type(portal_formfield(models.IntegerField(choices=[(1, "Satu")]))) is forms.TypedChoiceField
