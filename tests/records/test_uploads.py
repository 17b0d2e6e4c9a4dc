"""A file over the limit of one request never vanishes: its field says so, and what was typed stays."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import reverse

from records import uploads
from records.forms import BerkasField, PortalForm
from records.uploads import CutUpload
from tests.conftest import NGEBEL
from tests.partnerships.text_world import ready, signature, world
from villages.models import Letterhead


class PaperForm(PortalForm):
    """Two scans and a word beside them."""

    word = forms.CharField(label="Keterangan")
    scan = BerkasField(label="Pindaian", max_mb=20)
    more = BerkasField(label="Lampiran", required=False)


@pytest.fixture
def sent(request):
    """The form as it arrives, with files of so many bytes."""

    def send(**files: int) -> PaperForm:
        uploaded = {name: SimpleUploadedFile("surat.pdf", b"%PDF" + b"0" * size) for name, size in files.items()}
        arrived = RequestFactory().post("/", {"word": "sebelas", **uploaded})
        request.addfinalizer(arrived.close)
        return PaperForm(arrived.POST, arrived.FILES)

    return send


TOO_LARGE = "Berkas ini lebih dari 25 MB. Pilih berkas paling besar {} MB"


@pytest.mark.parametrize(("name", "most"), [("scan", 20), ("more", 5)])
def test_a_file_above_the_limit_is_refused_in_its_own_field(sent, name, most):
    form = sent(**{"scan": 10, "more": 10} | {name: uploads.MOST_BYTES})
    assert form.errors[name] == [TOO_LARGE.format(most)]
    cut = form.files[name]
    assert isinstance(cut, CutUpload) and cut.size == uploads.MOST_BYTES + 4
    assert cut.read() == b""  # its content was thrown away
    assert form["word"].value() == "sebelas"


def test_files_up_to_the_limit_arrive_whole(sent):
    form = sent(scan=19 * 1024 * 1024, more=4 * 1024 * 1024)
    assert form.is_valid(), form.errors
    assert len(form.cleaned_data["scan"].read()) == 19 * 1024 * 1024 + 4


def test_together_above_the_limit_the_one_that_went_over_is_refused(sent, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    form = sent(scan=70_000, more=70_000)
    assert set(form.errors) == {"more"}


@pytest.fixture
def small_limit(monkeypatch):
    """The limit of one request, so that a test needs no large file."""
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)


def test_the_page_of_an_optional_file_says_it_and_keeps_what_was_typed(cast, enter, small_limit):
    emblem = SimpleUploadedFile("lambang.png", b"0" * 200_000)
    facts = {"address": "Jalan Raya Ngebel 12", "size": "A4", "emblem": emblem}
    answer = enter(cast.sekdes_ngebel).post(reverse("villages:letterhead", args=[NGEBEL]), facts)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert TOO_LARGE.format(5) in page and "Jalan Raya Ngebel 12" in page
    assert not Letterhead.objects.exists()


def test_the_page_of_a_required_file_says_the_same(cast, regions, enter, small_limit):
    instrument = ready(world(cast, regions))
    address = reverse("partnerships:scan-upload", args=[instrument.pk, signature(instrument, NGEBEL).pk])
    scan = SimpleUploadedFile("naskah.pdf", b"0" * 200_000)
    answer = enter(cast.sekdes_ngebel).post(address, {"upload": scan})
    assert answer.status_code == 422 and TOO_LARGE.format(20) in answer.content.decode()
