"""Scans of the signed papers: checked by content, kept beside each other, served under their own text."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from partnerships.actions import signing as actions
from partnerships.models import SignatureScan
from records.models import Document
from tests.conftest import NGEBEL
from tests.partnerships.text_world import ready, signature, world


@pytest.fixture
def three(cast, regions):
    return world(cast, regions)


def photo(colour="white"):
    """A real picture, as a phone makes it."""
    out = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(out, format="JPEG")
    return out.getvalue()


def upload(content=None, name="pindaian.jpg"):
    return SimpleUploadedFile(name, photo() if content is None else content)


def test_a_better_scan_keeps_the_earlier_one(three, enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    instrument = ready(three)
    row = signature(instrument, NGEBEL)
    address = reverse("partnerships:scan-upload", args=[instrument.pk, row.pk])
    client = enter(three.cast.sekdes_ngebel)
    assert client.post(address, {"upload": upload()}).status_code == 302
    assert client.post(address, {"upload": upload(photo("red"))}).status_code == 302
    first, second = SignatureScan.objects.order_by("version")
    assert (first.version, second.version) == (1, 2)
    for scan, content in ((first, photo()), (second, photo("red"))):
        answer = client.get(reverse("partnerships:scan-file", args=[instrument.pk, scan.pk]))
        assert b"".join(answer.streaming_content) == content
    page = client.get(reverse("partnerships:instrument-detail", args=[instrument.pk])).content.decode()
    assert "Pindaian 1" in page and "Pindaian 2" in page


def test_a_page_that_calls_itself_pdf_is_refused_by_its_content(three, enter):
    instrument = ready(three)
    row = signature(instrument, NGEBEL)
    address = reverse("partnerships:scan-upload", args=[instrument.pk, row.pk])
    page = enter(three.cast.sekdes_ngebel).post(address, {"upload": upload(b"<html>PDF</html>", "naskah.pdf")})
    assert "Isi berkas ini bukan salah satunya" in page.content.decode()
    assert not SignatureScan.objects.exists()
    assert not Document.objects.filter(name="naskah.pdf").exists()


def test_a_scan_is_served_under_its_own_text_only(three, enter):
    instrument = ready(three)
    row = signature(instrument, NGEBEL)
    scan = actions.upload_scan(signature=row, upload=upload(), by=three.cast.kades_ngebel)
    other = ready(world(three.cast, three.regions))
    client = enter(three.cast.kades_ngebel)
    assert client.get(reverse("partnerships:scan-file", args=[other.pk, scan.pk])).status_code == 404
    assert (
        enter(three.cast.asing).get(reverse("partnerships:scan-file", args=[instrument.pk, scan.pk])).status_code == 404
    )


def test_another_village_uploads_no_scan(three):
    row = signature(ready(three), NGEBEL)
    with pytest.raises(PermissionDenied):
        actions.upload_scan(signature=row, upload=upload(), by=three.cast.kades_sahang)
